import type { MsrpFrame, MsrpHead } from "./head.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { MsrpDecoder, type MsrpDecoderOptions } from "./msrp-decoder.ts";
import { MsrpError } from "./msrp-error.ts";
import { Pending } from "./pending.ts";

/**
 * Reads whole frames from octets as they arrive: what {@link MsrpDecoder} reads, with the bodies
 * collected up to a limit.
 *
 * @example
 * const decoder = new FrameDecoder();
 * for await (const chunk of socket) for (const frame of decoder.push(chunk)) handle(frame);
 * decoder.end();
 */
export class FrameDecoder {
  readonly #events: MsrpDecoder;
  #head: MsrpHead | undefined;
  #hasBody = false;

  /** The only piece of the body, as long as there is one. */
  #view: Uint8Array | undefined;

  /** The pieces of the body, once there are several, or one of a chunk before. */
  readonly #copy = new Pending();

  /** @param options Limits, and what to do about frames that are refused. */
  constructor(options: MsrpDecoderOptions = {}) {
    const maxBodyOctets = options.maxBodyOctets ?? DEFAULT_LIMITS.maxBodyOctets;
    this.#events = new MsrpDecoder({ ...options, maxBodyOctets });
  }

  /**
   * Takes the next octets.
   *
   * @param chunk Octets, cut anywhere.
   * @yields The frames that are complete now. A body that is whole in the chunk is a view of it.
   * @throws MsrpError behind the frames before the fault, and again at each further call.
   */
  *push(chunk: Uint8Array): Generator<MsrpFrame, void, undefined> {
    for (const event of this.#events.push(chunk)) {
      if (event.kind === "head") {
        this.#head = event.head;
        this.#hasBody = event.hasBody;
      } else if (event.kind === "body") this.#add(event.octets);
      else if (this.#head !== undefined) {
        yield { head: this.#head, body: this.#takeBody(), flag: event.flag };
      }
    }
    // The chunk is the caller's again.
    this.#keep();
  }

  /**
   * Ends the octets.
   *
   * @throws MsrpError `incomplete-frame` within a frame, and what {@link push} has thrown.
   */
  end(): void {
    this.#events.end();
  }

  #add(octets: Uint8Array): void {
    if (this.#view === undefined && this.#copy.length === 0) this.#view = octets;
    else {
      this.#keep();
      this.#copy.append(octets);
    }
  }

  #keep(): void {
    if (this.#view === undefined) return;
    this.#copy.append(this.#view);
    this.#view = undefined;
  }

  #takeBody(): Uint8Array | undefined {
    if (!this.#hasBody) return undefined;
    const body = this.#view ?? this.#copy.take();
    this.#view = undefined;
    return body;
  }
}

/**
 * Reads all frames of octets.
 *
 * @param octets The octets; bodies are views of them.
 * @param options Limits, and what to do about frames that are refused.
 * @returns The frames.
 * @throws MsrpError for what is no frame.
 */
export function parseFrames(octets: Uint8Array, options: MsrpDecoderOptions = {}): MsrpFrame[] {
  const decoder = new FrameDecoder(options);
  const frames = [...decoder.push(octets)];
  decoder.end();
  return frames;
}

/**
 * Reads one frame.
 *
 * @param octets The octets of the frame; its body is a view of them.
 * @param options Limits.
 * @returns The frame.
 * @throws MsrpError `not-one-frame` for none or several, and for what is no frame.
 */
export function parseFrame(octets: Uint8Array, options: MsrpDecoderOptions = {}): MsrpFrame {
  const [frame, ...others] = parseFrames(octets, options);
  if (frame !== undefined && others.length === 0) return frame;
  const reason = `expected one frame, found ${frame === undefined ? "none" : others.length + 1}`;
  throw new MsrpError({ code: "not-one-frame", reason, source: "", offset: 0, rule: "RFC 4975" });
}
