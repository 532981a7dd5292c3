import { positionAt, type Position } from "./position.ts";

/** What a {@link ParseError} is made from. */
export interface ParseErrorInit<Code extends string> {
  /** What is wrong, for programs. */
  readonly code: Code;

  /** What is wrong, for people: one lower-case clause. */
  readonly reason: string;

  /** The text that was read; the error keeps the position only. */
  readonly source: string;

  /** UTF-16 code units from the start of `source` to the first wrong character. */
  readonly offset: number;

  /** The place, if it is known; without it, lines and columns are counted in `source`. */
  readonly position?: Position;

  /** The rule that was read, with its specification, as in `RFC 6350 param-value`. */
  readonly rule: string;
}

/**
 * The one error of every parser here. Its message is
 * `<reason> at line <line> column <column> (<rule>)`.
 */
export class ParseError<Code extends string = string> extends Error {
  override readonly name: string = "ParseError";

  /** What is wrong, for programs; stable within a major version. */
  readonly code: Code;

  /** UTF-16 code units from the start of the text to the first wrong character. */
  readonly offset: number;

  /** Line of the first wrong character, from 1. */
  readonly line: number;

  /** Column of the first wrong character in UTF-16 code units, from 1. */
  readonly column: number;

  /** The rule that was read. */
  readonly rule: string;

  /** Offset, line and column together. */
  readonly position: Position;

  constructor(init: ParseErrorInit<Code>) {
    const position = init.position ?? positionAt(init.source, init.offset);
    super(`${init.reason} at line ${position.line} column ${position.column} (${init.rule})`);
    this.code = init.code;
    this.offset = init.position?.offset ?? init.offset;
    this.line = position.line;
    this.column = position.column;
    this.rule = init.rule;
    this.position = position;
  }
}
