import type { DatabaseSync } from "node:sqlite";
import type { CardWrite, RememberedWrites } from "@callingcard/carddav-server/store";
import type { CommitQueue } from "./commit-queue.ts";
import { prepareChange, prepareRows, prepareValue } from "./rows.ts";

type WriteRow = readonly [
  revision: number,
  name: string,
  writtenMs: number,
  actor: string,
  client: string | null,
  method: string,
  before: string | null,
  after: string | null,
];

const COLUMNS =
  "w.revision, w.name, w.written_ms, w.actor, w.client, w.method, w.before_tag, w.after_tag";

/**
 * Reads of what is remembered of writes.
 *
 * @internal
 */
export function createCardHistory(database: DatabaseSync, queue: CommitQueue): RememberedWrites {
  const byBook = prepareRows<WriteRow>(
    database,
    `SELECT ${COLUMNS} FROM card_write AS w JOIN book AS b ON b.key = w.book
     WHERE b.id = ?1 AND w.revision < ?2 ORDER BY w.revision DESC LIMIT ?3`,
  );
  const byName = prepareRows<WriteRow>(
    database,
    `SELECT ${COLUMNS} FROM card_write AS w JOIN book AS b ON b.key = w.book
     WHERE b.id = ?1 AND w.revision < ?2 AND w.name = ?4 ORDER BY w.revision DESC LIMIT ?3`,
  );
  const octetsOf = prepareValue<Uint8Array<ArrayBuffer> | null>(
    database,
    `SELECT w.older FROM card_write AS w JOIN book AS b ON b.key = w.book
     WHERE b.id = ? AND w.revision = ?`,
  );
  const forget = prepareChange(
    database,
    "DELETE FROM card_write WHERE key IN (SELECT key FROM card_write WHERE written_ms < ?)",
  );

  return {
    history: async (id, { name, before = Number.MAX_SAFE_INTEGER, limit = Infinity } = {}) => {
      const most = limit === Infinity ? -1 : limit;
      const rows =
        name === undefined ? byBook.all(id, before, most) : byName.all(id, before, most, name);
      return rows.map(toWrite);
    },
    olderOctets: async (id, revision) => octetsOf(id, revision) ?? undefined,
    forgetHistory: (beforeMs) => queue.write(() => forget(beforeMs)),
  };
}

function toWrite(row: WriteRow): CardWrite {
  const [revision, name, writtenMs, actor, client, method, before, after] = row;
  return {
    revision,
    name,
    writtenMs,
    author: { actor, ...(client !== null && { client }), method },
    ...(before !== null && { before }),
    ...(after !== null && { after }),
  };
}
