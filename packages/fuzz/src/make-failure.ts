import { positionAt } from "@callingcard/grammar";
import { firstError, type Pursued } from "./pursue.ts";
import type { Failure, Origin, Place } from "./report.ts";
import type { Wrong } from "./source.ts";
import type { SubjectKind } from "./subject.ts";
import { textOf, visibleLines, visibleOctets } from "./visible.ts";

/** How an input was found. */
export interface Found {
  readonly origin: Origin;
  /** Its size when it was found, in octets. */
  readonly octets: number;
  /** What is wrong in the input as fast-check left it. */
  readonly wrong: { readonly in: Uint8Array; readonly is: Wrong } | undefined;
}

/**
 * Writes down what a failure came down to.
 *
 * @param pursued The smallest input, and the part that matters.
 * @param found How it was found.
 * @param kind The program.
 */
export function makeFailure(pursued: Pursued, found: Found, kind: SubjectKind): Failure {
  const { octets, outcome, judgement } = pursued.trial;
  return {
    kind: judgement.kind,
    what: judgement.what,
    input: Buffer.from(octets).toString("base64"),
    octets: octets.length,
    text: visibleOctets(octets),
    ...whereabouts(pursued, found),
    difference: judgement.difference,
    errors: visibleLines(outcome.errors),
    ms: Math.round(outcome.ms),
    peakOctets: outcome.peakOctets,
    origin: found.origin,
    foundOctets: found.octets,
    again: kind.again(octets),
  };
}

// The spoilt place while the input is as it was spoilt; else what our reader says; else the part that matters.
function whereabouts(
  { trial: { octets, reading }, culprit }: Pursued,
  { wrong }: Found,
): Pick<Failure, "rule" | "place" | "wrong"> {
  if (wrong !== undefined && Buffer.compare(wrong.in, octets) === 0) {
    const { offset, rule, change } = wrong.is;
    return { rule, place: placeAt(octets, offset), wrong: change };
  }
  const error = firstError(reading);
  if (error !== undefined) {
    const { start, line, column, rule, message } = error;
    return { rule, place: { offset: start, line, column }, wrong: message };
  }
  if (culprit === undefined) return { rule: undefined, place: undefined, wrong: undefined };
  const place = placeAt(octets, culprit.start);
  return { rule: culprit.rule ?? culprit.name, place, wrong: undefined };
}

function placeAt(octets: Uint8Array, offset: number): Place | undefined {
  const text = textOf(octets);
  if (text === undefined) return undefined;
  const { line, column } = positionAt(text, offset);
  return { offset, line, column };
}
