import type { TextMatch } from "@callingcard/dav-xml";
import { collationKey, findCollation } from "./collation.ts";
import { containsText } from "./contains-text.ts";
import { FilterRefusal } from "./filter-refusal.ts";
import { keyMatches } from "./meets-condition.ts";

/**
 * Tells whether a value passes a text-match (RFC 6352 section 10.5.4).
 *
 * @param whole The whole value.
 * @param parts Gives its components and items; asked only when the whole value leaves it open.
 */
type TextTest = (whole: string, parts: () => readonly string[]) => boolean;

/**
 * Prepares a text-match. It holds when the whole value or a part of it matches; negated, when none
 * of them does.
 *
 * @throws {FilterRefusal} `unknown-collation`.
 * @internal
 */
export function compileTextMatch(match: TextMatch): TextTest {
  const { matchType, negate } = match;
  const collation = findCollation(match.collation);
  if (collation === undefined) {
    throw new FilterRefusal({
      code: "unknown-collation",
      reason: "collation is not supported",
      refused: match.collation ?? "",
      element: match.element,
    });
  }
  const needle = collationKey(collation, match.text);

  return (whole, parts) => {
    const key = collationKey(collation, whole);
    // The whole value contains its parts, so it contains whatever one of them contains.
    if (!containsText(key, needle)) return negate;
    const matched =
      matchType === "contains" ||
      keyMatches(matchType, key, needle) ||
      parts().some((part) => keyMatches(matchType, collationKey(collation, part), needle));
    return matched !== negate;
  };
}
