import { dav } from "@callingcard/dav-xml";
import { requireCollectionCondition } from "../condition/conditional.ts";
import type { RequestContext } from "../context.ts";
import { cardWrite, failedCondition, locksInTheWay } from "../lock/lock-refusal.ts";
import { removedNames } from "../lock/lock-rule.ts";
import { Refusal } from "../refusal.ts";
import type { BookResource, CardResource } from "../resource.ts";
import type { AddressBook } from "../store.ts";
import { authored } from "../write-options.ts";
import { lockedMembers } from "./locked-members.ts";
import { emptyResponse, multistatus, parseDepth, requireBook } from "./answer.ts";
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
  const options = authored(context);
  const result = await context.store.deleteCard(book.id, resource.card, condition, options);
  switch (result.kind) {
    case "deleted":
      return emptyResponse(204);
    case "not-found":
      throw new Refusal(404, { description: "there is no such card" });
    case "precondition-failed":
      throw await failedCondition(context, [await cardWrite(context, book, resource.card, false)]);
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
  // A place in an import is named by a query: who deletes it does not mean the book.
  if (context.url.search !== "") {
    throw new Refusal(404, { description: "there is nothing at this query of the address book" });
  }
  if (parseDepth(headers, "infinity") !== "infinity") {
    throw new Refusal(400, { description: "a collection is deleted with Depth infinity" });
  }
  const book = await requireBook(context, resource);
  requireCollectionCondition(headers, true);
  if (await context.store.deleteBook(book.id, context.guard)) return emptyResponse(204);
  await requireBook(context, resource);
  return lockedRemoval(context, book);
}

// 423, or 207 when it is cards that keep their book from being deleted (RFC 4918 section 9.6.1).
async function lockedRemoval(context: RequestContext, book: AddressBook): Promise<Response> {
  const locks = await locksInTheWay(context, book, removedNames);
  if (locks.length === 0 || locks.some(({ name }) => name === undefined)) {
    throw await failedCondition(context, [{ book, names: removedNames }]);
  }
  const members = lockedMembers(context, book, locks, dav("lock-token-submitted"));
  return multistatus(context, members);
}
