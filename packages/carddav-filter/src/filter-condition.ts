import type { Filter, MatchType, PropFilter, TextMatch } from "@callingcard/dav-xml";
import { collationKey, DEFAULT_COLLATION, findCollation } from "./collation.ts";
import type { IndexCondition } from "./index-condition.ts";
import { parsePropertyName } from "./property-name.ts";

const ALL: IndexCondition = { kind: "all" };

/** Marks at the start or end of a text; its neighbours may change places with them. */
const MARKS_AT_START = /^\p{M}+/u;
const MARKS_AT_END = /\p{M}+$/u;

/**
 * Makes the condition on the index that every card meets which a filter matches; others may meet it
 * too, so what a store finds is to be judged by `compileFilter`. Conditions that the index knows
 * nothing of (parameters, groups, negation) ask for presence or nothing.
 *
 * @param filter The filter.
 * @returns The condition; it depends on what the filter says only.
 */
export function filterCondition(filter: Filter): IndexCondition {
  if (filter.propFilters.length === 0) return ALL;
  return joined(filter.test, filter.propFilters.map(propCondition));
}

function propCondition(filter: PropFilter): IndexCondition {
  if (filter.isNotDefined) return ALL;
  const { name } = parsePropertyName(filter.name);
  const present: IndexCondition = { kind: "present", property: name };
  const conditions = [
    ...filter.textMatches.map((match) => textCondition(name, match)),
    ...filter.paramFilters.map(() => present),
  ];
  return conditions.length === 0 ? present : joined(filter.test, conditions);
}

function textCondition(property: string, match: TextMatch): IndexCondition {
  const present: IndexCondition = { kind: "present", property };
  if (match.negate || match.text.includes("\0") || !match.text.isWellFormed()) return present;
  const collation = findCollation(match.collation);
  if (collation === undefined) return present;
  const key = collationKey(DEFAULT_COLLATION, match.text);
  const needle = collation === DEFAULT_COLLATION ? key : keyInside(key, match.matchType);
  if (needle === "" && match.matchType !== "equals") return present;
  return { kind: "key", property, match: match.matchType, key: needle };
}

/**
 * What the key of a text contains when the text contains another one, octet for octet. Both keys are
 * made code point by code point, but for the order of marks: at the edges of the inner text its
 * marks may mix with those of its neighbours, so they are left out.
 */
function keyInside(key: string, match: MatchType): string {
  switch (match) {
    case "equals":
      return key;
    case "contains":
      return key.replace(MARKS_AT_START, "").replace(MARKS_AT_END, "");
    case "starts-with":
      return key.replace(MARKS_AT_END, "");
    case "ends-with":
      return key.replace(MARKS_AT_START, "");
  }
}

/** Joins conditions, leaving out those that change nothing. */
function joined(test: Filter["test"], conditions: readonly IndexCondition[]): IndexCondition {
  const distinct = new Map(
    conditions.map((condition) => [JSON.stringify(condition), condition] as const),
  );
  const of = Array.from(distinct.values());
  if (test === "anyof" && distinct.has(JSON.stringify(ALL))) return ALL;
  const needed = test === "anyof" ? of : of.filter((condition) => condition.kind !== "all");
  const [first = ALL] = needed;
  return needed.length < 2 ? first : { kind: test === "anyof" ? "or" : "and", of: needed };
}
