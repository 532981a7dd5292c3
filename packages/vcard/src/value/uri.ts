import type { Property } from "../card.ts";
import { mediatype, uri } from "../generated/uri.ts";
import { rawText } from "./raw-text.ts";

/**
 * Tells whether a text is a URI with a scheme (RFC 3986 section 3). Characters beyond ASCII pass, as in an
 * IRI (RFC 3987), and brackets anywhere.
 *
 * @param text The text.
 * @returns Whether it is.
 */
export function isUri(text: string): boolean {
  // The grammar would copy a picture of some megabytes to look at each of its characters.
  return isDataUri(text) || (hasScheme(text) && uri.parse(text) !== undefined);
}

/**
 * Tells whether a text begins like a `data:` URI (RFC 2397).
 *
 * @param text The text.
 * @returns Whether it does.
 */
export function isDataUri(text: string): boolean {
  return text.charCodeAt(4) === 0x3a && text.slice(0, 4).toLowerCase() === "data";
}

// Numbers and names, which stand where URIs may, mostly have no colon; that is quickly said.
function hasScheme(text: string): boolean {
  return text.indexOf(":") > 0;
}

/**
 * Gives the URI in a property's value. Before a comma, semicolon or colon a backslash is dropped: some
 * writers escape URIs as they do texts, and RFC 6350's errata 3845 and 3846 want it of the comma.
 *
 * @param property The property.
 * @returns The URI; the value as it is where there is none.
 */
export function uriText(property: Property): string {
  return unescapeUri(rawText(property));
}

/**
 * Drops the backslash before a comma, semicolon or colon.
 *
 * @param value The value as in a file.
 * @returns The URI.
 */
export function unescapeUri(value: string): string {
  return value.includes("\\") ? value.replace(/\\([,;:])/g, "$1") : value;
}

/**
 * Tells whether a text is a media type with or without parameters (RFC 9110 section 8.3.1).
 *
 * @param text The text.
 * @returns Whether it is.
 */
export function isMediaType(text: string): boolean {
  return mediatype.parse(text) !== undefined;
}
