import type { Property } from "./card.ts";
import { continuationOf, continuesBase64, endsSoftly } from "./continuation.ts";
import { octetsOf, unfoldLine } from "./fold.ts";
import { foldedProperty } from "./folded-property.ts";
import { contentline, head as headEntry, value, valuechars } from "./generated/vcard.ts";
import { toHead, type Head } from "./head.ts";
import { JoinedLine } from "./joined-line.ts";
import { countLines, LineBreaks } from "./line-breaks.ts";
import { problemOf, type LineProblem } from "./line-problem.ts";
import type { Limits } from "./options.ts";
import type { Problem } from "./problem.ts";
import { hasTooManyParameters, readHead } from "./read-head.ts";
import { TextWindow } from "./text-window.ts";

const RULE = "RFC 6350 contentline";
const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const EQUALS_SIGN = 61;
const BACKSLASH = 92;
const BYTE_ORDER_MARK = 0xfeff;

/** Shortest value, with its folds, that is unfolded when it is looked at: photos and the like. */
const LEAST_LAZY = 1024;

/** The octet behind a text. */
const BEHIND = 255;

/**
 * Reads a text line by line: finds the line breaks, joins what was folded and reads each line by the
 * grammar. A line break is CRLF, LF or CR, with any number of CR before the LF.
 */
export class LineReader {
  readonly text: string;

  /** Where the line starts, with a byte order mark in front of it. */
  before = 0;

  /** Where it starts, without that. */
  start = 0;

  /** Where the last physical line of the line ends, before its line break. */
  end = 0;

  /** Where the next line starts. */
  next = 0;

  /** The number of lines that end before `start`, and before `next`. */
  line = 0;
  lines = 0;

  /** The line, unless it is blank or cannot be read. */
  property: Property | undefined;

  /** What the property has before its value. */
  head: Head | undefined;

  /** Whether the line cannot be read. */
  isBroken = false;

  /** The pieces of the line, if it had to be joined to be read. */
  joined: JoinedLine | undefined;

  /** The encoding of its value. */
  #encoding: Head["encoding"];

  /** The limit that the line is over. */
  #overLimit: LineProblem | undefined;

  readonly #window: TextWindow;
  readonly #limits: Limits;
  readonly #breaks: LineBreaks;

  /**
   * @param text The text.
   * @param limits Limits of a line.
   */
  constructor(text: string, limits: Limits) {
    this.text = text;
    this.#window = new TextWindow(text);
    this.#limits = limits;
    this.#breaks = new LineBreaks(text);
  }

  /**
   * Goes to the next line.
   *
   * @returns Whether there is one.
   */
  read(): boolean {
    const { text, next } = this;
    this.property = undefined;
    this.head = undefined;
    this.joined = undefined;
    this.isBroken = false;
    this.#encoding = undefined;
    this.#overLimit = undefined;
    this.before = next;
    this.line = this.lines;
    if (next >= text.length) {
      this.#window.close();
      return false;
    }
    // A byte order mark stands before a card where files were joined.
    this.start = text.charCodeAt(next) === BYTE_ORDER_MARK ? next + 1 : next;
    this.#window.moveTo(this.start);
    if (this.#readDirectly()) return true;
    this.#readJoined(this.isBroken ? undefined : this.#encodingOfLine());
    this.lines += countLines(text, this.start, this.next);
    return true;
  }

  /**
   * Tells whether the line is the same whatever stands behind the text.
   *
   * @param sureAt Where a line starts that is not blank and no fold: what comes before it, behind a line break,
   *   ends in a line break too.
   * @returns Whether it is.
   */
  isSure(sureAt: number): boolean {
    const { text, next, end } = this;
    if (next < sureAt) return true;
    // Only an encoding or a backslash lets a line go on with more than a fold.
    if (this.#encoding !== undefined || text.charCodeAt(end - 1) === BACKSLASH) return false;
    return next < text.length && !isFoldAt(text, next);
  }

  /** Ends the reading before the end of the text. */
  close(): void {
    this.#window.close();
  }

  /**
   * Tells why the line cannot be read.
   *
   * @returns What is wrong, and where in the text.
   */
  explain(): Problem {
    const { joined, start, next: end } = this;
    if (this.#overLimit !== undefined) return { ...this.#overLimit, start, end };
    const problem = problemOf(joined?.toString() ?? "");
    const offset = joined?.inText(problem.offset) ?? start + problem.offset;
    return { ...problem, offset, start, end };
  }

  // Reads a line as it stands in the octets: its head, its value, and folds within the value, if the
  // line breaks are CRLF or LF. Gives up, back at the start, where anything else is in the way.
  #readDirectly(): boolean {
    const { text, start } = this;
    const { cursor, start: base } = this.#window;
    const { octets, octetOffset: from } = cursor;
    const blank = sizeOfBreak(octets, from);
    if (blank !== undefined) {
      this.end = start;
      this.next = start + blank;
      this.lines += blank > 0 ? 1 : 0;
      return true;
    }
    const { maxParameters } = this.#limits;
    const head = readHead(cursor, start - base, from, maxParameters);
    if (head === undefined || head === "too-many") {
      // Unless the head is folded, nothing can be read here.
      this.isBroken = true;
      if (head === "too-many") this.#overLimit = this.#tooManyParameters();
      return false;
    }
    const isQuoted = head.encoding === "quoted-printable";
    const valueStart = base + cursor.offset;
    const whole = value.match(cursor) ?? "";
    let lines = 0;
    for (;;) {
      const at = cursor.octetOffset;
      const size = sizeOfBreak(octets, at);
      const last = octets[at - 1];
      if (size === undefined || (last === EQUALS_SIGN && isQuoted)) break;
      const next = base + cursor.offset + size;
      if (size > 0) {
        lines += 1;
        const behind = octets[at + size];
        if (behind === BEHIND && isFoldAt(text, next)) {
          return this.#window.widen(start) && this.#readDirectly();
        }
        if (behind === SPACE || behind === TAB) {
          cursor.moveTo(next - base + 1, at + size + 1);
          valuechars.match(cursor);
          continue;
        }
      }
      const end = next - size;
      if (last === BACKSLASH || at - from > this.#limits.maxLineOctets) break;
      if (head.encoding === "base64" && continuesBase64(text, end, next)) break;
      this.end = end;
      this.next = next;
      this.lines += lines;
      if (lines > 1) this.#acceptFolded(head, text.slice(valueStart, end));
      else this.#accept(head, whole);
      return true;
    }
    cursor.moveTo(start - base, from);
    return false;
  }

  // The encoding of the line at the cursor, if its head is not folded.
  #encodingOfLine(): Head["encoding"] {
    const { cursor } = this.#window;
    const { offset, octetOffset } = cursor;
    const read = headEntry.match(cursor);
    cursor.moveTo(offset, octetOffset);
    return read && toHead(read).encoding;
  }

  // Reads a line of any kind: joins its physical lines, then reads it.
  #readJoined(encoding: Head["encoding"]): void {
    const { text } = this;
    this.#encoding = encoding;
    const line = this.#breaks;
    const joined = new JoinedLine();
    line.find(this.start);
    this.end = line.end;
    this.next = line.next;
    if (this.end === this.start) return;
    const goBack = line.mark();
    for (let from = this.start; ; line.find(from)) {
      const how = continuationOf(line, from, from === this.start, encoding);
      const isSoft = encoding === "quoted-printable" && endsSoftly(text, from, line.end);
      const length = line.end - from - (isSoft || how === "backslash" ? 1 : 0);
      // What is too long is skipped, not collected.
      if (joined.length <= this.#limits.maxLineOctets) {
        joined.push(text.slice(from, from + length) + (how === "backslash" ? "\\n" : ""), from);
      }
      if (how === undefined) break;
      from = how === "fold" ? line.next + 1 : line.next;
    }
    const isPlain = this.isBroken && line.next === this.next;
    this.joined = joined;
    this.end = line.end;
    this.next = line.next;
    const content = joined.toString();
    this.isBroken = !joined.isBlank;
    if (this.#isTooLong(content) || isPlain || this.#overLimit !== undefined) return;
    if (hasTooManyParameters((at) => content.charCodeAt(at), 0, this.#limits.maxParameters)) {
      this.#overLimit = this.#tooManyParameters();
      return;
    }
    const read = contentline.parse(content);
    if (read === undefined) return;
    const head = toHead(read);
    const goesOn = encoding === undefined && head.encoding !== undefined;
    if (goesOn && continuationOf(line, this.start, true, head.encoding) !== undefined) {
      // The head was folded, and tells only now how its value goes on.
      goBack();
      this.#readJoined(head.encoding);
    } else this.#accept(head, read.value);
  }

  #accept(head: Head, content: string): void {
    if (this.#hasTooMany(head)) return;
    const { group, name, parameters } = head;
    this.property = { group, name, parameters, value: content };
  }

  #acceptFolded(head: Head, folded: string): void {
    if (folded.length < LEAST_LAZY) this.#accept(head, unfoldLine(folded));
    else if (!this.#hasTooMany(head)) this.property = foldedProperty(head, folded);
  }

  #hasTooMany(head: Head): boolean {
    this.#encoding = head.encoding;
    const { maxParameters } = this.#limits;
    this.isBroken = head.size > maxParameters;
    if (!this.isBroken) {
      this.head = head;
      return false;
    }
    this.#overLimit = this.#tooManyParameters();
    return true;
  }

  #tooManyParameters(): LineProblem {
    const { maxParameters } = this.#limits;
    return {
      code: "too-many-parameters",
      reason: `content line has more than ${maxParameters} parameters, or values of one`,
      offset: this.start,
      rule: RULE,
    };
  }

  // What was too long to be collected has too many octets in the part that was.
  #isTooLong(line: string): boolean {
    const { maxLineOctets } = this.#limits;
    // No code unit makes more than three octets.
    if (3 * line.length <= maxLineOctets || octetsOf(line) <= maxLineOctets) return false;
    this.#overLimit = {
      code: "line-too-long",
      reason: `content line has more than ${maxLineOctets} octets`,
      offset: this.start,
      rule: RULE,
    };
    return true;
  }
}

function isFoldAt(text: string, next: number): boolean {
  const unit = text.charCodeAt(next);
  return unit === SPACE || unit === TAB;
}

// The octets of the line break at a place; 0 at the end of the text, `undefined` for any other octet, also
// for CR alone.
function sizeOfBreak(octets: Uint8Array, at: number): number | undefined {
  const octet = octets[at];
  if (octet === CARRIAGE_RETURN) return octets[at + 1] === LINE_FEED ? 2 : undefined;
  if (octet === LINE_FEED) return 1;
  return octet === BEHIND ? 0 : undefined;
}
