/** A card of 4.0 with lines of its own, which conforms without them. */
export function card4(...lines: string[]): string {
  return text("BEGIN:VCARD", "VERSION:4.0", "FN:Ada", ...lines, "END:VCARD");
}

/** A card of 3.0. */
export function card3(...lines: string[]): string {
  return text("BEGIN:VCARD", "VERSION:3.0", "N:Byron;Ada;;;", "FN:Ada", ...lines, "END:VCARD");
}

/** A card of 2.1. */
export function card21(...lines: string[]): string {
  return text("BEGIN:VCARD", "VERSION:2.1", "N:Byron;Ada", ...lines, "END:VCARD");
}

/** Lines with their line breaks. */
export function text(...lines: string[]): string {
  return lines.map((line) => `${line}\r\n`).join("");
}

/** Octets, of which each character is one. */
export function latin1(characters: string): Uint8Array {
  return Uint8Array.from(characters, (character) => character.charCodeAt(0));
}

/** UTF-16, with a byte order mark if there is one. */
export function utf16(characters: string): Uint8Array {
  return Uint8Array.from(
    Array.from(characters, (character) => character.charCodeAt(0)).flatMap((unit) => [
      unit & 0xff,
      unit >> 8,
    ]),
  );
}
