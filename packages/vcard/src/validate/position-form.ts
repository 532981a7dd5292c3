import { parseGeoUri, type Version } from "../values.ts";

/** Degrees north and east, as vCard 2.1 and 3.0 write them. */
const PAIR = /^([+-]?\d+(?:\.\d+)?)[;,]([+-]?\d+(?:\.\d+)?)$/;

/**
 * Tells whether a text is a position in the form of vCard 2.1 and 3.0 (RFC 2426 section 3.4.2).
 *
 * @param text The text.
 * @returns Whether it is.
 */
export function isPair(text: string): boolean {
  return PAIR.test(text);
}

/**
 * Tells how a position should be written that is in the form of another version.
 *
 * @param text How it is written.
 * @param version The version of the card.
 * @returns What to do, or `undefined` for another text.
 */
export function otherPosition(text: string, version: Version): string | undefined {
  if (version === "4.0") {
    const [, latitude, longitude] = PAIR.exec(text) ?? [];
    if (latitude === undefined || longitude === undefined) return undefined;
    return short(`write geo:${latitude},${longitude}`);
  }
  const place = parseGeoUri(text);
  return place && short(`write ${place.latitude};${place.longitude}`);
}

// A message never holds a whole input.
function short(advice: string): string {
  return advice.length <= 80 ? advice : "write it with fewer digits";
}
