import type { DatabaseSync } from "node:sqlite";
import type {
  AddressBookStore,
  CardChange,
  ChangesResult,
} from "@callingcard/carddav-server/store";
import { inSnapshot } from "./card-reads.ts";
import { INFO_COLUMNS, type InfoRow } from "./card-rows.ts";
import type { CommitQueue } from "./commit-queue.ts";
import { prepareChange, prepareRows } from "./rows.ts";

type ChangeRow = readonly [...info: InfoRow, deletedRev: number | null];

/** What changed in a book, and how long deletions are remembered. */
export interface Changes {
  readonly changesSince: AddressBookStore["changesSince"];
  readonly forgetDeletions: (beforeMs: number) => Promise<number>;
}

/**
 * Prepares the scans of `card_changed`.
 *
 * @internal
 */
export function createChanges(database: DatabaseSync, queue: CommitQueue): Changes {
  const bookById = prepareRows<readonly [key: number, revision: number, forgottenRev: number]>(
    database,
    "SELECT key, revision, forgotten_rev FROM book WHERE id = ?",
  );
  // A limit that is a parameter alone would make SQLite compile the statement anew for each value, which costs more
  // than to run it.
  const scan = prepareRows<ChangeRow>(
    database,
    `SELECT ${INFO_COLUMNS}, c.deleted_rev FROM card AS c
     WHERE c.book = ? AND c.changed_rev > ? ORDER BY c.changed_rev LIMIT ? + 0`,
  );
  const scanLiving = prepareRows<ChangeRow>(
    database,
    `SELECT ${INFO_COLUMNS}, c.deleted_rev FROM card AS c
     WHERE c.book = ? AND c.changed_rev > ? AND c.deleted_rev IS NULL
     ORDER BY c.changed_rev LIMIT ? + 0`,
  );
  const raiseFloors = prepareChange(
    database,
    `UPDATE book SET forgotten_rev = old.revision
     FROM (SELECT book, max(deleted_rev) AS revision FROM card
           WHERE deleted_rev IS NOT NULL AND modified_ms < ? GROUP BY book) AS old
     WHERE book.key = old.book AND old.revision > book.forgotten_rev`,
  );
  const forget = prepareChange(
    database,
    "DELETE FROM card WHERE deleted_rev IS NOT NULL AND modified_ms < ?",
  );

  function changesSince(
    id: string,
    since: number,
    limit: number,
    isInitial: boolean,
  ): ChangesResult {
    const book = bookById.get(id);
    if (book === undefined) return { kind: "no-book" };
    const [key, bookRevision, forgottenRev] = book;
    if (since > bookRevision || (!isInitial && since < forgottenRev)) {
      return { kind: "unknown-revision" };
    }
    // One row more than wanted tells whether there is more.
    const wanted = limit === Infinity ? -1 : limit + 1;
    const rows = (isInitial ? scanLiving : scan).all(key, since, wanted);
    const more = rows.length > limit;
    const changes = (more ? rows.slice(0, limit) : rows).map(toChange);
    const last = more ? changes.at(-1) : undefined;
    return { kind: "changes", changes, revision: revisionOf(last) ?? bookRevision, more };
  }

  return {
    changesSince: async (id, since, limit = Infinity, isInitial = since === 0) =>
      inSnapshot(database, () => changesSince(id, since, limit, isInitial)),
    forgetDeletions: (beforeMs) =>
      queue.write(() => {
        raiseFloors(beforeMs);
        return forget(beforeMs);
      }),
  };
}

function toChange(row: ChangeRow): CardChange {
  const [name, etag, octetCount, modifiedMs, revision, deletedRev] = row;
  return deletedRev === null
    ? { kind: "present", card: { name, etag, octetCount, modifiedMs, revision } }
    : { kind: "deleted", name, revision };
}

function revisionOf(change: CardChange | undefined): number | undefined {
  return change?.kind === "present" ? change.card.revision : change?.revision;
}
