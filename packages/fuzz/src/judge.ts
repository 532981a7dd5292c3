import { type JsonComparison, partOf } from "./json-difference.ts";
import { judgeText, judgeValue } from "./judge-value.ts";
import { failure, type Judgement } from "./judgement.ts";
import type { Source, SourceReading } from "./source.ts";
import type { Ending, Outcome } from "./subject.ts";

/**
 * What is asked of a program, beyond that it lives: to take sentences, to refuse near misses, to read as we do and write
 * that as JSON, to write a text that says the same.
 */
export type Expectation = "accept" | "reject" | "json" | "written";

/** How a program's outcomes are judged. */
export interface JudgeOptions {
  /** Default: `accept` and `reject`. */
  readonly expect?: readonly Expectation[];
  /** The exit statuses that mean that an input was taken. Default: 0. */
  readonly acceptStatus?: readonly number[];
  /** For `json` and `written`: the part of our value that is compared, as a JSON Pointer. Default: all of it. */
  readonly jsonPointer?: string;
  /** For `json`. Default `known`: members that the program leaves out of its objects are not compared. */
  readonly jsonComparison?: JsonComparison;
}

/**
 * Judges what a program did with one input.
 *
 * @param outcome What it did.
 * @param reading What our reader makes of the same input.
 * @param read Our reader, for what the program writes.
 * @param options What is asked of it.
 * @returns `undefined` when nothing is wrong.
 */
export function judge(
  outcome: Outcome,
  reading: SourceReading,
  read: Source["read"],
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
      if (!reading.accepted || accepted === false) return undefined;
      const value = partOf(reading.value, options.jsonPointer ?? "");
      return (
        (expect.includes("json")
          ? judgeValue(outcome, value, options.jsonComparison)
          : undefined) ??
        (expect.includes("written") ? judgeText(outcome, reading, read, options) : undefined)
      );
    }
  }
}

function howOf(ending: Extract<Ending, { readonly kind: "exit" | "answer" }>): string {
  if (ending.kind === "exit") return ` (exit status ${ending.status})`;
  return ending.status === undefined ? "" : ` (status ${ending.status})`;
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
