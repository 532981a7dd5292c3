import type { DatabaseSync } from "node:sqlite";
import { prepareChange, prepareInsert, prepareRows, prepareValue } from "./rows.ts";
import { livingUid } from "./uid-sql.ts";

/** A book as a write finds it, with the card of a name in it. */
export interface Target {
  readonly book: number;
  readonly owner: string;
  /** Of the last write of the book. */
  readonly revision: number;
  /** Whether the book, or a card of it, is locked, or was until the time of the lock was over. */
  readonly hasLocks: boolean;
  /** The card, where it is not deleted. */
  readonly card: LivingCard | undefined;
  /** Key of a deleted card of that name, which still has its row. */
  readonly buried: number | undefined;
}

/** A card that is not deleted. */
interface LivingCard {
  readonly key: number;
  readonly uid: string;
  readonly etag: string;
  readonly octetCount: number;
  readonly modifiedMs: number;
}

/** What a row of a card is written from. */
interface CardContent {
  readonly name: string;
  readonly uid: string;
  readonly etag: string;
  readonly octetCount: number;
  readonly modifiedMs: number;
}

/** The tables of books and cards, for writes inside transactions. */
export interface CardTable {
  /** `undefined` where there is no such book. */
  readonly target: (id: string, name: string) => Target | undefined;
  /** Counts a write after the last one, and by how many octets the book grows. */
  readonly takeRevision: (target: Pick<Target, "book" | "revision">, growth: number) => number;
  /**
   * Which card stands against writing a UID under a name (RFC 6352 section 6.3.2.1 no-uid-conflict): another one with
   * that UID, or the one of that name when it has another UID.
   *
   * @param leaving Key of a card whose UID does not count, because it is moved away.
   */
  readonly uidConflict: (
    target: Target,
    wanted: Pick<CardContent, "name" | "uid">,
    leaving?: number,
  ) => { readonly kind: "uid-conflict"; readonly name: string } | undefined;
  /** Tells whether an owner has no room for more. */
  readonly exceedsQuota: (owner: string, growth: number, quotaOctets: number) => boolean;
  readonly usedOctets: (owner: string) => number;
  /**
   * Writes the row of a card whose UID is that of the one there.
   *
   * @returns Its key.
   */
  readonly writeRow: (target: Target, revision: number, card: CardContent) => number;
  /** Leaves of a card that it was deleted. */
  readonly bury: (key: number, revision: number, nowMs: number) => void;
}

/** A key that no card has. */
const NO_CARD = 0;

type TargetRow = readonly [
  book: number,
  owner: string,
  revision: number,
  hasLocks: 0 | 1,
  key: number | null,
  uid: string,
  etag: string,
  octetCount: number,
  modifiedMs: number,
  deletedRev: number | null,
];

/**
 * Prepares the statements of writes.
 *
 * @internal
 */
export function createCardTable(database: DatabaseSync): CardTable {
  const target = prepareRows<TargetRow>(
    database,
    `SELECT b.key, b.owner, b.revision, EXISTS (SELECT 1 FROM write_lock AS l WHERE l.book = b.key),
       c.key, c.uid, c.etag, c.octet_count, c.modified_ms, c.deleted_rev
     FROM book AS b LEFT JOIN card AS c ON c.book = b.key AND c.name = ?2
     WHERE b.id = ?1`,
  );
  // None of these returns rows: SQLite makes a table for them each time.
  const setRevision = prepareChange(
    database,
    "UPDATE book SET revision = ?2, octet_count = octet_count + ?3 WHERE key = ?1",
  );
  const holderOfUid = prepareValue<string>(
    database,
    livingUid({ columns: "c.name", book: "?1", uid: "?2", where: "c.key <> ?3" }),
  );
  const insert = prepareInsert(
    database,
    `INSERT INTO card (book, name, uid, etag, octet_count, modified_ms, changed_rev)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const revive = prepareChange(
    database,
    `UPDATE card SET uid = ?2, etag = ?3, octet_count = ?4, modified_ms = ?5, changed_rev = ?6,
       deleted_rev = NULL
     WHERE key = ?1`,
  );
  // Without the UID, whose index then need not be touched.
  const update = prepareChange(
    database,
    "UPDATE card SET etag = ?2, octet_count = ?3, modified_ms = ?4, changed_rev = ?5 WHERE key = ?1",
  );
  const bury = prepareChange(
    database,
    "UPDATE card SET deleted_rev = ?2, changed_rev = ?2, modified_ms = ?3 WHERE key = ?1",
  );
  const usedOctets = prepareValue<number>(
    database,
    "SELECT coalesce(sum(octet_count), 0) FROM book WHERE owner = ?",
  );

  return {
    target: (id, name) => {
      const row = target.get(id, name);
      if (row === undefined) return undefined;
      const [book, owner, revision, locks, key, uid, etag, octetCount, modifiedMs, deletedRev] =
        row;
      const found = { book, owner, revision, hasLocks: locks === 1 };
      if (key === null) return { ...found, card: undefined, buried: undefined };
      if (deletedRev !== null) return { ...found, card: undefined, buried: key };
      const card = { key, uid, etag, octetCount, modifiedMs };
      return { ...found, card, buried: undefined };
    },
    takeRevision: ({ book, revision }, growth) => {
      const next = revision + 1;
      setRevision(book, next, growth);
      return next;
    },
    uidConflict: ({ book, card }, { name, uid }, leaving = NO_CARD) => {
      if (card?.uid === uid) return undefined;
      const holder = holderOfUid(book, uid, leaving);
      if (holder !== undefined) return { kind: "uid-conflict", name: holder };
      return card === undefined ? undefined : { kind: "uid-conflict", name };
    },
    exceedsQuota: (owner, growth, quotaOctets) => {
      if (growth <= 0 || quotaOctets === Infinity) return false;
      return (usedOctets(owner) ?? 0) + growth > quotaOctets;
    },
    usedOctets: (owner) => usedOctets(owner) ?? 0,
    writeRow: ({ book, card: current, buried }, revision, card) => {
      const { name, uid, etag, octetCount, modifiedMs } = card;
      if (current !== undefined) {
        update(current.key, etag, octetCount, modifiedMs, revision);
        return current.key;
      }
      if (buried === undefined) {
        return insert(book, name, uid, etag, octetCount, modifiedMs, revision);
      }
      revive(buried, uid, etag, octetCount, modifiedMs, revision);
      return buried;
    },
    bury,
  };
}
