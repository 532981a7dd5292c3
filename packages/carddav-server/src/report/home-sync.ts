import { responseHead } from "../property/properties-response.ts";
import { responseText, type SyncCollection } from "@callingcard/dav-xml";
import { cardAccess } from "../access/resource-access.ts";
import type { RequestContext } from "../context.ts";
import {
  homeStatement,
  identityOfBook,
  parseHomeStatement,
  type KnownBook,
} from "../home-sync-state.ts";
import { multistatus, parseDepth } from "../method/answer.ts";
import { withLocks } from "../lock/lock-view.ts";
import { bookSubject, bookWriter } from "../method/propfind.ts";
import type { HomeResource } from "../resource.ts";
import type { AddressBook, CardChange } from "../store.ts";
import { changesWriter, isNews, nextState } from "./card-changes.ts";
import { invalidToken, limitOf, tokenOf } from "./sync-request.ts";
import { truncationResponse } from "./truncation.ts";

/**
 * Answers `DAV:sync-collection` of a home (RFC 6578 section 3): its books, and on the level `infinite` their
 * cards as well, book after book. A token stands for what is known of each of them.
 *
 * @internal
 */
export async function answerHomeSync(
  context: RequestContext,
  { user: owner }: HomeResource,
  report: SyncCollection,
): Promise<Response> {
  const known = await readKnown(context, owner, tokenOf(context, report));
  const books = await context.store.listBooks(owner);
  const plan = await planSync(context, books, known, {
    isDeep: isDeep(context, report),
    limit: limitOf(context, report),
  });
  const syncToken = await context.tokens.sign(homeStatement(owner, plan.next));
  const writeBook = bookWriter(context, report.props);
  const steps = await Promise.all(
    plan.steps.map(async (step) => {
      const access = await cardAccess(context, step.book);
      const locking = await withLocks(context, step.book, report.props);
      return { ...step, write: changesWriter(locking, step.book, access, report.props) };
    }),
  );

  async function* responses(): AsyncGenerator<string, { readonly syncToken: string }> {
    const { paths } = context;
    for (const name of plan.removed) {
      yield responseText({ href: paths.book(owner, name), status: 404, propstats: [] });
    }
    for (const { book, isNew, changes, write } of steps) {
      if (isNew)
        yield writeBook(
          responseHead(paths.book(owner, book.name)),
          await bookSubject(context, book, report.props),
        );
      yield* write(changes);
    }
    if (plan.isCut) yield truncationResponse(context.url.pathname);
    return { syncToken };
  }
  return multistatus(context, responses());
}

// Without the element, Depth says it (RFC 6578 appendix A).
function isDeep({ request }: RequestContext, { syncLevel }: SyncCollection): boolean {
  if (syncLevel !== undefined) return syncLevel === "infinite";
  return parseDepth(request.headers, "0") === "infinity";
}

async function readKnown(
  context: RequestContext,
  owner: string,
  token: string,
): Promise<readonly KnownBook[]> {
  if (token === "") return [];
  const statement = await context.tokens.open(token);
  const known = statement === undefined ? undefined : parseHomeStatement(owner, statement);
  if (known === undefined) throw invalidToken(context);
  return known;
}

/** What is told of one book. */
interface BookStep {
  readonly book: AddressBook;
  /** Whether the book itself is told of, being new or having other properties. */
  readonly isNew: boolean;
  readonly changes: readonly CardChange[];
}

/** What an answer tells, and what is known after it. */
interface Plan {
  /** Names of books that have gone. */
  readonly removed: readonly string[];
  readonly steps: readonly BookStep[];
  readonly next: readonly KnownBook[];
  /** Whether there is more than the limit. */
  readonly isCut: boolean;
}

async function planSync(
  context: RequestContext,
  books: readonly AddressBook[],
  known: readonly KnownBook[],
  { isDeep, limit }: { readonly isDeep: boolean; readonly limit: number },
): Promise<Plan> {
  const knownByName = new Map(known.map((book) => [book.name, book]));
  const names = new Set(books.map(({ name }) => name));
  const gone = known.filter(({ name }) => !names.has(name));
  const removed = gone.slice(0, limit).map(({ name }) => name);
  const next: KnownBook[] = gone.slice(limit);
  const steps: BookStep[] = [];
  let left = limit - removed.length;
  let isCut = next.length > 0;
  for (const book of books) {
    const before = knownByName.get(book.name);
    const identity = await identityOfBook(book);
    // The cards of the book that had this name are not known any more, and could not be told to be gone.
    if (before?.cards !== undefined && before.id !== book.id) throw invalidToken(context);
    const isNew = before?.id !== book.id || before.properties !== identity.properties;
    const since = before?.cards;
    const hasNews = isNew || (isDeep && since?.revision !== book.revision);
    if (!hasNews || left === 0) {
      isCut ||= hasNews;
      if (before !== undefined) next.push(before);
      continue;
    }
    if (isNew) left -= 1;
    const { changes, cards, isWhole } = await cardsOf(context, book, since, isDeep ? left : 0);
    left -= changes.length;
    isCut ||= isDeep && !isWhole;
    steps.push({ book, isNew, changes });
    next.push({ ...identity, ...(cards !== undefined && { cards }) });
  }
  return { removed, steps, next, isCut };
}

/** What is told of the cards of a book. */
interface CardsOfBook {
  readonly changes: readonly CardChange[];
  /** What is known of them after that; absent when nothing is. */
  readonly cards: KnownBook["cards"];
  readonly isWhole: boolean;
}

async function cardsOf(
  context: RequestContext,
  book: AddressBook,
  known: KnownBook["cards"],
  limit: number,
): Promise<CardsOfBook> {
  if (limit === 0)
    return { changes: [], cards: known, isWhole: (known?.revision ?? 0) === book.revision };
  const since = known ?? { revision: 0 };
  const isInitial = known === undefined;
  const result = await context.store.changesSince(book.id, since.revision, limit, isInitial);
  if (result.kind === "unknown-revision") throw invalidToken(context);
  // Deleted a moment ago: the next sync tells it.
  if (result.kind === "no-book") return { changes: [], cards: known, isWhole: true };
  return {
    changes: result.changes.filter((change) => isNews(change, since)),
    cards: nextState(book, since, isInitial, result),
    isWhole: !result.more,
  };
}
