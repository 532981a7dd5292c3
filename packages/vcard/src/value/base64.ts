/** What stands for an octet's place in {@link SEXTETS} that is white space, padding, or nothing. */
const SPACE = 64;
const PADDING = 65;
const FOREIGN = 66;

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const SEXTETS: Uint8Array = sextets();

function sextets(): Uint8Array {
  const table = new Uint8Array(128).fill(FOREIGN);
  for (let index = 0; index < 64; index++) table[ALPHABET.charCodeAt(index)] = index;
  table[0x2d] = 62; // the hyphen and the low line of RFC 4648 section 5
  table[0x5f] = 63;
  for (const space of [0x09, 0x0a, 0x0d, 0x20]) table[space] = SPACE;
  table[0x3d] = PADDING;
  return table;
}

/**
 * Decodes base64 in all its spellings (RFC 4648 sections 4 and 5): with any padding or none, with white
 * space anywhere, with `-` and `_` for `+` and `/`. A sextet too much at the end, which is no octet, is
 * left out, as pictures that were cut off have it.
 *
 * @param text The text.
 * @returns The octets, or `undefined` for a text that is not base64.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (fromBase64 !== undefined) {
    try {
      return decodeCutOff(text, fromBase64) ?? fromBase64(text);
    } catch {
      // Another spelling, or no base64.
    }
  }
  const length = decodedLength(text);
  return length === undefined ? undefined : decode(text, length);
}

type Decoder = (text: string) => Uint8Array<ArrayBuffer>;

/** The platform's own decoder, where it has one: it takes the standard alphabet and right padding. */
const fromBase64: Decoder | undefined = (
  Uint8Array as { readonly fromBase64?: Decoder }
).fromBase64?.bind(Uint8Array);

// Decodes whole groups with a sextet too much behind them, which no platform's decoder takes.
function decodeCutOff(text: string, decoder: Decoder): Uint8Array<ArrayBuffer> | undefined {
  const end = text.length - 1;
  if (end % 4 !== 0 || end < 4 || sextetOf(text.charCodeAt(end)) >= SPACE) return undefined;
  const octets = decoder(text.slice(0, end));
  // With less than three octets of each group there is white space or padding.
  return 4 * octets.length === 3 * end ? octets : undefined;
}

function sextetOf(unit: number): number {
  return unit < 128 ? (SEXTETS[unit] ?? FOREIGN) : FOREIGN;
}

function decodedLength(text: string): number | undefined {
  let count = 0;
  let isPadded = false;
  for (let index = 0; index < text.length; index++) {
    const sextet = sextetOf(text.charCodeAt(index));
    if (sextet < SPACE) {
      if (isPadded) return undefined;
      count += 1;
    } else if (sextet === PADDING) isPadded = true;
    else if (sextet === FOREIGN) return undefined;
  }
  return count === 1 ? undefined : Math.floor((count * 3) / 4);
}

function decode(text: string, length: number): Uint8Array<ArrayBuffer> {
  const octets = new Uint8Array(length);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    const sextet = SEXTETS[text.charCodeAt(index)] ?? FOREIGN;
    if (sextet >= SPACE) continue;
    bits = ((bits << 6) | sextet) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    octets[at] = bits >> held;
    at += 1;
  }
  return octets;
}

/**
 * Encodes octets as base64 (RFC 4648 section 4), padded, without line breaks.
 *
 * @param octets The octets.
 * @returns The text.
 */
export function encodeBase64(octets: Uint8Array): string {
  const parts: string[] = [];
  // Strings grow in pieces: one character a time would make a string of a picture's size each time.
  for (let start = 0; start < octets.length; start += 3_072) {
    parts.push(encodeGroups(octets, start, Math.min(start + 3_072, octets.length)));
  }
  return parts.join("");
}

function encodeGroups(octets: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let index = start; index < end; index += 3) {
    const left = end - index;
    const group =
      ((octets[index] ?? 0) << 16) | ((octets[index + 1] ?? 0) << 8) | (octets[index + 2] ?? 0);
    text += letter(group >> 18) + letter(group >> 12);
    text += left > 1 ? letter(group >> 6) : "=";
    text += left > 2 ? letter(group) : "=";
  }
  return text;
}

function letter(sextet: number): string {
  return ALPHABET.charAt(sextet & 63);
}
