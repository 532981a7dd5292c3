import type { IndexCondition } from "@callingcard/carddav-filter";
import type { AddressBookStore, CardInfo, StoredCard } from "@callingcard/carddav-server/store";
import { isBookId } from "./book-id.ts";
import {
  CARD_COLUMNS,
  type CardRow,
  INFO_COLUMNS,
  type InfoRow,
  toCardInfo,
  toStoredCard,
} from "./card-rows.ts";
import { conditionStatement } from "./condition-sql.ts";
import type { Database, Statement } from "./queries.ts";

/** Rows of one page of a listing. */
const PAGE_INFOS = 1_000;

/** Keys that a search asks for at first. */
const FIRST_KEYS = 200;

/** Octets of cards that are fetched at once, except that one card alone may have more. */
const FETCH_OCTETS = 1024 * 1024;

/** Most cards that are fetched at once. */
const FETCH_CARDS = 200;

const BOOK_KEY: Statement = {
  name: "book-key",
  sql: "SELECT key FROM callingcard.book WHERE id = $1",
};

const PAGE: Statement = {
  name: "cards-page",
  sql: `SELECT ${INFO_COLUMNS} FROM callingcard.card AS c
        WHERE c.book = $1 AND c.name > $2 AND c.deleted_rev IS NULL
        ORDER BY c.name LIMIT ${PAGE_INFOS}`,
};

const BY_NAMES: Statement = {
  name: "cards-by-names",
  sql: `SELECT ${CARD_COLUMNS}
        FROM callingcard.book AS b
        JOIN callingcard.card AS c ON c.book = b.key
        JOIN callingcard.card_octets AS o ON o.card = c.key
        WHERE b.id = $1 AND c.name = ANY ($2::text[]) AND c.deleted_rev IS NULL`,
};

const BY_KEYS: Statement = {
  name: "cards-by-keys",
  sql: `SELECT ${CARD_COLUMNS}
        FROM callingcard.card AS c JOIN callingcard.card_octets AS o ON o.card = c.key
        WHERE c.key = ANY ($1::bigint[]) AND c.deleted_rev IS NULL ORDER BY c.name`,
};

const BY_UID: Statement = {
  name: "card-by-uid",
  sql: `SELECT ${INFO_COLUMNS} FROM callingcard.card AS c
        JOIN callingcard.book AS b ON b.key = c.book
        WHERE b.id = $1 AND c.uid = $2 AND c.deleted_rev IS NULL`,
};

/** Key, name and size of a card that a search found. */
type FoundRow = readonly [key: number, name: string, octetCount: number];

/**
 * Reads of cards, in pages. What changes meanwhile may or may not be seen, but no name comes twice and
 * no card that stayed is left out.
 *
 * @param indexRevision Revision of the code that asks for entries.
 * @internal
 */
export function createCardReads(
  database: Database,
  indexRevision: string,
): Pick<AddressBookStore, "listCards" | "getCards" | "findCards"> & {
  readonly findCardByUid: (id: string, uid: string) => Promise<CardInfo | undefined>;
} {
  async function bookKey(id: string): Promise<number | undefined> {
    if (!isBookId(id)) return undefined;
    return (await database.get<readonly [key: number]>(BOOK_KEY, id))?.[0];
  }

  async function* listCards(id: string): AsyncGenerator<readonly CardInfo[]> {
    const book = await bookKey(id);
    if (book === undefined) return;
    for (let after = ""; ;) {
      const rows = await database.all<InfoRow>(PAGE, book, after);
      if (rows.length > 0) yield rows.map(toCardInfo);
      const [lastName] = rows.at(-1) ?? [];
      if (lastName === undefined || rows.length < PAGE_INFOS) return;
      after = lastName;
    }
  }

  async function* findCards(id: string, condition: IndexCondition): AsyncGenerator<StoredCard> {
    const book = await bookKey(id);
    if (book === undefined) return;
    // Who asks for a few results stops before the second search, which gives all that is left.
    for (let after = "", limit = FIRST_KEYS; ; limit = Infinity) {
      const { statement, values } = conditionStatement(condition, {
        book,
        after,
        limit,
        indexRevision,
      });
      const rows = await database.all<FoundRow>(statement, ...values);
      for (const keys of fetches(rows)) {
        const cards = await database.all<CardRow>(BY_KEYS, keys);
        for (const card of cards) yield toStoredCard(card);
      }
      const [, lastName] = rows.at(-1) ?? [];
      if (lastName === undefined || rows.length !== limit) return;
      after = lastName;
    }
  }

  return {
    listCards,
    findCards,
    getCards: async (id, names) => {
      if (!isBookId(id) || names.length === 0) return [];
      const rows = await database.all<CardRow>(BY_NAMES, id, [...new Set(names)]);
      const byName = new Map(rows.map((row) => [row[0], toStoredCard(row)]));
      return names.map((name) => byName.get(name)).filter((card) => card !== undefined);
    },
    findCardByUid: async (id, uid) => {
      if (!isBookId(id)) return undefined;
      const row = await database.get<InfoRow>(BY_UID, id, uid);
      return row === undefined ? undefined : toCardInfo(row);
    },
  };
}

/**
 * Divides the cards that were found into what is fetched at once: a card may have a photo of many
 * megabytes.
 *
 * @yields Keys.
 * @internal
 */
function* fetches(rows: readonly FoundRow[]): Generator<readonly string[]> {
  let keys: string[] = [];
  let octets = 0;
  for (const [key, , octetCount] of rows) {
    if (keys.length > 0 && (octets + octetCount > FETCH_OCTETS || keys.length === FETCH_CARDS)) {
      yield keys;
      keys = [];
      octets = 0;
    }
    keys.push(`${key}`);
    octets += octetCount;
  }
  if (keys.length > 0) yield keys;
}
