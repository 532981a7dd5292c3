import { octetCursor, textCursor, type Cursor } from "@callingcard/grammar";
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

/**
 * Makes text of a document. UTF-8 is what the grammar reads, so such octets are used as they are.
 *
 * @param input The document.
 * @param maxInputLength Most octets, or code units of a string.
 * @throws XmlError `input-too-long`, `invalid-encoding`, `unsupported-encoding`.
 */
export function openText(input: string | Uint8Array, maxInputLength: number): OpenedText {
  if (input.length > maxInputLength) throw inputTooLong(maxInputLength);
  const opened = typeof input === "string" ? openString(input) : openOctets(input);
  if (opened.text.charCodeAt(0) === BYTE_ORDER_MARK) opened.cursor.offset = 1;
  return opened;
}

function openString(text: string): OpenedText {
  return { text, cursor: textCursor(text) };
}

function openOctets(octets: Uint8Array): OpenedText {
  const { text, encoding } = decodeOctets(octets);
  const cursor = encoding === "UTF-8" ? octetCursor(octets, text) : textCursor(text);
  return { text, cursor, encoding };
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
