import { test as property } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as arbitrary from "../src/arbitrary.ts";
import { JsContactError, parseJsContact, validateJsContact } from "../src/index.ts";

property.prop([arbitrary.document()])("a document is a valid card", (text) => {
  expect(validateJsContact(JSON.parse(text))).toEqual([]);
  expect(parseJsContact(text)).toEqual(JSON.parse(text));
});

property.prop([arbitrary.nearDocument()])("a near document is refused", (near) => {
  expect(() => parseJsContact(near.text)).toThrow(JsContactError);
  expect(near.offset).toBeLessThanOrEqual(near.text.length);
});

/** What remains of the first value that a broken parser takes for another, once it is as small as can be. */
function smallest<Value>(values: fc.Arbitrary<Value>, isTaken: (value: Value) => boolean): unknown {
  return fc.check(fc.property(values, isTaken), { seed: 1, numRuns: 1000 }).counterexample?.[0];
}

test("a parser that takes no addresses of mail is shown one", () => {
  const text = smallest(arbitrary.document(), (card) => !card.includes('"emails"'));
  expect(text).toBe('{"@type":"Card","version":"1.0","uid":"a","emails":{"a":{"address":"Ada"}}}');
});

test("a parser that asks for no version is shown a card without one", () => {
  const near = smallest(arbitrary.nearDocument(), ({ rule }) => rule !== "version");
  expect(near).toEqual({
    text: '{"@type":"Card","uid":"a"}',
    offset: 0,
    rule: "version",
    change: "version left out",
  });
});
