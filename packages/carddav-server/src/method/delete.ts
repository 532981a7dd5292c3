import { requireCollectionCondition } from "../condition/conditional.ts";
import type { RequestContext } from "../context.ts";
import { Refusal } from "../refusal.ts";
import type { BookResource, CardResource } from "../resource.ts";
import { emptyResponse, parseDepth, requireBook } from "./answer.ts";
import { conditionOf } from "./put.ts";

/**
 * Answers DELETE of a card.
 *
 * @internal
 */
export async function answerDeleteCard(
  context: RequestContext,
  resource: CardResource,
): Promise<Response> {
  const book = await requireBook(context, resource);
  const condition = await conditionOf(context, book, resource.card);
  const result = await context.store.deleteCard(book.id, resource.card, condition);
  switch (result.kind) {
    case "deleted":
      return emptyResponse(204);
    case "not-found":
      throw new Refusal(404, { description: "there is no such card" });
    case "precondition-failed":
      throw new Refusal(412);
  }
}

/**
 * Answers DELETE of a book, which takes its cards with it (RFC 4918 section 9.6.1).
 *
 * @internal
 */
export async function answerDeleteBook(
  context: RequestContext,
  resource: BookResource,
): Promise<Response> {
  const { headers } = context.request;
  if (parseDepth(headers, "infinity") !== "infinity") {
    throw new Refusal(400, { description: "a collection is deleted with Depth infinity" });
  }
  const book = await requireBook(context, resource);
  requireCollectionCondition(headers, true);
  if (!(await context.store.deleteBook(book.id))) throw new Refusal(404);
  return emptyResponse(204);
}
