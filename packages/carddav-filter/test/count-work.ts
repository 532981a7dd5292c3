// Prints how many blocks of our code the matching and indexing of hostile values, cards and filters runs
// through, at one size and at four times the size.
import type { Card } from "@callingcard/vcard";
import { printWork, type HostileInput } from "../../../tools/growth/print-work.ts";
import { collationKey, compileFilter, filterCondition, indexCard } from "../src/index.ts";
import { filterOf, prop, propText } from "./card.ts";

const VALUES: readonly (readonly [name: string, property: string, unit: string, text: string])[] = [
  ["a long text", "NOTE", "a", "b"],
  ["a long text that is not ASCII", "NOTE", "é", "b"],
  ["combining marks of two classes by turns", "NOTE", "\u0301\u0323", "b"],
  ["letters that are changed by hand", "NOTE", "\u01c6\u1f80", "b"],
  ["emoji", "NOTE", "\u{1f600}", "b"],
  ["octets that are not UTF-8", "NOTE", "\udc80", "b"],
  ["backslashes", "NOTE", "\\", "b"],
  ["escapes", "NOTE", String.raw`\,\n`, "b"],
  ["empty components", "ADR", ";", ";x"],
  ["components", "ADR", "a;b,", "b"],
  ["list items", "CATEGORIES", "a,", "b"],
  ["a text that matches but for its last character", "NOTE", "a", `${"a".repeat(63)}b`],
  ["the same in letters of other cases", "NOTE", "aA\u00e0", `${"A\u0300a".repeat(40)}b`],
  ["the same in marks", "NOTE", "a\u0301", `${"\u0301a".repeat(40)}b`],
  ["a text that nearly matches everywhere", "NOTE", "a", `${"a".repeat(500)}b${"a".repeat(500)}`],
];

const MATCHES = ["contains", "equals", "starts-with", "ends-with"] as const;

const values = VALUES.map(([name, property, unit, text]): HostileInput => ({
  name: `${name}, matched`,
  work(size) {
    for (const matchType of MATCHES) {
      compileFilter(filterOf("anyof", propText(property, text, { matchType })))(
        card([[property, unit.repeat(size)]]),
      );
    }
  },
}));

const keys = VALUES.map(([name, property, unit]): HostileInput => ({
  name: `${name}, indexed`,
  work(size) {
    collationKey("i;unicode-casemap", unit.repeat(size));
    indexCard(card([[property, unit.repeat(size)]]));
  },
}));

printWork([
  ...values,
  ...keys,
  {
    name: "a text of one letter and a longer text to look for in it",
    work(size) {
      const text = `${"a".repeat(6 + size / 36)}b`;
      compileFilter(filterOf("anyof", propText("NOTE", text)))(
        card([["NOTE", "a".repeat(4 * size)]]),
      );
    },
  },
  {
    name: "properties of a card, indexed",
    work(size) {
      indexCard(
        card(Array.from({ length: size }, (_, i) => [i % 2 === 0 ? `X-${i}` : "NOTE", `${i}`])),
      );
    },
  },
  {
    name: "conditions of a filter",
    work(size) {
      const names = Array.from({ length: size }, (_, index) => prop(`X-${index}`));
      filterCondition(filterOf("allof", ...names));
    },
  },
  {
    name: "marks of a text to look for",
    work(size) {
      const text = `${"\u0344".repeat(size)}a${"\u0344".repeat(size)}`;
      filterCondition(filterOf("anyof", propText("NOTE", text, { collation: "i;octet" })));
    },
  },
]);

function card(properties: readonly (readonly [name: string, value: string])[]): Card {
  return {
    version: "4.0",
    properties: properties.map(([name, value]) => ({
      group: undefined,
      name,
      parameters: [],
      value,
    })),
  };
}
