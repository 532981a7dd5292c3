import { syntaxes } from "@callingcard/syntaxes";
import { searchExpression } from "@callingcard/carddav-filter/arbitrary";
import { search } from "@callingcard/syntaxes/search";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawSpecimen } from "../src/specimen/draw-specimen.ts";
import { FAMILIES, listed } from "../src/syntax/families.ts";
import { encodeOctets } from "../src/text/octet-text.ts";

const withGrammars = syntaxes.filter(({ grammars }) => grammars.length > 0);

describe.each(withGrammars.map((syntax) => [syntax.name, syntax] as const))(
  "of %s",
  (_, syntax) => {
    test("a sentence is another text that is accepted, and the same one for the same seed", () => {
      const [first, again] = [1, 1].map((seed) => drawSpecimen(syntax, "sentence", seed));
      expect(again).toEqual(first);
      expect(first?.text).not.toBe(syntax.example);
      expect(syntax.read(encodeOctets(first?.text ?? "")).accepted).toBe(true);
    });

    test("a near miss is refused, and says what was done, and where", () => {
      const miss = drawSpecimen(syntax, "near miss", 2);
      expect(syntax.read(encodeOctets(miss?.text ?? "")).accepted).toBe(false);
      expect(miss?.wrong?.change).toMatch(/./);
      expect(miss?.wrong?.offset).toBeLessThanOrEqual(miss?.text.length ?? 0);
      const rules = syntax.grammars.flatMap((ir) => ir.rules.map(({ name }) => name));
      expect(rules).toContain(miss?.wrong?.rule);
    });
  },
);

test("texts of a syntax without a grammar are drawn from others, and spoilt by a character", () => {
  const sentence = drawSpecimen(search, "sentence", 3, searchExpression());
  expect(drawSpecimen(search, "sentence", 3, searchExpression())).toEqual(sentence);
  expect(search.read(encodeOctets(sentence?.text ?? "-")).accepted).toBe(true);
  const texts = fc.constant('"a phrase"');
  expect(drawSpecimen(search, "near miss", 3, texts)).toEqual(
    expect.objectContaining({ wrong: expect.objectContaining({ change: '"\\"" left out' }) }),
  );
});

test("a syntax without grammars gives none", () => {
  const [first] = syntaxes;
  expect(first && drawSpecimen({ ...first, grammars: [] }, "sentence", 1)).toBeUndefined();
});

test("each syntax of the shelf is in the list once, under its own title", () => {
  const all = FAMILIES.flatMap((family) => family.syntaxes).map(
    ({ name, title }) => `${name} ${title}`,
  );
  const shelf = syntaxes.map(({ name, title }) => `${name} ${title}`);
  expect(new Set(all)).toEqual(new Set(shelf));
  expect(all).toHaveLength(shelf.length);
  expect(listed("sip").part).toBe("messaging");
  expect(listed("toString")).toBe(FAMILIES[0]?.syntaxes[0]);
});
