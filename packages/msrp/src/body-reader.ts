import type { EndLine } from "./end-line.ts";
import type { ContinuationFlag } from "./head.ts";
import { Pending } from "./pending.ts";

/** What a chunk has of a body. */
export interface BodyPart {
  /** The octets; none if the chunk had no octet of the body, or none that is surely one. */
  readonly octets: Uint8Array;

  /** How the frame ends, if its end-line is there. */
  readonly flag: ContinuationFlag | undefined;

  /** Place in the chunk behind what was read. */
  readonly next: number;
}

/** Reads one body from chunks, up to its end-line. */
export class BodyReader {
  readonly #endLine: EndLine;

  /** What may be the beginning of the end-line. */
  readonly #pending = new Pending();

  /** @param endLine That of the frame. */
  constructor(endLine: EndLine) {
    this.#endLine = endLine;
  }

  /**
   * Goes on in a chunk.
   *
   * @param chunk The chunk.
   * @param at Where the body starts in it, or goes on.
   * @returns Its next part, a view of the chunk or of octets that were kept.
   */
  read(chunk: Uint8Array, at: number): BodyPart {
    if (this.#pending.length > 0) return this.#readOn(chunk, at);
    const endLine = this.#endLine;
    const start = endLine.find(chunk, at);
    if (start !== -1) {
      const flag = endLine.flagAt(chunk, start);
      return { octets: chunk.subarray(at, start), flag, next: start + endLine.size };
    }
    const kept = endLine.findBeginning(chunk, at);
    if (kept < chunk.length) this.#pending.append(chunk.subarray(kept));
    // Making a view costs more than looking through a packet.
    const octets = at === 0 && kept === chunk.length ? chunk : chunk.subarray(at, kept);
    return { octets, flag: undefined, next: chunk.length };
  }

  // Looks at what was kept together with the octets that decide about it.
  #readOn(chunk: Uint8Array, at: number): BodyPart {
    const endLine = this.#endLine;
    const before = this.#pending.length;
    this.#pending.append(chunk.subarray(at, at + endLine.size));
    const octets = this.#pending.take();
    const start = endLine.find(octets, 0);
    if (start !== -1) {
      const flag = endLine.flagAt(octets, start);
      return { octets: octets.subarray(0, start), flag, next: at + start + endLine.size - before };
    }
    const kept = endLine.findBeginning(octets, 0);
    if (kept >= before) return { octets: octets.subarray(0, before), flag: undefined, next: at };
    this.#pending.append(octets.subarray(kept));
    return { octets: octets.subarray(0, kept), flag: undefined, next: chunk.length };
  }
}
