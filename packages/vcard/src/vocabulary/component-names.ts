/** The components of N in vCard 2.1 and 3.0 (RFC 2426 section 3.1.2). */
export const NAME_COMPONENTS: readonly string[] = [
  "family",
  "given",
  "additional",
  "prefixes",
  "suffixes",
];

/** The components of N in 4.0: RFC 6350 section 6.2.2, and two of RFC 9554 section 2.2. */
export const EXTENDED_NAME_COMPONENTS: readonly string[] = [
  ...NAME_COMPONENTS,
  "secondarySurnames",
  "generations",
];

/** The components of ADR (RFC 6350 section 6.3.1, RFC 2426 section 3.2.1). */
export const ADDRESS_COMPONENTS: readonly string[] = [
  "postOfficeBox",
  "extended",
  "street",
  "locality",
  "region",
  "postalCode",
  "country",
];

/** The components of ADR in 4.0, with the eleven of RFC 9554 section 2.1. */
export const EXTENDED_ADDRESS_COMPONENTS: readonly string[] = [
  ...ADDRESS_COMPONENTS,
  "room",
  "apartment",
  "floor",
  "streetNumber",
  "streetName",
  "building",
  "block",
  "subdistrict",
  "district",
  "landmark",
  "direction",
];
