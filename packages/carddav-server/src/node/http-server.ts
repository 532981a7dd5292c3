import { createServer, type Server } from "node:http";
import { createSecureServer, type Http2SecureServer } from "node:http2";
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

/**
 * Makes a server. By TLS a client chooses HTTP/2 or HTTP/1.1 by ALPN (RFC 7301).
 *
 * @param listener What answers.
 * @param tls Certificate and key; without them, no TLS.
 * @param keepAliveMs How long an idle connection is kept, in milliseconds.
 * @throws Error Of `node:tls`, for a certificate that is none or has another key.
 *
 * @internal
 */
export function createHttpServer(
  listener: NodeListener,
  tls: TlsKeys | undefined,
  keepAliveMs: number,
): HttpServer {
  if (tls === undefined) return createServer({ keepAliveTimeout: keepAliveMs }, listener);
  const { key, cert } = tls;
  const server = createSecureServer({ key, cert, allowHTTP1: true }, (incoming, outgoing) => {
    // The classes of node:http2 have what the listener uses of those of node:http.
    listener(incoming as never, outgoing as never);
  });
  server.on("session", (session) => {
    session.setTimeout(keepAliveMs, () => session.close());
  });
  // What it keeps for connections of HTTP/1.1.
  return Object.assign(server, { keepAliveTimeout: keepAliveMs });
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
