import { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { joinChunks, type BodyReader } from "../body.ts";
import { Refusal } from "../refusal.ts";

/**
 * Makes the reader of a request's body. A body that is too long is left unread, so that the
 * connection can still carry the answer.
 *
 * @internal
 */
export function incomingBodyReader(incoming: Readable): BodyReader {
  return (maxOctets) => {
    // node:http says of a request without a body that it was read to the end.
    if (incoming.readableEnded) return new Uint8Array();
    if (incoming instanceof IncomingMessage && incoming.complete && !incoming.destroyed) {
      return arrivedBody(incoming, maxOctets);
    }
    return new Promise((resolve, reject) => {
      const chunks: Uint8Array[] = [];
      let size = 0;
      const onData = (chunk: Uint8Array): void => {
        size += chunk.length;
        if (size > maxOctets) {
          incoming.off("data", onData).pause();
          resolve(undefined);
          return;
        }
        chunks.push(chunk);
      };
      // Every request closes, and most of them well: an error is made for those that did not end only.
      const brokenOff = (): void => {
        if (incoming.readableEnded) return;
        reject(new Refusal(400, { description: "the body was broken off" }));
      };
      // Its client may have gone while it was found out who it is.
      if (incoming.destroyed) brokenOff();
      incoming
        .on("data", onData)
        .once("end", () => resolve(joinChunks(chunks, size)))
        .once("error", brokenOff)
        .once("close", brokenOff);
    });
  };
}

// Most bodies come with their header: what is there already need not be waited for.
function arrivedBody(incoming: IncomingMessage, maxOctets: number): Uint8Array | undefined {
  const size = incoming.readableLength;
  if (size > maxOctets) return undefined;
  const chunks: Uint8Array[] = [];
  // Gives one chunk at a time, and nothing at the end.
  for (let chunk: unknown = incoming.read(); chunk instanceof Uint8Array; chunk = incoming.read()) {
    chunks.push(chunk);
  }
  return joinChunks(chunks, size);
}
