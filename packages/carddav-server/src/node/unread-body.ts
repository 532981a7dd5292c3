import type { IncomingMessage } from "node:http";
import { constants, Http2ServerRequest } from "node:http2";

/** How long the rest of a body may take that nobody reads, in milliseconds. */
const DRAIN_MS = 500;

/**
 * Tells whether there is more of a request than was read.
 *
 * @internal
 */
export function hasUnreadBody(incoming: IncomingMessage | Http2ServerRequest): boolean {
  if (incoming.readableEnded) return false;
  if (incoming instanceof Http2ServerRequest) return !incoming.stream.endAfterHeaders;
  return !incoming.complete || incoming.readableLength > 0;
}

/**
 * Lets go of a body that the answer did not need: its rest is read for a short time, so that the client sees the
 * answer, and the connection serves the next request; after that it is closed. Of HTTP/2 the stream is
 * (RFC 9113 section 8.1).
 *
 * @param incoming The request, when its answer was sent.
 *
 * @internal
 */
export function releaseBody(incoming: IncomingMessage | Http2ServerRequest): void {
  if (incoming.destroyed || !hasUnreadBody(incoming)) return;
  if (incoming instanceof Http2ServerRequest) {
    incoming.stream.close(constants.NGHTTP2_NO_ERROR);
    return;
  }
  const { socket } = incoming;
  const timer = setTimeout(() => socket.destroySoon(), DRAIN_MS).unref();
  const stop = (): void => clearTimeout(timer);
  incoming.once("end", stop).once("close", stop).resume();
}
