import { diagnose, type Diagnosis } from "@callingcard/grammar/diagnose";
import type { GrammarIr } from "@callingcard/grammar/ir";
import { isLexical } from "./derive.ts";
import type { Finding } from "./draft.ts";
import type { Part } from "./part.ts";

/** Most steps of one diagnosis: a second or so. */
const MAX_STEPS = 5_000_000;

/** What a grammar says about a place of a text. */
export type Fault = Required<Pick<Finding, "expected" | "grammar" | "rule">> & {
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly message: string;
};

/**
 * Tells why a part cannot be read by a rule, and all that could have stood there.
 *
 * @param ir The grammar.
 * @param rule The rule.
 * @param part The part.
 * @returns What is wrong; `undefined` if nothing is, or it takes too long to say.
 */
export function faultOf(ir: GrammarIr, rule: string, part: Part): Fault | undefined {
  const found = diagnosisOf(ir, rule, part.text);
  if (found === undefined) return undefined;
  const { offset, expected } = found;
  const isEnd = offset === part.text.length;
  const start = part.inWhole(offset);
  return {
    start,
    end: isEnd ? start : part.inWhole(offset) + 1,
    code: isEnd ? "unexpected-end" : "unexpected-character",
    message: `${isEnd ? "text ends" : "character"} where ${listOf(expected)} could stand`,
    expected,
    grammar: ir.file,
    rule: found.rules.findLast((rule) => !isLexical(rule)) ?? found.rule,
  };
}

function diagnosisOf(ir: GrammarIr, rule: string, text: string): Diagnosis | undefined {
  try {
    return diagnose(ir, rule, text, { maxSteps: MAX_STEPS });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

function listOf(expected: readonly string[]): string {
  const last = expected.at(-1) ?? "nothing";
  return expected.length > 1 ? `${expected.slice(0, -1).join(", ")} or ${last}` : last;
}
