import { ParseError } from "@callingcard/grammar";
import { test as property } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as arbitrary from "../src/arbitrary.ts";
import { imdnIr, isComposingIr } from "../src/grammar.ts";
import { parseImdn, parseIsComposing } from "../src/index.ts";

const KINDS = [
  { kind: "imdn" as const, parse: parseImdn },
  { kind: "isComposing" as const, parse: parseIsComposing },
];

test("each rule of the grammars has sentences", () => {
  expect(arbitrary.IMDN_RULES).toEqual([
    ...imdnIr.rules.map(({ name }) => `imdn/${name}`),
    ...isComposingIr.rules.map(({ name }) => `is-composing/${name}`),
  ]);
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

describe.each(KINDS)("$kind", ({ kind, parse }) => {
  property.prop([arbitrary.document(kind)], { numRuns: 40 })("a document is read", (text) => {
    parse(text);
  });

  property.prop([arbitrary.nearDocument(kind)], { numRuns: 40 })(
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

const ROOT = '<imdn xmlns="urn:ietf:params:xml:ns:imdn">';

test("a parser that knows no subject is shown an empty one", () => {
  const text = smallest(arbitrary.document("imdn"), (one) => !one.includes("<subject"));
  expect(text).toBe(`${ROOT}<message-id>a</message-id><subject/></imdn>`);
});

test("a parser that looks at no order is shown two elements", () => {
  const near = smallest(arbitrary.nearDocument("imdn"), ({ change }) => !/ before /.test(change));
  expect(near).toEqual({
    text: `<?xml version="1.0" encoding="utf-8"?>\n${ROOT}<a xmlns="urn:x"/><message-id>a</message-id></imdn>`,
    offset: 81,
    rule: "imdn",
    change: "a before message-id",
  });
});
