import type { TextMatch } from "@callingcard/dav-xml";
import type { Property } from "@callingcard/vcard";
import { compileCasemapSearch } from "./casemap-search.ts";
import { collationKey, findCollation, type Collation } from "./collation.ts";
import { containsText } from "./contains-text.ts";
import { FilterRefusal } from "./filter-refusal.ts";
import { keyMatches } from "./meets-condition.ts";
import { partTexts, wholeText } from "./value-texts.ts";

const NO_PARTS: readonly string[] = [];

/** A text-match, prepared. */
interface TextTest {
  /** Tells whether the value of a property passes, as a whole or by one of its parts. */
  readonly ofProperty: (property: Property) => boolean;
  /** Tells whether a text that has no escapes and no parts passes. */
  readonly ofText: (text: string) => boolean;
}

/**
 * Prepares a text-match (RFC 6352 section 10.5.4). It holds when the whole value or a part of it
 * matches; negated, when none of them does.
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
  const search = compileSearch(collation, needle);

  const matches = (whole: string, parts: () => readonly string[]): boolean => {
    const key = collationKey(collation, whole);
    const isContained = containsText(key, needle);
    // The whole value contains its parts, so it contains whatever one of them contains; but where it is
    // not Unicode, its key is made in another way than those of its parts.
    if (!isContained && whole.isWellFormed()) return false;
    return (
      (isContained && (matchType === "contains" || keyMatches(matchType, key, needle))) ||
      parts().some((part) => keyMatches(matchType, collationKey(collation, part), needle))
    );
  };

  // Most values are told apart by a search that makes no key of them.
  return {
    ofProperty(property) {
      const finding = search(property.value, true);
      if (finding === "not-found") return negate;
      if (finding === "found" && matchType === "contains") return !negate;
      return matches(wholeText(property), () => partTexts(property)) !== negate;
    },
    ofText(text) {
      const finding = search(text, false);
      if (finding === "not-found") return negate;
      if (finding === "found" && matchType === "contains") return !negate;
      return matches(text, () => NO_PARTS) !== negate;
    },
  };
}

function compileSearch(
  collation: Collation,
  needle: string,
): ReturnType<typeof compileCasemapSearch> {
  return collation === "i;unicode-casemap" && needle !== ""
    ? compileCasemapSearch(needle)
    : () => "unknown";
}
