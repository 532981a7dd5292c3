import type { DatabaseSync } from "node:sqlite";
import type {
  AddressBookStore,
  CardAddress,
  DeleteResult,
  NewCard,
  PutResult,
  TransferResult,
  WriteCondition,
} from "@callingcard/carddav-server/store";
import type { CommitQueue } from "./commit-queue.ts";
import { createIndexRows } from "./index-rows.ts";
import { prepareChange, prepareRows } from "./rows.ts";
import { holds } from "./write-condition.ts";

interface LivingCard {
  readonly key: number;
  readonly uid: string;
  readonly etag: string;
}

/** A key that no card has. */
const NO_CARD = 0;

interface CardContent {
  readonly name: string;
  readonly uid: string;
  readonly etag: string;
  readonly octetCount: number;
  readonly modifiedMs: number;
}

/**
 * Writes of cards, each decided inside its transaction.
 *
 * @param now The clock: when a card was deleted, in milliseconds since 1970.
 * @internal
 */
export function createCardWrites(
  database: DatabaseSync,
  queue: CommitQueue,
  now: () => number,
): Pick<AddressBookStore, "putCard" | "deleteCard" | "transferCard"> {
  const bookKey = prepareRows<{ key: number }>(database, "SELECT key FROM book WHERE id = ?");
  const nextRevision = prepareRows<{ revision: number }>(
    database,
    "UPDATE book SET revision = revision + 1 WHERE key = ? RETURNING revision",
  );
  const livingByName = prepareRows<LivingCard>(
    database,
    "SELECT key, uid, etag FROM card WHERE book = ? AND name = ? AND deleted_rev IS NULL",
  );
  const holderOfUid = prepareRows<{ name: string }>(
    database,
    "SELECT name FROM card WHERE book = ? AND uid = ? AND key <> ? AND deleted_rev IS NULL",
  );
  const upsert = prepareRows<{ key: number }>(
    database,
    `INSERT INTO card (book, name, uid, etag, octet_count, modified_ms, changed_rev)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (book, name) DO UPDATE SET
       uid = excluded.uid, etag = excluded.etag, octet_count = excluded.octet_count,
       modified_ms = excluded.modified_ms, changed_rev = excluded.changed_rev, deleted_rev = NULL
     RETURNING key`,
  );
  const setOctets = prepareChange(
    database,
    `INSERT INTO card_octets (card, octets) VALUES (?, ?)
     ON CONFLICT (card) DO UPDATE SET octets = excluded.octets`,
  );
  const bury = prepareChange(
    database,
    "UPDATE card SET deleted_rev = ?2, changed_rev = ?2, modified_ms = ?3 WHERE key = ?1",
  );
  const removeOctets = prepareChange(database, "DELETE FROM card_octets WHERE card = ?");
  const content = prepareRows<{ octet_count: number; modified_ms: number }>(
    database,
    "SELECT octet_count, modified_ms FROM card WHERE key = ?",
  );
  const copyOctets = prepareChange(
    database,
    "INSERT OR REPLACE INTO card_octets (card, octets) SELECT ?, octets FROM card_octets WHERE card = ?",
  );
  const copyIndex = prepareChange(
    database,
    `INSERT INTO card_index (card, property, key, book)
     SELECT ?, property, key, ? FROM card_index WHERE card = ?`,
  );
  const index = createIndexRows(database);

  function takeRevision(book: number): number {
    const row = nextRevision.get(book);
    if (row === undefined) throw new Error("book vanished inside a transaction");
    return row.revision;
  }

  /**
   * Which card stands against writing a UID under a name (RFC 6352 section 6.3.2.1 no-uid-conflict):
   * another one with that UID, or the one of that name when it has another UID.
   *
   * @param leaving Key of a card whose UID does not count, because it is moved away.
   * @internal
   */
  function uidConflict(
    book: number,
    { name, uid }: { readonly name: string; readonly uid: string },
    current: LivingCard | undefined,
    leaving = NO_CARD,
  ): { readonly kind: "uid-conflict"; readonly name: string } | undefined {
    if (current?.uid === uid) return undefined;
    const holder = holderOfUid.get(book, uid, leaving)?.name;
    if (holder !== undefined) return { kind: "uid-conflict", name: holder };
    return current === undefined ? undefined : { kind: "uid-conflict", name };
  }

  function writeRow(book: number, revision: number, card: CardContent): number {
    const { name, uid, etag, octetCount, modifiedMs } = card;
    const row = upsert.get(book, name, uid, etag, octetCount, modifiedMs, revision);
    if (row === undefined) throw new Error("upsert returned no row");
    return row.key;
  }

  function removeCard(book: number, card: number): number {
    const revision = takeRevision(book);
    bury(card, revision, now());
    removeOctets(card);
    index.clear(card);
    return revision;
  }

  function put(id: string, card: NewCard, condition: WriteCondition): PutResult {
    const book = bookKey.get(id)?.key;
    if (book === undefined) return { kind: "no-book" };
    const current = livingByName.get(book, card.name);
    if (!holds(condition, current?.etag)) return { kind: "precondition-failed" };
    const conflict = uidConflict(book, card, current);
    if (conflict !== undefined) return conflict;
    const revision = takeRevision(book);
    const key = writeRow(book, revision, { ...card, octetCount: card.octets.length });
    setOctets(key, card.octets);
    index.replace(book, key, card.index);
    return { kind: current === undefined ? "created" : "replaced", revision };
  }

  function remove(id: string, name: string, condition: WriteCondition): DeleteResult {
    const book = bookKey.get(id)?.key;
    const current = book === undefined ? undefined : livingByName.get(book, name);
    if (book === undefined || current === undefined) return { kind: "not-found" };
    if (!holds(condition, current.etag)) return { kind: "precondition-failed" };
    return { kind: "deleted", revision: removeCard(book, current.key) };
  }

  function transfer(
    from: CardAddress,
    to: CardAddress,
    { move, overwrite }: { readonly move: boolean; readonly overwrite: boolean },
    condition: WriteCondition,
  ): TransferResult {
    const fromBook = bookKey.get(from.book)?.key;
    const source = fromBook === undefined ? undefined : livingByName.get(fromBook, from.name);
    if (fromBook === undefined || source === undefined) return { kind: "not-found" };
    if (!holds(condition, source.etag)) return { kind: "precondition-failed" };
    const toBook = bookKey.get(to.book)?.key;
    if (toBook === undefined) return { kind: "no-book" };
    const target = livingByName.get(toBook, to.name);
    if (target !== undefined && (!overwrite || target.key === source.key))
      return { kind: "exists" };
    const wanted = { name: to.name, uid: source.uid };
    const conflict = uidConflict(toBook, wanted, target, move ? source.key : NO_CARD);
    if (conflict !== undefined) return conflict;

    // The source goes last but its UID must be free first: the unique index looks at each statement.
    const { octet_count: octetCount, modified_ms: modifiedMs } = contentOf(source.key);
    if (move) bury(source.key, takeRevision(fromBook), now());
    const key = writeRow(toBook, takeRevision(toBook), {
      name: to.name,
      uid: source.uid,
      etag: source.etag,
      octetCount,
      modifiedMs,
    });
    copyOctets(key, source.key);
    index.clear(key);
    copyIndex(key, toBook, source.key);
    if (move) {
      removeOctets(source.key);
      index.clear(source.key);
    }
    return { kind: target === undefined ? "created" : "replaced" };
  }

  function contentOf(card: number): { octet_count: number; modified_ms: number } {
    const row = content.get(card);
    if (row === undefined) throw new Error("card vanished inside a transaction");
    return row;
  }

  return {
    putCard: (id, card, condition) => queue.write(() => put(id, card, condition)),
    deleteCard: (id, name, condition) => queue.write(() => remove(id, name, condition)),
    transferCard: (from, to, options, condition) =>
      queue.write(() => transfer(from, to, options, condition)),
  };
}
