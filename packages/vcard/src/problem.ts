import { ParseError, type Position } from "@callingcard/grammar";

/** What can be wrong with a vCard text. */
export type VcardErrorCode =
  /** A character that the content line's grammar does not have there. */
  | "unexpected-character"
  /** A line that ends before it is a content line. */
  | "unexpected-end"
  /** A card without END:VCARD. */
  | "missing-end"
  /** Lines outside a card; one problem for lines that follow each other. */
  | "text-outside-card"
  /** Octets that are not UTF-8; one problem a text, at the first of them. */
  | "invalid-utf-8"
  /** A text without a card where one is asked for. */
  | "no-card"
  /** A second card where one is asked for. */
  | "several-cards"
  /** More octets in a line than `maxLineOctets`. */
  | "line-too-long"
  /** More properties in a card than `maxProperties`. */
  | "too-many-properties"
  /** More parameters in a line, or values in a parameter, than `maxParameters`. */
  | "too-many-parameters"
  /** More problems in a text than `maxProblems`. */
  | "too-many-problems"
  /** More cards in a text than `maxCards`. */
  | "too-many-cards"
  /** Cards nested deeper than `maxDepth`. */
  | "nested-too-deep"
  /** More octets in a card than `maxCardOctets` of `CardDecoder`. */
  | "card-too-long"
  /** More octets outside of a card than `maxOutsideOctets` of `CardDecoder`. */
  | "outside-too-long";

/** What is wrong, and where: in UTF-16 code units from the start of the text at hand. */
export interface Problem {
  readonly code: VcardErrorCode;
  readonly reason: string;
  readonly offset: number;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

/**
 * The error of this package. Besides the place of the first wrong character it has the part of the text
 * that was not read because of it: the spans of the properties, the lines BEGIN and END and these parts
 * are all of a text but blank lines and byte order marks, as long as every problem is told.
 */
export class VcardError extends ParseError<VcardErrorCode> {
  /** Where that part starts, in UTF-16 code units from the start of the whole text. */
  readonly start: number;

  /** Where it ends, behind its line break; equal to `start` where something is missing. */
  readonly end: number;

  /**
   * @param problem What is wrong.
   * @param position Its place in the whole text.
   */
  constructor(problem: Problem, position: Position) {
    super({ ...problem, source: "", position });
    const base = position.offset - problem.offset;
    this.start = base + problem.start;
    this.end = base + problem.end;
  }
}

/**
 * Finds lines and columns in a text that may come in parts. Offsets that grow are found each from the
 * one before: many problems in one text would otherwise each cost a look at all that is before them.
 */
export class Places {
  /** UTF-16 code units of the whole text before the part at hand. */
  base = 0;

  /** Line of the whole text, from 1, in which the part at hand starts. */
  baseLine = 1;

  #baseLineStart = 0;
  #read = 0;
  #line = 1;
  #lineStart = 0;

  /**
   * Finds the place of an offset.
   *
   * @param text The part of the text that is at hand.
   * @param offset UTF-16 code units from its start.
   * @returns The place in the whole text.
   */
  at(text: string, offset: number): Position {
    if (offset < this.#read) {
      this.#read = 0;
      this.#line = this.baseLine;
      this.#lineStart = this.#baseLineStart;
    }
    for (; this.#read < offset; this.#read++) {
      const unit = text.charCodeAt(this.#read);
      const endsLine = unit === 10 || (unit === 13 && text.charCodeAt(this.#read + 1) !== 10);
      if (!endsLine) continue;
      this.#line += 1;
      this.#lineStart = this.base + this.#read + 1;
    }
    const whole = this.base + offset;
    return { offset: whole, line: this.#line, column: whole - this.#lineStart + 1 };
  }

  /**
   * Goes on to the next part of the text, which starts a line.
   *
   * @param length UTF-16 code units of the part at hand that are done with.
   * @param lines Lines that end in them.
   */
  goOn(length: number, lines: number): void {
    this.base += length;
    this.baseLine += lines;
    this.#baseLineStart = this.base;
    this.#read = 0;
    this.#line = this.baseLine;
    this.#lineStart = this.base;
  }
}

/**
 * Describes an octet that is not UTF-8.
 *
 * @param offset UTF-16 code units before it.
 * @returns The problem.
 */
export function invalidOctet(offset: number): Problem {
  return {
    code: "invalid-utf-8",
    reason: "octet is not UTF-8",
    offset,
    start: offset,
    end: offset + 1,
    rule: "RFC 6350 section 3.1",
  };
}
