import { eventNames, nearMisses, sentences } from "@callingcard/grammar/arbitrary";
import type { GrammarIr } from "@callingcard/grammar/ir";
import type { ExpandedName } from "@callingcard/xml";
import type * as fc from "fast-check";
import { carddavIr } from "./generated/carddav.ir.ts";
import { webdavIr } from "./generated/webdav.ir.ts";
import { CARDDAV } from "./names.ts";
import { prefixedName } from "./prefixes.ts";

/** What stands for a child that no grammar names. */
const FOREIGN = "CS:foreign";

/**
 * Children that an element may have, in the order of its DTD fragment: sentences of the grammars of
 * RFC 4918 with RFC 3253, 5323, 5689 and 6578, and of RFC 6352.
 *
 * @param parent An element whose definition has elements in it, such as `DAV:response`.
 * @throws RangeError when there is no such rule.
 */
export function elementContent(parent: ExpandedName): fc.Arbitrary<ExpandedName[]> {
  const { ir, rule } = ruleOf(parent);
  return sentences(ir, rule).map((text) => namesOf(ir, text));
}

/**
 * Children that an element may have but for one place: one is missing, doubled, in the place of
 * another or unknown. Some are what it may have still.
 *
 * @param parent An element whose definition has elements in it.
 * @throws RangeError when there is no such rule.
 */
export function misplacedContent(parent: ExpandedName): fc.Arbitrary<ExpandedName[]> {
  const { ir, rule } = ruleOf(parent);
  return nearMisses(ir, rule).map(({ text }) => namesOf(ir, text));
}

function namesOf(ir: GrammarIr, text: string): ExpandedName[] {
  return eventNames(ir, text, FOREIGN).map(prefixedName);
}

// Rules have the names of their elements, written as one word: `mkcolResponse`.
function ruleOf({ namespace, local }: ExpandedName): {
  readonly ir: GrammarIr;
  readonly rule: string;
} {
  const rule = local.replace(/-./g, (part) => part.slice(1).toUpperCase());
  return { ir: namespace === CARDDAV ? carddavIr : webdavIr, rule };
}
