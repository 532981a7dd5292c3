import { responseText, type PropSelection } from "@callingcard/dav-xml";
import type { ResourceAccess } from "../access/resource-access.ts";
import type { RequestContext } from "../context.ts";
import { cardWriter } from "../method/propfind.ts";
import { createPace } from "../pace.ts";
import { encodeSegment } from "../resource.ts";
import type { AddressBook, CardChange, CardInfo, ChangesResult } from "../store.ts";
import type { SyncState } from "../sync-token.ts";
import { CARDS_AT_A_TIME, cardDataWriter } from "./card-writer.ts";

/** What a store tells of a book that a client syncs. */
export type Changes = Extract<ChangesResult, { kind: "changes" }>;

/**
 * Where the next sync of a book goes on. While an initial listing is paged, its state remembers how far
 * the book was when the listing began.
 *
 * @internal
 */
export function nextState(
  book: AddressBook,
  since: SyncState,
  isInitial: boolean,
  { revision, more }: Changes,
): SyncState {
  if (!more) return { revision };
  const base = isInitial ? book.revision : since.base;
  return { revision, ...(base !== undefined && { base }) };
}

/**
 * Tells whether a change is to be told. An initial listing names no deletions of cards that it did not name
 * (RFC 6578 section 3.4).
 *
 * @internal
 */
export function isNews(change: CardChange, since: SyncState): boolean {
  return change.kind === "present" || since.base === undefined || change.revision > since.base;
}

/** Writes the responses of changed cards, some at a time. */
export type ChangesWriter = (changes: readonly CardChange[]) => AsyncGenerator<string>;

/**
 * Makes the writer of the changes of one book.
 *
 * @param access Who may do what with its cards.
 * @param props What is asked of a card that is there.
 * @throws Refusal 403 `CARDDAV:supported-address-data` when the data are asked for in another type.
 *
 * @internal
 */
export function changesWriter(
  context: RequestContext,
  book: AddressBook,
  access: ResourceAccess,
  props: PropSelection,
): ChangesWriter {
  const present = presentReader(context, book, access, props);
  const path = context.paths.book(book.owner, book.name);
  return async function* write(changes) {
    const pause = createPace();
    for (let start = 0; start < changes.length; start += present.batch) {
      const turn = pause();
      if (turn !== undefined) await turn;
      const batch = changes.slice(start, start + present.batch);
      const writePresent = await present.read(batch);
      let text = "";
      for (const change of batch) text += changeResponse(path, change, writePresent);
      yield text;
    }
  };
}

function changeResponse(path: string, change: CardChange, write: PresentWriter): string {
  const response = change.kind === "present" ? write(change.card) : undefined;
  if (response !== undefined) return response;
  const name = change.kind === "present" ? change.card.name : change.name;
  return responseText({ href: path + encodeSegment(name), status: 404, propstats: [] });
}

/** Writes the response of a card that is there; `undefined` when it has gone in the meantime. */
type PresentWriter = (card: CardInfo) => string | undefined;

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
    const write = cardWriter(context, props, book, access);
    return { batch: CHANGES_AT_A_TIME, read: () => Promise.resolve(write) };
  }
  const write = cardDataWriter(context, props)(book, access);
  const read = async (batch: readonly CardChange[]): Promise<PresentWriter> => {
    const names = batch.flatMap((change) => (change.kind === "present" ? [change.card.name] : []));
    const cards = await context.store.getCards(book.id, names);
    const byName = new Map(cards.map((card) => [card.name, card]));
    return ({ name }) => {
      const card = byName.get(name);
      return card && write(card);
    };
  };
  return { batch: CARDS_AT_A_TIME, read };
}
