import { decodeUtf16, decodeUtf8, incompleteTail, type Charset } from "./octets.ts";

/** Matches the stand-in of an octet that is not UTF-8. */
const STAND_IN = /(?<![\ud800-\udbff])[\udc80-\udcff]/;

/**
 * Decodes octets as they arrive: UTF-16 if a byte order mark says so, or a NUL within the first two
 * octets; otherwise UTF-8. Where the octets are cut makes no difference.
 */
export class OctetDecoder {
  /** The charset; UTF-8 as long as nothing else is known. */
  charset: Charset = "utf-8";

  /** UTF-16 code units before the first octet that cannot be decoded; `undefined` without one. */
  invalidAt: number | undefined;

  /** The last octet of UTF-16 with an odd number of octets, known at the end. */
  lastOctet: number | undefined;

  #held: Uint8Array = new Uint8Array(0);
  #length = 0;
  #decided = false;

  /**
   * Decodes what is complete and holds the rest back.
   *
   * @param chunk Octets, cut anywhere.
   * @returns The text.
   */
  push(chunk: Uint8Array): string {
    const octets = concat(this.#held, chunk);
    if (!this.#decided && octets.length < 2) {
      this.#held = octets;
      return "";
    }
    if (!this.#decided) this.charset = charsetOf(octets);
    this.#decided = true;
    const tail = this.charset === "utf-8" ? incompleteTail(octets) : octets.length % 2;
    this.#held = octets.slice(octets.length - tail);
    return this.#decode(octets.subarray(0, octets.length - tail));
  }

  /**
   * Decodes what was held back; half a code unit of UTF-16 becomes `lastOctet`.
   *
   * @returns The text.
   */
  end(): string {
    if (this.charset === "utf-8") return this.#decode(this.#held);
    const [last] = this.#held;
    if (last !== undefined) this.invalidAt ??= this.#length;
    this.lastOctet = last;
    return "";
  }

  #decode(octets: Uint8Array): string {
    const { text, isValid } =
      this.charset === "utf-8" ? decodeUtf8(octets) : decodeUtf16(octets, this.charset);
    if (!isValid) this.invalidAt ??= this.#length + text.search(STAND_IN);
    this.#length += text.length;
    return text;
  }
}

// The charset that the byte order mark names, or a NUL beside the first character, which is ASCII.
function charsetOf([first, second]: Uint8Array): Charset {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return "utf-16be";
  return "utf-8";
}

function concat(head: Uint8Array, tail: Uint8Array): Uint8Array {
  if (head.length === 0) return tail;
  const octets = new Uint8Array(head.length + tail.length);
  octets.set(head);
  octets.set(tail, head.length);
  return octets;
}
