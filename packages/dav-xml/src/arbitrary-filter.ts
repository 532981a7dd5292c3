import { xmlText } from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";
import type { Filter, ParamFilter, PropFilter, TextMatch } from "./filter.ts";

/** Filters of every shape (RFC 6352 section 10.5), from empty to several conditions on each level. */
export function filter(): fc.Arbitrary<Filter> {
  return fc.record({ test: test(), propFilters: fc.array(propFilter(), { maxLength: 3 }) });
}

/** Conditions on a property (RFC 6352 section 10.5.1). */
export function propFilter(): fc.Arbitrary<PropFilter> {
  const name = fc.constantFrom("FN", "EMAIL", "item1.TEL", "x-custom", "");
  return fc.oneof(
    fc.record({
      name,
      test: test(),
      isNotDefined: fc.constant(false),
      textMatches: fc.array(textMatch(), { maxLength: 2 }),
      paramFilters: fc.array(paramFilter(), { maxLength: 2 }),
    }),
    fc.record({
      name,
      test: test(),
      isNotDefined: fc.constant(true),
      textMatches: fc.constant([]),
      paramFilters: fc.constant([]),
    }),
  );
}

/** Conditions on a parameter (RFC 6352 section 10.5.2). */
export function paramFilter(): fc.Arbitrary<ParamFilter> {
  const name = fc.constantFrom("TYPE", "PREF", "x-p");
  return fc.oneof(
    fc.record({ name, isNotDefined: fc.boolean() }),
    fc.record({ name, isNotDefined: fc.constant(false), textMatch: textMatch() }),
  );
}

function textMatch(): fc.Arbitrary<TextMatch> {
  return fc.record(
    {
      text: xmlText(),
      collation: fc.constantFrom("i;octet", "i;ascii-casemap", "i;unicode-casemap", "default"),
      negate: fc.boolean(),
      matchType: fc.constantFrom("equals", "contains", "starts-with", "ends-with"),
    },
    { requiredKeys: ["text", "negate", "matchType"] },
  );
}

function test(): fc.Arbitrary<"anyof" | "allof"> {
  return fc.constantFrom("anyof", "allof");
}
