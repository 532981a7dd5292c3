import type { ServerResponse } from "node:http";
import { constants, Http2ServerResponse } from "node:http2";
import type { Writable } from "node:stream";
import { chunksOf, type Chunks } from "../chunks.ts";
import { fieldsOf } from "../light-headers.ts";
import { lightBodyOf } from "../light-response.ts";
import { isBodiless } from "../response-stream.ts";

/** What a response is sent by. */
export type Outgoing = ServerResponse | Http2ServerResponse;

/** Longest body that is copied to be sent in one piece with the header, in octets. */
const ONE_PIECE_OCTETS = 65_536;

/**
 * Sends a response. A body that breaks off while it is streamed ends the connection, so that its client cannot take a
 * part for the whole; the failure itself goes no further, since the handler has told of it.
 *
 * @internal
 */
export async function sendResponse(response: Response, outgoing: Outgoing): Promise<void> {
  sendHead(response, outgoing);
  // One of the platform comes from another handler, or was asked for more than is at hand.
  const light = lightBodyOf(response);
  const stream = light === undefined ? response.body : null;
  const body = light ?? (stream === null ? null : chunksOf(stream));
  // Nothing tells of a client that went while the answer was made.
  const isRead = outgoing.req.method !== "HEAD" && !isClosed(outgoing);
  if (body === null) outgoing.end();
  else if (!isRead) {
    outgoing.end();
    if (!(body instanceof Uint8Array)) await body.cancel();
  } else if (body instanceof Uint8Array) sendOctets(body, outgoing);
  else await sendChunks(body, outgoing, () => breakOff(outgoing));
}

// At once where the fields say how long the body is, or where there is none: else node:http finds that out at the end.
function sendHead({ status, headers }: Response, outgoing: Outgoing): void {
  const fields = fieldsOf(headers);
  const isWhole = isBodiless(status) || headers.has("content-length");
  if (fields !== undefined && isWhole && !(outgoing instanceof Http2ServerResponse)) {
    outgoing.writeHead(status, [...fields]);
    return;
  }
  outgoing.statusCode = status;
  for (const [name, value] of headers) outgoing.appendHeader(name, value);
}

function isClosed(outgoing: Outgoing): boolean {
  return outgoing instanceof Http2ServerResponse ? outgoing.stream.destroyed : outgoing.destroyed;
}

// A write of a text takes the header with it; octets would follow it in a piece of their own, at twice the cost.
function sendOctets(octets: Uint8Array, outgoing: Outgoing): void {
  if (outgoing instanceof Http2ServerResponse || octets.length > ONE_PIECE_OCTETS) {
    outgoing.end(octets);
    return;
  }
  const { buffer, byteOffset, byteLength } = octets;
  outgoing.end(Buffer.from(buffer, byteOffset, byteLength).toString("latin1"), "latin1");
}

async function sendChunks(
  { next, cancel }: Chunks,
  outgoing: Writable,
  onBreak: () => void,
): Promise<void> {
  let isGone = false;
  outgoing.once("close", () => {
    isGone = true;
    cancel().catch(() => undefined);
  });
  try {
    for (let octets = await next(); octets !== undefined; octets = await next()) {
      if (isGone) return;
      if (!outgoing.write(octets)) await drained(outgoing);
    }
    outgoing.end();
  } catch {
    onBreak();
  }
}

// Waits until there is room for more, or nobody to send it to.
function drained(outgoing: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      outgoing.off("drain", done).off("close", done);
      resolve();
    };
    outgoing.once("drain", done).once("close", done);
  });
}

/**
 * Ends a connection, of HTTP/2 only the stream, whose code tells the client that the body is not whole.
 *
 * @internal
 */
export function breakOff(outgoing: Outgoing): void {
  if (outgoing instanceof Http2ServerResponse) {
    outgoing.stream.close(constants.NGHTTP2_INTERNAL_ERROR);
    return;
  }
  outgoing.destroy();
}
