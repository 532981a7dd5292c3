import { BlankLines } from "./blank-line.ts";
import { CpimError } from "./cpim-error.ts";
import { type CpimHead, readHead } from "./head-reader.ts";
import { type CpimOptions, DEFAULT_LIMITS } from "./limits.ts";

/** Octets that are set aside when the first chunk is not enough. */
const LEAST_CAPACITY = 512;

/**
 * Reads what stands before the content of a message while its octets arrive: the same as
 * `parseCpimHead` reads from all of them, as soon as the second blank line is there.
 *
 * @example
 * const decoder = new CpimHeadDecoder();
 * for await (const chunk of chunks) {
 *   const head = decoder.push(chunk);
 *   if (head !== undefined) break;
 * }
 */
export class CpimHeadDecoder {
  readonly #options: CpimOptions;
  readonly #lines = new BlankLines();
  /** What has arrived; only the first `#size` octets count. */
  #octets: Uint8Array = new Uint8Array();
  #size = 0;
  #head: CpimHead | undefined;
  #failure: unknown;

  /** @param options Limits, and what to do about problems. */
  constructor(options: CpimOptions = {}) {
    this.#options = options;
  }

  /**
   * Takes the next octets.
   *
   * @param chunk Octets, cut anywhere.
   * @returns The head, once it is complete, and then again and again; `head.length` says where in all
   *   octets the content's body begins.
   * @throws ParseError as `parseCpim` does, and again at each further call; `head-too-long` as soon as
   *   there are too many octets.
   */
  push(chunk: Uint8Array): CpimHead | undefined {
    if (this.#head !== undefined) return this.#head;
    return this.#once(() => this.#read(chunk));
  }

  // A decoder that has refused keeps nothing more.
  #once<Value>(read: () => Value): Value {
    if (this.#failure !== undefined) throw this.#failure;
    try {
      return read();
    } catch (error) {
      this.#failure = error;
      this.#octets = new Uint8Array();
      throw error;
    }
  }

  #read(chunk: Uint8Array): CpimHead | undefined {
    const { maxHeadOctets = DEFAULT_LIMITS.maxHeadOctets } = this.#options;
    // No more is looked at, or kept, than a head may have.
    this.#append(chunk.length > maxHeadOctets ? chunk.subarray(0, maxHeadOctets + 1) : chunk);
    const octets = this.#octets.subarray(0, this.#size);
    this.#lines.search(octets);
    const { headersLength, length = this.#size } = this.#lines;
    if (length > maxHeadOctets) {
      const reason = `heads have more than ${maxHeadOctets} octets`;
      const rule = "RFC 3862 section 2";
      const source = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
        octets.subarray(0, maxHeadOctets),
      );
      throw new CpimError({ code: "head-too-long", reason, source, offset: source.length, rule });
    }
    if (this.#lines.length === undefined || headersLength === undefined) {
      // The first chunk is the caller's, who may use its memory again.
      if (this.#octets === chunk) this.#copyInto(Math.max(2 * this.#size, LEAST_CAPACITY));
      return undefined;
    }
    this.#head = readHead(octets.subarray(0, length), headersLength, this.#options);
    this.#octets = new Uint8Array();
    return this.#head;
  }

  /**
   * Ends the octets.
   *
   * @returns The head, if it was complete.
   * @throws ParseError for the first wrong character, or `unexpected-end`; what {@link push} has thrown.
   */
  end(): CpimHead {
    if (this.#head !== undefined) return this.#head;
    // Reading says what is wrong: at least that the second blank line is missing.
    return this.#once(() =>
      readHead(this.#octets.subarray(0, this.#size), this.#size, this.#options),
    );
  }

  #append(chunk: Uint8Array): void {
    const size = this.#size + chunk.length;
    if (this.#size === 0) this.#octets = chunk;
    else {
      if (this.#octets.length < size) this.#copyInto(2 * size);
      this.#octets.set(chunk, this.#size);
    }
    this.#size = size;
  }

  #copyInto(capacity: number): void {
    const octets = new Uint8Array(capacity);
    octets.set(this.#octets.subarray(0, this.#size));
    this.#octets = octets;
  }
}
