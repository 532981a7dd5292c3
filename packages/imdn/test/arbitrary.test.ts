import { ParseError } from "@callingcard/grammar";
import { test as property } from "@fast-check/vitest";
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

describe.each(KINDS)("$kind", ({ kind, parse }) => {
  property.prop([arbitrary.document(kind)], { numRuns: 40 })("a document is read", (text) => {
    parse(text);
  });

  property.prop([arbitrary.nearDocument(kind)], { numRuns: 40 })(
    "a near document is refused",
    (near) => {
      expect(() => parse(near.text)).toThrow(ParseError);
      expect(near.offset).toBeLessThanOrEqual(near.text.length);
    },
  );
});
