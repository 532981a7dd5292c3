import type { Filter } from "@callingcard/dav-xml";
import type { Token } from "moo";
import nearley from "nearley";
import { searchRules } from "./generated/search.ts";
import { searchError, type SearchErrorCode } from "./search-error.ts";
import { searchFilter } from "./search-filter.ts";
import { searchLexer } from "./search-lexer.ts";
import type { SearchTree } from "./search-tree.ts";

/** Longest search expression, in UTF-16 code units. */
export const MAX_SEARCH_LENGTH = 1_000;

/** Most terms of a search expression. */
export const MAX_SEARCH_TERMS = 50;

const GRAMMAR = nearley.Grammar.fromCompiled(searchRules);

/**
 * Reads a search expression, as people type it, into a filter (RFC 6352 section 10.5). All text is
 * looked for anywhere in a value, by `i;unicode-casemap`.
 *
 * @param text The expression; an empty one finds every card.
 * @returns The filter.
 * @throws {ParseError} With a {@link SearchErrorCode} and the place of the first wrong character.
 * @example
 * ```ts
 * parseSearch('name:smith -group:work has:photo "exact phrase"');
 * parseSearch("tel:+49 OR tel:+43");
 * ```
 */
export function parseSearch(text: string): Filter {
  if (text.length > MAX_SEARCH_LENGTH) {
    throw searchError(
      "too-long",
      `expression is longer than ${MAX_SEARCH_LENGTH} code units`,
      text,
      MAX_SEARCH_LENGTH,
    );
  }
  if (text.trim() === "") return { test: "anyof", propFilters: [] };
  const tree = parseTree(text);
  const excess = tree.terms[MAX_SEARCH_TERMS];
  if (excess !== undefined) {
    throw searchError(
      "too-many-terms",
      `expression has more than ${MAX_SEARCH_TERMS} terms`,
      text,
      excess.offset,
    );
  }
  return searchFilter(tree, text);
}

function parseTree(text: string): SearchTree {
  const parser = new nearley.Parser(GRAMMAR);
  try {
    parser.feed(text);
  } catch (error) {
    // nearley's own message lists its whole state; the token is all that is wanted of it.
    const token = error instanceof Error && "token" in error ? error.token : undefined;
    if (token === undefined) throw error;
    throw unexpected(text, (token as Token).offset);
  }
  const [tree] = parser.results as readonly SearchTree[];
  if (tree === undefined) throw unexpected(text, text.length);
  return tree;
}

// Says what is wrong from the token at an offset, or the end, and the one before it.
function unexpected(text: string, offset: number): Error {
  const tokens = Array.from(searchLexer.reset(text));
  const token = tokens.find((candidate) => candidate.offset === offset);
  const before = tokens.findLast(
    (candidate) => candidate.offset < offset && candidate.type !== "space",
  );
  const fail = (code: SearchErrorCode, reason: string): Error =>
    searchError(code, reason, text, offset);

  if (token?.type === "error") {
    return fail("unterminated-phrase", "quotation mark is not closed; put one behind the phrase");
  }
  if (before?.type === "field") {
    return fail("missing-value", `text is missing right after ${before.text}; leave no space`);
  }
  if (before?.type === "has") {
    return fail("missing-value", "name of a field is missing right after has:, as in has:photo");
  }
  if (before?.type === "minus") {
    return fail("missing-term", 'term is missing right after -; to look for a minus, write "-"');
  }
  if (before?.type === "not") {
    return fail("missing-term", 'term is missing after NOT; to look for the word, write "NOT"');
  }
  if (token?.type === "or" || before?.type === "or") {
    return fail("misplaced-or", 'OR is not between two terms; to look for the word, write "OR"');
  }
  if (token?.type === "and" || before?.type === "and") {
    return fail("misplaced-and", 'AND is not between two terms; to look for the word, write "AND"');
  }
  return fail("missing-space", "white space is missing between two terms");
}
