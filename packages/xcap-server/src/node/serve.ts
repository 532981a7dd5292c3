import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { XcapHandler } from "../handler.ts";
import { createNodeListener } from "./listener.ts";

/** Where a server listens. */
export interface ServeOptions {
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
}

/** A server that listens. */
export interface RunningServer {
  /** Address to give a client, such as `http://127.0.0.1:8080/`. */
  readonly url: string;
  readonly server: Server;
  /**
   * Stops accepting, lets requests under way finish, and breaks off those that take longer.
   *
   * @param graceMs How long they may take, in milliseconds. Default 5 000.
   */
  close(graceMs?: number): Promise<void>;
}

/**
 * Serves a handler over HTTP. TLS is the business of a proxy before it.
 *
 * @param handler As `createXcapHandler` makes it.
 * @param options Where to listen.
 * @throws Error of `node:net` when the address cannot be had, as with `EADDRINUSE`.
 */
export async function serveXcap(
  handler: XcapHandler,
  options: ServeOptions = {},
): Promise<RunningServer> {
  const { host = "127.0.0.1", port = 0 } = options;
  const server = createServer(createNodeListener(handler));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return {
    url: urlOf(server.address()),
    server,
    close: (graceMs = 5000) => close(server, graceMs),
  };
}

function urlOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === "string") return String(address);
  const host = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}/`;
}

/** How often connections that became idle are closed, in milliseconds. */
const SWEEP_MS = 20;

async function close(server: Server, graceMs: number): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  // A connection whose request ends meanwhile would be kept alive until its client has enough.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(timer);
  clearInterval(sweep);
}
