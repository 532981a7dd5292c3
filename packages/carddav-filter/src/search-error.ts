import { ParseError } from "@callingcard/grammar";

/** What can be wrong with a search expression. */
export type SearchErrorCode =
  /** More than 1,000 UTF-16 code units. */
  | "too-long"
  /** More than 50 terms. */
  | "too-many-terms"
  /** A quotation mark without its partner. */
  | "unterminated-phrase"
  /** Nothing to look for behind `field:` or `has:`. */
  | "missing-value"
  /** Nothing behind `-` or NOT. */
  | "missing-term"
  /** Two terms without white space between them. */
  | "missing-space"
  /** OR that is not between two terms. */
  | "misplaced-or"
  /** AND that is not between two terms. */
  | "misplaced-and"
  /** OR between some terms and not between others. */
  | "mixed-or"
  /** A field that is not known. */
  | "unknown-field";

/**
 * Makes the error of a search expression.
 *
 * @internal
 */
export function searchError(
  code: SearchErrorCode,
  reason: string,
  source: string,
  offset: number,
): ParseError<SearchErrorCode> {
  return new ParseError({ code, reason, source, offset, rule: "search expression" });
}
