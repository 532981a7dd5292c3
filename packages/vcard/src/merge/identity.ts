import { sameName, type Property } from "../card.ts";
import { decodeProperty, propertyUse, type Version } from "../values.ts";
import { normalizeUri } from "./uri.ts";
import { valueKey } from "../edit/same-value.ts";

/** Properties whose value names what they are about: another value is another property. */
const NAMING: readonly string[] = ["MEMBER", "X-ADDRESSBOOKSERVER-MEMBER", "RELATED", "SOURCE"];

/** Names in use that say one thing of a card: two of them would be for nobody to read. */
const SAID_ONCE: ReadonlySet<string> = new Set([
  "X-ABSHOWAS",
  "X-ADDRESSBOOKSERVER-KIND",
  "X-GENDER",
  "X-MAIDENNAME",
  "X-PHONETIC-FIRST-NAME",
  "X-PHONETIC-MIDDLE-NAME",
  "X-PHONETIC-LAST-NAME",
]);

/**
 * Writes what the value of a property stands for as a key: one key for all spellings of a phone number,
 * a mail address or a URI.
 *
 * @param property The property.
 * @param version Version of its card.
 * @returns The key.
 */
export function identityKey(property: Property, version: Version): string {
  const key = valueKey(property, version);
  const decoded = decodeProperty(property, version);
  if (decoded.shape !== "single" || typeof decoded.value !== "string") return key;
  const text = decoded.value.trim();
  if (sameName(property.name, "TEL")) return `tel ${phoneKey(text)}`;
  if (sameName(property.name, "EMAIL"))
    return `mailto ${text.replace(/^mailto:/i, "").toLowerCase()}`;
  return decoded.type === "uri" || /^[a-z][a-z0-9+.-]*:\S/i.test(text)
    ? `uri ${normalizeUri(text)}`
    : key;
}

// The digits of a phone number, with a plus in front and what is dialled behind.
function phoneKey(text: string): string {
  const number = text.replace(/^tel:/i, "");
  const digits = number.replace(/[\s().\u00a0/-]+/g, "");
  return /\d/.test(digits) ? digits.toLowerCase() : number;
}

/**
 * Tells whether another value makes another property, as in a list of members.
 *
 * @param property The property.
 * @returns Whether it does.
 */
export function isNaming(property: Property): boolean {
  return NAMING.some((name) => sameName(name, property.name));
}

/**
 * Tells whether a card has a property once at most, its alternatives aside (RFC 6350 sections 3.3 and
 * 5.4). FN is one of them in vCard 3.0, which sets no maximum: programs show the first.
 *
 * @param name Name of the property.
 * @param version Version of the card.
 * @returns Whether it has.
 */
export function isSingle(name: string, version: Version): boolean {
  if (SAID_ONCE.has(name.toUpperCase())) return true;
  if (version === "3.0" && sameName(name, "FN")) return true;
  const cardinality = propertyUse(name, version)?.cardinality;
  return cardinality === "1" || cardinality === "*1";
}
