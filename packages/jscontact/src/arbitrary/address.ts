import * as fc from "fast-check";
import type { Address, AddressComponent } from "../address.ts";
import { components } from "./components.ts";
import { setOf, text } from "./values.ts";

const KINDS = [
  "room",
  "apartment",
  "floor",
  "building",
  "number",
  "name",
  "block",
  "subdistrict",
  "district",
  "locality",
  "region",
  "postcode",
  "country",
  "direction",
  "landmark",
  "postOfficeBox",
];

/**
 * Addresses (RFC 9553 section 2.5.1), of components or of a place, a time zone or a full address alone.
 *
 * @returns The arbitrary.
 */
export function address(): fc.Arbitrary<Address> {
  const optional = fc.record(
    {
      full: text(),
      coordinates: fc.constantFrom("geo:1,2", "geo:-48.2,16.36;u=40"),
      timeZone: fc.constantFrom("Europe/Vienna", "Etc/GMT+5", "Etc/UTC", "Etc/GMT-14"),
      countryCode: fc.constantFrom("AT", "us"),
    },
    { requiredKeys: [] },
  );
  return fc
    .record({
      optional,
      shape: fc.option(components(KINDS), { nil: undefined }),
      contexts: fc.option(setOf("private", "work", "billing", "delivery"), { nil: undefined }),
      pref: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
      fallback: text(),
    })
    .map(({ optional: some, shape, contexts, pref, fallback }) => {
      const isEmpty = shape === undefined && Object.keys(some).length === 0;
      return {
        ...(shape !== undefined && {
          ...shape,
          components: shape.components as readonly AddressComponent[],
        }),
        ...some,
        ...(isEmpty && { full: fallback }),
        ...(contexts !== undefined && { contexts }),
        ...(pref !== undefined && { pref }),
      };
    });
}
