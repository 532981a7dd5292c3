import {
  type JsonComparison,
  type JsonDifference,
  jsonDifference,
  partOf,
} from "./json-difference.ts";
import type { SourceReading } from "./source.ts";
import type { Ending, Outcome } from "./subject.ts";
import { textOf } from "./visible.ts";

/** What is asked of a program, beyond that it lives: to take sentences, to refuse near misses, to read as we do. */
export type Expectation = "accept" | "reject" | "json";

/** What a program did wrong. */
export type FailureKind =
  /** It died of a signal. */
  | "signal"
  /** It was killed at the limit of time, of memory, or of output. */
  | "hang"
  | "memory"
  | "flood"
  /** It could no longer be reached. */
  | "gone"
  /** It refused a sentence. */
  | "refused"
  /** It took what is no sentence. */
  | "accepted"
  /** It read something else than we do, or wrote no JSON. */
  | "other-value"
  | "no-json"
  /** It answered that it failed: HTTP status 500 to 599. */
  | "server-error"
  /** It answered what is no answer. */
  | "no-answer";

/** How a program's outcomes are judged. */
export interface JudgeOptions {
  /** Default: `accept` and `reject`. */
  readonly expect?: readonly Expectation[];
  /** The exit statuses that mean that an input was taken. Default: 0. */
  readonly acceptStatus?: readonly number[];
  /** For `json`: the part of our value that the program writes, as a JSON Pointer. Default: all of it. */
  readonly jsonPointer?: string;
  /** For `json`. Default `known`: members that the program leaves out of its objects are not compared. */
  readonly jsonComparison?: JsonComparison;
}

/** What was wrong with one outcome. */
export interface Judgement {
  readonly kind: FailureKind;
  /** Equal for outcomes that are alike. */
  readonly likeness: string;
  /** For people. */
  readonly what: string;
  readonly difference: JsonDifference | undefined;
}

/**
 * Judges what a program did with one input.
 *
 * @param outcome What it did.
 * @param reading What our reader makes of the same input.
 * @param options What is asked of it.
 * @returns `undefined` when nothing is wrong.
 */
export function judge(
  outcome: Outcome,
  reading: SourceReading,
  options: JudgeOptions = {},
): Judgement | undefined {
  const { expect = ["accept", "reject"], acceptStatus = [0] } = options;
  const { ending } = outcome;
  switch (ending.kind) {
    case "signal":
      return failure("signal", `died of ${ending.signal}`, ending.signal);
    case "hang":
      return failure("hang", `gave no answer in ${(outcome.ms / 1000).toFixed(1)} s`);
    case "memory":
      return failure("memory", "took more memory than the limit");
    case "flood":
      return failure("flood", "wrote more than the limit");
    case "gone":
      return failure("gone", `could no longer be reached: ${ending.reason}`);
    case "server-error":
      return failure("server-error", `failed with status ${ending.status}`, `${ending.status}`);
    case "silent":
      return undefined;
    case "exit":
    case "answer": {
      const accepted =
        ending.kind === "answer" ? ending.accepted : acceptStatus.includes(ending.status);
      if (accepted === undefined) {
        return failure("no-answer", `answered neither "ok", nor "no", nor JSON`);
      }
      const how = howOf(ending);
      if (reading.accepted && accepted === false && expect.includes("accept")) {
        return failure("refused", `refused a sentence${how}`, how, voiceOf(outcome));
      }
      if (!reading.accepted && accepted === true && expect.includes("reject")) {
        return failure("accepted", `accepted what is no sentence${how}`, how);
      }
      if (!reading.accepted || accepted === false || !expect.includes("json")) return undefined;
      return judgeValue(outcome, reading.value, options);
    }
  }
}

function howOf(ending: Extract<Ending, { readonly kind: "exit" | "answer" }>): string {
  if (ending.kind === "exit") return ` (exit status ${ending.status})`;
  return ending.status === undefined ? "" : ` (status ${ending.status})`;
}

function judgeValue(
  { output }: Outcome,
  value: unknown,
  { jsonPointer = "", jsonComparison = "known" }: JudgeOptions,
): Judgement | undefined {
  let theirs: unknown;
  try {
    theirs = JSON.parse(textOf(output) ?? "");
  } catch {
    return failure("no-json", "wrote no JSON");
  }
  // What JSON cannot carry is not asked for.
  const ours: unknown = JSON.parse(JSON.stringify(partOf(value, jsonPointer)) ?? "null");
  const difference = jsonDifference(ours, theirs, jsonComparison);
  if (difference === undefined) return undefined;
  const place = difference.pointer.replaceAll(/\d+/g, "*");
  const what = `read something else at ${difference.pointer === "" ? "the whole" : difference.pointer}`;
  return { ...failure("other-value", what, place), difference };
}

function failure(kind: FailureKind, what: string, ...likeness: readonly string[]): Judgement {
  return { kind, what, likeness: [kind, ...likeness].join(" "), difference: undefined };
}

/** How much of the last line tells one cause from another. */
const VOICE_LENGTH = 40;

/**
 * What a program says last, without what changes with the input: the name of the exception, mostly.
 *
 * @param outcome What it did.
 */
export function voiceOf({ errors, output }: Outcome): string {
  const said = errors.length > 0 ? errors : output.subarray(-1000);
  const last = new TextDecoder().decode(said).trimEnd().split("\n").at(-1) ?? "";
  const [head = ""] = last.split(":");
  return head
    .replaceAll(/(["'`]).*?\1/g, "…")
    .replaceAll(/\d+/g, "#")
    .slice(0, VOICE_LENGTH);
}
