import type { RequestContext } from "../context.ts";
import { prefersRepresentation } from "../prefer.ts";
import { Refusal } from "../refusal.ts";
import type { Representation } from "../representation/representation.ts";
import type { CardOctets } from "../representation/derived-card.ts";
import { emptyResponse, wholeResponse } from "./answer.ts";
import { negotiatedCard } from "./represented-card.ts";

/** A card that was written. */
interface Written {
  readonly status: 201 | 204;
  /** Path of the card. */
  readonly href: string;
  /** As it is stored. */
  readonly card: CardOctets;
  /** Whether the octets are stored as they were sent. */
  readonly isVerbatim: boolean;
  /** What the client sent; it gets no other without a reason. */
  readonly sentAs: Representation | undefined;
  /** Whether who wrote may read what there is now. */
  readonly isReadable: boolean;
}

/**
 * Answers a PUT that wrote. The entity tag is told of octets that are stored as they came (RFC 6352
 * section 6.3.2.3); a client that prefers it is given what the card is now (RFC 7240 section 4.2).
 *
 * @internal
 */
export async function putResponse(context: RequestContext, written: Written): Promise<Response> {
  const { status, card, isVerbatim } = written;
  if (written.isReadable && prefersRepresentation(context.request)) {
    const whole = await representationResponse(context, written);
    if (whole !== undefined) return whole;
  }
  return emptyResponse(status, isVerbatim ? { ETag: `"${card.etag}"` } : {});
}

// Nothing where the preference cannot be met: the card is written all the same.
async function representationResponse(
  context: RequestContext,
  { status, href, card, sentAs }: Written,
): Promise<Response | undefined> {
  try {
    const { octets, etag, contentType } = await negotiatedCard(context, card, sentAs);
    return wholeResponse(octets, status === 201 ? 201 : 200, {
      ETag: `"${etag}"`,
      "Content-Type": contentType,
      "Content-Location": href,
      "Preference-Applied": "return=representation",
      "X-Content-Type-Options": "nosniff",
      Vary: "Accept, Prefer",
    });
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
