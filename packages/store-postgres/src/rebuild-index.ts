import type { IndexSource } from "@callingcard/carddav-server/store";
import { writeEntries } from "./card-contents.ts";
import type { Database, Statement } from "./queries.ts";

/** Cards that are indexed again in one transaction. */
const PAGE_CARDS = 100;

// Held until the commit: a write of the card waits, and then writes the entries of its own octets.
const PAGE: Statement = {
  name: "stale-cards",
  sql: `SELECT c.key, c.book, o.octets
        FROM callingcard.card AS c JOIN callingcard.card_octets AS o ON o.card = c.key
        WHERE c.key > $1 AND c.deleted_rev IS NULL AND c.index_revision <> $2
        ORDER BY c.key LIMIT ${PAGE_CARDS} FOR UPDATE OF c`,
};

const MARK: Statement = {
  name: "mark-indexed",
  sql: "UPDATE callingcard.card SET index_revision = $2 WHERE key = ANY ($1::bigint[])",
};

type StaleRow = readonly [key: number, book: number, octets: Uint8Array];

/**
 * Makes the index of those cards again that another revision of the code indexed. Searches find these
 * cards meanwhile, whatever is asked, so that it may be interrupted and go on later.
 *
 * @returns How many cards were indexed again.
 * @internal
 */
export async function rebuildIndex(database: Database, source: IndexSource): Promise<number> {
  let count = 0;
  for (let after = 0; ;) {
    const keys = await database.transaction(async (queries) => {
      const cards = await queries.all<StaleRow>(PAGE, after, source.revision);
      for (const [card, book, octets] of cards) {
        await writeEntries(queries, { book, card }, source.reindex(octets));
      }
      const done = cards.map(([key]) => key);
      await queries.change(MARK, done.map(String), source.revision);
      return done;
    });
    count += keys.length;
    const last = keys.at(-1);
    if (last === undefined || keys.length < PAGE_CARDS) return count;
    after = last;
  }
}
