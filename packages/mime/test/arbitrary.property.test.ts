import { fc, test as property } from "@fast-check/vitest";
import { diagnose } from "@callingcard/grammar/diagnose";
import { expect, test } from "vitest";
import { document, MIME_RULES, nearDocument, nearMiss, sentence } from "../src/arbitrary.ts";
import { mimeIr } from "../src/grammar.ts";
import {
  contentId,
  contentType,
  encodeEntity,
  leafEntities,
  parseEntity,
  transferEncoding,
} from "../src/index.ts";

const RUNS = { numRuns: 100 };

function readAll(text: string): void {
  const entity = parseEntity(new TextEncoder().encode(text));
  contentType(entity.fields);
  contentId(entity.fields);
  transferEncoding(entity.fields);
  expect([...leafEntities(entity)].length).toBeGreaterThan(0);
  expect(new TextDecoder().decode(encodeEntity(entity))).toBe(text);
}

test("the rules are those of the grammar", () => {
  expect(MIME_RULES).toEqual(mimeIr.rules.map(({ name }) => name));
});

test.each(MIME_RULES)("%s has sentences, and near misses", (rule) => {
  for (const text of fc.sample(sentence(rule), { numRuns: 5, seed: 1 }))
    expect(diagnose(mimeIr, rule, text)).toBeUndefined();
  for (const { text, offset } of fc.sample(nearMiss(rule), { numRuns: 5, seed: 1 }))
    expect(offset).toBeLessThanOrEqual(text.length);
});

property.prop([document()], RUNS)("a document is read whole and written back", (text) => {
  expect(() => readAll(text)).not.toThrow();
});

test("a document is a text, or has parts within parts", () => {
  const all = fc.sample(document(), { numRuns: 200, seed: 1 });
  expect(all.some((text) => text.includes("--inner--"))).toBe(true);
  expect(all.some((text) => !text.includes("boundary"))).toBe(true);
});

property.prop([nearDocument()], RUNS)("a near document is refused", ({ text, offset }) => {
  expect(() => readAll(text)).toThrow(/\((?:RFC \d+ )/);
  expect(offset).toBeLessThanOrEqual(text.length);
});

test("documents shrink to what a person would write", () => {
  const smallest = fc.check(
    fc.property(document(), () => false),
    { seed: 1 },
  );
  expect(smallest.counterexample).toEqual(["Content-Type: text/plain\r\n\r\n"]);
  const spoilt = fc.check(
    fc.property(nearDocument(), ({ change }) => change !== '":" left out'),
    { seed: 1, numRuns: 1000 },
  );
  expect(spoilt.counterexample?.[0]).toEqual({
    text: "a\r\nContent-Type: text/plain\r\n\r\n",
    offset: 1,
    rule: "field",
    change: '":" left out',
  });
});
