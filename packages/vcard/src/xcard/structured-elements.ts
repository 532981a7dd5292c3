/** The elements of structured values in the order of their components (RFC 6351 appendix A). */
const STRUCTURED: ReadonlyMap<string, readonly string[]> = new Map([
  // Two more are of RFC 9554 section 2.2, which names no elements.
  ["N", ["surname", "given", "additional", "prefix", "suffix", "secondary-surname", "generation"]],
  // Eleven more are of RFC 9554 section 2.1, which names no elements.
  [
    "ADR",
    [
      "pobox",
      "ext",
      "street",
      "locality",
      "region",
      "code",
      "country",
      "room",
      "apartment",
      "floor",
      "street-number",
      "street-name",
      "building",
      "block",
      "subdistrict",
      "district",
      "landmark",
      "direction",
    ],
  ],
  ["GENDER", ["sex", "identity"]],
  ["CLIENTPIDMAP", ["sourceid", "uri"]],
]);

/** How many components a value has at least; the schema wants an element for each. */
const REQUIRED: ReadonlyMap<string, number> = new Map([
  ["N", 5],
  ["ADR", 7],
  ["GENDER", 1],
  ["CLIENTPIDMAP", 2],
]);

/**
 * Names the elements that a structured value has (RFC 6351 appendix A). Other values with components, as
 * ORG, repeat one element.
 *
 * @param name Name of the property, in upper case.
 * @returns The names in the order of the components, or `undefined`.
 */
export function structuredElements(name: string): readonly string[] | undefined {
  return STRUCTURED.get(name);
}

/**
 * Tells how many components a structured value has at least, empty ones included.
 *
 * @param name Name of the property, in upper case.
 * @returns The number.
 */
export function requiredComponents(name: string): number {
  return REQUIRED.get(name) ?? 0;
}
