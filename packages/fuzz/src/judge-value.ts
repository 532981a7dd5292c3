import {
  type JsonComparison,
  type JsonDifference,
  jsonDifference,
  partOf,
} from "./json-difference.ts";
import { type FailureKind, failure, type Judgement } from "./judgement.ts";
import { isError, type Source } from "./source.ts";
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

/**
 * Judges the text that a program wrote of what it read.
 *
 * @param outcome What it did.
 * @param value What is to be compared of what we read.
 * @param read Our reader.
 * @param pointer Which part of what we read in its text that is compared with. Default: all of it.
 */
export function judgeText(
  outcome: Outcome,
  value: unknown,
  read: Source["read"],
  pointer = "",
): Judgement | undefined {
  const written = writtenBy(outcome);
  if (written === undefined) return failure("no-json", "answered no text as a JSON string");
  const { accepted, diagnostics, value: theirs } = read(written);
  if (!accepted) {
    const { message = "", code = "" } = diagnostics.find(isError) ?? {};
    return failure("no-sentence", `wrote what is no sentence: ${message}`, code);
  }
  const theirPart = asJson(partOf(theirs, pointer));
  return differing("other-text", "wrote", jsonDifference(asJson(value), theirPart, "exact"));
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
  const place = difference.pointer.replaceAll(/\d+/g, "*");
  const what = `${verb} something else at ${difference.pointer === "" ? "the whole" : difference.pointer}`;
  return { ...failure(kind, what, place), difference };
}
