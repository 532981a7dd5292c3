import { octetCursor, ParseError } from "@callingcard/grammar";
import { head as headEntry, type Startline } from "./generated/message.ts";
import type { SipLimits } from "./limits.ts";
import type { HeaderField, SipMessage } from "./message.ts";
import { refuse, refuseAfter, refuseFailure } from "./sip-error.ts";

/** A message without its body. */
export interface Head {
  /** All of it, with the empty line behind. */
  readonly text: string;
  readonly start: Startline;
  readonly headers: readonly HeaderField[];
  /** The number in Content-Length; absent when there is no such header field. */
  readonly contentLength: number | undefined;
}

const SPECIFICATION = "RFC 3261";
const HEADER = "RFC 3261 message-header";
const MESSAGE = "RFC 3261 SIP-message";
const decoder = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const repairing = /* @__PURE__ */ new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Reads the start line and the header fields of a message.
 *
 * @param octets They, with the empty line behind them.
 * @param limits The limits.
 * @throws SipError for what is no head.
 */
export function readHead(octets: Uint8Array, limits: Required<SipLimits>): Head {
  const text = decodeHead(octets);
  const cursor = octetCursor(octets, text);
  const { start, headers } =
    headEntry.match(cursor) ??
    headEntry.match(cursor, (failure) => refuseFailure(failure, text, SPECIFICATION));
  if (headers.length > limits.maxHeaders) {
    const reason = `more than ${limits.maxHeaders} header fields`;
    refuse("too-many-headers", reason, text, startOfHeader(text, limits.maxHeaders), HEADER);
  }
  // The grammar's values are new objects that nobody else has.
  const fields = headers as HeaderField[];
  return { text, start, headers: fields, contentLength: restoreHeaders(text, fields, limits) };
}

/**
 * Throws that a head is too long.
 *
 * @param octets The head, and maybe more.
 * @param most The limit.
 * @throws SipError `head-too-long`, with the first octet beyond the limit as its place.
 */
export function refuseLongHead(octets: Uint8Array, most: number): never {
  const text = repairing.decode(octets.subarray(0, most));
  return refuseAfter(text, "head-too-long", `head of more than ${most} octets`, MESSAGE);
}

/**
 * Makes a message.
 *
 * @param head What is before the body.
 * @param body The body.
 */
export function toMessage(head: Head, body: Uint8Array): SipMessage {
  const { start, headers } = head;
  const { kind, version } = start;
  if (kind === "request") {
    return { kind, method: start.method, requestUri: start.requestUri, version, headers, body };
  }
  const { reasonPhrase } = start;
  return { kind, statusCode: Number(start.statusCode), reasonPhrase, version, headers, body };
}

function decodeHead(octets: Uint8Array): string {
  try {
    return decoder.decode(octets);
  } catch {
    return refuse(
      "invalid-utf-8",
      "octets that are not UTF-8",
      repairing.decode(octets),
      placeOfInvalid(octets),
      HEADER,
    );
  }
}

// Finds the code unit that is the first octet which is no UTF-8.
function placeOfInvalid(octets: Uint8Array): number {
  try {
    return octetCursor(octets).offset;
  } catch (error) {
    if (error instanceof ParseError) return error.offset;
    throw error;
  }
}

/**
 * Gives those fields their source whose lines are not `name: value`, and finds Content-Length.
 *
 * @param text The head.
 * @param headers The fields as the grammar splits them; changed in place.
 * @param limits The limits.
 */
function restoreHeaders(
  text: string,
  headers: HeaderField[],
  limits: Required<SipLimits>,
): number | undefined {
  let contentLength: number | undefined;
  const hasFolds = text.includes("\r\n ") || text.includes("\r\n\t");
  let start = text.indexOf("\n") + 1;
  for (let index = 0; index < headers.length; index++) {
    let header = headers[index];
    if (header === undefined) break;
    const { name, value } = header;
    const colon = start + name.length;
    let end = colon + 2 + value.length;
    if (
      text.charCodeAt(end) !== CR ||
      text.charCodeAt(colon) !== COLON ||
      text.charCodeAt(colon + 1) !== SP ||
      (isSpace(text.charCodeAt(end - 1)) && value !== "") ||
      (hasFolds && (value.includes("\r") || isSpace(text.charCodeAt(end + 2))))
    ) {
      end = endOfHeader(text, colon);
      header = { name, value: unfold(value), source: text.slice(start, end) };
      headers[index] = header;
    }
    if (isContentLength(name)) {
      contentLength = readContentLength(text, header.value, start, contentLength, limits);
    }
    start = end + 2;
  }
  return contentLength;
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SP = 32;
const COLON = 58;

function isSpace(unit: number): boolean {
  return unit === SP || unit === TAB;
}

function endOfHeader(text: string, from: number): number {
  let end = text.indexOf("\r\n", from);
  for (;;) {
    if (!isSpace(text.charCodeAt(end + 2))) return end;
    end = text.indexOf("\r\n", end + 2);
  }
}

// Finds the line of a field with so many others in front of it.
function startOfHeader(text: string, index: number): number {
  let start = text.indexOf("\n") + 1;
  for (let count = 0; count < index; count++) start = endOfHeader(text, start) + 2;
  return start;
}

/**
 * Unfolds a value: a line break with the white space behind it is a space (RFC 3261 section 7.3.1).
 *
 * @param value The value, without white space before it.
 * @returns The value, without white space behind it either.
 */
export function unfold(value: string): string {
  let end = value.length;
  for (; end > 0; end--) {
    const unit = value.charCodeAt(end - 1);
    if (!isSpace(unit) && unit !== LF && unit !== CR) break;
  }
  const trimmed = value.slice(0, end);
  return trimmed.includes("\r") ? trimmed.replaceAll(/\r\n[ \t]+/g, " ") : trimmed;
}

/**
 * Tells whether a name is that of Content-Length.
 *
 * @param name The name.
 * @returns Whether it is.
 */
export function isContentLength(name: string): boolean {
  if (name.length === 1) return name === "l" || name === "L";
  // Few other names end in an "h".
  const isLikely = name.length === 14 && (name.charCodeAt(13) | 32) === 104;
  return isLikely && (name === "Content-Length" || name.toLowerCase() === "content-length");
}

function readContentLength(
  text: string,
  value: string,
  offset: number,
  before: number | undefined,
  limits: Required<SipLimits>,
): number {
  const rule = "RFC 3261 Content-Length";
  if (!/^[0-9]+$/.test(value)) {
    refuse("invalid-content-length", "Content-Length is not a number", text, offset, rule);
  }
  const length = Number(value);
  // Two lengths end the body at two places: what one hop takes for a body is the next hop's request.
  if (before !== undefined && before !== length) {
    refuse(
      "conflicting-content-length",
      "Content-Length differs from the one before",
      text,
      offset,
      rule,
    );
  }
  if (length > limits.maxBodyOctets) {
    const reason = `body of more than ${limits.maxBodyOctets} octets`;
    refuse("body-too-long", reason, text, offset, rule);
  }
  return length;
}
