import { fc, test as property } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import * as arbitrary from "../../src/arbitrary.ts";
import { stringifyCards } from "../../src/index.ts";
import { validateCard, validateCards } from "../../src/validate.ts";

describe.each(["2.1", "3.0", "4.0"] as const)("a valid card of %s", (version) => {
  property.prop([arbitrary.validCard(version)])("has no error and no warning", (card) => {
    expect(validateCard(card, { severity: "warning" })).toEqual([]);
  });

  property.prop([fc.array(arbitrary.validCard(version), { maxLength: 3 })])(
    "has none as a text either",
    (cards) => {
      expect(validateCards(stringifyCards(cards), { severity: "warning" })).toEqual([]);
    },
  );
});
