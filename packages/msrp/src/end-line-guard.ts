import { endOfDashes } from "./end-line.ts";

const DASHES = 7;

/**
 * Watches a body for what would end its chunk: seven dashes and the transaction identifier, whatever
 * follows them (RFC 4975 section 7.1), also where the body comes in pieces.
 */
export class EndLineGuard {
  readonly #id: string;

  /** The last octets before the next piece; a whole match would be longer. */
  #tail: Uint8Array = new Uint8Array(0);

  /** @param transactionId That of the chunk. */
  constructor(transactionId: string) {
    this.#id = transactionId;
  }

  /**
   * Looks at the next piece of the body.
   *
   * @param piece The piece.
   * @returns The place behind the first octets that would end the chunk; -1 if there are none.
   */
  find(piece: Uint8Array): number {
    const overlap = DASHES + this.#id.length - 1;
    const tail = this.#tail;
    const joined = joinOctets([tail, piece.subarray(0, overlap)]);
    const across = this.#endIn(joined);
    this.#tail = (piece.length < overlap ? joined : piece).slice(-overlap);
    if (across !== -1) return across - tail.length;
    return this.#endIn(piece);
  }

  #endIn(octets: Uint8Array): number {
    const id = this.#id;
    const to = octets.length;
    for (let end = endOfDashes(octets, 0, to); end !== -1; end = endOfDashes(octets, end, to)) {
      if (end + id.length <= to && isAt(octets, end, id)) return end + id.length;
    }
    return -1;
  }
}

function isAt(octets: Uint8Array, start: number, ascii: string): boolean {
  for (let index = 0; index < ascii.length; index++) {
    if (octets[start + index] !== ascii.charCodeAt(index)) return false;
  }
  return true;
}

/**
 * Puts octets one behind the other.
 *
 * @param parts The octets; they are copied.
 * @returns All of them.
 */
export function joinOctets(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
