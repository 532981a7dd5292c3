import { type Property, sameName } from "../card.ts";
import { decodeCharset, guessText } from "./charset.ts";
import { codingOf } from "./coding.ts";
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
  const { value } = property;
  if (property.parameters.length === 0) return value;
  const { isQuotedPrintable, charset } = codingOf(property);
  if (isQuotedPrintable) {
    const octets = decodeQuotedPrintable(value);
    const text = (charset && decodeCharset(octets, charset)) ?? guessText(octets);
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
