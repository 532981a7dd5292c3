import {
  createMsrpMedia,
  sdpLine,
  type SessionDescription,
  stringifyConnection,
  stringifyOrigin,
  stringifySdp,
  withAttribute,
} from "@callingcard/sdp";
import type { HeaderField } from "@callingcard/sip";
import type { StoredDeferredMessage } from "../store/deferred-messages.ts";
import type { Binding } from "../store/registrations.ts";
import type { Settings } from "../settings.ts";
import { ANONYMOUS } from "./anonymity.ts";
import type { NewInvite } from "./client-invite.ts";
import { addressType, type Description, type Endpoint, originOf } from "./endpoint.ts";
import { note } from "./outcome.ts";

/** Types that a client is offered for messages that waited: all that they may be. */
const ANY_TYPE = { type: "*", subtype: "*", parameters: [] };

/**
 * Makes the offer for messages that waited (8.3.2.9).
 *
 * @param own The function on this leg.
 * @param endpoint Where it is.
 * @param settings Which role is offered.
 */
export function pushOffer(
  own: Description,
  endpoint: Endpoint,
  settings: Settings,
): SessionDescription {
  const { host, tls } = own.address;
  const medium = createMsrpMedia({
    path: endpoint.uri,
    acceptTypes: [{ type: "message", subtype: "cpim", parameters: [] }],
    acceptWrappedTypes: [ANY_TYPE],
    maxSize: settings.maxMessageOctets,
    setup: settings.offerSetup,
  });
  const connection = { netType: "IN", addressType: addressType(host), address: host };
  return {
    lines: [
      sdpLine("v", "0"),
      sdpLine("o", stringifyOrigin(originOf(own))),
      sdpLine("s", "-"),
      sdpLine("c", stringifyConnection(connection)),
      sdpLine("t", "0 0"),
    ],
    media: [
      endpoint.isSecure && tls !== undefined
        ? withAttribute(medium, "fingerprint", tls.fingerprint)
        : medium,
    ],
  };
}

/**
 * Makes the INVITE by which messages that waited go to a client (8.3.2.9, 8.3.2.1 step 8c): From is who sent
 * them, and so is Referred-By (RFC 3892), by which clients tell them from a session of now.
 *
 * @param message The first of the messages, which are all of one session.
 * @param target The client.
 * @param route URI of the SIP/IP core.
 * @param offer The offer.
 */
export function pushInvite(
  message: StoredDeferredMessage,
  target: Binding,
  route: string,
  offer: SessionDescription,
): NewInvite {
  const { servedUser, farUser, conversationId, contributionId, service } = message;
  const from = `<${farUser}>`;
  // Nobody asserts that somebody is nobody (RFC 3325 section 7).
  const identity =
    farUser === ANONYMOUS
      ? { name: "Privacy", value: "id" }
      : { name: "P-Asserted-Identity", value: from };
  const headers: HeaderField[] = [
    { name: "Route", value: `<${/;lr(?:[;?=]|$)/i.test(route) ? route : `${route};lr`}>` },
    { name: "Supported", value: "timer, recipient-list-invite" },
    identity,
    { name: "Referred-By", value: from },
    { name: "Conversation-ID", value: conversationId },
    { name: "Contribution-ID", value: contributionId },
  ];
  if (service !== undefined) {
    const wanted = `*;+g.3gpp.icsi-ref="${encodeURIComponent(service)}"`;
    headers.push({ name: "P-Asserted-Service", value: service });
    headers.push({ name: "Accept-Contact", value: wanted });
  }
  const { pubGruu, instance } = target;
  if (pubGruu === undefined && instance !== undefined) {
    const value = `*;+sip.instance="<${instance}>";require;explicit`;
    headers.push({ name: "Accept-Contact", value });
  }
  return {
    requestUri: pubGruu ?? servedUser,
    from,
    to: `<${servedUser}>`,
    headers,
    body: new TextEncoder().encode(stringifySdp(offer)),
    contentType: "application/sdp",
    notes: [note("CPM-082", `messages of ${contributionId} for ${target.contact}`)],
  };
}
