import { head } from "./generated/message.ts";
import type { HeaderField, SipMessage } from "./message.ts";
import { isContentLength, unfold } from "./read-head.ts";

const encoder = /* @__PURE__ */ new TextEncoder();

/**
 * Writes a message. One that was read and not changed comes out octet for octet as it was; of one that
 * was changed, only the lines of changed header fields differ.
 *
 * @param message The message.
 * @returns Its octets.
 * @throws RangeError for what no message can carry: above all a line break in a header field or a
 *   start line, and a Content-Length that is not that of the body. What is written, `parseMessage` gives
 *   back equal, where the body's end is said by a Content-Length or by the datagram.
 */
export function encodeMessage(message: SipMessage): Uint8Array {
  const { headers, body } = message;
  const startLine = stringifyStartLine(message);
  let text = startLine;
  for (const header of headers) {
    const { source } = header;
    text +=
      source !== undefined && saysTheSame(source, header)
        ? "\r\n" + source
        : "\r\n" + header.name + ": " + header.value;
  }
  text += "\r\n\r\n";
  const octets = encodeHead(text, body.length);
  const end = octets.length - body.length;
  checkHead(octets, end, message, startLine);
  octets.set(body, end);
  return octets;
}

/**
 * Writes a start line (RFC 3261 section 7.1 and 7.2), without its line break.
 *
 * @param message The message.
 * @returns The line; not checked.
 */
function stringifyStartLine(message: SipMessage): string {
  return message.kind === "request"
    ? `${message.method} ${message.requestUri} ${message.version}`
    : `${message.version} ${message.statusCode} ${message.reasonPhrase}`;
}

// A field that was copied with another value still has the source of the old one.
function saysTheSame(source: string, { name, value }: HeaderField): boolean {
  const [read, another] = head.parse(`A a:a SIP/2.0\r\n${source}\r\n\r\n`)?.headers ?? [];
  if (read === undefined || another !== undefined) return false;
  return read.name === name && unfold(read.value) === value;
}

// Encodes a head into an array with room for the body.
function encodeHead(text: string, room: number): Uint8Array {
  const { length } = text;
  const octets = new Uint8Array(length + room);
  const { read, written } = encoder.encodeInto(text, octets);
  if (read === length && written === length) return octets;
  if (!text.isWellFormed()) unwritable("half of a pair of surrogates", "");
  const head = encoder.encode(text);
  const longer = new Uint8Array(head.length + room);
  longer.set(head);
  return longer;
}

// Reads a written head over, line by line: there are as many lines as header fields, each with the name
// that it should have.
function checkHead(octets: Uint8Array, end: number, message: SipMessage, startLine: string): void {
  let index = checkStartLine(octets, message, startLine);
  for (const header of message.headers) {
    const colon = index + header.name.length;
    while (TOKEN[octets[index] ?? 0] === 1) index++;
    if (index !== colon || octets[colon - 1] === LF)
      unwritable("name of a header field", header.name);
    const { value } = header;
    if (isSpace(value.charCodeAt(0)) || isSpace(value.charCodeAt(value.length - 1))) {
      unwritable("value with white space around it", value);
    }
    // A value with a line break is not that of a source: it would be written as it stands.
    const canFold = header.source !== undefined && !value.includes("\r");
    index = endOfLine(octets, colon, canFold);
    if (index === -1) unwritable(`value of ${header.name}`, value);
    if (isContentLength(header.name)) checkContentLength(header.value, message.body.length);
  }
  // More lines than fields: one of the values had a line break.
  if (index + 2 !== end) unwritable("line break", startLine);
}

function checkContentLength(value: string, length: number): void {
  if (/^[0-9]+$/.test(value) && Number(value) === length) return;
  throw new RangeError(`Content-Length is ${value.slice(0, SHOWN)} for a body of ${length} octets`);
}

/**
 * Finds the place behind a line.
 *
 * @param octets The octets of the message.
 * @param start A place in the line.
 * @param canFold Whether the line may be folded.
 * @returns The place; -1 for a line that cannot stand in a head.
 */
function endOfLine(octets: Uint8Array, start: number, canFold: boolean): number {
  let index = start;
  for (;;) {
    let octet = octets[index] ?? LF;
    while (octet > 31 && octet !== 127) octet = octets[++index] ?? LF;
    if (octet === CR) {
      if (octets[index + 1] !== LF) return -1;
      const next = octets[index + 2];
      if (next !== SP && next !== TAB) return index + 2;
      if (!canFold) return -1;
      index += 2;
    } else if (octet !== TAB && (octet === LF || octets[index - 1] !== BACKSLASH)) {
      return -1;
    } else index += 1;
  }
}

function checkStartLine(octets: Uint8Array, message: SipMessage, startLine: string): number {
  const end = endOfLine(octets, 0, false);
  const pattern = message.kind === "request" ? REQUEST_LINE : STATUS_LINE;
  if (end === -1 || !pattern.test(startLine)) unwritable("start line", startLine);
  return end;
}

// Of a request, the characters of the grammar's token, requesturi and sipversion.
const REQUEST_LINE =
  /^[A-Za-z0-9\-.!%*_+`'~]+ [A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9;/?:@&=+$,\-_.!~*'()[\]%]+ SIP\/[0-9]+\.[0-9]+$/i;
const STATUS_LINE = /^SIP\/[0-9]+\.[0-9]+ [1-6][0-9][0-9] [\t\x20-\x7e\x80-\uffff]*$/i;

function isSpace(unit: number): boolean {
  return unit === SP || unit === TAB;
}

/** Most of a text that is shown in a message. */
const SHOWN = 64;

function unwritable(what: string, text: string): never {
  throw new RangeError(
    `no message can carry this ${what}: ${JSON.stringify(text.slice(0, SHOWN))}`,
  );
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SP = 32;
const BACKSLASH = 92;

/** 1 for the characters of a token (RFC 3261 section 25.1). */
const TOKEN: Uint8Array = /* @__PURE__ */ tokenTable();

function tokenTable(): Uint8Array {
  const table = new Uint8Array(256);
  const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.!%*_+`'~";
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
