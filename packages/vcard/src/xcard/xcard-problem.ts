import { ParseError } from "@callingcard/grammar";
import type { XmlElement } from "@callingcard/xml";
import { Places } from "../problem.ts";

/** What can be wrong with an xCard, besides its XML. */
export type XCardErrorCode =
  /** A document whose root is neither `vcards` nor `vcard`; always thrown. */
  | "not-an-xcard"
  /** A `vcard` that is not in `vcards`. */
  | "missing-vcards"
  /** An element whose expanded name is not known here; RFC 6351 section 5.1 wants it ignored: never thrown. */
  | "unknown-element"
  /** A name that no vCard property or parameter can have, BEGIN, END or VERSION; left out. */
  | "bad-name"
  /** A group without a name, or with one that is none; its properties have no group. */
  | "bad-group"
  /** A group in a group; the inner one counts. */
  | "nested-group"
  /** A name that is not in lower case. */
  | "not-lower-case"
  /** A parameter that only plain vCards have, VALUE, ENCODING, CHARSET or GROUP; left out. */
  | "reserved-parameter"
  /** A text where an element with a type is wanted; read as text. */
  | "missing-type"
  /** A property or parameter without a value. */
  | "missing-value"
  /** A value that is not of its type, kept as text. */
  | "not-of-type"
  /** Values of several types, or several values where the property has one. */
  | "several-values"
  /** A character that no vCard can carry; left out. */
  | "illegal-character"
  /** More cards than `maxCards`; always thrown. */
  | "too-many-cards"
  /** More properties of a card than `maxProperties`; the rest is left out. */
  | "too-many-properties"
  /** More parameters of a property, or values of one, than `maxParameters`; the rest is left out. */
  | "too-many-parameters"
  /** More values of a property than `maxValues`; the rest is left out. */
  | "too-many-values"
  /** More problems than `maxProblems`; the last one told. */
  | "too-many-problems";

/** What is wrong with an xCard, and where. */
export type XCardError = ParseError<XCardErrorCode>;

/** Tells of a departure, and goes on or throws, as the caller wants it. */
export type Complain = (code: XCardErrorCode, reason: string, at: XmlElement, rule: string) => void;

/** A problem whose line and column are not known yet. */
export interface FoundProblem {
  readonly code: XCardErrorCode;
  readonly reason: string;
  readonly offset: number;
  readonly rule: string;
}

/**
 * Makes the errors of problems, in the order of the text, in one walk through it.
 *
 * @param source The document.
 * @param problems The problems.
 * @returns The errors.
 */
export function placedErrors(source: string, problems: readonly FoundProblem[]): XCardError[] {
  const places = new Places();
  return problems
    .toSorted((left, right) => left.offset - right.offset)
    .map((problem) => {
      const position = places.at(source, problem.offset);
      return new ParseError({ ...problem, source: "", position });
    });
}
