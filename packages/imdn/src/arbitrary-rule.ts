import {
  eventNames,
  type NearMiss,
  type NearMissOptions,
  nearMisses,
  type SentenceOptions,
  sentences,
} from "@callingcard/grammar/arbitrary";
import type { GrammarIr } from "@callingcard/grammar/ir";
import type * as fc from "fast-check";
import { imdnIr } from "./generated/imdn.ir.ts";
import { isComposingIr } from "./generated/is-composing.ir.ts";

/** The rules of the grammars, each behind the name of its grammar: what an element may contain. */
export const IMDN_RULES = [
  "imdn/imdn",
  "imdn/deliveryNotification",
  "imdn/processingNotification",
  "imdn/displayNotification",
  "imdn/deliveryStatus",
  "imdn/processingStatus",
  "imdn/displayStatus",
  "is-composing/isComposing",
] as const;

/** One of {@link IMDN_RULES}. */
export type ImdnRule = (typeof IMDN_RULES)[number];

/**
 * Names of children that an element may have, in their order, with a space between them; `##other` stands
 * for an extension. The prefix of a name is the grammar's.
 *
 * @param rule The rule of the element, such as `imdn/deliveryStatus`.
 * @param options How many there are.
 * @returns The arbitrary; it shrinks towards the fewest.
 */
export function sentence(rule: ImdnRule, options?: SentenceOptions): fc.Arbitrary<string> {
  const [ir, name] = place(rule);
  return sentences(ir, name, options).map((events) => eventNames(ir, events).join(" "));
}

/**
 * Names of children as in {@link sentence} that are spoilt in one place; with `refused`, those alone that
 * the element may not have.
 *
 * @param rule The rule of the element.
 * @param options How many there are, and which are left out.
 * @returns The arbitrary. The offset is that in the names.
 */
export function nearMiss(rule: ImdnRule, options?: NearMissOptions): fc.Arbitrary<NearMiss> {
  const [ir, name] = place(rule);
  return nearMisses(ir, name, options).map((near) => {
    const names = eventNames(ir, near.text);
    const before = names.slice(0, near.offset).map((one) => one.length + 1);
    const text = names.join(" ");
    const offset = before.reduce((sum, length) => sum + length, 0);
    return { ...near, text, offset: Math.min(offset, text.length) };
  });
}

const GRAMMARS: ReadonlyMap<string, GrammarIr> = /* @__PURE__ */ new Map([
  ["imdn", imdnIr],
  ["is-composing", isComposingIr],
]);

function place(rule: string): readonly [GrammarIr, string] {
  const [grammar = "", name = ""] = rule.split("/");
  const ir = GRAMMARS.get(grammar);
  if (ir === undefined) throw new RangeError(`no rule ${rule}`);
  return [ir, name];
}
