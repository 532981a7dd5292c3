/** An octet that is not UTF-8 becomes this lone surrogate plus the octet. */
const STAND_IN = 0xdc00;

/** Octets as text, one code unit for each octet that is not UTF-8. */
export interface OctetText {
  readonly text: string;

  /** Finds the place in the text of an octet; within a character, that of the character. */
  readonly unitOf: (octet: number) => number;
}

/**
 * Decodes octets as UTF-8, without loss.
 *
 * @param octets Any octets.
 * @returns The text, and the places of the octets in it.
 */
export function octetText(octets: Uint8Array): OctetText {
  const pieces: string[] = [];
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let start = 0;
  let index = 0;
  while (index < octets.length) {
    const length = sequenceLength(octets, index);
    if (length > 0) {
      index += length;
      continue;
    }
    pieces.push(decoder.decode(octets.subarray(start, index)));
    pieces.push(String.fromCharCode(STAND_IN + (octets[index] ?? 0)));
    index += 1;
    start = index;
  }
  pieces.push(decoder.decode(octets.subarray(start)));
  const text = pieces.join("");
  // Where all is ASCII, or not UTF-8, an octet is a code unit.
  return text.length === octets.length
    ? { text, unitOf: (octet) => octet }
    : { text, unitOf: placesOf(octets) };
}

/**
 * Decodes octets as UTF-16 where they have its byte order mark, or a NUL beside the first character, as a
 * text that begins with ASCII has; else as UTF-8.
 *
 * @param octets Any octets.
 * @returns The text; half a code unit at the end of UTF-16 is not in it.
 */
export function decodeText(octets: Uint8Array): OctetText {
  const [first, second] = octets;
  const isLittle = (first === 0xff && second === 0xfe) || (second === 0 && first !== 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  if (second === undefined || !(isLittle || isBig)) return octetText(octets);
  const decoder = new TextDecoder(isLittle ? "utf-16le" : "utf-16be", { ignoreBOM: true });
  const text = decoder.decode(octets.subarray(0, octets.length & ~1));
  return { text, unitOf: (octet) => octet >> 1 };
}

function placesOf(octets: Uint8Array): (octet: number) => number {
  const places = new Uint32Array(octets.length + 1);
  let unit = 0;
  for (let index = 0; index < octets.length;) {
    const length = Math.max(1, sequenceLength(octets, index));
    places.fill(unit, index, index + length);
    unit += length === 4 ? 2 : 1;
    index += length;
  }
  places[octets.length] = unit;
  return (octet) => places[Math.min(octet, octets.length)] ?? unit;
}

// RFC 3629 section 4: octets of the sequence that begins here; 0 if none does.
function sequenceLength(octets: Uint8Array, index: number): number {
  const first = octets[index] ?? 0;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const second = octets[index + 1] ?? 0;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return 0;
  if (first < 0xe0) return 2;
  if (!isContinuation(octets[index + 2])) return 0;
  if (first < 0xf0) return 3;
  return isContinuation(octets[index + 3]) ? 4 : 0;
}

function isContinuation(octet: number | undefined): boolean {
  return octet !== undefined && octet >= 0x80 && octet <= 0xbf;
}
