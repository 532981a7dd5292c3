import type { Property } from "../card.ts";
import {
  carriedForm,
  carriedNameOf,
  carryForm,
  carryName,
  carryWhole,
  withoutForm,
  withoutName,
} from "./carry.ts";
import type { ConversionCode, TargetVersion } from "./conversion.ts";
import { change, type Draft, type Entry } from "./draft.ts";
import { isSameValue } from "./meaning.ts";

/**
 * How a value is said in the other version. The two functions look at nothing but the property; they
 * give the same object for a value that both versions say alike, and `undefined` for one that the other
 * version cannot say.
 */
export interface ValueRule {
  readonly code: ConversionCode;

  /** What the rule does to a value, as a clause. */
  readonly message: string;

  /** From 3.0 to 4.0. */
  readonly raise: (property: Property, draft: Draft) => Property | undefined;

  /** From 4.0 to 3.0. */
  readonly lower: (property: Property, draft: Draft) => Property | undefined;

  /** The property with another value, in a version: VALUE as the value needs it. */
  readonly restore?: (property: Property, value: string, version: TargetVersion) => Property;
}

/**
 * Says a value in the other version. Where the way back would not give the same value, the exact one is
 * noted beside it; and where such a note is there and still fits, because nobody edited the value, it is
 * the exact value that comes out. So no rule has to be exact to lose nothing.
 *
 * @param draft The card.
 * @param entry The property.
 * @param rule The rule.
 */
export function applyValueRule(draft: Draft, entry: Entry, rule: ValueRule): void {
  const { property } = entry;
  if (property === undefined) return;
  const { from, to } = draft;
  const { code, message } = rule;
  const [convert, invert] = to === "4.0" ? [rule.raise, rule.lower] : [rule.lower, rule.raise];
  const plain = withoutForm(property, to);
  const exact = exactForm(property, plain, draft, rule, invert);
  if (exact !== undefined) {
    const restored = withoutName(exact, to);
    change(draft, entry, restored, { code, effect: "changed", message: "the exact value is back" });
    return;
  }
  const converted = convert(plain, draft);
  if (converted === undefined) {
    carryWhole(draft, entry, code, `${to} cannot say such a value`);
    return;
  }
  if (converted === property) return;
  if (converted === plain) {
    change(draft, entry, plain, { code, effect: "changed", message: "its value was edited" });
    return;
  }
  const back = invert(converted, draft);
  if (back !== undefined && isSameValue(back, plain, from)) {
    change(draft, entry, converted, { code, effect: "changed", message });
    return;
  }
  const noted = carryForm(converted, from, plain.value);
  const exactly = draft.carries ? "; the exact value is kept beside it" : ", not exactly";
  const note = message + exactly;
  change(draft, entry, noted, { code, effect: "carried", message: note });
}

/**
 * Notes the name that a property had where the way back would give it another one.
 *
 * @param draft The card.
 * @param property The property under its new name.
 * @param name The name that it had.
 * @param usual The name that the way back gives it.
 * @returns The property, with a note or without.
 */
export function withNameNoted(
  draft: Draft,
  property: Property,
  name: string,
  usual: string,
): Property {
  if (name.toUpperCase() === usual.toUpperCase()) return property;
  return carryName(property, draft.from, name);
}

/**
 * Gives the name that a property of 4.0 had in 3.0.
 *
 * @param property The property.
 * @param usual The name if none is noted.
 * @returns The name.
 */
export function notedName(property: Property, usual: string): string {
  return carriedNameOf(property, "3.0") ?? usual;
}

// The property with the exact value that is noted, if the value as it stands now comes from that one.
function exactForm(
  property: Property,
  plain: Property,
  draft: Draft,
  rule: ValueRule,
  invert: ValueRule["raise"],
): Property | undefined {
  const form = carriedForm(property, draft.to);
  if (form === undefined) return undefined;
  const candidate = rule.restore?.(plain, form, draft.to) ?? { ...plain, value: form };
  const now = invert(candidate, draft);
  return now !== undefined && isSameValue(now, plain, draft.from) ? candidate : undefined;
}
