import {
  dav,
  responseText,
  type AddressbookMultiget,
  type PropSelection,
} from "@callingcard/dav-xml";
import { cardAccess } from "../access/resource-access.ts";
import type { RequestContext } from "../context.ts";
import { multistatus } from "../method/answer.ts";
import { askedLocks } from "../lock/lock-view.ts";
import { createPace } from "../pace.ts";
import { Refusal } from "../refusal.ts";
import type { CardResource } from "../resource.ts";
import type { BookId, StoredCard } from "../store.ts";
import { createCardFinder, type CardScope } from "./asked-card.ts";
import { CARDS_AT_A_TIME, cardDataWriter, type CardDataWriter } from "./card-writer.ts";

/**
 * Answers `CARDDAV:addressbook-multiget` (RFC 6352 section 8.7): one response for each href, in the
 * order asked. What cannot be found, or is not below the request's path, is a 404 of its own.
 *
 * @internal
 */
export async function answerMultiget(
  context: RequestContext,
  resource: CardScope,
  multiget: AddressbookMultiget,
): Promise<Response> {
  const hrefs = hrefsOf(context, resource, multiget);
  const findBook = bookFinder(context, resource.user, multiget.props);

  async function* responses(): AsyncGenerator<string> {
    const pause = createPace();
    const resolve = createCardFinder(context, resource);
    for (let start = 0; start < hrefs.length; start += CARDS_AT_A_TIME) {
      const asked = hrefs.slice(start, start + CARDS_AT_A_TIME).map((href) => ({
        href,
        target: resolve(href),
      }));
      const books = await readCards(context, asked, findBook);
      let text = "";
      for (const { href, target } of asked) {
        const turn = pause();
        if (turn !== undefined) await turn;
        const found = target && responseOf(target, books.get(target.book));
        text += found ?? responseText({ href, status: 404, propstats: [] });
      }
      yield text;
    }
  }
  return multistatus(context, responses());
}

function hrefsOf(
  context: RequestContext,
  resource: CardScope,
  { hrefs }: AddressbookMultiget,
): readonly string[] {
  const { maxMultigetHrefs } = context.limits;
  if (hrefs.length > maxMultigetHrefs) {
    throw new Refusal(403, {
      condition: dav("number-of-matches-within-limits"),
      description: `more than ${maxMultigetHrefs} hrefs`,
    });
  }
  if (hrefs.length > 0) return hrefs;
  // RFC 6352 section 8.7: without a href the report is about the Request-URI itself.
  if (resource.kind === "card") return [context.url.pathname];
  throw new Refusal(400, { description: "addressbook-multiget names no href" });
}

/** A book of which cards are asked. */
interface AskedBook {
  readonly id: BookId;
  readonly write: CardDataWriter;
}

/** Finds the books of one owner by their names; `undefined` for what is not there. */
type BookFinder = (name: string) => Promise<AskedBook | undefined>;

// Each book is looked for once in a request, whose cards are read a few at a time.
function bookFinder(context: RequestContext, owner: string, props: PropSelection): BookFinder {
  const writerOf = cardDataWriter(context, props);
  async function find(name: string): Promise<AskedBook | undefined> {
    const book = await context.store.findBook(owner, name);
    if (book === undefined) return undefined;
    const locks = await askedLocks(context, book, props);
    return { id: book.id, write: writerOf(book, await cardAccess(context, book), locks) };
  }
  const found = new Map<string, AskedBook | undefined>();
  return async (name) => {
    if (!found.has(name)) found.set(name, await find(name));
    return found.get(name);
  };
}

/** Cards of a book, by name. */
interface ReadCards {
  readonly book: AskedBook;
  readonly cards: ReadonlyMap<string, StoredCard>;
}

async function readCards(
  { store }: RequestContext,
  asked: readonly { readonly target: CardResource | undefined }[],
  findBook: BookFinder,
): Promise<ReadonlyMap<string, ReadCards>> {
  const namesByBook = new Map<string, Set<string>>();
  for (const { target } of asked) {
    if (target === undefined) continue;
    const names = namesByBook.get(target.book) ?? new Set();
    for (const name of namesOf(target)) names.add(name);
    namesByBook.set(target.book, names);
  }
  const books = new Map<string, ReadCards>();
  for (const [bookName, names] of namesByBook) {
    const book = await findBook(bookName);
    if (book === undefined) continue;
    const cards = new Map<string, StoredCard>();
    for (const card of await store.getCards(book.id, [...names])) cards.set(card.name, card);
    books.set(bookName, { book, cards });
  }
  return books;
}

function responseOf(target: CardResource, read: ReadCards | undefined): string | undefined {
  if (read === undefined) return undefined;
  const { book, cards } = read;
  for (const name of namesOf(target)) {
    const card = cards.get(name);
    if (card !== undefined) return book.write(card);
  }
  return undefined;
}

// The name as sent, then decoded once more: some clients encode the hrefs they were given.
function namesOf({ card }: CardResource): readonly string[] {
  if (!/%[0-9A-Fa-f]{2}/.test(card)) return [card];
  try {
    return [card, decodeURIComponent(card)];
  } catch {
    return [card];
  }
}
