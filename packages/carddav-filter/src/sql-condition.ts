import type { IndexCondition } from "./index-condition.ts";
import { AFTER_UNINDEXED, soughtOctets, UNINDEXED_OCTETS } from "./index-rows.ts";

/** A database whose SQL can be written. */
export type SqlDialect = "sqlite" | "postgresql";

/**
 * Where a database keeps the entries of `indexCard`, as pieces of SQL that stand in the query as they
 * are: they are the program's own, never a client's. The entries are rows of {@link indexRows}. Property
 * names are text; keys are octets (`BLOB`, `bytea`) of {@link encodeIndexKeys}, because text is compared by the rules of a locale
 * in one database, ends at a NUL in another, and cannot hold one in the third.
 */
export interface SqlIndex {
  readonly dialect: SqlDialect;
  /** The card that is asked about: `c.key`. */
  readonly card: string;
  /** Gives the cards of rows, up to its WHERE: `SELECT i.card FROM card_index AS i WHERE i.book = $1`. */
  readonly entries: string;
  /** The property name of a row: `i.property`. */
  readonly property: string;
  /** The keys of a row: `i.keys`. */
  readonly keys: string;
  /** Number of the first parameter that is free: 2 when the query has one of its own. */
  readonly firstParameter: number;
}

/** A boolean SQL expression. Its text depends on the shape of the condition alone. */
export interface SqlCondition {
  /** Parameters are numbered: `?2` for SQLite, `$2` for PostgreSQL. */
  readonly sql: string;
  /** The values of the parameters from {@link SqlIndex.firstParameter} on. */
  readonly values: readonly (string | Uint8Array)[];
}

/**
 * Writes a condition as SQL: a card meets it in a database exactly when `meetsCondition` says so.
 * Keys and names are parameters; LIKE, which folds case and knows wildcards, is not used. However many
 * parts a condition joins, the expression is no deeper than their logarithm: SQLite refuses more than
 * 1,000 levels. Each part costs a scan of the keys of a property; `weakenCondition` bounds them.
 *
 * @param condition From `filterCondition`.
 * @param index Where the entries are.
 */
export function sqlCondition(condition: IndexCondition, index: SqlIndex): SqlCondition {
  const values: (string | Uint8Array)[] = [];
  const parameter = (value: string | Uint8Array): string => {
    values.push(value);
    const number = index.firstParameter + values.length - 1;
    return index.dialect === "sqlite" ? `?${number}` : `$${number}`;
  };
  return { sql: write(condition, index, parameter), values };
}

type WriteParameter = (value: string | Uint8Array) => string;

function write(condition: IndexCondition, index: SqlIndex, parameter: WriteParameter): string {
  switch (condition.kind) {
    case "all":
      return "TRUE";
    case "none":
      return "FALSE";
    case "and":
    case "or": {
      const parts = condition.of.map((part) => write(part, index, parameter));
      return condition.kind === "and" ? joined(parts, "AND", "TRUE") : joined(parts, "OR", "FALSE");
    }
    case "present":
    case "key":
      return writeEntry(condition, index, parameter);
  }
}

type EntryCondition = Extract<IndexCondition, { readonly kind: "present" | "key" }>;

function writeEntry(condition: EntryCondition, index: SqlIndex, parameter: WriteParameter): string {
  const { property } = condition;
  // No column of text can hold such a name; what cannot be asked holds for all.
  if (property.includes("\0") || !property.isWellFormed()) return "TRUE";
  const isProperty = `${index.property} = ${parameter(property)}`;
  const test = condition.kind === "key" ? writeKeyTest(condition, index, parameter) : "";
  const isAmong = `${index.card} IN (${index.entries} AND ${isProperty}${test})`;
  // PostgreSQL would make a join of each: it thinks about the order of hundreds for minutes.
  return index.dialect === "sqlite" ? isAmong : `(${isAmong}) IS TRUE`;
}

function writeKeyTest(
  { match, key }: Extract<EntryCondition, { readonly kind: "key" }>,
  index: SqlIndex,
  parameter: WriteParameter,
): string {
  // Every key contains the empty one.
  if (key === "" && match !== "equals") return "";
  const sought = parameter(soughtOctets(match, key));
  const { keys, dialect } = index;
  const holds =
    dialect === "sqlite"
      ? `instr(${keys}, ${sought}) > 0`
      : `position(${sought}::bytea IN ${keys}) > 0`;
  // What begins with some octets is between two others: a comparison takes less time than a part of the keys.
  const isUnindexed = `${keys} >= ${parameter(UNINDEXED_OCTETS)} AND ${keys} < ${parameter(AFTER_UNINDEXED)}`;
  return ` AND (${holds} OR ${isUnindexed})`;
}

// Joins by halves: a row of a thousand would be an expression of a thousand levels.
function joined(parts: readonly string[], operator: "AND" | "OR", empty: string): string {
  const [only = empty] = parts;
  if (parts.length < 2) return only;
  const middle = parts.length >> 1;
  const left = joined(parts.slice(0, middle), operator, empty);
  return `(${left} ${operator} ${joined(parts.slice(middle), operator, empty)})`;
}
