import { Cursor, octetCursor, textCursor } from "@callingcard/grammar";
import { decodeOctets, type XmlEncoding } from "./decode-octets.ts";
import { XmlError } from "./xml-error.ts";

/** A document as text, with a cursor behind its byte order mark. */
export interface OpenedText {
  readonly text: string;
  readonly cursor: Cursor;
  /** What the octets are; absent when the document came as a string. */
  readonly encoding?: XmlEncoding;
}

const BYTE_ORDER_MARK = 0xfeff;

/** Up to this many octets are read from a buffer that is kept: a new one takes longer to make. */
export const MOST_KEPT = 8192;

/**
 * Makes text of a document. UTF-8 is what the grammar reads, so such octets are used as they are.
 *
 * @param input The document.
 * @param maxInputLength Most octets, or code units of a string.
 * @param isAtOnce Whether the document is read to its end before another one is opened.
 * @throws XmlError `input-too-long`, `invalid-encoding`, `unsupported-encoding`.
 */
export function openText(
  input: string | Uint8Array,
  maxInputLength: number,
  isAtOnce: boolean,
): OpenedText {
  if (input.length > maxInputLength) throw inputTooLong(maxInputLength);
  const opened = typeof input === "string" ? openString(input) : openOctets(input, isAtOnce);
  if (opened.text.charCodeAt(0) === BYTE_ORDER_MARK) opened.cursor.offset = 1;
  return opened;
}

function openString(text: string): OpenedText {
  return { text, cursor: textCursor(text) };
}

function openOctets(octets: Uint8Array, isAtOnce: boolean): OpenedText {
  const { text, encoding } = decodeOctets(octets);
  if (encoding !== "UTF-8") return { text, cursor: textCursor(text), encoding };
  const isShort = isAtOnce && octets.length < MOST_KEPT;
  return { text, cursor: isShort ? keptCursor(octets, text) : octetCursor(octets, text), encoding };
}

let kept: Uint8Array | undefined;

// Makes a cursor on a copy that the next document overwrites.
function keptCursor(octets: Uint8Array, text: string): Cursor {
  kept ??= new Uint8Array(MOST_KEPT);
  kept.set(octets);
  kept[octets.length] = 255;
  return new Cursor(text, kept, octets.length);
}

function inputTooLong(limit: number): XmlError {
  return new XmlError({
    code: "input-too-long",
    reason: `document is longer than ${limit}`,
    source: "",
    offset: 0,
    rule: "XML document",
  });
}
