import { readValue } from "./field-value.ts";
import { contentid } from "./generated/mime.ts";
import type { MimeLimits } from "./limits.ts";

/**
 * Reads the value of Content-ID (RFC 2045 section 7).
 *
 * @param text The value.
 * @param limits Limits.
 * @returns The identifier without its angle brackets.
 * @throws MimeError for what is no identifier.
 */
export function parseContentId(text: string, limits: MimeLimits = {}): string {
  return readValue(contentid, text, "RFC 2045", limits);
}

/**
 * Writes the value of Content-ID.
 *
 * @param identifier The identifier without angle brackets.
 * @returns The value.
 * @throws RangeError for other than visible ASCII characters without angle brackets.
 */
export function stringifyContentId(identifier: string): string {
  if (!IDENTIFIER.test(identifier)) throw new RangeError("no identifier of a body part");
  return `<${identifier}>`;
}

const IDENTIFIER = /^[!-;=?-~]+$/;

/**
 * Makes the URL of a body part (RFC 2392 section 2).
 *
 * @param identifier The identifier of the part, without angle brackets.
 * @returns The URL.
 * @throws RangeError for what is no identifier.
 */
export function stringifyCidUrl(identifier: string): string {
  const written = stringifyContentId(identifier).slice(1, -1);
  // What a URL may have in its path stands for itself (RFC 3986 section 3.3).
  return `cid:${encodeURIComponent(written).replaceAll(/%(?:40|3A|24|26|2B|2C|3B|3D)/g, decodeURIComponent)}`;
}

/**
 * Reads the URL of a body part (RFC 2392 section 2).
 *
 * @param url The URL; the scheme in any case.
 * @returns The identifier of the part; `undefined` where the URL is not one of a body part.
 */
export function parseCidUrl(url: string): string | undefined {
  if (!/^cid:/i.test(url)) return undefined;
  try {
    const identifier = decodeURIComponent(url.slice(4));
    return IDENTIFIER.test(identifier) ? identifier : undefined;
  } catch {
    return undefined;
  }
}
