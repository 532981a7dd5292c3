import { eventNames, nearMisses, sentences } from "@callingcard/grammar/arbitrary";
import type { GrammarIr } from "@callingcard/grammar/ir";
import type * as fc from "fast-check";
import { commonPolicyIr } from "./generated/common-policy.ir.ts";
import { conferenceInfoIr } from "./generated/conference-info.ir.ts";
import { reginfoIr } from "./generated/reginfo.ir.ts";
import { resourceListsIr } from "./generated/resource-lists.ir.ts";
import { storedObjectIr } from "./generated/stored-object.ir.ts";
import { xcapIr } from "./generated/xcap.ir.ts";

/** The grammars of the package, by the names of their files. */
export type GrammarName =
  | "resource-lists"
  | "common-policy"
  | "reginfo"
  | "conference-info"
  | "xcap"
  | "stored-object";

const GRAMMARS: Readonly<Record<GrammarName, GrammarIr>> = {
  "resource-lists": resourceListsIr,
  "common-policy": commonPolicyIr,
  reginfo: reginfoIr,
  "conference-info": conferenceInfoIr,
  xcap: xcapIr,
  "stored-object": storedObjectIr,
};

/**
 * Names of children that an element may have, in their order, with the prefixes of the grammar;
 * `##other` stands for an extension.
 *
 * @param grammar The grammar.
 * @param rule The rule of the element, such as `list`.
 * @throws RangeError when there is no such rule.
 */
export function content(grammar: GrammarName, rule: string): fc.Arbitrary<string[]> {
  const ir = GRAMMARS[grammar];
  return sentences(ir, rule).map((text) => eventNames(ir, text));
}

/**
 * Names of children that an element may have but for one place; some are what it may have still.
 *
 * @param grammar The grammar.
 * @param rule The rule of the element.
 * @throws RangeError when there is no such rule.
 */
export function misplacedContent(grammar: GrammarName, rule: string): fc.Arbitrary<string[]> {
  const ir = GRAMMARS[grammar];
  return nearMisses(ir, rule).map(({ text }) => eventNames(ir, text));
}
