import { ParseError } from "@callingcard/grammar";
import { test as property } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as arbitrary from "../src/arbitrary.ts";
import * as grammars from "../src/grammar.ts";
import { KINDS } from "./kinds.ts";

test("each rule of the grammars has sentences", () => {
  const names = Object.values(grammars).flatMap((ir) =>
    ir.rules.map(({ name }) => `${ir.file.replace(".ne", "")}/${name}`),
  );
  expect(arbitrary.XDM_RULES.toSorted()).toEqual(names.toSorted());
});

/** The error that a text is refused with, if it is. */
function faultOf(parse: (text: string) => unknown, text: string): ParseError | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

describe.each(KINDS)("$root", ({ root, parse }) => {
  property.prop([arbitrary.document(root)], { numRuns: 15 })("a document is read", (text) => {
    parse(text);
  });

  property.prop([arbitrary.nearDocument(root)], { numRuns: 15 })(
    "a near document is refused, and not before its place",
    (near) => {
      expect(faultOf(parse, near.text)?.offset).toBeGreaterThanOrEqual(near.offset);
      expect(near.offset).toBeLessThanOrEqual(near.text.length);
    },
  );
});

/** What remains of the first value that a broken parser takes for another, once it is as small as can be. */
function smallest<Value>(values: fc.Arbitrary<Value>, isTaken: (value: Value) => boolean): unknown {
  return fc.check(fc.property(values, isTaken), { seed: 1, numRuns: 1000 }).counterexample?.[0];
}

test("a parser that knows no entries of lists is shown one", () => {
  const text = smallest(arbitrary.document("resource-lists"), (one) => !/entry\b(?!-)/.test(one));
  expect(text).toBe(
    '<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list><entry uri="sip:alice@example.com"/></list></resource-lists>',
  );
});

test("a parser that asks for no attribute is shown one left out", () => {
  const near = smallest(
    arbitrary.nearDocument("xcap-diff"),
    ({ change }) => change !== "attribute xcap-root left out",
  );
  expect(near).toEqual({
    text: '<?xml version="1.0" encoding="utf-8"?>\n<xcap-diff xmlns="urn:ietf:params:xml:ns:xcap-diff"/>',
    offset: 39,
    rule: "xcap-diff",
    change: "attribute xcap-root left out",
  });
});
