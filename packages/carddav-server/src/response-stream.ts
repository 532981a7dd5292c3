import { gatheredBody, type Chunks, type Gathered } from "./chunks.ts";
import type { LightBody } from "./light-response.ts";

const encoder = new TextEncoder();

/**
 * Text is gathered into chunks of about this many UTF-16 code units: a hundred cards without photos are one, which is
 * sent whole and costs less than its parts would.
 */
const CHUNK_LENGTH = 262_144;

/**
 * Makes a body of text that is produced while it is sent, as {@link gatheredBody} has it.
 *
 * @param start What the text begins with.
 * @param parts What comes then.
 * @param endOf Gives what the text ends with, from what the parts returned.
 *
 * @internal
 */
export function textBody<End>(
  start: string,
  parts: AsyncGenerator<string, End | void>,
  endOf: (end: End | void) => string,
): Promise<Uint8Array<ArrayBuffer> | Chunks> {
  let text = start;
  async function gather(): Promise<Gathered> {
    while (text.length < CHUNK_LENGTH) {
      const next = await parts.next();
      if (next.done === true) {
        return { octets: encoder.encode(text + endOf(next.value)), done: true };
      }
      text += next.value;
    }
    const octets = encoder.encode(text);
    text = "";
    return { octets, done: false };
  }
  return gatheredBody(gather, () => parts.return());
}

/**
 * Tells whether answers of a status end with their header (RFC 9110 sections 15.3.5 and 15.4.5).
 *
 * @internal
 */
export function isBodiless(status: number): boolean {
  return status === 204 || status === 304;
}

/** What {@link watchBody} tells. */
export interface ResponseWatcher {
  /** Called once, with the octets that were read, when nothing more will be. */
  readonly onEnd: (octetCount: number) => void;
  /** Called with what broke a streamed body off. */
  readonly onBreak: (error: unknown) => void;
}

/**
 * Counts the octets of a response and tells when its body is over, read to its end or not.
 *
 * @internal
 */
export function watchBody(body: LightBody, { onEnd, onBreak }: ResponseWatcher): LightBody {
  if (body === null || body instanceof Uint8Array) {
    onEnd(body?.length ?? 0);
    return body;
  }
  let octetCount = 0;
  let isOver = false;
  const end = (): void => {
    if (!isOver) onEnd(octetCount);
    isOver = true;
  };
  return {
    async next() {
      try {
        const octets = await body.next();
        octetCount += octets?.length ?? 0;
        if (octets === undefined) end();
        return octets;
      } catch (error) {
        onBreak(error);
        end();
        throw error;
      }
    },
    async cancel() {
      end();
      await body.cancel();
    },
  };
}
