import { ParseError } from "./parse-error.ts";
import { copyOctets, encodeText } from "./encoded-text.ts";
import { decodeOctets, firstInvalidOctet, octetsOf, unitsOf } from "./utf8.ts";

/**
 * A place in a text over which parsers move: `match` of an entry reads one sentence and leaves the
 * cursor behind it. The text is encoded once, however many entries read it, also of different
 * grammars.
 */
export class Cursor {
  /** The whole text. */
  readonly text: string;

  /**
   * The text as UTF-8 with the octet 255 behind it; more may stand around it.
   *
   * @internal
   */
  readonly octets: Uint8Array;

  /**
   * Number of octets, without the last one.
   *
   * @internal
   */
  readonly size: number;

  readonly #start: number;
  #offset = 0;
  #octetOffset: number;

  constructor(text: string, octets: Uint8Array, size: number, start = 0) {
    this.text = text;
    this.octets = octets;
    this.size = size;
    this.#start = start;
    this.#octetOffset = start;
  }

  /**
   * UTF-16 code units before the next character. Setting it skips; a place outside the text means
   * the nearest end.
   */
  get offset(): number {
    return this.#offset;
  }

  set offset(offset: number) {
    const target = Math.min(Math.max(Math.trunc(offset), 0), this.text.length);
    if (this.size === this.text.length) this.#octetOffset = this.#start + target;
    else if (target >= this.#offset) {
      this.#octetOffset += octetsOf(this.text, this.#offset, target);
    } else this.#octetOffset = this.#start + octetsOf(this.text, 0, target);
    this.#offset = target;
  }

  /**
   * Place of the next character in {@link octets}.
   *
   * @internal
   */
  get octetOffset(): number {
    return this.#octetOffset;
  }

  /** Tells whether the whole text is read. */
  get atEnd(): boolean {
    return this.#offset === this.text.length;
  }

  /**
   * Moves to a place whose two offsets are known.
   *
   * @internal
   */
  moveTo(offset: number, octetOffset: number): void {
    this.#offset = offset;
    this.#octetOffset = octetOffset;
  }
}

/**
 * Makes a cursor at the start of a text.
 *
 * @param text The text; a lone surrogate is one character of its own.
 * @param room Where the text is encoded, if three octets for each code unit and one more find room
 *   there: for who reads many texts one after the other. The next text in it ends the cursor of this one.
 * @returns The cursor.
 */
export function textCursor(text: string, room?: Uint8Array): Cursor {
  const { octets, start, size } = encodeText(text, room);
  return new Cursor(text, octets, size, start);
}

/**
 * Makes a cursor at the start of a text in UTF-8.
 *
 * @param octets The text; they are copied.
 * @param text The same as a string, where it is known already.
 * @returns The cursor.
 * @throws ParseError `invalid-utf-8` when the octets are not UTF-8.
 */
export function octetCursor(octets: Uint8Array, text?: string): Cursor {
  const decoded = text ?? decodeOctets(octets);
  if (decoded === undefined) throw invalidUtf8(octets);
  const { octets: copy, start, size } = copyOctets(octets);
  return new Cursor(decoded, copy, size, start);
}

function invalidUtf8(octets: Uint8Array): ParseError<"invalid-utf-8"> {
  const valid = octets.subarray(0, firstInvalidOctet(octets));
  return new ParseError({
    code: "invalid-utf-8",
    reason: "octets that are not UTF-8",
    source: decodeOctets(valid) ?? "",
    offset: unitsOf(valid, 0, valid.length),
    rule: "RFC 3629 UTF8-octets",
  });
}
