import { parseUri, readHeader, SipError, type SipResponse } from "@callingcard/sip";

/** Most addresses that a session follows after redirections (RFC 3261 section 16.5). */
export const MAX_REDIRECTIONS = 8;

/**
 * Finds where a redirection leads to (8.3.2.1.1 final 1, RFC 3261 section 8.1.3.4; CPM-078): the SIP and tel
 * URIs of its Contact, those that are preferred first, each once.
 *
 * @param response The 3xx.
 * @param tried URIs that were tried before, which are not tried again.
 * @returns URIs; none for a Contact that can not be read.
 */
export function redirectTargets(response: SipResponse, tried: ReadonlySet<string>): string[] {
  try {
    const contacts = readHeader(response, "Contact") ?? [];
    const uris = contacts
      .map(({ uri, parameters }) => ({ uri, q: qOf(parameters) }))
      .toSorted((left, right) => right.q - left.q)
      .map(({ uri }) => withoutHeaders(uri))
      .filter((uri) => !tried.has(uri) && parseUri(uri).kind !== "other");
    return [...new Set(uris)].slice(0, MAX_REDIRECTIONS);
  } catch (error) {
    if (error instanceof SipError) return [];
    throw error;
  }
}

function qOf(
  parameters: readonly { readonly name: string; readonly value: string | undefined }[],
): number {
  const q = Number(parameters.find(({ name }) => name.toLowerCase() === "q")?.value ?? "1");
  return Number.isFinite(q) ? q : 1;
}

// Header fields in a URI would let a redirection write into the INVITE.
function withoutHeaders(uri: string): string {
  const mark = uri.indexOf("?");
  return mark === -1 || !/^sips?:/i.test(uri) ? uri : uri.slice(0, mark);
}
