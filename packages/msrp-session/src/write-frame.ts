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
 * Writes a frame.
 *
 * @param head Start line and headers, each with its line break, without the blank line.
 * @param transactionId The identifier in the start line.
 * @param body The body; `undefined` for none.
 * @param flag How the frame ends.
 * @returns The octets, in pieces; a long body is not copied.
 */
export function writeFrame(
  head: string,
  transactionId: string,
  body: Uint8Array | undefined,
  flag: ContinuationFlag,
): readonly Uint8Array[] {
  if (body === undefined) return [writeText(`${head}-------${transactionId}${flag}\r\n`)];
  const start = `${head}\r\n`;
  const end = `\r\n-------${transactionId}${flag}\r\n`;
  if (body.length > MAX_JOINED_OCTETS) return [writeText(start), body, writeText(end)];
  // A character has at most three octets for each of its code units.
  reserve(3 * start.length + body.length + end.length);
  const from = used;
  used += encoder.encodeInto(start, slab.subarray(used)).written;
  slab.set(body, used);
  used += body.length;
  for (let index = 0; index < end.length; index++) slab[used++] = end.charCodeAt(index);
  return [slab.subarray(from, used)];
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
