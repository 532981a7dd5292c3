import { createRequest, type SipRequest } from "@callingcard/sip";

/** The service of a single message (OMA CPM pager mode). */
const PAGER_SERVICE = "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.msg";

/** What a single message says, and how it goes. */
export interface PagerMessage {
  /** URI of the user in whose name it goes. */
  readonly from: string;

  /** URI of who gets it. */
  readonly to: string;
  readonly conversationId: string;
  readonly contributionId: string;
  readonly contentType: string;
  readonly body: Uint8Array;

  /** URI of the SIP/IP core. */
  readonly coreUri: string;

  /** Value of Via, with its branch. */
  readonly via: string;
  readonly callId: string;
  readonly tag: string;
  readonly userAgent: string;
}

/**
 * Makes the MESSAGE by which something goes to a user with whom there is no session (RFC 3428, digest 9.4).
 *
 * @param message What it says, and how it goes.
 * @throws SipError or RangeError for what no request can carry.
 */
export function createPagerMessage(message: PagerMessage): SipRequest {
  const { from, to, coreUri, contentType, body } = message;
  const route = /;lr(?:[;?=]|$)/i.test(coreUri) ? coreUri : `${coreUri};lr`;
  return createRequest("MESSAGE", to, {
    headers: [
      { name: "Via", value: message.via },
      { name: "Max-Forwards", value: "70" },
      { name: "Route", value: `<${route}>` },
      { name: "From", value: `<${from}>;tag=${message.tag}` },
      { name: "To", value: `<${to}>` },
      { name: "Call-ID", value: message.callId },
      { name: "CSeq", value: "1 MESSAGE" },
      { name: "P-Asserted-Identity", value: `<${from}>` },
      { name: "P-Asserted-Service", value: PAGER_SERVICE },
      {
        name: "Accept-Contact",
        value: `*;+g.3gpp.icsi-ref="${encodeURIComponent(PAGER_SERVICE)}"`,
      },
      { name: "Conversation-ID", value: message.conversationId },
      { name: "Contribution-ID", value: message.contributionId },
      { name: "User-Agent", value: message.userAgent },
    ],
    contentType,
    body,
  });
}
