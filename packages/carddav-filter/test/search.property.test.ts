import { test } from "@fast-check/vitest";
import { ParseError } from "@callingcard/grammar";
import * as fc from "fast-check";
import { expect } from "vitest";
import { searchExpression } from "../src/arbitrary.ts";
import { compileFilter } from "../src/index.ts";
import { parseSearch } from "../src/search.ts";

test.prop([fc.oneof(searchExpression(), fc.string({ unit: "binary" }))], { numRuns: 1_000 })(
  "an expression is a filter that can be evaluated, or an error with a place in it",
  (text) => {
    try {
      compileFilter(parseSearch(text));
    } catch (error) {
      expect(error).toBeInstanceOf(ParseError);
      const { offset, message } = error as ParseError;
      expect(offset).toBeGreaterThanOrEqual(0);
      expect(offset).toBeLessThanOrEqual(text.length);
      expect(message).not.toContain("\n");
    }
  },
);

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);

test.prop([
  fc.array(fc.tuple(fc.constantFrom("FN", "TEL", "X-A"), word, fc.boolean()), {
    minLength: 1,
    maxLength: 8,
  }),
  fc.boolean(),
])("each term of fields is one prop-filter, in order", (terms, joinedByOr) => {
  const text = terms
    .map(([field, value, negated]) => `${negated ? "-" : ""}${field}:${value}`)
    .join(joinedByOr ? " OR " : "  ");
  const filter = parseSearch(text);
  expect(filter.test).toBe(joinedByOr || terms.length === 1 ? "anyof" : "allof");
  expect(
    filter.propFilters.map(({ name, textMatches: [match] }) => [name, match?.text, match?.negate]),
  ).toEqual(terms);
});

test.prop([fc.string({ unit: "binary", maxLength: 200 })])("any text can be a phrase", (text) => {
  const { propFilters } = parseSearch(`note:"${text.replace(/["\\]/g, "\\$&")}"`);
  expect(propFilters[0]?.textMatches[0]?.text).toBe(text);
});
