import { httpDate, readOutcome } from "../conditional.ts";
import type { RequestContext } from "../context.ts";
import { deriveCard } from "../derived-card.ts";
import { negotiate } from "../negotiation.ts";
import { CARD_CONTENT_TYPE } from "../property/card.ts";
import { preferredRepresentation, varyHeader } from "../preferred-representation.ts";
import { Refusal } from "../refusal.ts";
import { JCARD, storedRepresentation, type Representation } from "../representation.ts";
import type { CardResource } from "../resource.ts";
import type { StoredCard } from "../store.ts";
import { emptyResponse, findCard, requireBook } from "./answer.ts";

/**
 * Answers GET and HEAD of a card: the octets as they were sent, or what `Accept` asks for.
 *
 * @internal
 */
export async function answerGet(
  context: RequestContext,
  resource: CardResource,
): Promise<Response> {
  const { request } = context;
  const card = await findCard(context, await requireBook(context, resource), resource.card);
  if (card === undefined) throw new Refusal(404, { description: "there is no such card" });
  const { octets, etag, contentType } = await negotiatedCard(context, card);
  const validators = {
    ETag: `"${etag}"`,
    "Last-Modified": httpDate(card.modifiedMs),
    "Cache-Control": "private, no-cache",
    Vary: varyHeader(context),
  };
  const outcome = readOutcome(request.headers, { ...card, etag });
  if (outcome === "precondition-failed") throw new Refusal(412);
  if (outcome === "not-modified") return emptyResponse(304, validators);
  const headers = {
    ...validators,
    "Content-Type": contentType,
    "Content-Length": String(octets.length),
    "X-Content-Type-Options": "nosniff",
  };
  const body = request.method === "HEAD" ? null : octets;
  return new Response(body, { status: 200, headers });
}

/** A card as one of its representations. */
interface RepresentedCard {
  readonly octets: Uint8Array<ArrayBuffer>;
  /** Without its quotes. */
  readonly etag: string;
  readonly contentType: string;
}

// Gives a card as the representation that a request asks for.
async function negotiatedCard(context: RequestContext, card: StoredCard): Promise<RepresentedCard> {
  const stored = storedRepresentation(card.octets);
  const preferred = preferredRepresentation(context) ?? stored;
  const chosen = negotiate(context.request.headers.get("accept"), preferred);
  if (chosen === undefined || chosen === stored) {
    return {
      octets: Uint8Array.from(card.octets),
      etag: card.etag,
      contentType: CARD_CONTENT_TYPE,
    };
  }
  return { ...(await deriveCard(card, chosen)), contentType: contentTypeOf(chosen) };
}

// JSON is UTF-8 and has no charset (RFC 7095 section 8.1).
function contentTypeOf(representation: Representation): string {
  if (representation === JCARD) return `${JCARD.contentType}; version=${JCARD.version}`;
  return `${CARD_CONTENT_TYPE}; version=${representation.version}`;
}
