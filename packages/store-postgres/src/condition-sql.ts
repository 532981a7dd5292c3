import type { IndexCondition } from "@callingcard/carddav-filter";
import { sqlCondition, weakenCondition, type SqlIndex } from "@callingcard/carddav-filter/sql";
import type { SqlValue, Statement } from "./queries.ts";

/** Parameters 1 to 4 are the book, the name that cards come after, how many are wanted, and the index's revision. */
const INDEX: SqlIndex = {
  dialect: "postgresql",
  card: "c.key",
  entries: "SELECT i.card FROM callingcard.card_index AS i WHERE i.book = $1",
  property: "i.property",
  keys: "i.keys",
  firstParameter: 5,
};

/** Which of the cards are asked for. */
interface Range {
  readonly book: number;
  /** Only cards whose names come after this one. */
  readonly after: string;
  /** Most cards wanted, or Infinity. */
  readonly limit: number;
  /** Revision of the code whose entries can be asked; a card that another one indexed is always among the found. */
  readonly indexRevision: string;
}

/**
 * Writes a condition as a query of key, name and size of the living cards of a book that meet it, by name.
 * A condition of very many questions is weakened: each costs a scan of the keys of a property.
 *
 * @internal
 */
export function conditionStatement(
  condition: IndexCondition,
  { book, after, limit, indexRevision }: Range,
): { readonly statement: Statement; readonly values: readonly SqlValue[] } {
  const { sql, values } = sqlCondition(weakenCondition(condition), INDEX);
  return {
    // Without a name: conditions come in few shapes, hostile ones in as many as are sent.
    statement: {
      sql: `SELECT c.key, c.name, c.octet_count FROM callingcard.card AS c
            WHERE c.book = $1 AND c.name > $2 AND c.deleted_rev IS NULL
              AND (${sql} OR c.index_revision <> $4)
            ORDER BY c.name LIMIT $3::bigint`,
    },
    values: [book, after, limit === Infinity ? null : limit, indexRevision, ...values],
  };
}
