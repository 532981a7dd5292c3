import { checkWritten } from "./check-written.ts";
import { joinParameters } from "./parameter.ts";
import { parseUri, type SipUri, type Uri } from "./uri.ts";

/**
 * Writes a URI.
 *
 * @param uri The URI; what has to be percent-encoded is so already, as `escapeUriText` does it.
 * @returns The URI, without angle brackets.
 * @throws RangeError for parts that would not be read again as they are.
 */
export function stringifyUri(uri: Uri): string {
  return checkWritten(joinUri(uri), uri, parseUri);
}

function joinUri(uri: Uri): string {
  switch (uri.kind) {
    case "sip":
      return joinSipUri(uri);
    case "tel":
      return `tel:${uri.number}${joinParameters(uri.parameters)}`;
    case "other":
      return `${uri.scheme}:${uri.rest}`;
  }
}

function joinSipUri({ scheme, user, password, host, port, parameters, headers }: SipUri): string {
  let text = `${scheme}:`;
  if (user !== undefined) text += user;
  if (password !== undefined) text += `:${password}`;
  if (user !== undefined || password !== undefined) text += "@";
  text += port === undefined ? host : `${host}:${port}`;
  text += joinParameters(parameters);
  let mark = "?";
  for (const { name, value } of headers) {
    text += `${mark}${name}=${value}`;
    mark = "&";
  }
  return text;
}

/**
 * Decodes the percent-encoded characters of a part of a URI, which are UTF-8.
 *
 * @param text A user, a parameter's value or the like.
 * @returns The text; `undefined` when the octets are not UTF-8 or a percent sign has no two digits.
 */
export function unescapeUriText(text: string): string | undefined {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * Percent-encodes a text for any part of a URI: all but letters, digits and the marks
 * `- _ . ! ~ * ' ( )` (RFC 3261 section 25.1, unreserved).
 *
 * @param text The text.
 * @returns The part.
 * @throws RangeError for half of a pair of surrogates.
 */
export function escapeUriText(text: string): string {
  if (!text.isWellFormed()) throw new RangeError("half of a pair of surrogates");
  return encodeURIComponent(text);
}
