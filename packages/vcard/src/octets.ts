/** How the octets of a text are read. */
export type Charset = "utf-8" | "utf-16le" | "utf-16be";

/** A text, and whether all octets were what they should be. */
export interface DecodedOctets {
  readonly text: string;
  readonly isValid: boolean;
}

/**
 * An octet that is not UTF-8 becomes this lone surrogate plus the octet. No UTF-8 decodes to a lone
 * surrogate, so the octet can be had back when the value is written or its CHARSET is known.
 */
const STAND_IN = 0xdc00;

/**
 * Decodes UTF-8 without loss.
 *
 * @param octets Octets.
 * @returns The text, with a lone surrogate for each octet that is not UTF-8.
 */
export function decodeUtf8(octets: Uint8Array): DecodedOctets {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
    return { text, isValid: true };
  } catch {
    return { text: decodeBrokenUtf8(octets), isValid: false };
  }
}

/**
 * Decodes UTF-16 without loss: lone surrogates stay.
 *
 * @param octets An even number of octets.
 * @param charset Which octet comes first.
 * @returns The text.
 */
export function decodeUtf16(octets: Uint8Array, charset: Charset): DecodedOctets {
  const high = charset === "utf-16be" ? 0 : 1;
  const pieces: string[] = [];
  const units: number[] = [];
  for (let index = 0; index < octets.length; index += 2) {
    units.push(((octets[index + high] ?? 0) << 8) | (octets[index + 1 - high] ?? 0));
    if (units.length < 4096 && index + 2 < octets.length) continue;
    pieces.push(String.fromCharCode(...units));
    units.length = 0;
  }
  return { text: pieces.join(""), isValid: true };
}

/**
 * Encodes a text; undoes the decoders.
 *
 * @param text Text.
 * @param charset The encoding.
 * @returns The octets.
 */
export function encodeOctets(text: string, charset: Charset): Uint8Array<ArrayBuffer> {
  if (charset !== "utf-8") return encodeUtf16(text, charset);
  return text.isWellFormed() ? new TextEncoder().encode(text) : encodeBrokenUtf8(text);
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
    if (sequenceLength(first) <= tail) return 0;
    return tail === 1 || isSecond(first, octets[at + 1] ?? 0) ? tail : 0;
  }
  return 0;
}

function decodeBrokenUtf8(octets: Uint8Array): string {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const pieces: string[] = [];
  let start = 0;
  for (let index = 0; index < octets.length;) {
    const first = octets[index] ?? 0;
    const length = first < 0x80 ? 1 : sequenceLength(first);
    if (length > 0 && isSequence(octets, index, length)) {
      index += length;
      continue;
    }
    pieces.push(decoder.decode(octets.subarray(start, index)));
    pieces.push(String.fromCharCode(STAND_IN + first));
    index += 1;
    start = index;
  }
  pieces.push(decoder.decode(octets.subarray(start)));
  return pieces.join("");
}

// RFC 3629 section 4: octets of a sequence by its first octet; 0 if no sequence of several begins so.
function sequenceLength(first: number): number {
  if (first < 0xc2 || first > 0xf4) return 0;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

function isSequence(octets: Uint8Array, index: number, length: number): boolean {
  if (length === 1) return true;
  if (!isSecond(octets[index] ?? 0, octets[index + 1] ?? 0)) return false;
  for (let next = index + 2; next < index + length; next++) {
    if (!isContinuation(octets[next] ?? 0)) return false;
  }
  return true;
}

// RFC 3629 section 4: the second octet excludes overlong forms, surrogates and what is too large.
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

function encodeBrokenUtf8(text: string): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const octets = new Uint8Array(text.length * 3);
  let length = 0;
  let start = 0;
  const encodeUpTo = (end: number): void => {
    length += encoder.encodeInto(text.slice(start, end), octets.subarray(length)).written;
  };
  for (let index = 0; index < text.length; index++) {
    const unit = text.codePointAt(index) ?? 0;
    if (unit > 0xffff) index += 1;
    if (unit < STAND_IN + 0x80 || unit > STAND_IN + 0xff) continue;
    encodeUpTo(index);
    octets[length] = unit - STAND_IN;
    length += 1;
    start = index + 1;
  }
  encodeUpTo(text.length);
  return octets.slice(0, length);
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
