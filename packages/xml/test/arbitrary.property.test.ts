import { fc, test as property } from "@fast-check/vitest";
import { diagnose } from "@callingcard/grammar/diagnose";
import { expect, test } from "vitest";
import { document, nearDocument, nearMiss, sentence, XML_RULES } from "../src/arbitrary.ts";
import { xmlIr } from "../src/grammar.ts";
import { parseXml } from "../src/index.ts";

test("the rules are those of the grammar", () => {
  expect(XML_RULES).toEqual(xmlIr.rules.map(({ name }) => name));
});

test.each(XML_RULES)("%s has sentences, and near misses", (rule) => {
  for (const text of fc.sample(sentence(rule), { numRuns: 5, seed: 1 }))
    expect(diagnose(xmlIr, rule, text)).toBeUndefined();
  for (const { text, offset } of fc.sample(nearMiss(rule), { numRuns: 5, seed: 1 }))
    expect(offset).toBeLessThanOrEqual(text.length);
});

property.prop([document()], { numRuns: 200 })("a document is read", (text) => {
  expect(parseXml(text).root.kind).toBe("element");
});

property.prop([nearDocument()], { numRuns: 600 })("a near document is refused", (miss) => {
  expect(() => parseXml(miss.text)).toThrow(/ at line \d/);
  expect(miss.offset).toBeLessThanOrEqual(miss.text.length);
});

test("documents shrink to what a person would write", () => {
  const smallest = (isSound: (text: string) => boolean, seed = 1) =>
    fc.check(fc.property(document(), isSound), { seed, numRuns: 500 }).counterexample?.[0];
  expect([
    smallest(() => false),
    smallest((text) => !text.includes("CDATA")),
    smallest((text) => !text.includes("&amp;")),
  ]).toEqual(["<a/>", "<a><![CDATA[a]]></a>", '<a><a q0:a="" xmlns:q0="a&amp;&quot;&lt;b"/></a>']);
  const spoilt = fc.check(
    fc.property(nearDocument(), ({ rule }) => rule !== "REFERENCE"),
    { seed: 1, numRuns: 500 },
  );
  expect(spoilt.counterexample?.[0]).toEqual({
    text: "<root>&</root>",
    offset: 6,
    rule: "REFERENCE",
    change: '"&" without a reference',
  });
});
