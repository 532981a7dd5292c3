import {
  canonicalName,
  type HeaderField,
  hasToken,
  readHeader,
  type SipMessage,
  type SipRequest,
} from "@callingcard/sip";
import type { Invitation } from "./invitation.ts";

/**
 * Header fields that a user agent of its own does not carry over, by their canonical names: those of a
 * hop or of a dialog, those that the function writes itself, and credentials that were not meant for it.
 */
const NOT_CARRIED: ReadonlySet<string> = new Set(
  [
    "Via Route Record-Route Max-Forwards Max-Breadth Call-ID CSeq From To Contact Path",
    "Authorization Proxy-Authorization Proxy-Require Security-Client Security-Verify",
    "Session-Expires Min-SE Supported Require Allow User-Agent Timestamp RSeq RAck",
    "P-Preferred-Identity P-Preferred-Service P-Asserted-Service MIME-Version",
  ].flatMap((names) => names.split(" ").map((name) => name.toLowerCase())),
);

/** What a trusted neighbour may assert (RFC 3325, RFC 6050). */
const ASSERTED: ReadonlySet<string> = new Set(["p-asserted-identity", "p-asserted-service"]);

/**
 * Gives the header fields of an INVITE that go with those to the clients (8.3.2.1 step 8c.vi; CPM-033, A-13):
 * all others than those of the hop and of the dialog, unknown ones too, in their order and in their spelling.
 * Assertions of somebody who is not trusted, and those that Privacy withholds, do not (CPM-D11).
 *
 * @param invitation The invitation.
 */
export function carriedHeaders(invitation: Invitation): readonly HeaderField[] {
  const { request, isTrusted } = invitation;
  const withheld = !isTrusted || hasToken(readHeader(request, "Privacy"), "id");
  return request.headers.flatMap(({ name, value }) => {
    const canonical = canonicalName(name);
    if (NOT_CARRIED.has(canonical) || canonical.startsWith("content-")) return [];
    if (withheld && ASSERTED.has(canonical)) return [];
    return [{ name, value }];
  });
}

/**
 * Gives the header fields of a request within a dialog that go with it to the other side: all others than those
 * of the hop and of the dialog.
 *
 * @param request The request.
 */
export function relayedHeaders(request: SipRequest): readonly HeaderField[] {
  return request.headers.flatMap(({ name, value }) => {
    const canonical = canonicalName(name);
    if (NOT_CARRIED.has(canonical) || canonical === "content-length") return [];
    return canonical === "content-type" || ASSERTED.has(canonical) ? [] : [{ name, value }];
  });
}

/** Identifiers of a conversation (Appendix C). */
const IDENTIFIERS: ReadonlySet<string> = new Set([
  "conversation-id",
  "contribution-id",
  "inreplyto-contribution-id",
]);

/**
 * Gives Conversation-ID, Contribution-ID and InReplyTo-Contribution-ID of a message, as they are written
 * (CPM-031, CPM-053).
 *
 * @param message The message.
 */
export function identifierHeaders(message: SipMessage): readonly HeaderField[] {
  return message.headers
    .filter(({ name }) => IDENTIFIERS.has(canonicalName(name)))
    .map(({ name, value }) => ({ name, value }));
}
