import type { DatabaseSync } from "node:sqlite";
import type { IndexSource } from "@callingcard/carddav-server/store";
import { createCardContents } from "./card-contents.ts";
import { prepareChange, prepareRows, prepareValue } from "./rows.ts";

/** Cards read at once while the index is made again. */
const PAGE_CARDS = 200;

/**
 * Makes the index of all cards again when it was made by another revision of the code, in one
 * transaction.
 *
 * @returns How many cards were indexed again.
 * @internal
 */
export function rebuildIndex(database: DatabaseSync, source: IndexSource): number {
  const stored = prepareValue<string>(
    database,
    "SELECT value FROM setting WHERE name = 'index_revision'",
  );
  if (stored() === source.revision) return 0;
  const store = prepareChange(
    database,
    "INSERT OR REPLACE INTO setting (name, value) VALUES ('index_revision', ?)",
  );
  const page = prepareRows<readonly [key: number, book: number, octets: Uint8Array<ArrayBuffer>]>(
    database,
    `SELECT c.key, c.book, o.octets FROM card AS c JOIN card_octets AS o ON o.card = c.key
     WHERE c.key > ? AND c.deleted_rev IS NULL ORDER BY c.key LIMIT ${PAGE_CARDS}`,
  );
  const contents = createCardContents(database);
  let count = 0;
  database.exec("BEGIN IMMEDIATE");
  try {
    for (let after = 0; ;) {
      const cards = page.all(after);
      for (const [key, book, octets] of cards) {
        contents.reindex({ book, key }, source.reindex(octets));
        count += 1;
        after = key;
      }
      if (cards.length < PAGE_CARDS) break;
    }
    store(source.revision);
    database.exec("COMMIT");
  } catch (error) {
    // SQLite has undone all by itself when the disk is full.
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
  return count;
}
