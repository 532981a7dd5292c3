import { wireText } from "@callingcard/lab";
import { parseMessage, type SipRequest } from "@callingcard/sip";

export const ALICE = "sip:alice@ims.example";
export const BOB = "sip:bob@ims.example";
export const SESSION = "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session";
export const GROUP_SESSION = `${SESSION}.group`;

/** Feature tag of a client of CPM sessions. */
export const SESSION_FEATURE =
  '+g.3gpp.icsi-ref="urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.session"';

/** Feature tag of a client of sessions of two and of groups. */
export const ALL_FEATURES =
  '+g.3gpp.icsi-ref="urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.session,urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.session.group"';

/** What an INVITE of the originating side says otherwise than usual. */
export interface Invitation {
  readonly from?: string;
  readonly to?: string;
  readonly callId?: string;

  /** Header fields in the place of the usual ones of their name, or beside them; an empty text takes one away. */
  readonly headers?: Readonly<Record<string, string>>;

  /** Lines of the session description from `c=` on. */
  readonly media?: string;

  /** The whole body, with its Content-Type in `headers`. */
  readonly body?: string;
}

/** Where the originating side takes SIP and MSRP. */
export interface Origin {
  readonly sip: { readonly host: string; readonly port: number };
  readonly msrpUri: string;
  readonly msrpPort: number;
}

let count = 0;

/** The media lines of an offer or answer of one MSRP session. */
export function msrpMedia(uri: string, port: number, setup = "active", extra = ""): string {
  return [
    "c=IN IP4 127.0.0.1",
    "t=0 0",
    `m=message ${port} TCP/MSRP *`,
    "a=accept-types:message/cpim application/im-iscomposing+xml",
    "a=accept-wrapped-types:*",
    `a=setup:${setup}`,
    `a=path:${uri}`,
    ...(extra === "" ? [] : [extra]),
    "a=sendrecv",
    "",
  ].join("\n");
}

/** A session description around media lines, with LF. */
export function sdpText(media: string, version = 1): string {
  return `v=0\no=- 77 ${version} IN IP4 127.0.0.1\ns=-\n${media}`;
}

/** An INVITE as the core passes it to the function. */
export function createInvitation(origin: Origin, invitation: Invitation = {}): SipRequest {
  count += 1;
  const { from = ALICE, to = BOB, callId = `call-${process.pid}-${count}` } = invitation;
  const { host, port } = origin.sip;
  const headers: Record<string, string> = {
    Via: `SIP/2.0/TCP ${host}:${port};branch=z9hG4bKo${process.pid}x${count}`,
    "Max-Forwards": "66",
    From: `<${from}>;tag=o${count}`,
    To: `<${to}>`,
    "Call-ID": callId,
    CSeq: "1 INVITE",
    Contact: `<sip:o@${host}:${port};transport=tcp>;${SESSION_FEATURE}`,
    "P-Asserted-Identity": `<${from}>`,
    "P-Asserted-Service": SESSION,
    "Accept-Contact": `*;${SESSION_FEATURE}`,
    "Conversation-ID": `conversation-${count}`,
    "Contribution-ID": `contribution-${process.pid}-${count}`,
    "User-Agent": "CPM-client/OMA2.2",
    Supported: "timer",
    "Session-Expires": "1800",
    "Content-Type": "application/sdp",
    ...invitation.headers,
  };
  const lines = Object.entries(headers).filter(([, value]) => value !== "");
  const body = invitation.body ?? sdpText(invitation.media ?? msrpMedia(origin.msrpUri, 9));
  const text = [
    `INVITE ${to} SIP/2.0`,
    ...lines.map(([name, value]) => `${name}: ${value}`),
    "Content-Length: ?",
    "",
    body,
  ].join("\n");
  const message = parseMessage(wireText(text));
  if (message.kind !== "request") throw new TypeError("not a request");
  return message;
}
