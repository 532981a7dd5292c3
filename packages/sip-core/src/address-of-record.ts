import { parseUri, SipError, type SipUri, type Uri } from "@callingcard/sip";
import { canonicalAddress } from "@callingcard/xdm";

/**
 * Gives the canonical address of record that a URI of one of the own domains names (RFC 3261 section 10.3 step
 * 5): parameters do not count, and a telephone number is the same one in a `tel:` and a `sip:` URI.
 *
 * @param text The URI.
 * @param domains The own domains, in lower case.
 * @returns The address; `undefined` for a URI of another domain or without user, and for what is no URI.
 */
export function addressOfRecord(text: string, domains: readonly string[]): string | undefined {
  const uri = readUri(text);
  if (uri === undefined || uri.kind === "other") return undefined;
  if (uri.kind === "tel") return uri.number.startsWith("+") ? canonicalAddress(text) : undefined;
  if (uri.user === undefined || !isOwnDomain(uri, domains)) return undefined;
  return canonicalAddress(text);
}

/**
 * Tells whether a URI is of one of the own domains.
 *
 * @param uri The URI.
 * @param domains The own domains, in lower case.
 * @internal
 */
export function isOwnDomain(uri: Uri, domains: readonly string[]): uri is SipUri {
  return uri.kind === "sip" && domains.includes(uri.host.toLowerCase());
}

/**
 * Reads a URI that strangers wrote.
 *
 * @param text The URI.
 * @returns The URI; `undefined` for what is none.
 * @internal
 */
export function readUri(text: string): Uri | undefined {
  try {
    return parseUri(text);
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
}
