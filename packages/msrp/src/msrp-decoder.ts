import { BodyReader } from "./body-reader.ts";
import { EndLine } from "./end-line.ts";
import { type CollectedHead, HeadCollector } from "./head-collector.ts";
import type { ContinuationFlag, MsrpHead } from "./head.ts";
import {
  DEFAULT_LIMITS,
  MAX_OTHER_BODY_OCTETS,
  MAX_STREAMED_BODY_OCTETS,
  type MsrpLimits,
} from "./limits.ts";
import { MsrpError } from "./msrp-error.ts";
import { octetError, type OctetFault } from "./octet-error.ts";
import { readHead } from "./read-head.ts";
import { transactionOf } from "./transaction-of.ts";

/** What the readers of streams take. */
export interface MsrpDecoderOptions extends MsrpLimits {
  /**
   * Called for a frame that was refused for its head, if its transaction is known, behind the events of
   * the frames before it: its octets are passed over, and reading goes on with the next frame. Without it the error is thrown. An error
   * behind which no frame can be found is thrown in any case.
   *
   * @param error Why it was refused.
   * @param transactionId That of the frame.
   */
  readonly onProblem?: (error: MsrpError, transactionId: string) => void;
}

/** A frame begins; all of its headers are there. */
export interface HeadEvent {
  readonly kind: "head";
  readonly head: MsrpHead;

  /** Whether a body follows, be it empty. */
  readonly hasBody: boolean;
}

/** The next octets of the body, never none. */
export interface BodyEvent {
  readonly kind: "body";

  /** A view, as a rule of the chunk that was pushed: copy it if the chunk's memory is used again. */
  readonly octets: Uint8Array;
}

/** The frame is complete. */
export interface EndEvent {
  readonly kind: "end";
  readonly flag: ContinuationFlag;
}

/** What happens in a stream: for each frame a head, any number of pieces of the body, an end. */
export type MsrpEvent = HeadEvent | BodyEvent | EndEvent;

/** A frame was refused, and is passed over. */
interface Problem {
  readonly kind: "problem";
  readonly error: MsrpError;
  readonly transactionId: string;
}

const PREFIX = /* @__PURE__ */ new TextEncoder().encode("MSRP ");

/**
 * Reads frames from octets as they arrive (RFC 4975 section 7.3), without waiting for the end of a
 * body. Where the chunks are cut makes no difference to heads, flags and the octets of bodies. Bodies
 * are not copied, but for what may be the beginning of an end-line where a chunk ends.
 *
 * @example
 * const decoder = new MsrpDecoder();
 * for await (const chunk of socket) {
 *   for (const event of decoder.push(chunk)) if (event.kind === "body") forward(event.octets);
 * }
 * decoder.end();
 */
export class MsrpDecoder {
  readonly #limits: Required<MsrpLimits>;
  readonly #onProblem: MsrpDecoderOptions["onProblem"];
  readonly #heads = new HeadCollector();

  /** The body that is read. */
  #body: BodyReader | undefined;

  /** Whether the frame that is read was refused. */
  #isRefused = false;

  /** Octets that the body may still have. */
  #left = 0;

  /** Octets of the stream before the chunk at hand. */
  #before = 0;
  #failure: MsrpError | undefined;

  /** @param options Limits, and what to do about frames that are refused. */
  constructor(options: MsrpDecoderOptions = {}) {
    this.#limits = {
      maxHeadOctets: options.maxHeadOctets ?? DEFAULT_LIMITS.maxHeadOctets,
      maxHeaders: options.maxHeaders ?? DEFAULT_LIMITS.maxHeaders,
      maxBodyOctets: options.maxBodyOctets ?? MAX_STREAMED_BODY_OCTETS,
    };
    this.#onProblem = options.onProblem;
  }

  /**
   * Takes the next octets.
   *
   * @param chunk Octets, cut anywhere.
   * @yields What happens in them. They are read when the first event is asked for, so a caller has to
   *   go through the events even if none is expected.
   * @throws MsrpError behind the events before the fault, and again at each further call.
   */
  *push(chunk: Uint8Array): Generator<MsrpEvent, void, undefined> {
    if (this.#failure !== undefined) throw this.#failure;
    const events: (MsrpEvent | Problem)[] = [];
    try {
      this.#read(chunk, events);
    } catch (error) {
      if (!(error instanceof MsrpError)) throw error;
      this.#failure = error;
    }
    this.#before += chunk.length;
    // Each event by itself: handing on the list's own iterator costs more than what is read.
    for (const event of events) {
      if (event.kind === "problem") this.#onProblem?.(event.error, event.transactionId);
      else yield event;
    }
    if (this.#failure !== undefined) throw this.#failure;
  }

  /**
   * Ends the octets.
   *
   * @throws MsrpError `incomplete-frame` within a frame, and what {@link push} has thrown.
   */
  end(): void {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#body === undefined && this.#heads.pending.length === 0) return;
    this.#refuse(undefined, 0, {
      code: "incomplete-frame",
      reason: "octets end within a frame",
      index: 0,
      rule: "RFC 4975 end-line",
    });
  }

  #read(chunk: Uint8Array, events: (MsrpEvent | Problem)[]): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.#body !== undefined) at = this.#readBody(this.#body, chunk, at, events);
      else {
        const collected = this.#heads.collect(chunk, at);
        if (collected === undefined) return this.#checkPending(chunk.length);
        this.#takeHead(collected, events);
        at = collected.next;
      }
    }
  }

  // Refuses early what grows to no head.
  #checkPending(chunkLength: number): void {
    const octets = this.#heads.pending.view();
    const start = chunkLength - octets.length;
    this.#checkPrefix(octets, start);
    this.#checkHeadSize(octets, this.#heads.headOctets, start);
  }

  #checkPrefix(octets: Uint8Array, start: number): void {
    const length = Math.min(PREFIX.length, octets.length);
    for (let index = 0; index < length; index++) {
      if (octets[index] === PREFIX[index]) continue;
      const reason = 'expected "MSRP "';
      const code = "unexpected-character";
      this.#refuse(octets, start, { code, reason, index, rule: "RFC 4975 pMSRP" });
    }
  }

  #checkHeadSize(octets: Uint8Array, headOctets: number, start: number): void {
    const { maxHeadOctets } = this.#limits;
    if (headOctets <= maxHeadOctets) return;
    this.#refuse(octets, start, {
      code: "head-too-long",
      reason: `head has more than ${maxHeadOctets} octets`,
      index: maxHeadOctets,
      rule: "RFC 4975 headers",
    });
  }

  #readHead(octets: Uint8Array, start: number, hasBody: boolean): MsrpHead {
    const { maxHeaders } = this.#limits;
    return readHead(octets, { offset: this.#before + start, hasBody, maxHeaders });
  }

  #takeHead(collected: CollectedHead, events: (MsrpEvent | Problem)[]): void {
    const { octets, start, endLine: line } = collected;
    this.#checkPrefix(octets, start);
    this.#checkHeadSize(octets, octets.length, start);
    const endLine = new EndLine(this.#begin(octets, start, line === undefined, events));
    if (line === undefined) this.#body = new BodyReader(endLine);
    else if (!endLine.isLine(line)) {
      this.#refuse(octets, start, {
        code: "invalid-end-line",
        reason: "expected the end-line of the transaction",
        index: octets.length,
        rule: "RFC 4975 end-line",
      });
    } else if (!this.#isRefused) events.push({ kind: "end", flag: endLine.flagAt(line, -2) });
  }

  // Reads a head and gives the identifier of its transaction, also of one that is refused.
  #begin(
    octets: Uint8Array,
    start: number,
    hasBody: boolean,
    events: (MsrpEvent | Problem)[],
  ): string {
    this.#isRefused = false;
    try {
      const head = this.#readHead(octets, start, hasBody);
      const isSend = head.kind === "request" && head.method === "SEND";
      this.#left = isSend ? this.#limits.maxBodyOctets : MAX_OTHER_BODY_OCTETS;
      events.push({ kind: "head", head, hasBody });
      return head.transactionId;
    } catch (error) {
      const transactionId = transactionOf(octets);
      if (!(error instanceof MsrpError) || transactionId === undefined || !this.#onProblem) {
        throw error;
      }
      // Told in its turn, behind the frames before it.
      events.push({ kind: "problem", error, transactionId });
      this.#isRefused = true;
      return transactionId;
    }
  }

  #readBody(
    body: BodyReader,
    chunk: Uint8Array,
    at: number,
    events: (MsrpEvent | Problem)[],
  ): number {
    const { octets, flag, next } = body.read(chunk, at);
    if (flag !== undefined) this.#body = undefined;
    if (this.#isRefused) return next;
    this.#left -= octets.length;
    if (this.#left < 0) {
      this.#refuse(undefined, at, {
        code: "body-too-long",
        reason: "body is longer than the limit",
        index: octets.length + this.#left,
        rule: "RFC 4975 data",
      });
    }
    if (octets.length > 0) events.push({ kind: "body", octets });
    if (flag !== undefined) events.push({ kind: "end", flag });
    return next;
  }

  #refuse(frame: Uint8Array | undefined, start: number, fault: OctetFault): never {
    throw octetError(fault, frame, this.#before + start);
  }
}
