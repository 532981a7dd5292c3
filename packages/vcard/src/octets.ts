/** How the octets of a text were read. */
export type Charset = "utf-8" | "utf-16le" | "utf-16be";

/** A text and what its octets were. */
export interface DecodedText {
  readonly text: string;
  readonly charset: Charset;
  /** UTF-16 code units before the first octet that is not UTF-8; `undefined` without one. */
  readonly invalidAt: number | undefined;
}

/**
 * An octet that is not UTF-8 becomes this lone surrogate plus the octet. No UTF-8 decodes to a lone
 * surrogate, so the octet can be had back, when the value is written or its CHARSET is known.
 */
const ESCAPE = 0xdc00;

/** Decodes octets without loss: UTF-16 if a byte order mark says so, otherwise UTF-8. */
export function decodeOctets(octets: Uint8Array): DecodedText {
  const charset = charsetOf(octets);
  if (charset !== "utf-8") {
    return { text: decodeUtf16(octets, charset), charset, invalidAt: undefined };
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
    return { text, charset, invalidAt: undefined };
  } catch {
    const text = decodeBrokenUtf8(octets, octets.length);
    return { text, charset, invalidAt: text.search(LONE_OCTET) };
  }
}

/** Matches the stand-in of an octet that is not UTF-8. */
export const LONE_OCTET: RegExp = /(?<![\ud800-\udbff])[\udc80-\udcff]/;

/** The charset that the byte order mark names; an odd number of octets is not UTF-16. */
export function charsetOf(octets: Uint8Array): Charset {
  if (octets.length % 2 === 1) return "utf-8";
  if (octets[0] === 0xff && octets[1] === 0xfe) return "utf-16le";
  return octets[0] === 0xfe && octets[1] === 0xff ? "utf-16be" : "utf-8";
}

/** Encodes a text; undoes {@link decodeOctets}. */
export function encodeOctets(text: string, charset: Charset): Uint8Array<ArrayBuffer> {
  if (charset !== "utf-8") return encodeUtf16(text, charset);
  return text.isWellFormed() ? new TextEncoder().encode(text) : encodeBrokenUtf8(text);
}

/**
 * Decodes UTF-8 with octets between that are not.
 *
 * @param octets The octets.
 * @param end Where to stop; a sequence that is cut there is not UTF-8.
 * @returns The text.
 */
export function decodeBrokenUtf8(octets: Uint8Array, end: number): string {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const pieces: string[] = [];
  let start = 0;
  for (let index = 0; index < end;) {
    const length = sequenceLength(octets, index, end);
    if (length > 0) {
      index += length;
      continue;
    }
    if (index > start) pieces.push(decoder.decode(octets.subarray(start, index)));
    pieces.push(String.fromCharCode(ESCAPE + (octets[index] ?? 0)));
    index += 1;
    start = index;
  }
  if (end > start) pieces.push(decoder.decode(octets.subarray(start, end)));
  return pieces.join("");
}

/** Octets of the UTF-8 sequence at `index` (RFC 3629 section 4), or 0 if there is none. */
function sequenceLength(octets: Uint8Array, index: number, end: number): number {
  const first = octets[index] ?? 0;
  if (first < 0x80) return 1;
  const length = lengthAnnounced(first);
  if (length === 0 || index + length > end) return 0;
  if (!isSecond(first, octets[index + 1] ?? 0)) return 0;
  for (let next = index + 2; next < index + length; next++) {
    if (!isContinuation(octets[next] ?? 0)) return 0;
  }
  return length;
}

/** Octets of a sequence of several by its first octet, or 0 if none begins with it. */
function lengthAnnounced(first: number): number {
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** Tells whether the second octet may follow the first: no overlong forms, no surrogates. */
function isSecond(first: number, second: number): boolean {
  if (first === 0xe0) return second >= 0xa0 && second <= 0xbf;
  if (first === 0xed) return second >= 0x80 && second <= 0x9f;
  if (first === 0xf0) return second >= 0x90 && second <= 0xbf;
  if (first === 0xf4) return second >= 0x80 && second <= 0x8f;
  return isContinuation(second);
}

function isContinuation(octet: number): boolean {
  return octet >= 0x80 && octet <= 0xbf;
}

/**
 * Counts the octets at the end of a chunk that may begin a sequence of UTF-8 which the next chunk
 * completes.
 *
 * @param octets The chunk.
 * @returns 0 to 3.
 */
export function incompleteTail(octets: Uint8Array): number {
  for (let tail = 1; tail <= 3 && tail <= octets.length; tail++) {
    const at = octets.length - tail;
    const first = octets[at] ?? 0;
    if (isContinuation(first)) continue;
    if (lengthAnnounced(first) <= tail) return 0;
    return tail === 1 || isSecond(first, octets[at + 1] ?? 0) ? tail : 0;
  }
  return 0;
}

function encodeBrokenUtf8(text: string): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const octets = new Uint8Array(text.length * 3);
  let length = 0;
  let start = 0;
  const flush = (end: number): void => {
    length += encoder.encodeInto(text.slice(start, end), octets.subarray(length)).written;
  };
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0xd800 || unit > 0xdfff) continue;
    if ((text.codePointAt(index) ?? 0) > 0xffff) {
      index += 1;
    } else if (unit >= ESCAPE + 0x80 && unit <= ESCAPE + 0xff) {
      flush(index);
      octets[length] = unit - ESCAPE;
      length += 1;
      start = index + 1;
    }
  }
  flush(text.length);
  return octets.slice(0, length);
}

function decodeUtf16(octets: Uint8Array, charset: Charset): string {
  const high = charset === "utf-16be" ? 0 : 1;
  const pieces: string[] = [];
  const units: number[] = [];
  for (let index = 0; index < octets.length; index += 2) {
    units.push(((octets[index + high] ?? 0) << 8) | (octets[index + 1 - high] ?? 0));
    if (units.length < 4096 && index + 2 < octets.length) continue;
    pieces.push(String.fromCharCode(...units));
    units.length = 0;
  }
  return pieces.join("");
}

function encodeUtf16(text: string, charset: Charset): Uint8Array<ArrayBuffer> {
  const high = charset === "utf-16be" ? 0 : 1;
  const octets = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    octets[2 * index + high] = unit >> 8;
    octets[2 * index + 1 - high] = unit & 0xff;
  }
  return octets;
}
