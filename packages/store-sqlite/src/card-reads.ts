import type { DatabaseSync } from "node:sqlite";
import type { AddressBookStore, CardInfo } from "@callingcard/carddav-server/store";
import { type CardRow, INFO_COLUMNS, type InfoRow, toCardInfo, toStoredCard } from "./card-rows.ts";
import { prepareConditions, type KeyRow } from "./condition-sql.ts";
import { prepareRows, prepareValue } from "./rows.ts";
import { livingUid } from "./uid-sql.ts";

/** Rows of one page of a listing: some milliseconds of work. */
const PAGE_INFOS = 1_000;

/** Cards with octets that are read before others get their turn. */
const CARDS_PER_TURN = 100;

/** Cards that are read at once, unless they have as many octets before: one may have a photo of many megabytes. */
const CARDS_AT_ONCE = 16;
const OCTETS_AT_ONCE = 65_536;

/**
 * Reads of cards, in pages with the thread free between them. What changes meanwhile may or may not
 * be seen, but no name comes twice and no card that stayed is left out.
 *
 * @internal
 */
export function createCardReads(database: DatabaseSync): Pick<
  AddressBookStore,
  "listCards" | "getCards" | "findCards"
> & {
  readonly findCardByUid: (id: string, uid: string) => Promise<CardInfo | undefined>;
} {
  const bookKey = prepareValue<number>(database, "SELECT key FROM book WHERE id = ?");
  const page = prepareRows<InfoRow>(
    database,
    `SELECT ${INFO_COLUMNS} FROM card AS c
     WHERE c.book = ? AND c.name > ? AND c.deleted_rev IS NULL ORDER BY c.name LIMIT ${PAGE_INFOS}`,
  );
  // The order of these joins is that of the search: a book, names, cards, octets.
  const byName = prepareRows<CardRow>(
    database,
    `SELECT ${INFO_COLUMNS}, o.octets FROM book AS b
     CROSS JOIN card AS c ON c.book = b.key CROSS JOIN card_octets AS o ON o.card = c.key
     WHERE b.id = ? AND c.name = ? AND c.deleted_rev IS NULL`,
  );
  // One row for each name, in their order, which these joins keep.
  const byNames = prepareRows<CardRow>(
    database,
    `SELECT ${INFO_COLUMNS}, o.octets FROM book AS b CROSS JOIN json_each(?2) AS n
     CROSS JOIN card AS c ON c.book = b.key AND c.name = n.value
     CROSS JOIN card_octets AS o ON o.card = c.key
     WHERE b.id = ?1 AND c.deleted_rev IS NULL`,
  );
  const byKeys = prepareRows<CardRow>(
    database,
    `SELECT ${INFO_COLUMNS}, o.octets FROM json_each(?) AS k
     CROSS JOIN card AS c ON c.key = k.value CROSS JOIN card_octets AS o ON o.card = c.key
     WHERE c.deleted_rev IS NULL`,
  );
  const byUid = prepareRows<InfoRow>(
    database,
    livingUid({ columns: INFO_COLUMNS, book: "?1", uid: "?2" }),
  );
  const matchingKeys = prepareConditions(database);

  return {
    listCards: async function* (id) {
      const book = bookKey(id);
      if (book === undefined) return;
      for (let after = ""; ;) {
        const rows = page.all(book, after);
        if (rows.length > 0) yield rows.map(toCardInfo);
        const [lastName] = rows.at(-1) ?? [];
        if (lastName === undefined || rows.length < PAGE_INFOS) return;
        after = lastName;
        await nextTurn();
      }
    },
    getCards: async (id, names) => {
      const [name] = names;
      if (name !== undefined && names.length === 1) return byName.all(id, name).map(toStoredCard);
      return byNames.all(id, JSON.stringify(names)).map(toStoredCard);
    },
    findCardByUid: async (id, uid) => {
      const book = bookKey(id);
      const row = book === undefined ? undefined : byUid.get(book, uid);
      return row === undefined ? undefined : toCardInfo(row);
    },
    findCards: async function* (id, condition) {
      const book = bookKey(id);
      if (book === undefined) return;
      for (const found of matchingKeys(book, condition)) {
        let readCount = 0;
        for (const portion of portionsOf(found)) {
          // A card that was written since it was found has another revision.
          const sure = new Set<number>();
          for (const [, , , revision, isOpen] of portion) if (isOpen === 0) sure.add(revision);
          for (const row of byKeys.all(JSON.stringify(portion.map(([key]) => key)))) {
            const card = toStoredCard(row);
            yield sure.has(card.revision) ? { ...card, isSure: true } : card;
          }
          readCount += portion.length;
          if (readCount >= CARDS_PER_TURN) {
            readCount = 0;
            await nextTurn();
          }
        }
      }
    },
  };
}

/**
 * Runs reads on one snapshot of the database.
 *
 * @internal
 */
export function inSnapshot<T>(database: DatabaseSync, run: () => T): T {
  database.exec("BEGIN");
  try {
    return run();
  } finally {
    if (database.isTransaction) database.exec("COMMIT");
  }
}

// Parts of what was found whose cards are read at once.
function* portionsOf(found: readonly KeyRow[]): Generator<readonly KeyRow[]> {
  let start = 0;
  let octets = 0;
  for (const [index, [, , octetCount]] of found.entries()) {
    octets += octetCount;
    const end = index + 1;
    if (end - start < CARDS_AT_ONCE && octets < OCTETS_AT_ONCE && end < found.length) continue;
    yield found.slice(start, end);
    start = end;
    octets = 0;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
