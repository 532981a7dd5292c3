import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { type MsrpAddress, plainHost } from "./address.ts";
import { type MsrpTlsOptions, tlsSettings } from "./tls-options.ts";
import { MsrpTransportError } from "./transport-error.ts";

/** What listens for connections. */
export interface ListenerOptions {
  readonly tls: MsrpTlsOptions | undefined;
  readonly handshakeTimeoutMs: number;

  /** Whether a connection may come in; asked before its handshake. */
  readonly admit: (socket: Socket) => boolean;

  /** Called for a connection that may be read. */
  readonly onSocket: (socket: Socket, isTls: boolean) => void;
  readonly onError: (error: MsrpTransportError) => void;
}

/** A server that listens. */
export interface Listener {
  readonly port: number;

  /** Takes no more connections; those that are open stay. */
  stop(): void;
}

/**
 * Listens for TCP or TLS connections. An IPv6 address takes IPv6 alone.
 *
 * @param address Where.
 * @param options Who is asked and told.
 * @throws MsrpTransportError `listen-failed`.
 */
export async function listen(address: MsrpAddress, options: ListenerOptions): Promise<Listener> {
  const isTls = address.tls === true;
  const server = isTls ? tlsServer(address, options) : createServer();
  server.on("connection", (socket: Socket) => {
    if (!options.admit(socket)) {
      socket.on("error", () => socket.destroy());
      socket.destroy();
    } else if (!isTls) options.onSocket(socket, false);
  });
  return bind(server, address, options);
}

function tlsServer(address: MsrpAddress, options: ListenerOptions): Server {
  const { tls, handshakeTimeoutMs, onSocket, onError } = options;
  if (tls === undefined) {
    throw new MsrpTransportError("listen-failed", "tls without a certificate", address);
  }
  const server = createTlsServer({
    ...tlsSettings(tls),
    handshakeTimeout: handshakeTimeoutMs,
    // Peers have certificates of their own making, which are judged by their fingerprints.
    requestCert: true,
    rejectUnauthorized: false,
  });
  server.on("secureConnection", (socket) => {
    onSocket(socket, true);
  });
  server.on("tlsClientError", (error, socket) => {
    const { remoteAddress = "", remotePort: port = 0 } = socket;
    socket.destroy();
    const peer = { host: plainHost(remoteAddress), port, tls: true };
    onError(new MsrpTransportError("handshake-failed", error.message, peer, error));
  });
  return server;
}

function bind(server: Server, address: MsrpAddress, options: ListenerOptions): Promise<Listener> {
  const { port } = address;
  const host = plainHost(address.host);
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const reason = `${host} port ${port}: ${error.message}`;
      reject(new MsrpTransportError("listen-failed", reason, address, error));
    });
    server.listen({ host, port, ipv6Only: true }, () => {
      server.removeAllListeners("error").on("error", (error) => {
        options.onError(new MsrpTransportError("listen-failed", error.message, address, error));
      });
      const bound = server.address();
      const boundPort = typeof bound === "object" && bound !== null ? bound.port : port;
      resolve({ port: boundPort, stop: () => void server.close() });
    });
  });
}
