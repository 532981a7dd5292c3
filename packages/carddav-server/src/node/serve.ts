import type { AddressInfo } from "node:net";
import type { CardDavHandler } from "../handler.ts";
import { closerOf, createHttpServer, type HttpServer, type TlsKeys } from "./http-server.ts";
import { createNodeListener } from "./listener.ts";

/** Where a server listens. */
export interface ServeOptions {
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Certificate and key; with them it speaks HTTPS alone, with HTTP/2 for clients that ask for it. Default: plain HTTP. */
  readonly tls?: TlsKeys | undefined;
  /** How long an idle connection is kept, in milliseconds. Default 5 000. */
  readonly keepAliveMs?: number;
}

/** A server that listens. */
export interface RunningServer {
  /** Address to give a client, such as `http://127.0.0.1:8080/`. */
  readonly url: string;
  readonly server: HttpServer;
  /**
   * Takes another certificate, for connections that begin from now on; nothing changes where it throws. For a server
   * without TLS it does nothing.
   *
   * @throws Error Of `node:tls`, for a certificate that is none or has another key.
   */
  changeKeys(tls: TlsKeys): void;
  /**
   * Stops accepting, lets requests under way finish, and breaks off those that take longer.
   *
   * @param graceMs How long they may take, in milliseconds. Default 5 000.
   */
  close(graceMs?: number): Promise<void>;
}

/**
 * Serves a handler over HTTP, or HTTPS with HTTP/2.
 *
 * @param handler As `createCardDavHandler` makes it.
 * @param options Where to listen.
 * @throws Error Of `node:net` when the address cannot be had, as with `EADDRINUSE`; of `node:tls` for a certificate
 *   that is none or has another key.
 */
export async function serveCardDav(
  handler: CardDavHandler,
  options: ServeOptions = {},
): Promise<RunningServer> {
  const { host = "127.0.0.1", port = 0, tls, keepAliveMs = 5_000 } = options;
  const server = createHttpServer(createNodeListener(handler), tls, keepAliveMs);
  const close = closerOf(server);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  return {
    url: urlOf(server.address(), tls === undefined ? "http" : "https"),
    server,
    changeKeys: ({ key, cert }) => {
      if ("setSecureContext" in server) server.setSecureContext({ key, cert });
    },
    close: (graceMs = 5_000) => close(graceMs),
  };
}

function urlOf(address: AddressInfo | string | null, scheme: string): string {
  if (address === null || typeof address === "string") return String(address);
  const host = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return `${scheme}://${host}:${address.port}/`;
}
