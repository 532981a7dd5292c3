import assert from "node:assert/strict";
import type {
  AddressBook,
  AddressBookStore,
  BookId,
  CardChange,
  CardInfo,
  ChangesResult,
  NewCard,
  PutResult,
} from "../store.ts";

const encoder = new TextEncoder();

/**
 * A card of the suite: its octets, entity tag and index follow from name, UID and text.
 *
 * @internal
 */
export function newCard(name: string, options: { uid?: string; text?: string } = {}): NewCard {
  const { uid = `uid-of-${name}`, text = name } = options;
  const octets = encoder.encode(`BEGIN:VCARD\r\nUID:${uid}\r\nFN:${text}\r\nEND:VCARD\r\n`);
  return {
    name,
    uid,
    octets,
    etag: `tag-${uid}-${text}`,
    index: [
      { property: "UID", key: uid.toUpperCase() },
      { property: "FN", key: text.toUpperCase() },
    ],
    modifiedMs: 1_700_000_000_000 + text.length,
  };
}

/**
 * Makes a book that must not be there.
 *
 * @internal
 */
export async function makeBook(
  store: AddressBookStore,
  owner = "ada",
  name = "contacts",
): Promise<AddressBook> {
  const book = await store.createBook(owner, name, []);
  assert.ok(book !== undefined, "name of a new book is taken");
  return book;
}

/**
 * Puts a card that must be accepted, without condition.
 *
 * @internal
 */
export async function putOk(
  store: AddressBookStore,
  book: string,
  card: NewCard,
): Promise<Extract<PutResult, { kind: "created" | "replaced" }>> {
  const result = await store.putCard(book, card, {});
  assert.ok(result.kind === "created" || result.kind === "replaced", result.kind);
  return result;
}

/**
 * Changes that must be answered.
 *
 * @internal
 */
export async function changesOk(
  store: AddressBookStore,
  book: string,
  since: number,
  limit?: number,
  isInitial?: boolean,
): Promise<Extract<ChangesResult, { kind: "changes" }>> {
  const result = await store.changesSince(book, since, limit, isInitial);
  assert.ok(result.kind === "changes", result.kind);
  return result;
}

/**
 * Name of what changed, with a minus for a deletion.
 *
 * @internal
 */
export function changeName(change: CardChange): string {
  return change.kind === "present" ? change.card.name : `-${change.name}`;
}

/**
 * Revision of a change.
 *
 * @internal
 */
export function changeRevision(change: CardChange): number {
  return change.kind === "present" ? change.card.revision : change.revision;
}

/**
 * All of an async iterable.
 *
 * @internal
 */
export async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/**
 * The cards of a book, as one list.
 *
 * @internal
 */
export async function listedCards(
  store: AddressBookStore,
  id: BookId,
): Promise<readonly CardInfo[]> {
  return (await collect(store.listCards(id))).flat();
}

/**
 * Octets as text, for comparisons that read well.
 *
 * @internal
 */
export function text(octets: Uint8Array): string {
  return new TextDecoder().decode(octets);
}
