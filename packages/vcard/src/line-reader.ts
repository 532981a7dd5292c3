import { textCursor, type Cursor, type Failure } from "@callingcard/grammar";
import type { Property } from "./card.ts";
import { isQuotedPrintable, toProperty } from "./content-line.ts";
import { octetsOf } from "./fold.ts";
import { contentline } from "./generated/vcard.ts";
import type { Limits } from "./options.ts";
import type { Problem } from "./problem.ts";

const RULE = "RFC 6350 contentline";
const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const EQUALS_SIGN = 61;
const BYTE_ORDER_MARK = 0xfeff;

/** Carries what the grammar says out of its callback. */
class Refusal extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.rule);
    this.failure = failure;
  }
}

/**
 * Reads a text line by line: finds the line breaks, joins what was folded and reads each line by
 * the grammar. A line break is CRLF, LF or CR, and any number of CR before the LF.
 */
export class LineReader {
  readonly text: string;

  /** Where the line starts. */
  start = 0;

  /** Where the line ends, before its line break. */
  end = 0;

  /** Where the next line starts. */
  next = 0;

  /** The line, unless it is blank or cannot be read. */
  property: Property | undefined;

  /** Why the line cannot be read. */
  problem: Problem | undefined;

  readonly #cursor: Cursor;
  readonly #limits: Limits;
  /** The first LF, and the first CR, at or behind the place that was looked at last. */
  #lineFeed = -1;
  #carriageReturn = -1;

  constructor(text: string, limits: Limits) {
    this.text = text;
    this.#cursor = textCursor(text);
    this.#limits = limits;
  }

  /**
   * Goes to the next line.
   *
   * @returns Whether there is one.
   */
  read(): boolean {
    this.property = undefined;
    this.problem = undefined;
    if (this.next >= this.text.length) return false;
    // A byte order mark stands before a card where files were joined.
    this.start = this.text.charCodeAt(this.next) === BYTE_ORDER_MARK ? this.next + 1 : this.next;
    this.#findEnd(this.start);
    if (this.end === this.start) return true;
    const folded = this.#isFolded();
    const mayBeSoft = this.text.charCodeAt(this.end - 1) === EQUALS_SIGN;
    if (!folded || mayBeSoft) this.#readPlain();
    const soft = mayBeSoft && this.property !== undefined && isQuotedPrintable(this.property);
    if (folded || soft) this.#readJoined(soft);
    if (this.problem !== undefined && this.#isWhiteSpace()) this.problem = undefined;
    return true;
  }

  /** Finds the end of the physical line that starts at `from`. */
  #findEnd(from: number): void {
    const { text } = this;
    if (this.#lineFeed < from) this.#lineFeed = indexOf(text, "\n", from);
    if (this.#carriageReturn < from) this.#carriageReturn = indexOf(text, "\r", from);
    if (this.#lineFeed < this.#carriageReturn) {
      this.end = this.#lineFeed;
      this.next = this.#lineFeed + 1;
      return;
    }
    this.end = this.#carriageReturn;
    let next = this.#carriageReturn;
    // All of a run is one break: a break for each CR would look at the rest of the run each time.
    while (text.charCodeAt(next) === CARRIAGE_RETURN) next += 1;
    this.next = text.charCodeAt(next) === LINE_FEED ? next + 1 : next;
  }

  #isFolded(): boolean {
    const unit = this.text.charCodeAt(this.next);
    return unit === SPACE || unit === TAB;
  }

  #isWhiteSpace(): boolean {
    return this.text.slice(this.start, this.end).trim() === "";
  }

  /** Reads a line that is one physical line. */
  #readPlain(): void {
    const { start, end } = this;
    if (this.#isTooLong(end - start, () => this.text.slice(start, end))) return;
    this.#cursor.offset = start;
    const line = contentline.match(this.#cursor);
    if (line !== undefined && this.#cursor.offset === end) {
      this.#accept(toProperty(line));
      return;
    }
    const failure = failureOf(() => {
      contentline.parse(this.text.slice(start, end), refuse);
    });
    if (failure !== undefined) this.problem = problemOf(failure, start + failure.offset);
  }

  /** Reads a line that goes on behind its line break: behind a fold, or behind a soft break. */
  #readJoined(soft: boolean): void {
    const { text, start } = this;
    const pieces: string[] = [];
    const starts: number[] = [];
    let length = 0;
    for (let from = start; ;) {
      const isSoft = soft && this.#endsSoftly(from);
      // What is too long is skipped, not collected.
      if (length <= this.#limits.maxLineOctets) {
        starts.push(from);
        pieces.push(text.slice(from, isSoft ? this.end - 1 : this.end));
      }
      length += this.end - from;
      if (isSoft) from = this.next;
      else if (this.#isFolded()) from = this.next + 1;
      else break;
      this.#findEnd(from);
    }
    this.property = undefined;
    this.problem = undefined;
    if (this.#isTooLong(length, () => pieces.join(""))) return;
    const failure = failureOf(() => {
      this.#accept(toProperty(contentline.parse(pieces.join(""), refuse)));
    });
    if (failure !== undefined)
      this.problem = problemOf(failure, unjoin(failure.offset, pieces, starts));
  }

  /** Tells whether the physical line from `from` ends in a soft break with a line behind it. */
  #endsSoftly(from: number): boolean {
    return (
      this.end > from &&
      this.text.charCodeAt(this.end - 1) === EQUALS_SIGN &&
      this.next < this.text.length &&
      !this.#isMarkerAt(this.next)
    );
  }

  // A value that ends in "=" by mistake would take BEGIN or END with it, and the next card after it.
  #isMarkerAt(from: number): boolean {
    return /^(?:\ufeff|\ufeff?(?:BEGIN|END):VCARD[ \t]*)$/i.test(
      this.text.slice(from, from + 24).split(/[\r\n]/, 1)[0] ?? "",
    );
  }

  #accept(property: Property): void {
    const { maxParameters } = this.#limits;
    const { parameters } = property;
    if (
      parameters.length > maxParameters ||
      parameters.some(({ values }) => values.length > maxParameters)
    ) {
      this.problem = {
        code: "too-many-parameters",
        reason: `content line has more than ${maxParameters} parameters or values of one`,
        offset: this.start,
        rule: RULE,
      };
    } else {
      this.property = property;
    }
  }

  #isTooLong(length: number, line: () => string): boolean {
    const { maxLineOctets } = this.#limits;
    if (length * 3 <= maxLineOctets) return false;
    if (length <= maxLineOctets && octetsOf(line()) <= maxLineOctets) return false;
    this.problem = {
      code: "line-too-long",
      reason: `content line has more than ${maxLineOctets} octets`,
      offset: this.start,
      rule: RULE,
    };
    return true;
  }
}

/** Runs a read by the grammar and gives the failure, if it is one. */
function failureOf(read: () => void): Failure | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.failure;
    throw error;
  }
}

function refuse(failure: Failure): never {
  throw new Refusal(failure);
}

function problemOf({ code, rule, expected }: Failure, offset: number): Problem {
  const atEnd = code === "unexpected-end";
  return {
    code: atEnd ? "unexpected-end" : "unexpected-character",
    reason: `${atEnd ? "line ends" : "character"} where only ${expected} may stand`,
    offset,
    rule: `RFC 6350 ${rule}`,
  };
}

/** Finds the place in the text of an offset in the line that was joined from pieces of it. */
function unjoin(offset: number, pieces: readonly string[], starts: readonly number[]): number {
  let rest = offset;
  for (const [index, piece] of pieces.entries()) {
    // A line that ends too early ends behind its last piece.
    if (rest < piece.length || index === pieces.length - 1) return (starts[index] ?? 0) + rest;
    rest -= piece.length;
  }
  return offset;
}

function indexOf(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? text.length : index;
}
