import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nearMisses, sentences } from "@callingcard/grammar/arbitrary";
import { derivation, type Derivation } from "@callingcard/grammar/derivation";
import { loadGrammar } from "../src/load-grammar.ts";
import { type ReadRule, referenceDerivation } from "./reference-derivation.ts";
import { NESTED, SHELF_MARKS, withGrammar } from "./reference-grammar.ts";

function withText(text: string, { rule, start, end, children }: Derivation): ReadRule {
  return {
    rule,
    text: text.slice(start, end),
    children: children.map((child) => withText(text, child)),
  };
}

/** How many sentences there were, and those that are derived otherwise. */
function compare(
  file: string,
  rule: string,
): { readonly derived: number; readonly differing: readonly string[] } {
  const ir = loadGrammar(file);
  const derive = referenceDerivation(file);
  const spoilt = nearMisses(ir, rule).map(({ text }) => text);
  const texts = fc.sample(fc.oneof(sentences(ir, rule), spoilt), { numRuns: 25, seed: 7 });
  const trees = texts.map((text) => [text, derivation(ir, rule, text)] as const);
  return {
    derived: trees.filter(([, tree]) => tree !== undefined).length,
    differing: trees
      .filter(
        ([text, tree]) => !isDeepStrictEqual(tree && withText(text, tree), derive(text, rule)),
      )
      .map(([text]) => text),
  };
}

test.each([
  ["shelf marks", SHELF_MARKS, "shelfmark"],
  ["nested lists", NESTED, "tree"],
  [
    "rules that may be empty",
    'main -> sign digits sign ";" {% text %}\nsign -> "+":? tail\ntail -> null\ndigits -> [0-9]:+\n',
    "main",
  ],
])("a derivation has the rules that nearley reads, in their order: %s", (_, rules, rule) => {
  const { derived, differing } = withGrammar(rules, (file) => compare(file, rule));
  expect(differing).toEqual([]);
  expect(derived).toBeGreaterThan(8);
});

test.each([
  ["vcard/grammar/vcard.ne", "contentline"],
  ["vcard/grammar/date-time.ne", "timestamp"],
  ["sip/grammar/field.ne", "vias"],
  ["sip/grammar/uri.ne", "useruri"],
  ["cpim/grammar/cpim.ne", "head"],
  ["mime/grammar/mime.ne", "contenttype"],
  ["xml/grammar/xml.ne", "sTag"],
  ["xml/grammar/xml.ne", "characters"],
])("a derivation has the rules that nearley reads, in their order: %s %s", (path, rule) => {
  const file = fileURLToPath(new URL(`../../../packages/${path}`, import.meta.url));
  const { derived, differing } = compare(file, rule);
  expect(differing).toEqual([]);
  expect(derived).toBeGreaterThan(8);
});
