import type { Filter, PropFilter } from "@callingcard/dav-xml";
import { searchError } from "./search-error.ts";
import { fieldProperty, WORD_PROPERTIES, WORD_PROPERTY } from "./search-fields.ts";
import type { SearchTerm, SearchText, SearchTree } from "./search-tree.ts";

const FIELD_HINT =
  "use name, email, phone, company, group, address, note or a vCard property, or put text with a colon in quotation marks";
const HAS_HINT = "use has: with email, phone, photo, birthday, note or a vCard property";

/**
 * Makes the filter that a search expression stands for.
 *
 * @param tree The expression as it was read.
 * @param source Its text, for errors.
 * @throws {ParseError} `mixed-or` or `unknown-field`.
 * @internal
 */
export function searchFilter({ terms, joints }: SearchTree, source: string): Filter {
  const first = joints[0]?.kind ?? "or";
  const other = joints.find(({ kind }) => kind !== first);
  if (other !== undefined) {
    throw searchError(
      "mixed-or",
      "OR between some terms and not between others; use it between all or none",
      source,
      other.offset,
    );
  }
  const test = first === "and" ? "allof" : "anyof";
  const words = test === "anyof" ? WORD_PROPERTIES : [WORD_PROPERTY];
  return { test, propFilters: terms.flatMap((term) => termFilters(term, words, source)) };
}

function termFilters(
  term: SearchTerm,
  words: readonly string[],
  source: string,
): readonly PropFilter[] {
  switch (term.kind) {
    case "has":
      return [
        { ...propFilter(propertyOf(term.field, source, HAS_HINT)), isNotDefined: term.negated },
      ];
    case "field":
      return [textFilter(propertyOf(term.field, source, FIELD_HINT), term)];
    case "word":
      // Not to be in one of several properties cannot be said beside other terms.
      return (term.negated ? [WORD_PROPERTY] : words).map((name) => textFilter(name, term));
  }
}

function textFilter(
  name: string,
  { value, negated }: SearchTerm & { readonly kind: "field" | "word" },
): PropFilter {
  const textMatch = { text: value.text, negate: negated, matchType: "contains" } as const;
  return { ...propFilter(name), textMatches: [textMatch] };
}

function propFilter(name: string): PropFilter {
  return { name, test: "anyof", isNotDefined: false, textMatches: [], paramFilters: [] };
}

function propertyOf({ text, offset }: SearchText, source: string, hint: string): string {
  const property = fieldProperty(text);
  if (property !== undefined) return property;
  throw searchError("unknown-field", `field is not known; ${hint}`, source, offset);
}
