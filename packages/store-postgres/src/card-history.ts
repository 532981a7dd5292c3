import type { CardWrite, RememberedWrites } from "@callingcard/carddav-server/store";
import { isBookId } from "./book-id.ts";
import type { Database, Statement } from "./queries.ts";

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

const SELECT = `SELECT w.revision, w.name, w.written_ms, w.actor, w.client, w.method, w.before_tag, w.after_tag
        FROM callingcard.card_write AS w JOIN callingcard.book AS b ON b.key = w.book
        WHERE b.id = $1 AND w.revision < $2`;

const BY_BOOK: Statement = {
  name: "history-of-book",
  sql: `${SELECT} ORDER BY w.revision DESC LIMIT $3::bigint`,
};

const BY_NAME: Statement = {
  name: "history-of-name",
  sql: `${SELECT} AND w.name = $4 ORDER BY w.revision DESC LIMIT $3::bigint`,
};

const OCTETS: Statement = {
  name: "older-octets",
  sql: `SELECT w.older
        FROM callingcard.card_write AS w JOIN callingcard.book AS b ON b.key = w.book
        WHERE b.id = $1 AND w.revision = $2 AND w.older IS NOT NULL`,
};

const FORGET: Statement = {
  name: "forget-history",
  sql: "DELETE FROM callingcard.card_write WHERE written_ms < $1",
};

/**
 * Reads of what is remembered of writes.
 *
 * @internal
 */
export function createCardHistory(database: Database): RememberedWrites {
  return {
    history: async (id, { name, before = Number.MAX_SAFE_INTEGER, limit = Infinity } = {}) => {
      if (!isBookId(id)) return [];
      const asked = [id, before, limit === Infinity ? null : limit] as const;
      const rows =
        name === undefined
          ? await database.all<WriteRow>(BY_BOOK, ...asked)
          : await database.all<WriteRow>(BY_NAME, ...asked, name);
      return rows.map(toWrite);
    },
    olderOctets: async (id, revision) => {
      if (!isBookId(id)) return undefined;
      const row = await database.get<readonly [octets: Uint8Array]>(OCTETS, id, revision);
      return row === undefined ? undefined : new Uint8Array(row[0]);
    },
    forgetHistory: (beforeMs) => database.change(FORGET, beforeMs),
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
