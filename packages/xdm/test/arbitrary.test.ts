import { ParseError } from "@callingcard/grammar";
import { test as property } from "@fast-check/vitest";
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

describe.each(KINDS)("$root", ({ root, parse }) => {
  property.prop([arbitrary.document(root)], { numRuns: 15 })("a document is read", (text) => {
    parse(text);
  });

  property.prop([arbitrary.nearDocument(root)], { numRuns: 15 })(
    "a near document is refused",
    (near) => {
      expect(() => parse(near.text)).toThrow(ParseError);
      expect(near.offset).toBeLessThanOrEqual(near.text.length);
    },
  );
});
