import type { HandlerContext } from "./context.ts";
import { visibleStored } from "./property/hidden.ts";
import { encodeProperties } from "./stored-property.ts";
import type { AddressBook, BookId } from "./store.ts";
import { base64url, type SyncState } from "./sync-token.ts";

/** What a client knows of a book of a home that it syncs. */
export interface KnownBook {
  readonly name: string;
  readonly id: BookId;
  /** Digest of the properties that it was told of. */
  readonly properties: string;
  /** What it knows of the cards; absent when it was never told of them. */
  readonly cards?: SyncState;
}

/** Octets of the digest of a book's properties. */
const DIGEST_OCTETS = 6;

/**
 * What tells a book from another one, and from itself with other properties.
 *
 * @internal
 */
export async function identityOfBook({ id, name, properties }: AddressBook): Promise<KnownBook> {
  const text = encodeProperties(visibleStored(properties));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return { id, name, properties: base64url(new Uint8Array(digest, 0, DIGEST_OCTETS)) };
}

/**
 * The token of a home as it is, of which everything is known.
 *
 * @internal
 */
export async function homeSyncToken(
  { store, tokens }: HandlerContext,
  owner: string,
): Promise<string> {
  const books = await store.listBooks(owner);
  const known = books.map(async (book): Promise<KnownBook> => ({
    ...(await identityOfBook(book)),
    cards: { revision: book.revision },
  }));
  return tokens.sign(homeStatement(owner, await Promise.all(known)));
}

/**
 * Writes what a client knows of a home, as what is signed of a sync-token (RFC 6578 section 4):
 * `urn:callingcard:home-sync:<format>:<owner>:<book>,<book>…`, each with name, incarnation, digest and
 * perhaps revision and base, between semicolons.
 *
 * @internal
 */
export function homeStatement(owner: string, books: readonly KnownBook[]): string {
  return `${statementStart(owner)}${books.map(bookText).join(",")}`;
}

/**
 * Reads what {@link homeStatement} wrote.
 *
 * @returns `undefined` for the statement of another home, or of a book.
 *
 * @internal
 */
export function parseHomeStatement(
  owner: string,
  statement: string,
): readonly KnownBook[] | undefined {
  const start = statementStart(owner);
  if (!statement.startsWith(start)) return undefined;
  const text = statement.slice(start.length);
  return text === "" ? [] : text.split(",").map(parseBook);
}

function statementStart(owner: string): string {
  return `urn:callingcard:home-sync:1:${encodeURIComponent(owner)}:`;
}

function bookText({ name, id, properties, cards }: KnownBook): string {
  const parts = [encodeURIComponent(name), encodeURIComponent(id), properties];
  if (cards !== undefined) parts.push(String(cards.revision));
  if (cards?.base !== undefined) parts.push(String(cards.base));
  return parts.join(";");
}

// Nobody but us wrote it.
function parseBook(text: string): KnownBook {
  const [name = "", id = "", properties = "", revision, base] = text.split(";");
  const known = { name: decodeURIComponent(name), id: decodeURIComponent(id), properties };
  if (revision === undefined) return known;
  const cards = { revision: Number(revision), ...(base !== undefined && { base: Number(base) }) };
  return { ...known, cards };
}
