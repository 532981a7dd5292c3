import {
  createMultipart,
  type HeaderField,
  hasToken,
  readHeader,
  type NewBodyPart,
  type SipBodyPart,
} from "@callingcard/sip";
import { isMediaType, stringifyMediaType } from "@callingcard/mime";
import { type SessionDescription, stringifySdp } from "@callingcard/sdp";
import type { Binding } from "../store/registrations.ts";
import type { Settings } from "../settings.ts";
import { carriedHeaders } from "./carry-over.ts";
import type { Invitation } from "./invitation.ts";
import { note, type Note } from "./outcome.ts";
import { isRecipientList, recipientHistory } from "./recipient-history.ts";

/** An INVITE that is to be sent, but for what a user agent writes itself. */
export interface NewInvite {
  readonly requestUri: string;

  /** Address of From, without its tag. */
  readonly from: string;
  readonly to: string;
  readonly headers: readonly HeaderField[];
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly notes: readonly Note[];
}

/** What an INVITE is made of. */
export interface InviteParts {
  readonly invitation: Invitation;
  readonly settings: Settings;

  /** The asserted service; `undefined` for an INVITE that has none. */
  readonly service: string | undefined;

  /** URI of the SIP/IP core, or of the ISF. */
  readonly route: string;
  readonly offer: SessionDescription;

  /** Characters that stand in no body. */
  readonly boundary: string;
}

/** Longest way of a request where the INVITE does not say (RFC 3261 section 8.1.1.6). */
const MAX_FORWARDS = 70;

/**
 * Makes the INVITE for a client (8.3.2.1 step 8c; CPM-027 to CPM-037, CPM-040). What a call writes itself is
 * not in it: Contact, User-Agent and Session-Expires are options of the call.
 *
 * @param parts What it is made of.
 * @param target The client; `undefined` where the core forks (A-11).
 * @returns The INVITE.
 */
export function clientInvite(parts: InviteParts, target: Binding | undefined): NewInvite {
  const { invitation, settings } = parts;
  const { pubGruu, instance } = target ?? {};
  const notes = [note("CPM-027", target === undefined ? "the core forks" : target.contact)];
  const headers = commonHeaders(parts);
  if (pubGruu !== undefined) notes.push(note("CPM-028", pubGruu));
  else if (instance !== undefined) {
    notes.push(note("CPM-029", instance));
    const value = `*;+sip.instance="<${instance}>";require;explicit`;
    headers.push({ name: "Accept-Contact", value });
  }
  notes.push(note("CPM-040", parts.route));
  return {
    requestUri: pubGruu ?? invitation.request.requestUri,
    ...addresses(invitation),
    headers: withMinSe(headers, invitation, settings),
    ...body(parts),
    notes,
  };
}

/**
 * Makes the INVITE for the Interworking Selection Function (6.5; CPM-016, CPM-084, CPM-090, CPM-092): the one
 * that was received, with the ISF as its route.
 *
 * @param parts What it is made of.
 * @returns The INVITE.
 */
export function isfInvite(parts: InviteParts): NewInvite {
  const { invitation, settings } = parts;
  return {
    requestUri: invitation.request.requestUri,
    ...addresses(invitation),
    headers: withMinSe(commonHeaders(parts), invitation, settings),
    ...body(parts),
    notes: [note("CPM-092", parts.route)],
  };
}

function commonHeaders({ invitation, service, route }: InviteParts): HeaderField[] {
  const { request } = invitation;
  const forwards = readHeader(request, "Max-Forwards") ?? MAX_FORWARDS + 1;
  const supported = ["timer", "recipient-list-invite"];
  if (hasToken(readHeader(request, "Supported"), "100rel")) supported.push("100rel");
  const asserted = service === undefined ? [] : [{ name: "P-Asserted-Service", value: service }];
  const carried = carriedHeaders(invitation);
  return [
    { name: "Route", value: `<${withLooseRoute(route)}>` },
    { name: "Max-Forwards", value: String(Math.max(forwards - 1, 0)) },
    { name: "Supported", value: supported.join(", ") },
    ...asserted,
    ...carried.filter(({ name }) => name.toLowerCase() !== "p-asserted-service"),
  ];
}

// Without lr the route would be taken for a strict one (RFC 3261 section 16.4).
function withLooseRoute(uri: string): string {
  return /;lr(?:[;?=]|$)/i.test(uri) ? uri : `${uri};lr`;
}

// The floor that the originator set holds for all legs (A-13).
function withMinSe(
  headers: readonly HeaderField[],
  { request }: Invitation,
  settings: Settings,
): readonly HeaderField[] {
  const asked = readHeader(request, "Min-SE")?.seconds ?? 0;
  return [...headers, { name: "Min-SE", value: String(Math.max(asked, settings.minSe)) }];
}

/**
 * Tells the session interval for a leg of a client (CPM-035): the provider's, and not below what the originator
 * takes (A-13).
 *
 * @param invitation The invitation.
 * @param settings The settings.
 * @returns Seconds.
 */
export function clientInterval(invitation: Invitation, settings: Settings): number {
  const { request } = invitation;
  return Math.max(settings.sessionExpires, readHeader(request, "Min-SE")?.seconds ?? 0);
}

function addresses({ request }: Invitation): { readonly from: string; readonly to: string } {
  return { from: withoutTag(request, "From"), to: withoutTag(request, "To") };
}

function withoutTag(request: Invitation["request"], name: "From" | "To"): string {
  const address = readHeader(request, name);
  if (address === undefined) return "<sip:anonymous@anonymous.invalid>";
  const { displayName, uri, parameters } = address;
  const others = parameters
    .filter(({ name: parameter }) => parameter.toLowerCase() !== "tag")
    .map(({ name: key, value }) => (value === undefined ? `;${key}` : `;${key}=${value}`))
    .join("");
  return `${displayName === undefined ? "" : `${displayName} `}<${uri}>${others}`;
}

function body({ invitation, offer, boundary }: InviteParts): {
  readonly body: Uint8Array;
  readonly contentType: string;
} {
  const description = new TextEncoder().encode(stringifySdp(offer));
  const history = recipientHistory(invitation.parts, invitation.servedUser);
  const others = invitation.parts.filter((part) => !isSession(part) && !isRecipientList(part));
  if (history === undefined && others.length === 0) {
    return { body: description, contentType: "application/sdp" };
  }
  const parts: NewBodyPart[] = [{ contentType: "application/sdp", body: description }];
  if (history !== undefined) parts.push(history);
  parts.push(...others.map(asPart));
  return {
    body: createMultipart(parts, boundary),
    contentType: `multipart/mixed;boundary=${boundary}`,
  };
}

function isSession({ contentType }: SipBodyPart): boolean {
  return contentType !== undefined && isMediaType(contentType, "application/sdp");
}

function asPart(part: SipBodyPart): NewBodyPart {
  const { contentType, contentId, fields } = part;
  const disposition = fields.find(({ name }) => name.toLowerCase() === "content-disposition");
  return {
    contentType: contentType === undefined ? "text/plain" : stringifyMediaType(contentType),
    ...(disposition && { contentDisposition: disposition.value }),
    ...(contentId !== undefined && { contentId: `<${contentId}>` }),
    body: part.body,
  };
}
