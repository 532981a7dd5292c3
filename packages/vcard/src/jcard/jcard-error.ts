import type { Position } from "@callingcard/grammar";

/** What can be wrong with a jCard. */
export type JCardErrorCode =
  /** A text that is not JSON; always thrown. */
  | "not-json"
  /** Octets that are not UTF-8. */
  | "invalid-utf-8"
  /** A member that an object has twice; the last one counts. */
  | "duplicate-member"
  /** Data that is not `["vcard", [...]]`; always thrown. */
  | "not-a-jcard"
  /** Properties that stand beside `"vcard"` instead of in an array. */
  | "properties-not-in-array"
  /** What is not an array of a name, parameters, a type and values; left out. */
  | "not-a-property"
  /** A name that no vCard can have, BEGIN or END; left out. */
  | "bad-name"
  /** A name or type that is not in lower case. */
  | "not-lower-case"
  /** No version; the card becomes one of 4.0. */
  | "missing-version"
  /** A version that is none of vCard's; the card becomes one of 4.0. */
  | "unknown-version"
  /** A version behind other properties, or a second one. */
  | "misplaced-version"
  /** Parameters that are not an object; left out. */
  | "parameters-not-an-object"
  /** A parameter whose name or value no vCard can have; left out or turned into text. */
  | "bad-parameter"
  /** A VALUE, ENCODING or CHARSET among the parameters; left out. */
  | "reserved-parameter"
  /** A group that is not a name; left out. */
  | "bad-group"
  /** A property without the type of its value; the property's own type is taken. */
  | "missing-type"
  /** A property without a value; it becomes empty. */
  | "missing-value"
  /** A null, which becomes empty. */
  | "null-value"
  /** An object in the place of a value, which becomes empty. */
  | "not-a-value"
  /** A value that is not of its type; read as what it looks like, else kept as text. */
  | "not-of-type"
  /** Several values where the property has one. */
  | "several-values"
  /** A control character or half a surrogate pair, which no vCard can carry; left out or replaced. */
  | "illegal-character"
  /** Arrays deeper than a component's items, or any nesting deeper than `maxDepth`. */
  | "nested-too-deep"
  /** A text longer than `maxInputLength`; always thrown. */
  | "input-too-long"
  /** More properties than `maxProperties`; the rest is left out. */
  | "too-many-properties"
  /** More parameters, or values of one, than `maxParameters`; the rest is left out. */
  | "too-many-parameters"
  /** More values, or items of them, than `maxValues`; the rest is left out. */
  | "too-many-values"
  /** A name of a member longer than `maxNameLength`; always thrown where a text is read. */
  | "name-too-long"
  /** A string longer than `maxValueLength`, which becomes empty. */
  | "value-too-long"
  /** More problems than `maxProblems`; the last one told. */
  | "too-many-problems";

/** What a {@link JCardError} is made from. */
export interface JCardErrorInit {
  readonly code: JCardErrorCode;

  /** What is wrong, for people: one lower-case clause. */
  readonly reason: string;

  /** The place in the data, a JSON pointer (RFC 6901); empty for the whole. */
  readonly pointer: string;

  /** The rule, with its document. */
  readonly rule: string;

  /** The place in the text, where there is one. */
  readonly position?: Position | undefined;
}

/** Longest part of a pointer in a message; names in it come from the jCard. */
const MAX_SHOWN_POINTER = 80;

/** What is wrong with a jCard, and where. */
export class JCardError extends Error {
  override readonly name: string = "JCardError";

  /** What is wrong, for programs; stable within a major version. */
  readonly code: JCardErrorCode;

  /** What is wrong, for people, without the place. */
  readonly reason: string;

  /** The place in the data, a JSON pointer (RFC 6901); empty for the whole. */
  readonly pointer: string;

  /** The rule, with its document. */
  readonly rule: string;

  /** Offset, line and column in the text; `undefined` where data was read. */
  readonly position: Position | undefined;

  constructor({ code, reason, pointer, rule, position }: JCardErrorInit) {
    const shown = pointer.slice(0, MAX_SHOWN_POINTER);
    const place =
      position === undefined
        ? shown || "the root"
        : `line ${position.line} column ${position.column}`;
    super(`${reason} at ${place} (${rule})`);
    this.code = code;
    this.reason = reason;
    this.pointer = pointer;
    this.rule = rule;
    this.position = position;
  }
}
