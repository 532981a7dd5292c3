import * as fc from "fast-check";

/**
 * URIs (RFC 3986) of the schemes that cards have, some with commas, semicolons and percent signs.
 *
 * @returns The arbitrary.
 */
export function uri(): fc.Arbitrary<string> {
  const path = fc.string({
    unit: fc.constantFrom(..."abz09-._~,;=%20/".replace("%20", "")),
    maxLength: 12,
  });
  const query = fc.constantFrom("", "?a=b,c", "?q=%C3%A9;r", "#top", "?a#b");
  const web = fc
    .tuple(fc.constantFrom("http", "https", "ldap", "ftp"), path, query)
    .map(([scheme, way, rest]) => `${scheme}://example.com/${way}${rest}`);
  return fc.oneof(
    { arbitrary: web, weight: 3 },
    urn(),
    fc.constantFrom("mailto:ada@example.com", "xmpp:ada@example.com", "cid:part@example.com"),
  );
}

/**
 * Names of the form `urn:uuid:` (RFC 4122).
 *
 * @returns The arbitrary.
 */
export function urn(): fc.Arbitrary<string> {
  return fc.uuid().map((uuid) => `urn:uuid:${uuid}`);
}

/**
 * `geo:` URIs (RFC 5870).
 *
 * @returns The arbitrary.
 */
export function geoUri(): fc.Arbitrary<string> {
  const degrees = (most: number) =>
    fc.integer({ min: -most * 100, max: most * 100 }).map((value) => value / 100);
  const rest = fc.constantFrom("", ",30", ";u=35", ";crs=wgs84;u=10.5", ",-12;crs=wgs84;map=a");
  return fc
    .tuple(degrees(90), degrees(180), rest)
    .map(([latitude, longitude, more]) => `geo:${latitude},${longitude}${more}`);
}

/**
 * `tel:` URIs (RFC 3966).
 *
 * @returns The arbitrary.
 */
export function telUri(): fc.Arbitrary<string> {
  const number = fc.constantFrom(
    "+1-555-0100",
    "+44.20.7946.0000",
    "7042;phone-context=example.com",
  );
  const rest = fc.constantFrom("", ";ext=102", ";isub=12", ";x-own=a");
  return fc.tuple(number, rest).map(([digits, more]) => `tel:${digits}${more}`);
}

/**
 * Language tags (RFC 5646).
 *
 * @returns The arbitrary.
 */
export function languageTag(): fc.Arbitrary<string> {
  return fc.constantFrom("en", "de-CH", "zh-Hant-TW", "sl-rozaj", "en-a-bbb-x-own", "es-419");
}
