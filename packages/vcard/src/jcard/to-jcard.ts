import { type Card, type Property, sameName } from "../card.ts";
import { cardInVersion } from "./card-in-version.ts";
import { carriedParameters } from "./carried-parameter.ts";
import type { JCard, JCardParameters, JCardProperty } from "./jcard.ts";
import { jcardValues } from "./jcard-values.ts";
import { typedValue } from "./typed-value.ts";

/** How a card is written as jCard. */
export interface ToJCardOptions {
  /**
   * The version of the jCard. RFC 7095 has `"4.0"` alone, to which other cards are converted; `"3.0"`
   * is what ical.js makes of a card of vCard 3.0. Default `"4.0"`.
   */
  readonly version?: "3.0" | "4.0";
}

/**
 * Makes the jCard of a card (RFC 7095 section 3). A card of another version is converted first:
 * whoever wants to know what that changes calls `convertCard` himself. Values of properties without a
 * known type stay as they are written, with the type `unknown`; octets that were not UTF-8 become
 * U+FFFD.
 *
 * @param card The card.
 * @param options The version.
 * @returns The jCard, plain data for `JSON.stringify`.
 * @example
 * toJCard(parseCard("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\nEND:VCARD\r\n"));
 * // ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "Ada"]]]
 */
export function toJCard(card: Card, options: ToJCardOptions = {}): JCard {
  const { version = "4.0" } = options;
  const { properties } = cardInVersion(card, version);
  const written: JCardProperty[] = [["version", {}, "text", version]];
  for (const property of properties) {
    if (!sameName(property.name, "VERSION")) written.push(toJCardProperty(property, version));
  }
  return ["vcard", written];
}

/**
 * Writes a card as the text of its jCard.
 *
 * @param card The card.
 * @param options The version.
 * @returns The JSON.
 */
export function stringifyJCard(card: Card, options: ToJCardOptions = {}): string {
  return JSON.stringify(toJCard(card, options));
}

/**
 * Makes the jCard of one property (RFC 7095 section 3.3), as JSContact has it in `vCardProps` (RFC 9555
 * section 2.15.1).
 *
 * @param property A property of a card of the version.
 * @param version The version of its card. Default `"4.0"`.
 * @returns Name, parameters, type and values.
 */
export function toJCardProperty(property: Property, version: "3.0" | "4.0" = "4.0"): JCardProperty {
  const { type, values } = jcardValues(typedValue(property, version), property, version);
  const parameters = jcardParameters(property, type);
  return [property.name.toLowerCase(), parameters, type, ...values];
}

function jcardParameters(property: Property, type: string): JCardParameters {
  const { group } = property;
  const members: [string, string | readonly string[]][] = [];
  if (group !== undefined) members.push(["group", group.toLowerCase()]);
  // Only a value that is base64 still needs to be told so; RFC 7095 has none.
  if (type === "binary") members.push(["encoding", "b"]);
  for (const [name, values] of carriedParameters(property)) {
    const [only] = values;
    members.push([name, values.length === 1 && only !== undefined ? only : values]);
  }
  // Makes own properties even of `__proto__`.
  return Object.fromEntries(members);
}
