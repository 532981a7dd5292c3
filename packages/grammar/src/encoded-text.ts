const encoder = /* @__PURE__ */ new TextEncoder();

/** A text as UTF-8 somewhere in an array, with the octet 255, which UTF-8 never has, behind it. */
export interface EncodedText {
  readonly octets: Uint8Array;

  /** Octets before the first one of the text. */
  readonly start: number;

  /** Number of octets, without the last one. */
  readonly size: number;
}

/** Longest text, in octets or code units, that shares an array: making one takes longer than the rest. */
const MOST_SHARED = 8192;

/**
 * The encoder writes to the start of an array alone. Texts are moved from there: for short ones that
 * is faster than a view of the place where they belong.
 */
const ENCODING_ROOM = 3 * MOST_SHARED;

const POOL_SIZE = 1 << 17;

let pool = /* @__PURE__ */ new Uint8Array(0);
let next = 0;

/**
 * Encodes a text, once: into `room`, if that is given and large enough. Short texts share an array, each
 * in a place that no other text gets.
 *
 * @internal
 */
export function encodeText(text: string, room?: Uint8Array): EncodedText {
  const { length } = text;
  if (room !== undefined) {
    const { read, written } = encoder.encodeInto(text, room);
    if (read === length && written < room.length) {
      room[written] = 255;
      return { octets: room, start: 0, size: written };
    }
  }
  if (length > MOST_SHARED) return encodeAlone(text);
  reserve(3 * length + 1);
  if (length < LEAST_ENCODED && copyAscii(text)) return share(length);
  const { written } = encoder.encodeInto(text, pool);
  pool.copyWithin(next, 0, written);
  return share(written);
}

/**
 * Copies a text that is UTF-8 already.
 *
 * @internal
 */
export function copyOctets(octets: Uint8Array): EncodedText {
  const size = octets.length;
  if (size > MOST_SHARED) {
    const copy = new Uint8Array(size + 1);
    copy.set(octets);
    copy[size] = 255;
    return { octets: copy, start: 0, size };
  }
  reserve(size + 1);
  if (size < LEAST_ENCODED) {
    for (let index = 0; index < size; index++) pool[next + index] = octets[index] ?? 0;
  } else pool.set(octets, next);
  return share(size);
}

function reserve(size: number): void {
  if (next + size <= pool.length) return;
  pool = new Uint8Array(POOL_SIZE);
  next = ENCODING_ROOM;
}

function share(size: number): EncodedText {
  const start = next;
  next += size + 1;
  pool[start + size] = 255;
  return { octets: pool, start, size };
}

/**
 * Encodes a text into an array of its own.
 *
 * @internal
 */
export function encodeAlone(text: string): EncodedText {
  const { length } = text;
  const ascii = new Uint8Array(length + 1);
  const { read, written } = encoder.encodeInto(text, ascii);
  if (read === length && written === length) {
    ascii[length] = 255;
    return { octets: ascii, start: 0, size: length };
  }
  // No code unit takes more than three octets.
  const octets = new Uint8Array(written + 3 * (length - read) + 1);
  octets.set(ascii.subarray(0, written));
  const rest = encoder.encodeInto(text.slice(read), octets.subarray(written));
  const size = written + rest.written;
  octets[size] = 255;
  return { octets, start: 0, size };
}

/**
 * Below this length, copying a text by hand is faster than the encoder's call.
 *
 * @internal
 */
export const LEAST_ENCODED = 32;

// Tells whether the text was ASCII.
function copyAscii(text: string): boolean {
  const octets = pool;
  const start = next;
  const { length } = text;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 127) return false;
    octets[start + index] = unit;
  }
  return true;
}
