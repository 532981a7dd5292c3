import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { IndexCondition } from "@callingcard/carddav-filter";
import { encodeKey, UNINDEXED } from "./index-key.ts";
import { prepareRows, type Rows } from "./rows.ts";

/** Most statements kept prepared; conditions come in few shapes, hostile ones in many. */
const MAX_STATEMENTS = 64;

/**
 * Most questions to the index in one search. A filter with more is answered by all cards, a superset:
 * each question costs a scan, and SQLite refuses expressions of more than 1 000 levels.
 */
const MAX_QUESTIONS = 64;

type KeyMatch = Extract<IndexCondition, { readonly kind: "key" }>["match"];

/** A boolean SQL expression over `card AS c`, with the values of its parameters in order. */
interface Expression {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

/** What a search of the index asks. */
export interface KeySearch {
  readonly book: number;
  readonly condition: IndexCondition;
  /** Only cards whose names come after this one. */
  readonly after: string;
  /** Most keys wanted; all of them for -1. */
  readonly limit: number;
}

/** Key and name of a card. */
export type KeyRow = readonly [key: number, name: string];

/**
 * Answers conditions from `card_index`.
 *
 * @internal
 * @returns A function that gives the living cards of a book that meet a condition, by name.
 */
export function prepareConditions(
  database: DatabaseSync,
): (search: KeySearch) => readonly KeyRow[] {
  const statements = new Map<string, Rows<KeyRow>>();

  return ({ book, condition, after, limit }) => {
    const isAnswerable = countQuestions(condition) <= MAX_QUESTIONS;
    const { sql, values } = conditionSql(book, isAnswerable ? condition : { kind: "all" });
    let statement = statements.get(sql);
    if (statement === undefined) {
      if (statements.size >= MAX_STATEMENTS) statements.clear();
      statement = prepareRows<KeyRow>(
        database,
        `SELECT c.key, c.name FROM card AS c
         WHERE c.book = ? AND c.name > ? AND ${sql} AND c.deleted_rev IS NULL
         ORDER BY c.name LIMIT ?`,
      );
      statements.set(sql, statement);
    }
    return statement.all(book, after, ...values, limit);
  };
}

/**
 * Conditions of all kinds, those that join others included: those nest.
 *
 * @internal
 */
function countQuestions(condition: IndexCondition): number {
  if (condition.kind !== "and" && condition.kind !== "or") return 1;
  let count = 1;
  for (const part of condition.of) {
    count += countQuestions(part);
    if (count > MAX_QUESTIONS) break;
  }
  return count;
}

/**
 * Translates a condition; the text depends on its shape only; keys and names are parameters.
 *
 * @internal
 */
function conditionSql(book: number, condition: IndexCondition): Expression {
  switch (condition.kind) {
    case "all":
      return { sql: "TRUE", values: [] };
    case "none":
      return { sql: "FALSE", values: [] };
    case "and":
      return joined(book, condition.of, " AND ", "TRUE");
    case "or":
      return joined(book, condition.of, " OR ", "FALSE");
    case "present":
      return entry(book, condition.property, { sql: "TRUE", values: [] });
    case "key":
      return entry(book, condition.property, keyTest(condition.match, encodeKey(condition.key)));
  }
}

function joined(
  book: number,
  conditions: readonly IndexCondition[],
  operator: string,
  empty: string,
): Expression {
  const parts = conditions.map((condition) => conditionSql(book, condition));
  if (parts.length === 0) return { sql: empty, values: [] };
  return {
    sql: `(${parts.map(({ sql }) => sql).join(operator)})`,
    values: parts.flatMap(({ values }) => values),
  };
}

function entry(book: number, property: string, test: Expression): Expression {
  return {
    sql: `c.key IN (SELECT i.card FROM card_index AS i
            WHERE i.book = ? AND i.property = ? AND ${test.sql})`,
    values: [book, property, ...test.values],
  };
}

/**
 * Tests on octets. LIKE would fold case and know wildcards: wrong for keys that are folded already.
 *
 * @internal
 */
function keyTest(match: KeyMatch, key: Uint8Array): Expression {
  // Every key contains the empty one; substr of an empty blob would be NULL.
  if (key.length === 0 && match !== "equals") return { sql: "TRUE", values: [] };
  switch (match) {
    case "equals":
      return { sql: "(i.key = ? OR i.key = ?)", values: [key, UNINDEXED] };
    case "contains":
      return { sql: "(instr(i.key, ?) > 0 OR i.key = ?)", values: [key, UNINDEXED] };
    case "starts-with":
      return {
        sql: "(substr(i.key, 1, ?) = ? OR i.key = ?)",
        values: [key.length, key, UNINDEXED],
      };
    case "ends-with":
      return {
        sql: "(substr(i.key, -?, ?) = ? OR i.key = ?)",
        values: [key.length, key.length, key, UNINDEXED],
      };
  }
}
