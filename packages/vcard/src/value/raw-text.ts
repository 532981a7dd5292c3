import { type Property, sameName } from "../card.ts";
import { decodeCharset, guessText } from "./charset.ts";
import { type Coding, codingOf } from "./coding.ts";
import { decodeQuotedPrintable, textOctets } from "./quoted-printable.ts";

/**
 * Gives the characters of a property's value, still escaped: quoted-printable and CHARSET (vCard 2.1) are
 * decoded, in any version. Quoted-printable octets without a CHARSET that is known are UTF-8, or else
 * Windows-1252. Octets of the file that were not UTF-8 are decoded by CHARSET; without one they stay lone
 * surrogates, U+DC00 plus the octet.
 *
 * @param property The property.
 * @returns The text. Line breaks of quoted-printable are line feeds.
 */
export function rawText(property: Property): string {
  return property.parameters.length === 0
    ? property.value
    : decodeText(property.value, codingOf(property));
}

/**
 * Decodes the characters of a value.
 *
 * @param value The value.
 * @param coding How its property says it is written.
 * @returns The text, still escaped.
 */
export function decodeText(value: string, coding: Coding): string {
  const { isQuotedPrintable, charset } = coding;
  if (isQuotedPrintable) {
    const octets = decodeQuotedPrintable(value);
    const known = charset === undefined ? undefined : decodeCharset(octets, charset);
    const text = known ?? guessText(octets);
    return text.replace(/\r\n?/g, "\n");
  }
  // Text that was UTF-8 all through is taken as it is, whatever CHARSET says: the file is UTF-8 then.
  if (charset === undefined || sameName(charset, "UTF-8") || !hasStandIn(value)) return value;
  return decodeCharset(textOctets(value), charset) ?? value;
}

// Whether a lone surrogate stands for an octet that was not UTF-8.
function hasStandIn(text: string): boolean {
  return !text.isWellFormed();
}
