import type { Filter, MatchType, PropFilter, TextMatch } from "@callingcard/dav-xml";
import { collationKey, DEFAULT_COLLATION, findCollation } from "./collation.ts";
import { isIndexed, type IndexCondition } from "./index-condition.ts";
import { asciiUpperCase } from "./ascii-case.ts";
import { parsePropertyName } from "./property-name.ts";

const ALL: IndexCondition = { kind: "all" };

const MARK = /^\p{M}$/u;

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
  const name = asciiUpperCase(parsePropertyName(filter.name).name);
  if (!isIndexed(name)) return ALL;
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

// What the key of a text contains when the text contains another one, octet for octet. Both keys are
// made code point by code point, but for the order of marks: at the edges of the inner text its
// marks may mix with those of its neighbours, so they are left out.
function keyInside(key: string, match: MatchType): string {
  switch (match) {
    case "equals":
      return key;
    case "contains":
      return withoutMarks(key, true, true);
    case "starts-with":
      return withoutMarks(key, false, true);
    case "ends-with":
      return withoutMarks(key, true, false);
  }
}

// Leaves out the combining marks at the start, at the end or at both.
function withoutMarks(key: string, atStart: boolean, atEnd: boolean): string {
  const characters = Array.from(key);
  const isStarter = (character: string): boolean => !MARK.test(character);
  const start = atStart ? characters.findIndex(isStarter) : 0;
  const end = atEnd ? characters.findLastIndex(isStarter) + 1 : characters.length;
  return start === -1 ? "" : characters.slice(start, end).join("");
}

// Joins conditions, leaving out those that change nothing.
function joined(test: Filter["test"], conditions: readonly IndexCondition[]): IndexCondition {
  const of = test === "anyof" ? weakest(conditions) : strongest(conditions);
  const [first = ALL] = of;
  return of.length < 2 ? first : { kind: test === "anyof" ? "or" : "and", of };
}

// A key condition adds nothing to an `or` that asks for presence of the property.
function weakest(conditions: readonly IndexCondition[]): readonly IndexCondition[] {
  if (conditions.includes(ALL)) return [ALL];
  const present = new Set(propertiesOf("present", conditions));
  return withPresent(conditions, present, ({ property }) => !present.has(property));
}

// Presence adds nothing to an `and` that asks for a key of the property.
function strongest(conditions: readonly IndexCondition[]): readonly IndexCondition[] {
  const keyed = new Set(propertiesOf("key", conditions));
  const present = propertiesOf("present", conditions).filter((property) => !keyed.has(property));
  return withPresent(conditions, new Set(present), () => true);
}

function propertiesOf(
  kind: "present" | "key",
  conditions: readonly IndexCondition[],
): readonly string[] {
  return conditions.flatMap((condition) => (condition.kind === kind ? [condition.property] : []));
}

// One presence condition per property, and all others that are kept.
function withPresent(
  conditions: readonly IndexCondition[],
  present: ReadonlySet<string>,
  isKept: (condition: IndexCondition & { readonly kind: "key" }) => boolean,
): readonly IndexCondition[] {
  return [
    ...Array.from(present, (property) => ({ kind: "present", property }) as const),
    ...conditions.filter(
      (condition) =>
        condition.kind !== "present" &&
        condition.kind !== "all" &&
        (condition.kind !== "key" || isKept(condition)),
    ),
  ];
}
