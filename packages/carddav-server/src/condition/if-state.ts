import { privilegesAt } from "../access/judge.ts";
import type { RequestContext } from "../context.ts";
import { locksOn } from "../lock/lock-rule.ts";
import { derivedTags, type CardOctets } from "../representation/derived-card.ts";
import type { Resource } from "../resource.ts";
import type { AddressBook, StoredCard, StoredLock } from "../store.ts";
import type { IfList, ResourceState } from "./if-header.ts";

/** What a resource is, as far as `If` can ask. */
export interface IfState extends ResourceState {
  /** The book that it is or is in. */
  readonly book?: AddressBook;
  /** Of the card, as it is stored. */
  readonly etag?: string;
  /** Those of `tokens` that are of locks. */
  readonly lockTokens: readonly string[];
}

/** Nothing exists, or nothing that the client may know of. */
export const ABSENT: IfState = { tags: [], tokens: [], lockTokens: [] };

/**
 * Finds what lists of an `If` are judged by (RFC 4918 section 10.4.4): entity tags of a card, sync-tokens
 * of a book (RFC 6578 section 5), lock tokens of both and of names without a card. Of what the user may not
 * read, it is the locks that they made.
 *
 * @param lists All that are about the resource, so that each conversion of its card is made once.
 *
 * @internal
 */
export async function ifState(
  context: RequestContext,
  resource: Resource,
  lists: readonly IfList[],
): Promise<IfState> {
  if (resource.kind !== "book" && resource.kind !== "card") return ABSENT;
  const { store, tokens, user, now } = context;
  const book = await store.findBook(resource.user, resource.book);
  if (book === undefined) return ABSENT;
  const name = resource.kind === "card" ? resource.card : undefined;
  const locks = locksOn(await store.listLocks(book.id, now()), name);
  if (!(await privilegesAt(context, resource)).has("read")) {
    const own = tokensOf(locks.filter((lock) => lock.user === user));
    return { ...ABSENT, tokens: own, lockTokens: own };
  }
  const lockTokens = tokensOf(locks);
  if (name === undefined) {
    const syncToken = await tokens.write(book.id, { revision: book.revision });
    return { book, tags: [], tokens: [syncToken, ...lockTokens], lockTokens };
  }
  const [card] = await store.getCards(book.id, [name]);
  const state = { book, tokens: lockTokens, lockTokens };
  if (card === undefined) return { ...state, tags: [] };
  return { ...state, tags: await currentTags(card, lists), etag: card.etag };
}

function tokensOf(locks: readonly StoredLock[]): readonly string[] {
  return locks.map(({ token }) => token);
}

async function currentTags(
  card: StoredCard & CardOctets,
  lists: readonly IfList[],
): Promise<readonly string[]> {
  const asked = lists.flatMap(({ conditions }) =>
    conditions.flatMap(({ state }) => (state.kind === "tag" ? [state.tag] : [])),
  );
  return [card.etag, ...(await derivedTags(card, asked))];
}
