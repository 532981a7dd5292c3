import { createServer, type Server } from "node:http";
import {
  constants,
  createSecureServer,
  type Http2SecureServer,
  type ServerHttp2Stream,
} from "node:http2";
import type { Socket } from "node:net";
import type { NodeListener } from "./listener.ts";

/** A certificate and its key. */
export interface TlsKeys {
  /** In PEM. */
  readonly key: string;
  /** In PEM, with those that lead to the root below it. */
  readonly cert: string;
}

/** A server of HTTP/1.1, or by TLS of HTTP/2 too. */
export type HttpServer = Server | Http2SecureServer;

/** Most requests of one HTTP/2 connection at a time (RFC 9113 section 6.5.2 advises no fewer); node:http2 has no bound. */
const MAX_STREAMS = 100;

/** How long a request may take to arrive, in milliseconds, as node:http has it for HTTP/1.1. */
const REQUEST_TIMEOUT_MS = 300_000;

/**
 * Makes a server. By TLS a client chooses HTTP/2 or HTTP/1.1 by ALPN (RFC 7301).
 *
 * @param listener What answers.
 * @param tls Certificate and key; without them, no TLS.
 * @param keepAliveMs How long an idle connection is kept, in milliseconds.
 * @param requestTimeoutMs How long a request of HTTP/2 may take to arrive, in milliseconds. Default 300 000.
 * @throws Error Of `node:tls`, for a certificate that is none or has another key.
 *
 * @internal
 */
export function createHttpServer(
  listener: NodeListener,
  tls: TlsKeys | undefined,
  keepAliveMs: number,
  requestTimeoutMs: number = REQUEST_TIMEOUT_MS,
): HttpServer {
  if (tls === undefined) {
    // Most requests have no body: node:http need not make one for them, and wait for its end.
    const options = { keepAliveTimeout: keepAliveMs, optimizeEmptyRequests: true };
    return createServer(options, listener);
  }
  const { key, cert } = tls;
  const settings = { maxConcurrentStreams: MAX_STREAMS };
  const options = { key, cert, allowHTTP1: true, settings };
  const server = createSecureServer(options, (incoming, outgoing) => {
    // The classes of node:http2 have what the listener uses of those of node:http.
    listener(incoming as never, outgoing as never);
  });
  server.on("stream", (stream) => {
    if (!stream.endAfterHeaders) endLate(stream, requestTimeoutMs);
  });
  server.on("session", (session) => {
    session.setTimeout(keepAliveMs, () => session.close());
  });
  // What it keeps for connections of HTTP/1.1.
  return Object.assign(server, { keepAliveTimeout: keepAliveMs });
}

// A body that never ends would keep its stream, and its connection with it, for as long as its sender likes.
function endLate(stream: ServerHttp2Stream, timeoutMs: number): void {
  const timer = setTimeout(() => stream.close(constants.NGHTTP2_CANCEL), timeoutMs);
  const stop = (): void => clearTimeout(timer);
  stream.once("end", stop).once("close", stop);
}

/** How often connections that became idle are closed, in milliseconds. */
const SWEEP_MS = 20;

/**
 * Remembers the connections of a server, to close it in the end.
 *
 * @param server Before it listens.
 * @returns Stops accepting, lets requests under way finish, and breaks off those that take longer than the given
 *   milliseconds.
 *
 * @internal
 */
export function closerOf(server: HttpServer): (graceMs: number) => Promise<void> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const closeIdle = (): void => {
    // That of node:http2 has it where it speaks HTTP/1.1, and closes idle sessions by itself.
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  };
  return async (graceMs) => {
    const timer = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, graceMs);
    // A connection whose request ends meanwhile would be kept alive until its client has enough.
    const sweep = setInterval(closeIdle, SWEEP_MS);
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      closeIdle();
    });
    clearTimeout(timer);
    clearInterval(sweep);
  };
}
