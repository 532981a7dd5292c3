import { EndLine } from "./end-line.ts";
import { joinOctets } from "./end-line-guard.ts";
import type { ContinuationFlag, MsrpFrame, MsrpHead } from "./head.ts";
import { isIdentifier } from "./header-values.ts";
import { faultOfHead, statusText } from "./read-head.ts";

const encoder = /* @__PURE__ */ new TextEncoder();

const HEADER_NAME = /^[A-Za-z][!\x23-\x27*+\-.0-9A-Z\x5e-\x7e]*$/;

// What no head can carry, line breaks above all: behind one, a value would go on as a header of its own.
// oxlint-disable-next-line no-control-regex
const NO_TEXT = /[\x00-\x08\x0a-\x1f\x7f]/;

/**
 * Writes the head of a frame, to be followed by the body in any number of pieces, and by
 * {@link encodeEndLine}. A head that was parsed comes back octet for octet.
 *
 * @param head The head.
 * @param hasBody Whether a body follows, be it empty.
 * @returns The octets, with the blank line if there is a body.
 * @throws RangeError for what no head can carry, and for a head that would be refused when it is read:
 *   without To-Path and From-Path in front, with a header of the RFC twice, with a body and no
 *   Content-Type at the end, and so on.
 */
export function encodeHead(head: MsrpHead, hasBody: boolean): Uint8Array {
  const start =
    head.kind === "request"
      ? method(head.method)
      : statusCode(head.status) + (head.comment === undefined ? "" : ` ${text(head.comment)}`);
  let lines = `MSRP ${identifier(head.transactionId)} ${start}\r\n`;
  for (const header of head.headers)
    lines += `${headerName(header.name)}: ${text(header.value)}\r\n`;
  const fault = faultOfHead(head, { hasBody, maxHeaders: Infinity });
  if (fault !== undefined) throw new RangeError(fault.reason);
  return encoder.encode(hasBody ? `${lines}\r\n` : lines);
}

/**
 * Writes the end-line of a frame.
 *
 * @param transactionId That of the frame.
 * @param flag How the frame ends.
 * @param hasBody Whether the frame has a body, which a CRLF separates from the end-line.
 * @returns The octets.
 * @throws RangeError for what is no identifier.
 */
export function encodeEndLine(
  transactionId: string,
  flag: ContinuationFlag,
  hasBody: boolean,
): Uint8Array {
  const separator = hasBody ? "\r\n" : "";
  return encoder.encode(`${separator}-------${identifier(transactionId)}${flag}\r\n`);
}

/**
 * Writes a frame. One that was parsed comes back octet for octet.
 *
 * @param frame The frame.
 * @returns The octets.
 * @throws RangeError for what {@link encodeHead} refuses, and for a body that holds the end-line of the
 *   frame: choose another transaction identifier with `createTransactionId`.
 */
export function encodeFrame(frame: MsrpFrame): Uint8Array {
  const { head, body, flag } = frame;
  const hasBody = body !== undefined;
  const start = encodeHead(head, hasBody);
  const end = encodeEndLine(head.transactionId, flag, hasBody);
  if (body === undefined) return joinOctets([start, end]);
  const octets = joinOctets([start, body, end]);
  if (new EndLine(head.transactionId).find(octets, start.length) !== octets.length - end.length) {
    throw new RangeError("the body holds the end-line of the frame");
  }
  return octets;
}

function identifier(id: string): string {
  if (!isIdentifier(id)) throw new RangeError("a transaction identifier that is none");
  return id;
}

function method(name: string): string {
  if (!/^[A-Z]+$/.test(name)) throw new RangeError("a method of other characters than A to Z");
  return name;
}

function statusCode(status: number): string {
  const isCode = Number.isInteger(status) && status >= 0 && status <= 999;
  if (!isCode) throw new RangeError(`${status} is no status code`);
  return statusText(status);
}

function headerName(name: string): string {
  if (!HEADER_NAME.test(name))
    throw new RangeError("a header name of characters that none can have");
  return name;
}

function text(value: string): string {
  if (NO_TEXT.test(value)) throw new RangeError("a line break or control character in a head");
  if (!value.isWellFormed()) throw new RangeError("half a pair of surrogates in a head");
  return value;
}
