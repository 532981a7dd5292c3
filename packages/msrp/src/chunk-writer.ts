import { encodeEndLine, encodeHead } from "./encode-frame.ts";
import { EndLineGuard } from "./end-line-guard.ts";
import type { ContinuationFlag } from "./head.ts";
import { createSendHead, type SendFields } from "./request.ts";
import { createTransactionId, type Random } from "./transaction-id.ts";

/** What {@link ChunkWriter} takes. */
export interface ChunkWriterOptions extends SendFields {
  readonly contentType: string;

  /** Octets of the message, if they are known. */
  readonly total?: number;

  /** Where the bits of the transaction identifiers come from. */
  readonly random: Random;
}

/**
 * Writes a message as SEND requests, its body in pieces (RFC 4975 sections 5.1 and 7.1.1). A chunk can be
 * interrupted behind any octet, to let others use the connection, and goes on as another chunk. Each
 * chunk has an identifier whose end-line is not in the piece at hand; should one come in a later piece,
 * the chunk is interrupted before it is complete.
 *
 * Every method gives octets to send, in their order; pieces of the body are views of what was given.
 *
 * @example
 * const writer = new ChunkWriter({ toPath, fromPath, messageId, contentType: "image/png", random });
 * for await (const piece of file) for (const octets of writer.write(piece)) socket.write(octets);
 * for (const octets of writer.end()) socket.write(octets);
 */
export class ChunkWriter {
  readonly #options: ChunkWriterOptions;

  /** The open chunk. */
  #chunk: { readonly transactionId: string; readonly guard: EndLineGuard } | undefined;
  #position = 0;
  #isDone = false;

  /** @param options What the requests have. */
  constructor(options: ChunkWriterOptions) {
    this.#options = options;
  }

  /** Octets of the message that were written. */
  get position(): number {
    return this.#position;
  }

  /** The identifier of the open chunk; `undefined` between two. */
  get transactionId(): string | undefined {
    return this.#chunk?.transactionId;
  }

  /**
   * Goes on with the body.
   *
   * @param piece The next octets of the message.
   * @returns What to send.
   * @throws RangeError beyond `total`, behind the end, and for options that no head can carry.
   */
  write(piece: Uint8Array): Uint8Array[] {
    const { total = Infinity } = this.#options;
    if (this.#position + piece.length > total) throw new RangeError("more octets than the total");
    const written: Uint8Array[] = [];
    let rest = piece;
    while (rest.length > 0) {
      const chunk = this.#open(rest, written);
      const end = chunk.guard.find(rest);
      if (end === -1) {
        this.#position += rest.length;
        written.push(rest);
        break;
      }
      // The last octet of what would end the chunk goes into the next one.
      const before = rest.subarray(0, end - 1);
      this.#position += before.length;
      if (before.length > 0) written.push(before);
      this.#close("+", written);
      rest = rest.subarray(end - 1);
    }
    return written;
  }

  /**
   * Interrupts the open chunk; `write` goes on in another one.
   *
   * @returns What to send; nothing between two chunks.
   */
  interrupt(): Uint8Array[] {
    const written: Uint8Array[] = [];
    if (this.#chunk !== undefined) this.#close("+", written);
    return written;
  }

  /**
   * Ends the message. Between two chunks another one, without an octet, says so.
   *
   * @returns What to send.
   * @throws RangeError before `total` octets are written, and behind the end.
   */
  end(): Uint8Array[] {
    const { total = this.#position } = this.#options;
    if (this.#position < total) throw new RangeError("fewer octets than the total");
    return this.#finish("$");
  }

  /**
   * Abandons the message: its receiver forgets what it has of it.
   *
   * @returns What to send; nothing if nothing was sent before.
   * @throws RangeError behind the end.
   */
  abort(): Uint8Array[] {
    if (this.#position > 0 || this.#chunk !== undefined) return this.#finish("#");
    this.#isDone = true;
    return [];
  }

  #finish(flag: ContinuationFlag): Uint8Array[] {
    const written: Uint8Array[] = [];
    if (this.#chunk === undefined) this.#open(undefined, written);
    this.#close(flag, written);
    this.#isDone = true;
    return written;
  }

  // Opens a chunk if none is open; without a piece, one for nothing but its flag.
  #open(piece: Uint8Array | undefined, written: Uint8Array[]): { readonly guard: EndLineGuard } {
    if (this.#isDone) throw new RangeError("the message has ended");
    if (this.#chunk !== undefined) return this.#chunk;
    const { random, total } = this.#options;
    const transactionId = createTransactionId(random, piece === undefined ? [] : [piece]);
    const range =
      piece === undefined
        ? { start: this.#position + 1, end: this.#position, total: total ?? this.#position }
        : { start: this.#position + 1, end: undefined, total };
    const head = createSendHead(transactionId, range, this.#options);
    written.push(encodeHead(head, true));
    this.#chunk = { transactionId, guard: new EndLineGuard(transactionId) };
    return this.#chunk;
  }

  #close(flag: ContinuationFlag, written: Uint8Array[]): void {
    if (this.#chunk === undefined) return;
    written.push(encodeEndLine(this.#chunk.transactionId, flag, true));
    this.#chunk = undefined;
  }
}
