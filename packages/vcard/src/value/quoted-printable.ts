/** U+DC00: a low surrogate above it stands for an octet that is not UTF-8. */
const STAND_IN = 0xdc00;

const encoder = new TextEncoder();

/**
 * Decodes quoted-printable (RFC 2045 section 6.7) to octets. An equals sign without two hexadecimal digits
 * stays. Characters beyond ASCII, which it should not have, become UTF-8, and a lone surrogate that
 * stands for an octet that octet.
 *
 * @param text The text, its soft line breaks taken out.
 * @returns The octets.
 */
export function decodeQuotedPrintable(text: string): Uint8Array<ArrayBuffer> {
  return toOctets(text, true);
}

/**
 * Gives the octets of a text: UTF-8, but for lone surrogates that stand for octets.
 *
 * @param text The text.
 * @returns The octets.
 */
export function textOctets(text: string): Uint8Array<ArrayBuffer> {
  return toOctets(text, false);
}

function toOctets(text: string, quoted: boolean): Uint8Array<ArrayBuffer> {
  const octets = new Uint8Array(text.length * 3);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const octet = quoted && unit === 0x3d ? hexOctet(text, index + 1) : undefined;
    if (octet !== undefined) {
      octets[length++] = octet;
      index += 2;
    } else if (unit < 0x80) octets[length++] = unit;
    else {
      const point = text.codePointAt(index) ?? unit;
      if (point >= STAND_IN + 0x80 && point <= STAND_IN + 0xff) octets[length++] = point & 0xff;
      else {
        const character = String.fromCodePoint(point);
        length += encoder.encodeInto(character, octets.subarray(length)).written;
        index += character.length - 1;
      }
    }
  }
  return octets.slice(0, length);
}

function hexOctet(text: string, index: number): number | undefined {
  const high = hexDigit(text.charCodeAt(index));
  const low = hexDigit(text.charCodeAt(index + 1));
  return high === undefined || low === undefined ? undefined : high * 16 + low;
}

function hexDigit(unit: number): number | undefined {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : undefined;
}

/**
 * Encodes a text as quoted-printable of UTF-8. Line breaks become `=0D=0A`; soft line breaks are the
 * writer's.
 *
 * @param text The text.
 * @returns The value as in a file, unfolded.
 */
export function encodeQuotedPrintable(text: string): string {
  const lines = text.replace(/\r\n|[\r\n]/g, "\r\n");
  let encoded = "";
  for (const octet of textOctets(lines)) {
    const isPlain = octet >= 0x20 && octet <= 0x7e && octet !== 0x3d;
    encoded += isPlain
      ? String.fromCharCode(octet)
      : `=${octet.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return encoded;
}
