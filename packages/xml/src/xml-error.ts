import { ParseError, type Position } from "@callingcard/grammar";

/** Why a document was refused. */
export type XmlErrorCode =
  /** A character that the syntax does not allow here. */
  | "unexpected-character"
  /** The input ends inside markup or before all elements are closed. */
  | "unexpected-end"
  /** A document type declaration; these are refused whole (RFC 4918 section 17.2 and 20.6). */
  | "doctype"
  /** Octets that are not text in the encoding of the document. */
  | "invalid-encoding"
  /** An encoding other than UTF-8 and UTF-16. */
  | "unsupported-encoding"
  /** The declared encoding is not the one of the octets (XML 1.0 section 4.3.3). */
  | "encoding-mismatch"
  /** A reference to an entity other than the five predefined ones (XML 1.0 section 4.1). */
  | "undeclared-entity"
  /** A character reference to what is no character (XML 1.0 section 4.1). */
  | "illegal-character-reference"
  /** An end tag that does not name the open element (XML 1.0 section 3). */
  | "mismatched-end-tag"
  /** Two attributes of the same expanded name (Namespaces section 6.3). */
  | "duplicate-attribute"
  /** A prefix without a declaration in scope (Namespaces section 5). */
  | "undeclared-prefix"
  /** `xmlns:p=""` (Namespaces section 5). */
  | "empty-namespace"
  /** `xml` or `xmlns` bound otherwise than they are, or their namespaces (Namespaces section 3). */
  | "reserved-namespace"
  | "input-too-long"
  | "too-deep"
  | "too-many-elements"
  | "too-many-attributes"
  | "too-many-declarations"
  | "name-too-long"
  | "text-too-long";

/** A document that is not well-formed, not namespace-well-formed or beyond a limit. */
export class XmlError extends ParseError<XmlErrorCode> {
  override readonly name: string = "XmlError";
}

/**
 * Gives an error in a part of a document its place in the whole.
 *
 * @param error The error.
 * @param start Where the part begins.
 */
export function placeInWhole(error: XmlError, start: Position): XmlError {
  const line = start.line + error.line - 1;
  const column = error.line === 1 ? start.column + error.column - 1 : error.column;
  const offset = start.offset + error.offset;
  const message = error.message.replace(/ at line \d+ column \d+ (?=\([^(]*\)$)/, () => {
    return ` at line ${line} column ${column} `;
  });
  return Object.assign(error, {
    message,
    offset,
    line,
    column,
    position: { offset, line, column },
  });
}
