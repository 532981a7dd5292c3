import {
  compileFilter,
  conditionDecides,
  filterCondition,
  FilterRefusal,
} from "@callingcard/carddav-filter";
import { carddav, type AddressbookQuery, type Filter } from "@callingcard/dav-xml";
import { ParseError } from "@callingcard/grammar";
import { parseCard, type Card } from "@callingcard/vcard";
import { cardAccess } from "../access/resource-access.ts";
import type { RequestContext } from "../context.ts";
import { findCard, multistatus, requireBook } from "../method/answer.ts";
import { askedLocks } from "../lock/lock-view.ts";
import { createPace } from "../pace.ts";
import { Refusal } from "../refusal.ts";
import { encodeSegment, type BookResource, type CardResource } from "../resource.ts";
import type { AddressBook, FoundCard, StoredCard } from "../store.ts";
import { cardDataWriter, unreadableCard } from "./card-writer.ts";
import { truncationResponse } from "./truncation.ts";

/** What a query without a filter asks: several clients list a book so. */
const EVERY_CARD: Filter = { test: "anyof", propFilters: [] };

/**
 * Answers `CARDDAV:addressbook-query` (RFC 6352 section 8.6) of a book or of one card. The index
 * gives a superset, the filter judges what the index does not decide.
 *
 * @internal
 */
export async function answerQuery(
  context: RequestContext,
  resource: BookResource | CardResource,
  query: AddressbookQuery,
): Promise<Response> {
  const filter = query.filter ?? EVERY_CARD;
  const matches = compile(filter);
  const isDecided = conditionDecides(filter);
  const writerOf = cardDataWriter(context, query.props);
  const book = await requireBook(context, resource);
  const write = writerOf(
    book,
    await cardAccess(context, book),
    await askedLocks(context, book, query.props),
  );
  const candidates = await candidatesOf(context, book, resource, filter);
  const limit = Math.min(query.limit ?? Infinity, context.limits.maxQueryResults);

  async function* responses(): AsyncGenerator<string> {
    const bookPath = context.paths.book(book.owner, book.name);
    const pause = createPace();
    let count = 0;
    for await (const card of candidates) {
      const turn = pause();
      if (turn !== undefined) await turn;
      const verdict = (isDecided && card.isSure === true) || judge(card, matches);
      if (verdict === false) continue;
      if (verdict instanceof ParseError) {
        yield unreadableCard(bookPath + encodeSegment(card.name), verdict);
        continue;
      }
      // Only a match that does not fit any more is a truncation.
      if (count === limit) {
        yield truncationResponse(context.url.pathname);
        return;
      }
      count++;
      yield write(card);
    }
  }
  return multistatus(context, responses());
}

/** A filter, made ready; `undefined` when each card matches and none need be parsed. */
type Matcher = ((card: Card) => boolean) | undefined;

function compile(filter: Filter): Matcher {
  try {
    const matches = compileFilter(filter);
    return filter.propFilters.length === 0 ? undefined : matches;
  } catch (error) {
    if (!(error instanceof FilterRefusal)) throw error;
    throw new Refusal(403, {
      condition: carddav(error.condition),
      payload: error.element === undefined ? [] : [error.element],
      description: error.message,
    });
  }
}

function judge(card: StoredCard, matches: Matcher): boolean | ParseError {
  if (matches === undefined) return true;
  try {
    return matches(parseCard(card.octets));
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

async function candidatesOf(
  context: RequestContext,
  book: AddressBook,
  resource: BookResource | CardResource,
  filter: Filter,
): Promise<AsyncIterable<FoundCard> | readonly FoundCard[]> {
  if (resource.kind === "book") return context.store.findCards(book.id, filterCondition(filter));
  const card = await findCard(context, book, resource.card);
  if (card === undefined) throw new Refusal(404, { description: "there is no such card" });
  return [card];
}
