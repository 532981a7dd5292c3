import { decodeAs, detectEncoding, type XmlEncoding } from "./decode-octets.ts";

/** How many octets show the encoding of a document. */
const SHOWING = 4;

/** Makes text of octets that come in chunks; a character that is cut waits for its rest. */
export class OctetJoiner {
  /** What the octets are; `undefined` before enough of them are there. */
  encoding: XmlEncoding | undefined;

  #waiting: Uint8Array = new Uint8Array(0);

  /**
   * Decodes what can be decoded by now.
   *
   * @param chunk The next octets.
   * @param isLast Whether nothing follows them.
   * @throws XmlError `unsupported-encoding`, `invalid-encoding`; its offset counts from the start
   * of the text that this call would have given.
   */
  decode(chunk: Uint8Array, isLast: boolean): string {
    const octets = this.#waiting.length === 0 ? chunk : joined(this.#waiting, chunk);
    if (this.encoding === undefined && octets.length < SHOWING && !isLast) {
      this.#waiting = octets.slice();
      return "";
    }
    this.encoding ??= detectEncoding(octets);
    const end = isLast ? octets.length : endOfCharacters(octets, this.encoding);
    this.#waiting = octets.slice(end);
    return decodeAs(octets.subarray(0, end), this.encoding);
  }
}

function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  const octets = new Uint8Array(before.length + after.length);
  octets.set(before);
  octets.set(after, before.length);
  return octets;
}

function endOfCharacters(octets: Uint8Array, encoding: XmlEncoding): number {
  return encoding === "UTF-8" ? endOfUtf8(octets) : endOfUtf16(octets, encoding);
}

// Finds the last character that may be cut: a leading octet of which not all that belongs to it
// follows. What is no UTF-8 is left to the decoder.
function endOfUtf8(octets: Uint8Array): number {
  const { length } = octets;
  for (let back = 1; back <= 3 && back <= length; back += 1) {
    const octet = octets[length - back] ?? 0;
    if (octet < 0x80) return length;
    if (octet >= 0xc0) return back < sizeOf(octet) ? length - back : length;
  }
  return length;
}

function sizeOf(leading: number): number {
  if (leading < 0xe0) return 2;
  return leading < 0xf0 ? 3 : 4;
}

function endOfUtf16(octets: Uint8Array, encoding: XmlEncoding): number {
  const end = octets.length - (octets.length % 2);
  const high = octets[encoding === "UTF-16LE" ? end - 1 : end - 2] ?? 0;
  return high >= 0xd8 && high < 0xdc ? end - 2 : end;
}
