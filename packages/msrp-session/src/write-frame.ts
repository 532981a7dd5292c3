import type { ContinuationFlag } from "@callingcard/msrp";

/** Longest body that is copied behind its head, in octets; a longer one stays a piece of its own. */
const MAX_JOINED_OCTETS = 2048;

/** Octets of memory that is asked for at once: small pieces of memory of their own take several times as long. */
const SLAB_OCTETS = 65_536;

const encoder = /* @__PURE__ */ new TextEncoder();

/** Memory that is not given out yet. Nothing is read from it, so calls have no effect on each other. */
let slab: Uint8Array = new Uint8Array(0);
let used = 0;

/**
 * Writes a frame without a body.
 *
 * @param head Start line and headers, each with its line break.
 * @param transactionId The identifier in the start line.
 * @param flag How the frame ends.
 * @returns The octets.
 */
export function writeFrame(
  head: string,
  transactionId: string,
  flag: ContinuationFlag,
): readonly Uint8Array[] {
  return [writeText(`${head}-------${transactionId}${flag}\r\n`)];
}

/**
 * Writes a response of success (RFC 4975 section 7.2).
 *
 * @param transactionId The transaction.
 * @param paths To-Path and From-Path.
 * @returns The octets.
 */
export function writeOk(transactionId: string, paths: Uint8Array): readonly Uint8Array[] {
  reserve(2 * transactionId.length + paths.length + 32);
  const from = used;
  writeAscii("MSRP ");
  writeAscii(transactionId);
  writeAscii(" 200 OK\r\n");
  writeOctets(paths);
  writeAscii("-------");
  writeAscii(transactionId);
  writeAscii("$\r\n");
  return [slab.subarray(from, used)];
}

/**
 * Writes a SEND with a body.
 *
 * @param transactionId Its transaction.
 * @param paths To-Path and From-Path.
 * @param content The other headers, the blank line, and the body if that is not long.
 * @param body The body if it is long: it is not copied.
 * @param flag How the frame ends.
 * @returns The octets, in pieces.
 */
export function writeSend(
  transactionId: string,
  paths: Uint8Array,
  content: Uint8Array,
  body: Uint8Array | undefined,
  flag: ContinuationFlag,
): readonly Uint8Array[] {
  reserve(2 * transactionId.length + paths.length + content.length + 24);
  const from = used;
  writeAscii("MSRP ");
  writeAscii(transactionId);
  writeAscii(" SEND\r\n");
  writeOctets(paths);
  writeOctets(content);
  const to = used;
  writeAscii("\r\n-------");
  writeAscii(transactionId);
  writeAscii(flag);
  writeAscii("\r\n");
  if (body === undefined) return [slab.subarray(from, used)];
  return [slab.subarray(from, to), body, slab.subarray(to, used)];
}

/**
 * Writes what all legs get of a request.
 *
 * @param headers Headers other than the paths, each with its line break.
 * @param body The body.
 * @returns The headers and the blank line, with the body behind them if it is not long.
 */
export function writeContent(headers: string, body: Uint8Array): Uint8Array {
  const bodyOctets = isJoined(body) ? body.length : 0;
  // A character has at most three octets for each of its code units.
  reserve(3 * headers.length + 2 + bodyOctets);
  const from = used;
  used += encoder.encodeInto(headers, slab.subarray(used)).written;
  writeAscii("\r\n");
  if (bodyOctets > 0) writeOctets(body);
  return slab.subarray(from, used);
}

/**
 * Tells whether a body is written behind its headers.
 *
 * @param body The body.
 * @returns Whether it is; a longer one stays a piece of its own.
 */
export function isJoined(body: Uint8Array): boolean {
  return body.length <= MAX_JOINED_OCTETS;
}

function writeAscii(text: string): void {
  // Octet by octet, but with nothing of the module in the loop: it is the busiest of all.
  const to = slab;
  const at = used;
  for (let index = 0; index < text.length; index++) to[at + index] = text.charCodeAt(index);
  used = at + text.length;
}

function writeOctets(octets: Uint8Array): void {
  slab.set(octets, used);
  used += octets.length;
}

function writeText(text: string): Uint8Array {
  reserve(3 * text.length);
  const from = used;
  used += encoder.encodeInto(text, slab.subarray(used)).written;
  return slab.subarray(from, used);
}

function reserve(octets: number): void {
  if (used + octets <= slab.length) return;
  slab = new Uint8Array(Math.max(SLAB_OCTETS, octets));
  used = 0;
}

/**
 * Keeps octets for longer than a moment: a small view of large memory is copied, so that the memory
 * can go.
 *
 * @param octets The octets.
 * @returns The same ones.
 */
export function keepOctets(octets: Uint8Array): Uint8Array {
  return octets.buffer.byteLength > 2 * octets.length ? octets.slice() : octets;
}
