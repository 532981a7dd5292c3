const encoder = /* @__PURE__ */ new TextEncoder();
const decoder = /* @__PURE__ */ new TextDecoder("utf-8", {
  fatal: true,
  ignoreBOM: true,
});

/** A text as UTF-8 with the octet 255, which UTF-8 never has, behind it. */
export interface EncodedText {
  readonly octets: Uint8Array;

  /** Number of octets without the last one. */
  readonly size: number;
}

/** Largest text, in code units, whose octets stay in the shared buffer. */
const MOST_SHARED = 1 << 20;

let shared: Uint8Array = /* @__PURE__ */ new Uint8Array(4096);

/**
 * Encodes a text into a buffer that the next call overwrites.
 *
 * @internal
 */
export function encodeShared(text: string): EncodedText {
  const { length } = text;
  if (length > MOST_SHARED) return encodeText(text);
  if (length >= shared.length) shared = new Uint8Array(2 * length);
  let { read, written } = encoder.encodeInto(text, shared);
  if (read !== length || written === shared.length) {
    shared = new Uint8Array(3 * length + 1);
    ({ read, written } = encoder.encodeInto(text, shared));
  }
  shared[written] = 255;
  return { octets: shared, size: written };
}

/**
 * Copies octets into a buffer that the next call overwrites.
 *
 * @internal
 */
export function copyShared(source: Uint8Array): EncodedText {
  const size = source.length;
  let octets = shared;
  if (size >= octets.length) {
    octets = new Uint8Array(size > MOST_SHARED ? size + 1 : 2 * size);
    if (size <= MOST_SHARED) shared = octets;
  }
  octets.set(source);
  octets[size] = 255;
  return { octets, size };
}

/**
 * Encodes a text into a buffer of its own.
 *
 * @internal
 */
export function encodeText(text: string): EncodedText {
  const { length } = text;
  const ascii = new Uint8Array(length + 1);
  const first = encoder.encodeInto(text, ascii);
  if (first.read === length && first.written === length) {
    ascii[length] = 255;
    return { octets: ascii, size: length };
  }
  const octets = new Uint8Array(3 * length + 1);
  const { written } = encoder.encodeInto(text, octets);
  octets[written] = 255;
  return { octets, size: written };
}

/**
 * Decodes UTF-8; undefined when it is not.
 *
 * @internal
 */
export function decodeOctets(octets: Uint8Array): string | undefined {
  try {
    return decoder.decode(octets);
  } catch {
    return undefined;
  }
}

/**
 * Counts the UTF-16 code units of the octets from `start` to `end`.
 *
 * @internal
 */
export function unitsOf(octets: Uint8Array, start: number, end: number): number {
  return end - start - extraOctets(octets, start, end);
}

/**
 * How many more octets than UTF-16 code units there are from `start` to `end`.
 *
 * @internal
 */
export function extraOctets(octets: Uint8Array, start: number, end: number): number {
  let extra = 0;
  for (let index = start; index < end; index++) {
    const octet = octets[index] ?? 0;
    // A continuation octet is one too many; of four octets, two are a pair of surrogates.
    if (octet > 127) extra += octet < 192 ? 1 : octet > 239 ? -1 : 0;
  }
  return extra;
}

/**
 * Counts the octets of the code units from `start` to `end`; a lone surrogate has three.
 *
 * @internal
 */
export function octetsOf(text: string, start: number, end: number): number {
  let count = end - start;
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    if (unit < 0x800) count += 1;
    else count += isPaired(text, index, unit) ? 1 : 2;
  }
  return count;
}

function isPaired(text: string, index: number, unit: number): boolean {
  if (unit >= 0xd800 && unit <= 0xdbff) return isLow(text.charCodeAt(index + 1));
  if (!isLow(unit) || index === 0) return false;
  const before = text.charCodeAt(index - 1);
  return before >= 0xd800 && before <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/**
 * Finds the first octet of the first sequence that is not UTF-8.
 *
 * @internal
 */
export function firstInvalidOctet(octets: Uint8Array): number {
  let valid = 0;
  for (let size = octets.length; size > 0; size = Math.floor(size / 2)) {
    while (valid + size <= octets.length && decodesSoFar(octets.subarray(0, valid + size))) {
      valid += size;
    }
  }
  while (valid > 0 && isContinuation(octets[valid] ?? 0)) valid--;
  return decodeOctets(octets.subarray(0, valid)) === undefined ? startOfLast(octets, valid) : valid;
}

/**
 * Tells whether octets are UTF-8 so far; the last character may be cut.
 *
 * @internal
 */
function decodesSoFar(octets: Uint8Array): boolean {
  const streaming = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    streaming.decode(octets, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function isContinuation(octet: number): boolean {
  return (octet & 0xc0) === 0x80;
}

function startOfLast(octets: Uint8Array, end: number): number {
  let start = end - 1;
  while (start > 0 && isContinuation(octets[start] ?? 0)) start--;
  return start;
}
