import { readOutcome } from "../condition/conditional.ts";
import { httpDate } from "../condition/http-date.ts";
import type { RequestContext } from "../context.ts";
import { lightResponse } from "../light-response.ts";
import { varyHeader } from "../representation/preferred-representation.ts";
import { Refusal } from "../refusal.ts";
import type { CardResource } from "../resource.ts";
import { emptyResponse, findCard, requireBook } from "./answer.ts";
import { negotiatedCard } from "./represented-card.ts";

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
  const dated = { headers: request.headers, nowMs: context.now() };
  const outcome = readOutcome(dated, { etag, modifiedMs: card.modifiedMs });
  if (outcome === "precondition-failed") throw new Refusal(412);
  if (outcome === "not-modified") return emptyResponse(304, validators);
  return lightResponse(request.method === "HEAD" ? null : octets, 200, {
    ...validators,
    "Content-Type": contentType,
    "X-Content-Type-Options": "nosniff",
    "Content-Length": String(octets.length),
  });
}
