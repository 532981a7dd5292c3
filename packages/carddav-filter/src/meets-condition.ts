import type { MatchType } from "@callingcard/dav-xml";
import { containsText } from "./contains-text.ts";
import { UNINDEXED_KEY, type IndexCondition, type IndexEntry } from "./index-condition.ts";

/**
 * Tells whether a card with these index entries meets a condition: what every store's answer is to
 * be equal to.
 *
 * @param entries All entries of one card, from `indexCard`.
 * @param condition From `filterCondition`.
 */
export function meetsCondition(entries: readonly IndexEntry[], condition: IndexCondition): boolean {
  switch (condition.kind) {
    case "all":
      return true;
    case "none":
      return false;
    case "and":
      return condition.of.every((part) => meetsCondition(entries, part));
    case "or":
      return condition.of.some((part) => meetsCondition(entries, part));
    case "present":
      return entries.some(({ property }) => property === condition.property);
    case "key":
      return entries.some(
        ({ property, key }) =>
          property === condition.property &&
          (key === UNINDEXED_KEY || keyMatches(condition.match, key, condition.key)),
      );
  }
}

/**
 * Compares two keys (RFC 6352 section 10.5.4, `match-type`).
 *
 * @internal
 */
export function keyMatches(match: MatchType, key: string, needle: string): boolean {
  switch (match) {
    case "equals":
      return key === needle;
    case "contains":
      return containsText(key, needle);
    case "starts-with":
      return key.startsWith(needle);
    case "ends-with":
      return key.endsWith(needle);
  }
}
