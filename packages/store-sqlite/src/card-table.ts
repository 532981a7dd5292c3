import type { DatabaseSync } from "node:sqlite";
import { prepareChange, prepareRows, prepareValue } from "./rows.ts";

/** A book as a write finds it, with the card of a name in it that is not deleted. */
export interface Target {
  readonly book: number;
  readonly owner: string;
  readonly card: LivingCard | undefined;
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
  /** Counts a write, and by how many octets the book grows. */
  readonly takeRevision: (book: number, growth: number) => number;
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
  key: number | null,
  uid: string,
  etag: string,
  octetCount: number,
  modifiedMs: number,
];

/**
 * Prepares the statements of writes.
 *
 * @internal
 */
export function createCardTable(database: DatabaseSync): CardTable {
  const target = prepareRows<TargetRow>(
    database,
    `SELECT b.key, b.owner, c.key, c.uid, c.etag, c.octet_count, c.modified_ms
     FROM book AS b LEFT JOIN card AS c ON c.book = b.key AND c.name = ?2 AND c.deleted_rev IS NULL
     WHERE b.id = ?1`,
  );
  const nextRevision = prepareValue<number>(
    database,
    `UPDATE book SET revision = revision + 1, octet_count = octet_count + ?2 WHERE key = ?1
     RETURNING revision`,
  );
  const holderOfUid = prepareValue<string>(
    database,
    "SELECT name FROM card WHERE book = ? AND uid = ? AND key <> ? AND deleted_rev IS NULL",
  );
  // A name whose card was deleted still has its row.
  const insert = prepareValue<number>(
    database,
    `INSERT INTO card (book, name, uid, etag, octet_count, modified_ms, changed_rev)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (book, name) DO UPDATE SET
       uid = excluded.uid, etag = excluded.etag, octet_count = excluded.octet_count,
       modified_ms = excluded.modified_ms, changed_rev = excluded.changed_rev, deleted_rev = NULL
     RETURNING key`,
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
      const [book, owner, key, uid, etag, octetCount, modifiedMs] = row;
      if (key === null) return { book, owner, card: undefined };
      return { book, owner, card: { key, uid, etag, octetCount, modifiedMs } };
    },
    takeRevision: (book, growth) => {
      const revision = nextRevision(book, growth);
      if (revision === undefined) throw new Error("book vanished inside a transaction");
      return revision;
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
    writeRow: ({ book, card: current }, revision, card) => {
      const { name, uid, etag, octetCount, modifiedMs } = card;
      if (current !== undefined) {
        update(current.key, etag, octetCount, modifiedMs, revision);
        return current.key;
      }
      const key = insert(book, name, uid, etag, octetCount, modifiedMs, revision);
      if (key === undefined) throw new Error("upsert returned no row");
      return key;
    },
    bury,
  };
}
