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
  const repaired = new TextDecoder("utf-8", { ignoreBOM: true }).decode(octets);
  let place = 0;
  for (const character of repaired) {
    // The decoder's mark of a repair, unless the octets have that character themselves.
    if (character === "\ufffd" && octets[place] !== 0xef) return place;
    if (character === "\ufffd" && octets[place + 1] !== 0xbf) return place;
    if (character === "\ufffd" && octets[place + 2] !== 0xbd) return place;
    place += octetsOf(character, 0, character.length);
  }
  return place;
}
