import { dav, responseText, type PropSelection, type SyncCollection } from "@callingcard/dav-xml";
import { cardAccess, type ResourceAccess } from "../access/resource-access.ts";
import type { RequestContext } from "../context.ts";
import { multistatus, requireBook } from "../method/answer.ts";
import { cardWriter } from "../method/propfind.ts";
import { createPace } from "../pace.ts";
import { profileOf } from "../profile/client-profile.ts";
import { Refusal } from "../refusal.ts";
import { encodeSegment, type BookResource } from "../resource.ts";
import type { AddressBook, CardChange, CardInfo, ChangesResult } from "../store.ts";
import type { SyncState } from "../sync-token.ts";
import { isUuid } from "../uuid.ts";
import { CARDS_AT_A_TIME, cardDataWriter } from "./card-writer.ts";
import { truncationResponse } from "./truncation.ts";

type Changes = Extract<ChangesResult, { kind: "changes" }>;

/**
 * Answers `DAV:sync-collection` (RFC 6578 section 3) of a book. The changes and the token that stands
 * for them come from one snapshot of the store. The level does not matter, since a book has no
 * collections in it, and neither does Depth, which some clients get wrong.
 *
 * @internal
 */
export async function answerSync(
  context: RequestContext,
  resource: BookResource,
  report: SyncCollection,
): Promise<Response> {
  const book = await requireBook(context, resource);
  const token = tokenOf(context, report);
  const since = await readState(context, book, token);
  const limit = Math.min(report.limit ?? Infinity, context.limits.maxSyncChanges);
  if (limit < 1) throw matchesNotWithinLimits();
  const isInitial = token === "";
  const { store } = context;
  const result = await store.changesSince(book.id, since.revision, limit, isInitial);
  if (result.kind === "no-book") throw new Refusal(404);
  if (result.kind === "unknown-revision") throw invalidToken(context);
  const next = nextState(book, since, isInitial, result);
  const syncToken = await context.tokens.write(book.id, next);
  const changes = result.changes.filter((change) => isNews(change, since));
  const access = await cardAccess(context, book);
  const present = presentReader(context, book, access, report.props);

  async function* responses(): AsyncGenerator<string, { readonly syncToken: string }> {
    const path = context.paths.book(book.owner, book.name);
    const pause = createPace();
    for (let start = 0; start < changes.length; start += present.batch) {
      const turn = pause();
      if (turn !== undefined) await turn;
      const batch = changes.slice(start, start + present.batch);
      const write = await present.read(batch);
      yield batch.map((change) => changeResponse(path, change, write)).join("");
    }
    if (result.kind === "changes" && result.more) yield truncationResponse(context.url.pathname);
    return { syncToken };
  }
  return multistatus(context, responses());
}

function changeResponse(path: string, change: CardChange, write: PresentWriter): string {
  const name = change.kind === "present" ? change.card.name : change.name;
  const href = path + encodeSegment(name);
  const response = change.kind === "present" ? write(href, change.card) : undefined;
  return response ?? responseText({ href, status: 404, propstats: [] });
}

// The token of a request; empty for one that asks for everything.
function tokenOf(context: RequestContext, { syncToken }: SyncCollection): string {
  if (!isUuid(syncToken)) return syncToken;
  return profileOf(context)?.takesUuidForNoToken === true ? "" : syncToken;
}

async function readState(
  context: RequestContext,
  book: AddressBook,
  token: string,
): Promise<SyncState> {
  if (token === "") return { revision: 0 };
  const state = await context.tokens.read(book.id, token);
  if (state === undefined) throw invalidToken(context);
  return state;
}

// Where the next report goes on. While an initial listing is paged, its token remembers how far the
// book was when the listing began.
function nextState(
  book: AddressBook,
  since: SyncState,
  isInitial: boolean,
  { revision, more }: Changes,
): SyncState {
  if (!more) return { revision };
  const base = isInitial ? book.revision : since.base;
  return { revision, ...(base !== undefined && { base }) };
}

// An initial listing names no deletions of cards that it did not name (RFC 6578 section 3.4).
function isNews(change: CardChange, since: SyncState): boolean {
  return change.kind === "present" || since.base === undefined || change.revision > since.base;
}

/** Writes the response of a card that is there; `undefined` when it has gone in the meantime. */
type PresentWriter = (href: string, card: CardInfo) => string | undefined;

/** Makes the writers of cards that are there. */
interface PresentReader {
  /** Changes that are written together. */
  readonly batch: number;
  readonly read: (batch: readonly CardChange[]) => Promise<PresentWriter>;
}

/** Changes written together when no card is read. */
const CHANGES_AT_A_TIME = 64;

// Cards are read only when their data are asked for.
function presentReader(
  context: RequestContext,
  book: AddressBook,
  access: ResourceAccess,
  props: PropSelection,
): PresentReader {
  if (props.kind !== "prop" || props.addressData === undefined) {
    const write = cardWriter(context, props, access);
    return { batch: CHANGES_AT_A_TIME, read: () => Promise.resolve(write) };
  }
  const write = cardDataWriter(context, props)(access);
  const read = async (batch: readonly CardChange[]): Promise<PresentWriter> => {
    const names = batch.flatMap((change) => (change.kind === "present" ? [change.card.name] : []));
    const cards = await context.store.getCards(book.id, names);
    const byName = new Map(cards.map((card) => [card.name, card]));
    return (href, { name }) => {
      const card = byName.get(name);
      return card && write(href, card);
    };
  };
  return { batch: CARDS_AT_A_TIME, read };
}

// The condition is in the text too, since Evolution looks for it there.
function invalidToken(context: RequestContext): Refusal {
  return new Refusal(profileOf(context)?.invalidTokenStatus ?? 403, {
    condition: dav("valid-sync-token"),
    description: "valid-sync-token: the sync-token is not one of this address book",
  });
}

function matchesNotWithinLimits(): Refusal {
  return new Refusal(403, { condition: dav("number-of-matches-within-limits") });
}
