import { type SipLimits, withDefaults } from "./limits.ts";
import type { SipMessage } from "./message.ts";
import { endOfHead } from "./parse-message.ts";
import { type Head, readHead, refuseLongHead, toMessage } from "./read-head.ts";
import { refuse, refuseAfter, SipError } from "./sip-error.ts";

/** Line breaks between messages that keep a connection alive (RFC 5626 section 3.5.1). */
export interface KeepAlive {
  readonly kind: "ping" | "pong";
}

/** What {@link SipDecoder} is told. */
export interface SipDecoderOptions extends SipLimits {
  /**
   * Which end of the connection reads. A server takes two line breaks for a `ping`, which it answers
   * with one, and passes over one alone; a client takes each line break for a `pong`. Default
   * `server`.
   */
  readonly side?: "server" | "client";
}

/**
 * Reads messages from a stream such as TCP (RFC 3261 section 18.3). Where the chunks are cut makes no
 * difference. After an error nothing more can be read from the stream: where the next message begins
 * is not known.
 *
 * @example
 * ```ts
 * const decoder = new SipDecoder();
 * for (const item of decoder.push(chunk)) {
 *   if (item.kind === "ping") socket.write("\r\n");
 *   else handle(item);
 * }
 * ```
 */
export class SipDecoder {
  readonly #limits: Required<SipLimits>;
  readonly #isServer: boolean;
  #octets: Uint8Array = new Uint8Array(0);
  /** The octets that wait are those from start to end. */
  #start = 0;
  #end = 0;
  /** The octets from start to here hold no end of a head. */
  #searched = 0;
  /** The head whose body is awaited. */
  #head: Head | undefined;
  #error: SipError | undefined;

  constructor(options: SipDecoderOptions = {}) {
    const { side = "server", ...limits } = options;
    this.#limits = withDefaults(limits);
    this.#isServer = side === "server";
  }

  /**
   * Takes octets, and gives what they complete as it is asked for. What nobody asked for is the first that
   * the next call gives.
   *
   * @param chunk The octets; they are copied.
   * @returns The messages and keep-alives.
   * @throws SipError for what is no message, or beyond a limit; and the same again ever after.
   */
  push(chunk: Uint8Array): Generator<SipMessage | KeepAlive, void, undefined> {
    this.#append(chunk);
    return this.#items();
  }

  *#items(): Generator<SipMessage | KeepAlive, void, undefined> {
    for (let item = this.#next(); item !== undefined; item = this.#next()) yield item;
  }

  /**
   * Says that no more octets come.
   *
   * @throws SipError `unexpected-end` when a message is incomplete.
   */
  end(): void {
    if (this.#error !== undefined) throw this.#error;
    if (this.#head !== undefined) {
      const reason = "stream ends inside a body";
      refuseAfter(this.#head.text, "incomplete-body", reason, MESSAGE);
    }
    const rest = this.#octets.subarray(this.#start, this.#end);
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(rest);
    // A part of two line breaks may be all there is.
    if (!"\r\n\r".startsWith(text)) {
      refuseAfter(text, "unexpected-end", "stream ends inside a head", MESSAGE);
    }
  }

  /**
   * The octets that no message was made of yet: of a message whose body is awaited, those of the body; after
   * an error, those that were refused and all behind them. A view, to be used before the next `push`.
   */
  get pending(): Uint8Array {
    return this.#octets.subarray(this.#start, this.#end);
  }

  #append(chunk: Uint8Array): void {
    if (this.#error !== undefined) throw this.#error;
    const size = this.#end - this.#start;
    if (this.#end + chunk.length > this.#octets.length) {
      // Twice the size each time it grows: a stream that comes in small pieces is copied few times.
      const grown = new Uint8Array(Math.max(2 * size, size + chunk.length, LEAST_OCTETS));
      grown.set(this.#octets.subarray(this.#start, this.#end));
      this.#octets = grown;
      this.#searched -= this.#start;
      this.#start = 0;
      this.#end = size;
    }
    this.#octets.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  #next(): SipMessage | KeepAlive | undefined {
    try {
      return this.#head === undefined ? this.#nextHead() : this.#nextBody(this.#head);
    } catch (error) {
      if (error instanceof SipError) this.#error = error;
      throw error;
    }
  }

  #nextHead(): SipMessage | KeepAlive | undefined {
    const keepAlive = this.#keepAlive();
    if (keepAlive !== undefined) return keepAlive;
    if (this.#octets[this.#start] === CR || this.#start === this.#end) return undefined;
    const end = endOfHead(this.#octets, Math.max(this.#searched, this.#start), this.#end);
    const size = (end === -1 ? this.#end : end) - this.#start;
    if (size > this.#limits.maxHeadOctets) {
      const head = this.#octets.subarray(this.#start, this.#end);
      refuseLongHead(head, this.#limits.maxHeadOctets);
    }
    if (end === -1) {
      this.#searched = Math.max(this.#end - 3, this.#start);
      return undefined;
    }
    const head = readHead(this.#octets.subarray(this.#start, end), this.#limits);
    if (head.contentLength === undefined) {
      const reason = "message on a stream without Content-Length";
      refuseAfter(head.text, "missing-content-length", reason, MESSAGE);
    }
    this.#moveTo(end);
    this.#head = head;
    return this.#nextBody(head);
  }

  #nextBody(head: Head): SipMessage | undefined {
    const { contentLength = 0 } = head;
    const end = this.#start + contentLength;
    if (end > this.#end) return undefined;
    const body = this.#octets.slice(this.#start, end);
    this.#moveTo(end);
    this.#head = undefined;
    return toMessage(head, body);
  }

  /** Passes over the line breaks in front of a message. */
  #keepAlive(): KeepAlive | undefined {
    while (this.#isLineBreak(this.#start)) {
      if (!this.#isServer) {
        this.#moveTo(this.#start + 2);
        return { kind: "pong" };
      }
      if (this.#isLineBreak(this.#start + 2)) {
        this.#moveTo(this.#start + 4);
        return { kind: "ping" };
      }
      // The second line break may be on its way.
      const next = this.#start + 2;
      if (next === this.#end || (next + 1 === this.#end && this.#octets[next] === CR)) break;
      this.#moveTo(next);
    }
    return undefined;
  }

  #isLineBreak(place: number): boolean {
    if (this.#octets[place] !== CR || place + 1 >= this.#end) return false;
    if (this.#octets[place + 1] === LF) return true;
    const reason = "carriage return without line feed";
    return refuse("lone-carriage-return", reason, "", 0, MESSAGE);
  }

  #moveTo(place: number): void {
    this.#start = place;
    this.#searched = place;
    if (place !== this.#end) return;
    this.#start = 0;
    this.#end = 0;
    this.#searched = 0;
    if (this.#octets.length > MOST_KEPT) this.#octets = new Uint8Array(0);
  }
}

const MESSAGE = "RFC 3261 SIP-message";
const CR = 13;
const LF = 10;

/** Least octets that the buffer has. */
const LEAST_OCTETS = 4096;

/** Most octets of a buffer that is kept while nothing waits in it. */
const MOST_KEPT = 65_536;
