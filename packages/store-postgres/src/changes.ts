import type {
  AddressBookStore,
  CardChange,
  ChangesResult,
} from "@callingcard/carddav-server/store";
import { isBookId } from "./book-id.ts";
import { INFO_COLUMNS, type InfoRow, toCardInfo } from "./card-rows.ts";
import type { Database, Statement } from "./queries.ts";

type ChangeRow = readonly [
  bookRevision: number,
  forgottenRev: number,
  deletedRev: number | null,
  ...info: InfoRow,
];

/** A book without a change has one row, whose card is null. */
type NoChangeRow = readonly [
  bookRevision: number,
  forgottenRev: number,
  deletedRev: null,
  name: null,
];

// One statement, and so one snapshot: what is told belongs to the revision that is told.
const CHANGES: Statement = {
  name: "changes",
  sql: `SELECT b.revision, b.forgotten_rev, c.deleted_rev, ${INFO_COLUMNS}
        FROM callingcard.book AS b LEFT JOIN LATERAL (
          SELECT name, etag, octet_count, modified_ms, changed_rev, deleted_rev
          FROM callingcard.card
          WHERE book = b.key AND changed_rev > $2 AND (deleted_rev IS NULL OR NOT $3)
          ORDER BY changed_rev LIMIT $4::bigint
        ) AS c ON TRUE
        WHERE b.id = $1 ORDER BY c.changed_rev`,
};

const FORGET: Statement = {
  name: "forget-deletions",
  sql: `WITH forgotten AS (
          DELETE FROM callingcard.card WHERE deleted_rev IS NOT NULL AND modified_ms < $1
          RETURNING book, deleted_rev
        ), raised AS (
          UPDATE callingcard.book
          SET forgotten_rev = greatest(forgotten_rev, highest.deleted_rev)
          FROM (SELECT book, max(deleted_rev) AS deleted_rev FROM forgotten GROUP BY book) AS highest
          WHERE callingcard.book.key = highest.book
        )
        SELECT count(*) FROM forgotten`,
};

/**
 * What changed in a book, and how long deletions are remembered.
 *
 * @internal
 */
export function createChanges(database: Database): {
  readonly changesSince: AddressBookStore["changesSince"];
  readonly forgetDeletions: (beforeMs: number) => Promise<number>;
} {
  return {
    changesSince: async (id, since, limit = Infinity, isInitial = since === 0) => {
      if (!isBookId(id)) return { kind: "no-book" };
      // One row more than wanted tells whether there is more.
      const wanted = limit === Infinity ? null : limit + 1;
      const rows = await database.all<ChangeRow | NoChangeRow>(
        CHANGES,
        id,
        since,
        `${isInitial}`,
        wanted,
      );
      return toResult(rows, { since, limit, isInitial });
    },
    forgetDeletions: async (beforeMs) =>
      (await database.get<readonly [count: number]>(FORGET, beforeMs))?.[0] ?? 0,
  };
}

function toResult(
  rows: readonly (ChangeRow | NoChangeRow)[],
  asked: { readonly since: number; readonly limit: number; readonly isInitial: boolean },
): ChangesResult {
  const { since, limit, isInitial } = asked;
  const [first] = rows;
  if (first === undefined) return { kind: "no-book" };
  const [bookRevision, forgottenRev] = first;
  if (since > bookRevision || (!isInitial && since < forgottenRev)) {
    return { kind: "unknown-revision" };
  }
  const all = rows.filter(isChange).map(toChange);
  const more = all.length > limit;
  const changes = more ? all.slice(0, limit) : all;
  const last = more ? changes.at(-1) : undefined;
  return { kind: "changes", changes, revision: revisionOf(last) ?? bookRevision, more };
}

function isChange(row: ChangeRow | NoChangeRow): row is ChangeRow {
  return row[3] !== null;
}

function toChange([, , deletedRev, ...info]: ChangeRow): CardChange {
  const card = toCardInfo(info);
  return deletedRev === null
    ? { kind: "present", card }
    : { kind: "deleted", name: card.name, revision: card.revision };
}

function revisionOf(change: CardChange | undefined): number | undefined {
  return change?.kind === "present" ? change.card.revision : change?.revision;
}
