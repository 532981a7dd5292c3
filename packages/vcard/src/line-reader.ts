import type { Cursor, Failure } from "@callingcard/grammar";
import type { Property } from "./card.ts";
import { isQuotedPrintable, toProperty } from "./content-line.ts";
import { octetsOf } from "./fold.ts";
import { contentline, value, type Contentline } from "./generated/vcard.ts";
import { JoinedLine } from "./joined-line.ts";
import type { Limits } from "./options.ts";
import type { Problem } from "./problem.ts";

const RULE = "RFC 6350 contentline";
const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const EQUALS_SIGN = 61;
const BYTE_ORDER_MARK = 0xfeff;

/** A line that a soft break does not reach over; at the end of a text, its byte order mark too. */
const MARKER = /^(?:\ufeff|\ufeff?(?:BEGIN|END):VCARD[ \t]*)$/i;

/** No line that MARKER matches is longer, but for its white space. */
const LONGEST_MARKER = 24;

// Thrown to leave the grammar, and made once: a hostile text has a broken line in every other octet,
// and each Error costs a look at the stack.
const REFUSAL = new Error("not a content line");

/**
 * Reads a text line by line: finds the line breaks, joins what was folded and reads each line by
 * the grammar. A line break is CRLF, LF or CR, with any number of CR before the LF.
 */
export class LineReader {
  readonly text: string;

  /** Where the line starts. */
  start = 0;

  /** Where the last physical line of the line ends, before its line break. */
  end = 0;

  /** Where the next line starts. */
  next = 0;

  /** The line, unless it is blank or cannot be read. */
  property: Property | undefined;

  /** Whether the line cannot be read. */
  isBroken = false;

  /** The pieces of the line, if it had to be joined to be read. */
  joined: JoinedLine | undefined;

  /** The limit that the line is over. */
  #overLimit: Problem | undefined;

  readonly #cursor: Cursor;
  readonly #limits: Limits;
  /** The first LF, and the first CR, at or behind the place that was looked at last. */
  #lineFeed = -1;
  #carriageReturn = -1;

  /**
   * @param cursor The text, from its start.
   * @param limits Limits of a line.
   */
  constructor(cursor: Cursor, limits: Limits) {
    this.text = cursor.text;
    this.#cursor = cursor;
    this.#limits = limits;
  }

  /**
   * Goes to the next line.
   *
   * @returns Whether there is one.
   */
  read(): boolean {
    const { text, next } = this;
    this.property = undefined;
    this.joined = undefined;
    this.isBroken = false;
    this.#overLimit = undefined;
    if (next >= text.length) return false;
    // A byte order mark stands before a card where files were joined.
    this.start = text.charCodeAt(next) === BYTE_ORDER_MARK ? next + 1 : next;
    this.#findEnd(this.start);
    if (this.end === this.start) return true;
    const line = this.#match();
    const mayBeSoft = text.charCodeAt(this.end - 1) === EQUALS_SIGN;
    if (mayBeSoft && line !== undefined && isQuotedPrintable(toProperty(line))) {
      this.#readJoined(true);
    } else if (!this.#isFolded()) {
      this.#readPlain(line);
    } else if (line === undefined || !this.#readFolds(line)) {
      this.#readJoined(false);
    }
    this.isBroken = this.property === undefined && !this.#isWhiteSpace();
    return true;
  }

  /**
   * Tells why the line cannot be read.
   *
   * @returns What is wrong, and where in the text.
   */
  explain(): Problem {
    if (this.#overLimit !== undefined) return this.#overLimit;
    const { joined, start, end } = this;
    const failure = failureOf(joined?.toString() ?? this.text.slice(start, end));
    const offset = joined?.inText(failure.offset) ?? start + failure.offset;
    return problemOf(failure, offset);
  }

  // Finds the end of the physical line that starts at `from`.
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

  // Reads the physical line, if it is a content line for itself.
  #match(): Contentline | undefined {
    this.#cursor.offset = this.start;
    const line = contentline.match(this.#cursor);
    return this.#cursor.offset === this.end ? line : undefined;
  }

  // Reads a line that is one physical line.
  #readPlain(line: Contentline | undefined): void {
    const { text, start, end } = this;
    if (this.#isTooLong(end - start) && this.#refuseTooLong(text.slice(start, end))) return;
    if (line !== undefined) this.#accept(toProperty(line));
  }

  // Reads a line whose folds are all in its value, piece by piece without joining it. Gives up, back
  // at its first physical line, where a piece cannot be read or where the line may be too long.
  #readFolds(line: Contentline): boolean {
    const { start, end, next } = this;
    const lineFeed = this.#lineFeed;
    const carriageReturn = this.#carriageReturn;
    const pieces = [line.value];
    while (this.#isFolded()) {
      const from = this.next + 1;
      this.#cursor.offset = from;
      const piece = value.match(this.#cursor);
      this.#findEnd(from);
      if (
        piece === undefined ||
        this.#cursor.offset !== this.end ||
        this.#isTooLong(this.end - start)
      ) {
        this.end = end;
        this.next = next;
        this.#lineFeed = lineFeed;
        this.#carriageReturn = carriageReturn;
        return false;
      }
      pieces.push(piece);
    }
    this.#accept(toProperty({ ...line, value: pieces.join("") }));
    return true;
  }

  // Reads a line that goes on behind its line break: behind a fold, or behind a soft break.
  #readJoined(isSoft: boolean): void {
    const joined = new JoinedLine();
    let length = 0;
    for (let from = this.start; ; this.#findEnd(from)) {
      const breaksSoftly = isSoft && this.#breaksSoftly(from);
      const end = breaksSoftly ? this.end - 1 : this.end;
      // What is too long is skipped, not collected.
      if (length <= this.#limits.maxLineOctets) joined.push(this.text.slice(from, end), from);
      length += end - from;
      if (breaksSoftly) from = this.next;
      else if (this.#isFolded()) from = this.next + 1;
      else break;
    }
    this.joined = joined;
    const text = joined.toString();
    if (this.#isTooLong(length) && this.#refuseTooLong(text)) return;
    const line = contentline.parse(text);
    if (line !== undefined) this.#accept(toProperty(line));
  }

  // Tells whether the physical line from `from` on ends in a soft break with a line behind it. A value
  // that ends in "=" by mistake would otherwise take END with it, and the next card too.
  #breaksSoftly(from: number): boolean {
    const { text, end, next } = this;
    if (end === from || text.charCodeAt(end - 1) !== EQUALS_SIGN || next >= text.length)
      return false;
    const [line = ""] = text.slice(next, next + LONGEST_MARKER).split(/[\r\n]/, 1);
    return !MARKER.test(line);
  }

  #accept(property: Property): void {
    const { maxParameters } = this.#limits;
    let most = property.parameters.length;
    for (const { values } of property.parameters) most = Math.max(most, values.length);
    if (most <= maxParameters) {
      this.property = property;
      return;
    }
    this.#overLimit = {
      code: "too-many-parameters",
      reason: `content line has more than ${maxParameters} parameters, or values of one`,
      offset: this.start,
      rule: RULE,
    };
  }

  // Tells whether so many code units can have too many octets.
  #isTooLong(length: number): boolean {
    return 3 * length > this.#limits.maxLineOctets;
  }

  // Counts the octets. What was too long to be collected has too many in the part that was.
  #refuseTooLong(line: string): boolean {
    const { maxLineOctets } = this.#limits;
    if (octetsOf(line) <= maxLineOctets) return false;
    this.#overLimit = {
      code: "line-too-long",
      reason: `content line has more than ${maxLineOctets} octets`,
      offset: this.start,
      rule: RULE,
    };
    return true;
  }
}

function indexOf(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? text.length : index;
}

function failureOf(line: string): Failure {
  let failure: Failure = { code: "unexpected-end", offset: line.length, rule: "", expected: "" };
  try {
    contentline.parse(line, (found) => {
      failure = found;
      throw REFUSAL;
    });
  } catch (error) {
    if (error !== REFUSAL) throw error;
  }
  return failure;
}

function problemOf({ code, rule, expected }: Failure, offset: number): Problem {
  const isEnd = code === "unexpected-end";
  return {
    code: isEnd ? "unexpected-end" : "unexpected-character",
    reason: `${isEnd ? "line ends" : "character"} where ${expected} could stand`,
    offset,
    rule: `RFC 6350 ${rule}`,
  };
}
