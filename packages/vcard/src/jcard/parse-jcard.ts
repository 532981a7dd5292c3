import type { Card } from "../card.ts";
import { OctetDecoder } from "../octet-decoder.ts";
import { Places } from "../problem.ts";
import { fromJCard } from "./from-jcard.ts";
import { JCardError, type JCardErrorInit } from "./jcard-error.ts";
import { findPlaces } from "./json-places.ts";
import { DEFAULT_JCARD_LIMITS, type FromJCardOptions, pointerTo } from "./reading.ts";
import { walkJson } from "./walk-json.ts";

/** How the text of a jCard is read. */
export interface ParseJCardOptions extends FromJCardOptions {
  /** Longest text, in octets or, for a string, in UTF-16 code units. Default 67 108 864. */
  readonly maxInputLength?: number;

  /** Most arrays and objects within each other; a jCard has five. Default 32. */
  readonly maxDepth?: number;
}

/** The limits of texts that hold where none is given. */
const DEFAULT_TEXT_LIMITS: Required<Pick<ParseJCardOptions, "maxInputLength" | "maxDepth">> = {
  maxInputLength: 67_108_864,
  maxDepth: 32,
};

/** A problem with its place in UTF-16 code units. */
interface PlacedProblem extends JCardErrorInit {
  readonly offset: number;
}

/**
 * Reads the text of a jCard: {@link fromJCard} with places in the text for all problems, and with names
 * that an object has twice as a problem.
 *
 * @param input Text, or octets in UTF-8.
 * @param options Limits, and what to do about departures.
 * @returns The card.
 * @throws JCardError for the first departure if there is no `onProblem`, and for a text that is not
 *   JSON, too long, too deep or no jCard in any case.
 */
export function parseJCard(input: string | Uint8Array, options: ParseJCardOptions = {}): Card {
  const { onProblem } = options;
  const text = decode(input, options);
  const ofText = [...text.problems];
  examine(text, options, ofText);
  const ofData: JCardError[] = [];
  // Further problems are looked for only if the caller wants them all.
  const onOne = onProblem && ((problem: JCardError) => void ofData.push(problem));
  const card = readData(text, onOne === undefined ? options : { ...options, onProblem: onOne });
  if (!(card instanceof JCardError)) {
    tell(text, ofText, ofData, options);
    return card;
  }
  // Without onProblem, something in the text before it may be the first.
  if (onProblem === undefined) tell(text, ofText, [card], options);
  const [offset = 0] = findPlaces(text.all, [card.pointer]);
  const { code, reason, pointer, rule } = card;
  throw errorAt(text.all, { code, reason, pointer, rule, offset });
}

function readData({ json }: DecodedText, options: FromJCardOptions): Card | JCardError {
  const data: unknown = JSON.parse(json);
  try {
    return fromJCard(data, options);
  } catch (error) {
    if (error instanceof JCardError) return error;
    throw error;
  }
}

// Tells of all problems in the order of the text, or throws the first.
function tell(
  { all }: DecodedText,
  ofText: readonly PlacedProblem[],
  ofData: readonly JCardError[],
  { onProblem, maxProblems = DEFAULT_JCARD_LIMITS.maxProblems }: ParseJCardOptions,
): void {
  const problems = [...ofText, ...placed(all, ofData)].toSorted(byOffset);
  const places = new Places();
  for (const problem of problems.slice(0, maxProblems + 1)) {
    const error = new JCardError({ ...problem, position: places.at(all, problem.offset) });
    if (onProblem === undefined) throw error;
    onProblem(error);
  }
}

interface DecodedText {
  /** The text as it came. */
  readonly all: string;
  /** The text without a byte order mark. */
  readonly json: string;
  readonly problems: readonly PlacedProblem[];
}

function decode(input: string | Uint8Array, options: ParseJCardOptions): DecodedText {
  const { maxInputLength = DEFAULT_TEXT_LIMITS.maxInputLength } = options;
  if (input.length > maxInputLength) {
    throw new JCardError({
      code: "input-too-long",
      reason: `more than ${maxInputLength} units`,
      pointer: "",
      rule: "maxInputLength",
    });
  }
  const decoder = new OctetDecoder();
  const all = typeof input === "string" ? input : decoder.push(input) + decoder.end();
  const json = all.startsWith("\ufeff") ? all.slice(1) : all;
  const { invalidAt: offset } = decoder;
  if (offset === undefined) return { all, json, problems: [] };
  const rule = "RFC 8259 section 8.1";
  const problem = { code: "invalid-utf-8" as const, reason: "octet is not UTF-8", rule };
  return { all, json, problems: [{ ...problem, pointer: "", offset }] };
}

// Looks for what JSON.parse does not tell: how deep it goes, where it is wrong, names that come twice.
function examine(
  { all }: DecodedText,
  options: ParseJCardOptions,
  problems: PlacedProblem[],
): void {
  const { maxDepth = DEFAULT_TEXT_LIMITS.maxDepth } = options;
  const { maxNameLength = DEFAULT_JCARD_LIMITS.maxNameLength } = options;
  const { maxProblems = DEFAULT_JCARD_LIMITS.maxProblems } = options;
  // An object with more is over the limit, whatever comes twice.
  const { maxParameters: maxNames = DEFAULT_JCARD_LIMITS.maxParameters } = options;
  const limits = { maxDepth, maxNameLength, maxNames };
  const fault = walkJson(all, limits, {
    onDuplicate: (path, offset) => {
      if (problems.length > maxProblems) return;
      const pointer = path.reduce((before, { at }) => pointerTo(before, at), "");
      const reason = "second member of a name";
      problems.push({
        code: "duplicate-member",
        reason,
        pointer,
        rule: "RFC 8259 section 4",
        offset,
      });
    },
  });
  if (fault === undefined) return;
  const rule = {
    "not-json": "RFC 8259",
    "nested-too-deep": "maxDepth",
    "name-too-long": "maxNameLength",
  };
  throw errorAt(all, { ...fault, pointer: "", rule: rule[fault.code] });
}

function errorAt(text: string, problem: PlacedProblem): JCardError {
  return new JCardError({ ...problem, position: new Places().at(text, problem.offset) });
}

function placed(text: string, errors: readonly JCardError[]): PlacedProblem[] {
  if (errors.length === 0) return [];
  const offsets = findPlaces(
    text,
    errors.map(({ pointer }) => pointer),
  );
  return errors.map(({ code, reason, pointer, rule }, index) => ({
    code,
    reason,
    pointer,
    rule,
    offset: offsets[index] ?? 0,
  }));
}

function byOffset(left: PlacedProblem, right: PlacedProblem): number {
  return left.offset - right.offset;
}
