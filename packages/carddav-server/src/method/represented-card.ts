import type { RequestContext } from "../context.ts";
import { deriveCard, type CardOctets } from "../representation/derived-card.ts";
import { negotiate } from "../representation/negotiation.ts";
import { preferredRepresentation } from "../representation/preferred-representation.ts";
import { CARD_CONTENT_TYPE } from "../property/card.ts";
import {
  JCARD,
  storedRepresentation,
  type Representation,
} from "../representation/representation.ts";

/** A card as one of its representations. */
interface RepresentedCard {
  readonly octets: Uint8Array<ArrayBuffer>;
  /** Without its quotes. */
  readonly etag: string;
  readonly contentType: string;
}

/**
 * Gives a card as the representation that a request asks for.
 *
 * @param preferred What to take without a reason for another. Default: what the client's kind gets, or the
 *   stored one.
 * @throws Refusal 403 `CARDDAV:supported-address-data-conversion`.
 *
 * @internal
 */
export function negotiatedCard(
  context: RequestContext,
  card: CardOctets,
  preferred: Representation | undefined = preferredRepresentation(context),
): RepresentedCard | Promise<RepresentedCard> {
  const accept = context.request.headers.get("accept");
  // Who asks for nothing gets what is stored, whatever that is.
  if (accept === null && preferred === undefined) return storedCard(card);
  const stored = storedRepresentation(card.octets);
  const chosen = negotiate(accept, preferred ?? stored);
  if (chosen === undefined || chosen === stored) return storedCard(card);
  return derivedCard(card, chosen);
}

async function derivedCard(card: CardOctets, chosen: Representation): Promise<RepresentedCard> {
  return { ...(await deriveCard(card, chosen)), contentType: contentTypeOf(chosen) };
}

function storedCard({ octets, etag }: CardOctets): RepresentedCard {
  return { octets: ownOctets(octets), etag, contentType: CARD_CONTENT_TYPE };
}

// What is shared between threads cannot be the body of a response.
function ownOctets(octets: Uint8Array): Uint8Array<ArrayBuffer> {
  const isOwn = octets.buffer instanceof ArrayBuffer;
  return isOwn ? (octets as Uint8Array<ArrayBuffer>) : new Uint8Array(octets);
}

// JSON is UTF-8 and has no charset (RFC 7095 section 8.1).
function contentTypeOf(representation: Representation): string {
  if (representation === JCARD) return `${JCARD.contentType}; version=${JCARD.version}`;
  return `${CARD_CONTENT_TYPE}; version=${representation.version}`;
}
