/** What can be wrong with JSContact data. */
export type JsContactErrorCode =
  /** A text that is not JSON. */
  | "invalid-json"
  /** A value of another JSON type than the property has. */
  | "wrong-type"
  /** A mandatory property is absent, or none of those of which one has to be there is. */
  | "missing-property"
  /** A property that must not be there without, or beside, another. */
  | "conflicting-property"
  /** An `@type` that is not the object's. */
  | "wrong-object-type"
  /** A version that no RFC defines. */
  | "unknown-version"
  /** A string that is none of the enumerated values and not vendor-specific. */
  | "unknown-value"
  /** A string that has not the form that its property asks for. */
  | "invalid-format"
  /** A key of a map that is no Id. */
  | "invalid-id"
  /** A number out of the range of its property. */
  | "out-of-range"
  /** An array or map with less than it has to have. */
  | "too-few-items"
  /** The name `extra`, which no object may have. */
  | "reserved-name"
  /** A name that differs in case alone from a registered one. */
  | "wrong-case"
  /** A name that is neither of a registered property's form nor of a vendor's. */
  | "invalid-name"
  /** A patch that must not be applied. */
  | "invalid-patch"
  /** A JSON text longer than `maxTextOctets`. */
  | "text-too-long"
  /** A string longer than `maxStringLength`. */
  | "string-too-long"
  /** An object or array with more than `maxMembers`. */
  | "too-many-members"
  /** More values than `maxValues` in a card. */
  | "too-many-values"
  /** Values nested deeper than `maxDepth`. */
  | "nested-too-deep"
  /** More languages than `maxLocalizations`. */
  | "too-many-localizations"
  /** More problems than `maxProblems`; the last one that is told. */
  | "too-many-problems";

/** One thing that is wrong with JSContact data. */
export interface JsContactProblem {
  readonly code: JsContactErrorCode;

  /** Where, as a JSON pointer (RFC 6901); empty for the whole. */
  readonly pointer: string;

  /** One clause: what was found, or what is missing. */
  readonly reason: string;

  /** The rule, as in `RFC 9553 section 2.3.1`. */
  readonly section: string;
}

/** JSContact data that is not valid, or beyond a limit. */
export class JsContactError extends Error {
  override readonly name: string = "JsContactError";

  readonly code: JsContactErrorCode;

  /** Where, as a JSON pointer (RFC 6901). */
  readonly pointer: string;

  /** The rule, as in `RFC 9553 section 2.3.1`. */
  readonly section: string;

  /** @param problem What is wrong. */
  constructor(problem: JsContactProblem) {
    const place = problem.pointer === "" ? "" : ` at ${shortened(problem.pointer)}`;
    super(`${problem.reason}${place} (${problem.section})`);
    this.code = problem.code;
    this.pointer = problem.pointer;
    this.section = problem.section;
  }
}

/** Longest part of a pointer in a message. */
const SHOWN_LENGTH = 120;

function shortened(pointer: string): string {
  return pointer.length > SHOWN_LENGTH ? `${pointer.slice(0, SHOWN_LENGTH)}…` : pointer;
}
