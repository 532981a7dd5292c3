import {
  bodyParts,
  findBodyPart,
  parseUri,
  readHeader,
  type SipBodyPart,
  type SipRequest,
} from "@callingcard/sip";
import { type CallerPreferences, readCallerPreferences } from "@callingcard/sip-dialog/preferences";
import type { SessionDescription } from "@callingcard/sdp";
import { canonicalAddress } from "@callingcard/xdm";
import { readDescription } from "./read-description.ts";

/** The service of a session of two (8.3.2.1 step 7i). */
export const SESSION_SERVICE = "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session";

/** The service of a group session (8.3.2.1 step 7ii). */
export const GROUP_SERVICE = "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session.group";

/** What an INVITE says, read once. */
export interface Invitation {
  readonly request: SipRequest;

  /** Whether it came from a neighbour whose assertions count (RFC 3325). */
  readonly isTrusted: boolean;

  /** The user that is served: the Request-URI as a canonical address. */
  readonly servedUser: string;

  /** URIs as which the originator is authenticated (RFC 3325); none where nobody that is trusted says so. */
  readonly identities: readonly string[];

  /** URI of From. */
  readonly from: string;
  readonly parts: readonly SipBodyPart[];

  /** `undefined` for an INVITE without a session description. */
  readonly offer: SessionDescription | undefined;
  readonly preferences: CallerPreferences;

  /** P-Asserted-Service, where it is trusted. */
  readonly assertedServices: readonly string[];

  /** P-Preferred-Service. */
  readonly preferredServices: readonly string[];

  /** Contribution-ID of the session that this one replaces. */
  readonly sessionReplaces: string | undefined;
}

/**
 * Reads what an INVITE says, as far as the procedures look at it.
 *
 * @param request The INVITE.
 * @param isTrusted Whether it came from a neighbour whose assertions count (RFC 3325).
 * @returns What it says.
 * @throws SipError, SdpError, MimeError or PreferenceError for what can not be read; the answer to that is 400.
 */
export function readInvitation(request: SipRequest, isTrusted: boolean): Invitation {
  parseUri(request.requestUri);
  const parts = bodyParts(request);
  const description = findBodyPart(parts, "application/sdp")?.body;
  const from = readHeader(request, "From")?.uri ?? "";
  parseUri(from);
  // Looked at here, so that a field that is none is found before anything is done.
  for (const name of SINGLE) readHeader(request, name);
  const asserted = readHeader(request, "P-Asserted-Identity") ?? [];
  return {
    request,
    isTrusted,
    servedUser: canonicalAddress(request.requestUri),
    identities: isTrusted ? asserted.map(({ uri }) => uri) : [],
    from,
    parts,
    offer: description && readDescription(description),
    preferences: readCallerPreferences(request),
    assertedServices: isTrusted ? (readHeader(request, "P-Asserted-Service") ?? []) : [],
    preferredServices: readHeader(request, "P-Preferred-Service") ?? [],
    sessionReplaces: readHeader(request, "Session-Replaces"),
  };
}

/** Header fields that are read later on. */
const SINGLE = [
  "Conversation-ID",
  "Contribution-ID",
  "InReplyTo-Contribution-ID",
  "Max-Forwards",
  "Min-SE",
  "Privacy",
  "Session-Expires",
  "Supported",
  "User-Agent",
] as const;

/**
 * Tells who invites: as the originator is authenticated, else as From says.
 *
 * @param invitation The invitation.
 * @returns The URI.
 */
export function originatorOf(invitation: Invitation): string {
  const { identities, from } = invitation;
  return identities[0] ?? from;
}

/**
 * Tells whether a service is that of group sessions.
 *
 * @param service The service.
 */
export function isGroupService(service: string): boolean {
  return service.toLowerCase() === GROUP_SERVICE;
}
