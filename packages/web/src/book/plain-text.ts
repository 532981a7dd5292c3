import { type Property, unescapeText } from "@callingcard/vcard";
import { rawText } from "@callingcard/vcard/values";

/**
 * Gives the value of a property as one text that a person can read.
 *
 * @param property The property.
 * @returns The text, without escapes.
 */
export function plainText(property: Property): string {
  return unescapeText(rawText(property));
}

/**
 * Gives a telephone number or the like without the scheme of its URI.
 *
 * @param property The property.
 * @returns The text.
 */
export function withoutScheme(property: Property): string {
  const text = plainText(property).trim();
  return /^(?:tel|mailto):/i.test(text) ? decoded(text.slice(text.indexOf(":") + 1)) : text;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
