/** An octet that is not UTF-8 is the lone surrogate U+DC00 plus the octet. */
const FOREIGN_OCTET = 0xdc00;

/**
 * Decodes octets as the syntaxes do: UTF-8, a byte order mark stays, and an octet that is not UTF-8 is the lone
 * surrogate U+DC00 plus the octet. {@link encodeOctets} gives the octets back.
 *
 * @param octets Any octets.
 * @returns The text.
 */
export function decodeOctets(octets: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return decodePieces(octets);
  }
}

/**
 * Encodes a text: UTF-8, and the octets that {@link decodeOctets} kept. Any other lone surrogate becomes U+FFFD.
 *
 * @param text Any text.
 * @returns Its octets.
 */
export function encodeOctets(text: string): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  if (text.isWellFormed()) return new Uint8Array(encoder.encode(text));
  const octets: number[] = [];
  for (const character of text) {
    const foreign = character.charCodeAt(0) - FOREIGN_OCTET;
    if (character.length === 1 && foreign >= 0x80 && foreign <= 0xff) octets.push(foreign);
    else octets.push(...encoder.encode(character));
  }
  return Uint8Array.from(octets);
}

// Character by character: this is for the few texts that are not UTF-8.
function decodePieces(octets: Uint8Array): string {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const pieces: string[] = [];
  for (let at = 0; at < octets.length;) {
    const length = lengthOf(octets[at] ?? 0);
    try {
      pieces.push(decoder.decode(octets.subarray(at, at + length)));
      at += length;
    } catch {
      pieces.push(String.fromCharCode(FOREIGN_OCTET + (octets[at] ?? 0)));
      at += 1;
    }
  }
  return pieces.join("");
}

function lengthOf(first: number): number {
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 1;
}
