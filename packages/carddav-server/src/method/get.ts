import { carddav } from "@callingcard/dav-xml";
import { writtenVersion } from "../address-data.ts";
import { httpDate, readOutcome } from "../conditional.ts";
import type { RequestContext } from "../context.ts";
import { parseAccept, type MediaRange } from "../media-type.ts";
import { CARD_CONTENT_TYPE } from "../property/card.ts";
import { Refusal } from "../refusal.ts";
import type { CardResource } from "../resource.ts";
import type { StoredCard } from "../store.ts";
import { emptyResponse, findCard, requireBook } from "./answer.ts";

/**
 * Answers GET and HEAD of a card: the octets as they were sent.
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
  const validators = {
    ETag: `"${card.etag}"`,
    "Last-Modified": httpDate(card.modifiedMs),
    "Cache-Control": "private, no-cache",
  };
  const outcome = readOutcome(request.headers, card);
  if (outcome === "precondition-failed") throw new Refusal(412);
  if (outcome === "not-modified") return emptyResponse(304, validators);
  requireAcceptable(request.headers.get("accept"), card);
  const headers = {
    ...validators,
    "Content-Type": CARD_CONTENT_TYPE,
    "Content-Length": String(card.octetCount),
    "X-Content-Type-Options": "nosniff",
  };
  const body = request.method === "HEAD" ? null : Uint8Array.from(card.octets);
  return new Response(body, { status: 200, headers });
}

/** Names under which vCards were known before RFC 6350 section 10.1. */
const VCARD_TYPES: ReadonlySet<string> = new Set([
  "*/*",
  "text/*",
  "text/vcard",
  "text/x-vcard",
  "text/directory",
]);

// Nothing is converted, so a card that a client cannot read is refused (RFC 6352 section 5.1.1.1).
function requireAcceptable(accept: string | null, card: StoredCard): void {
  if (accept === null) return;
  const ranges = parseAccept(accept);
  if (ranges.length === 0) return;
  const version = writtenVersion(new TextDecoder().decode(card.octets.subarray(0, 512)));
  if (ranges.some((range) => accepts(range, version))) return;
  throw new Refusal(403, {
    condition: carddav("supported-address-data-conversion"),
    description: `the card is stored as text/vcard${version === undefined ? "" : ` ${version}`}`,
  });
}

function accepts({ type, parameters, quality }: MediaRange, stored: string | undefined): boolean {
  if (quality <= 0 || !VCARD_TYPES.has(type)) return false;
  const asked = parameters.get("version");
  return asked === undefined || stored === undefined || asked === stored;
}
