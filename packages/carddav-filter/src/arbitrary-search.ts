import type { NearMiss } from "@callingcard/grammar/arbitrary";
import * as fc from "fast-check";

/**
 * Search expressions, most of them well formed: words, phrases, fields, `has:`, minus and OR.
 *
 * @returns The arbitrary.
 */
export function searchExpression(): fc.Arbitrary<string> {
  const word = fc.oneof(fc.constantFrom("smith", "+49", "a-b", "é", "OR", "x:y"), fc.string());
  const phrase = fc.string().map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`);
  const value = fc.oneof(word, phrase);
  const field = fc.constantFrom("name", "Email", "tel", "group", "x-a", "has", "nme");
  const term = fc.oneof(
    value,
    fc.tuple(field, value).map(([name, text]) => `${name}:${text}`),
    fc.constantFrom("has:photo", "-has:note", "-", "OR"),
    value.map((text) => `-${text}`),
  );
  const joint = fc.constantFrom(" ", " ", " OR ", "\n", "");
  return fc
    .array(fc.tuple(joint, term), { maxLength: 6 })
    .map((parts) => parts.flat().slice(1).join(""));
}

/**
 * Search expressions that `parseSearch` of `./search` reads: words, phrases, fields and `has:`, with and
 * without minus and NOT, joined by white space, by AND or by OR.
 *
 * @returns The arbitrary.
 */
export function document(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(term(), { minLength: 1, maxLength: 5 }), fc.constantFrom(" ", " OR ", " AND "))
    .map(([terms, joint]) => terms.join(joint));
}

/**
 * Search expressions that are spoilt in one place, so that `parseSearch` throws: a phrase that is not
 * closed, a field that is unknown or without text, minus, NOT, AND or OR without a term, two terms without
 * white space between them, or OR between some terms only. The rule is that of the expression.
 *
 * @returns The arbitrary.
 */
export function nearDocument(): fc.Arbitrary<NearMiss> {
  return fc
    .tuple(fc.array(term(), { maxLength: 2 }), fc.constantFrom(...SPOILT))
    .map(([terms, [text, offset, rule, change]]) => {
      const before = terms.map((one) => `${one} `).join("");
      return { text: before + text, offset: before.length + offset, rule, change };
    });
}

/** Ends of expressions, which are wrong behind any terms. */
const SPOILT: readonly (readonly [text: string, offset: number, rule: string, change: string])[] = [
  ['"a', 2, "value", "second quotation mark left out"],
  ['a"', 1, "value", "first quotation mark left out"],
  ["name:", 5, "positive", "value left out"],
  ["name: a", 5, "positive", "a space before the value"],
  ["has:", 4, "positive", "name left out"],
  ["nme:a", 0, "positive", '"nme" in place of "name"'],
  ["has:nme", 4, "positive", '"nme" in place of "name"'],
  ["-", 1, "term", "term left out behind minus"],
  ["NOT", 3, "term", "term left out behind NOT"],
  ["--a", 1, "term", '"-" doubled'],
  ["a OR", 4, "terms", "term left out behind OR"],
  ["a AND", 5, "terms", "term left out behind AND"],
  ["a OR OR b", 5, "terms", "OR doubled"],
  ["a OR AND b", 5, "terms", "AND behind OR"],
  ["a OR b c", 7, "joint", "OR between some terms only"],
  ['"a"b', 3, "joint", "space left out between two terms"],
];

function term(): fc.Arbitrary<string> {
  const letters = fc.constantFrom(..."abcxyz019é+@.");
  const word = fc.string({ unit: letters, minLength: 1, maxLength: 6 });
  const inside = fc.string({ unit: fc.constantFrom(...'ab -:"\\“'), maxLength: 6 });
  const phrase = inside.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`);
  const value = fc.oneof({ withCrossShrink: true }, word, phrase);
  const field = fc.constantFrom("name", "Email", "tel", "group", "x-a");
  const positive = fc.oneof(
    { withCrossShrink: true },
    value,
    fc.tuple(field, value).map(([name, text]) => `${name}:${text}`),
    field.map((name) => `has:${name}`),
  );
  return fc.tuple(fc.constantFrom("", "-", "NOT "), positive).map((parts) => parts.join(""));
}
