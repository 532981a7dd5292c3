import {
  type JsonComparison,
  type JsonDifference,
  jsonDifference,
  partOf,
} from "./json-difference.ts";
import { type FailureKind, failure, type Judgement } from "./judgement.ts";
import { isError, type Source, type SourceReading } from "./source.ts";
import type { Outcome } from "./subject.ts";
import { textOf } from "./visible.ts";

/**
 * Judges the JSON that a program wrote of what it read.
 *
 * @param outcome What it did.
 * @param value What is to be compared of what we read.
 * @param comparison How. Default `known`.
 */
export function judgeValue(
  { output }: Outcome,
  value: unknown,
  comparison: JsonComparison = "known",
): Judgement | undefined {
  let theirs: unknown;
  try {
    theirs = JSON.parse(textOf(output) ?? "");
  } catch {
    return failure("no-json", "wrote no JSON");
  }
  return differing("other-value", "read", jsonDifference(asJson(value), theirs, comparison));
}

/** What is compared of two texts. */
interface TextComparison {
  /** The part of what was read, as a JSON Pointer. Default: all of it. */
  readonly jsonPointer?: string;
  /** Default: what they say, whichever way it is written; `exact` is the way too. */
  readonly jsonComparison?: JsonComparison;
}

/**
 * Judges the text that a program wrote of what it read.
 *
 * @param outcome What it did.
 * @param reading What we read.
 * @param read Our reader.
 * @param comparison What is compared of both.
 */
export function judgeText(
  outcome: Outcome,
  reading: SourceReading,
  read: Source["read"],
  { jsonPointer = "", jsonComparison }: TextComparison = {},
): Judgement | undefined {
  const written = writtenBy(outcome);
  if (written === undefined) return failure("no-json", "answered no text as a JSON string");
  const theirs = read(written);
  if (!theirs.accepted) {
    const { message = "", code = "" } = theirs.diagnostics.find(isError) ?? {};
    return failure("no-sentence", `wrote what is no sentence: ${message}`, code);
  }
  const part = ({ value, meaning }: SourceReading): unknown =>
    asJson(partOf(jsonComparison === "exact" ? value : (meaning?.() ?? value), jsonPointer));
  return differing("other-text", "wrote", jsonDifference(part(reading), part(theirs), "exact"));
}

// What a program wrote: all of its output, or where it answers by lines the text that its answer is.
function writtenBy({ ending, output }: Outcome): Uint8Array | undefined {
  if (ending.kind !== "answer" || ending.status !== undefined) return output;
  try {
    const answer: unknown = JSON.parse(textOf(output) ?? "");
    return typeof answer === "string" ? new TextEncoder().encode(answer) : undefined;
  } catch {
    return undefined;
  }
}

// The same at another number, under another name that nobody registered, or deeper within itself is the same.
function placeOf(pointer: string): string {
  return pointer
    .replaceAll(/\d+/g, "*")
    .replaceAll(/\/x-[^/]*/gi, "/x-*")
    .replaceAll(/((?:\/[^/]+)+?)\1+/g, "$1");
}

// What JSON cannot carry is not asked for.
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? "null");
}

function differing(
  kind: FailureKind,
  verb: string,
  difference: JsonDifference | undefined,
): Judgement | undefined {
  if (difference === undefined) return undefined;
  const place = placeOf(difference.pointer);
  const what = `${verb} something else at ${difference.pointer === "" ? "the whole" : difference.pointer}`;
  return { ...failure(kind, what, place), difference };
}
