import { ParseError } from "@callingcard/grammar";
import type { GrammarIr } from "@callingcard/grammar/ir";
import { derive } from "./derive.ts";
import { type Draft, SYNTAX_ERRORS } from "./draft.ts";
import { type Fault, faultOf } from "./fault.ts";
import type { Part } from "./part.ts";
import type { TreeNode } from "./syntax.ts";

/** How the value of a header is read. */
export interface ValueRule {
  readonly ir: GrammarIr;
  readonly rule: string;
  /** Reads it by the codec, which says what the grammar cannot. */
  readonly parse?: (value: string) => unknown;
}

/**
 * Makes the nodes of a value, and notes what is wrong with it.
 *
 * @param draft The reading.
 * @param valueRule How it is read.
 * @param part The value.
 * @param severity How much it matters.
 * @returns The node of the rule.
 */
export function checkedNodes(
  draft: Draft,
  valueRule: ValueRule,
  part: Part,
  severity: "error" | "warning" = "error",
): readonly TreeNode[] {
  const { ir, rule, parse } = valueRule;
  const fault = faultOf(ir, rule, part);
  if (fault !== undefined) draft.add({ ...fault, severity });
  else if (parse !== undefined) {
    attempt(draft, part.inWhole, () => parse(part.text), undefined, severity);
  }
  return derive(draft, ir, rule, part);
}

/**
 * Reads something, and notes what the codec says against it.
 *
 * @param draft The reading.
 * @param inWhole Finds the place in the whole text of an error's offset.
 * @param read Reads it.
 * @param explain Tells what could have stood at the place of a syntax error.
 * @param severity How much it matters.
 * @returns What was read; `undefined` where the codec refused it.
 */
export function attempt<Value>(
  draft: Draft,
  inWhole: (offset: number) => number,
  read: () => Value,
  explain: (start: number) => Fault | undefined = () => undefined,
  severity: "error" | "warning" = "error",
): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { code, message, offset } = error;
    const start = inWhole(offset);
    const fault = SYNTAX_ERRORS.has(code) ? explain(start) : undefined;
    const { expected = [], ...by } = fault?.start === start ? fault : {};
    draft.add({ ...by, severity, expected, start, code, message });
    return undefined;
  }
}
