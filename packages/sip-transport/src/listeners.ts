import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { plainHost, type SipListenAddress } from "./target.ts";
import { type SipTlsOptions, tlsSettings } from "./tls-options.ts";
import { SipTransportError } from "./transport-error.ts";

/** What listens for connections. */
export interface ListenerOptions {
  readonly tls: SipTlsOptions | undefined;
  readonly handshakeTimeoutMs: number;

  /** Whether a connection may come in; asked before its handshake. */
  readonly admit: (socket: Socket) => boolean;

  /** Called for a connection that may be read. */
  readonly onSocket: (socket: Socket, address: SipListenAddress) => void;
  readonly onError: (error: SipTransportError) => void;
}

/** A server that listens. */
export interface Listener {
  readonly port: number;

  /** Takes no more connections; those that are open stay. */
  stop(): void;
}

/**
 * Listens for TCP or TLS connections. An IPv6 address takes IPv6 alone, as with UDP.
 *
 * @param address Where.
 * @param options Who is asked and told.
 * @throws SipTransportError `listen-failed`.
 */
export function listen(address: SipListenAddress, options: ListenerOptions): Promise<Listener> {
  const server = address.transport === "tls" ? tlsServer(address, options) : createServer();
  server.on("connection", (socket: Socket) => {
    if (!options.admit(socket)) {
      socket.on("error", () => socket.destroy());
      socket.destroy();
    } else if (address.transport === "tcp") options.onSocket(socket, address);
  });
  return bind(server, address, options);
}

function tlsServer(address: SipListenAddress, options: ListenerOptions): Server {
  const { tls, handshakeTimeoutMs, onSocket, onError } = options;
  if (tls?.key === undefined || tls.cert === undefined) {
    throw new SipTransportError("listen-failed", "tls without key and cert", address);
  }
  const server = createTlsServer({
    ...tlsSettings(tls),
    handshakeTimeout: handshakeTimeoutMs,
  });
  server.on("secureConnection", (socket) => {
    onSocket(socket, address);
  });
  server.on("tlsClientError", (error, socket) => {
    const { remoteAddress = "", remotePort = 0 } = socket;
    const peer = { transport: "tls", host: plainHost(remoteAddress), port: remotePort } as const;
    socket.destroy();
    onError(new SipTransportError("handshake-failed", error.message, peer, error));
  });
  return server;
}

function bind(
  server: Server,
  address: SipListenAddress,
  options: ListenerOptions,
): Promise<Listener> {
  const { port } = address;
  const host = plainHost(address.host);
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const reason = `${address.transport} ${host} port ${port}: ${error.message}`;
      reject(new SipTransportError("listen-failed", reason, address, error));
    });
    server.listen({ host, port, ipv6Only: true }, () => {
      server.removeAllListeners("error").on("error", (error) => {
        options.onError(new SipTransportError("listen-failed", error.message, address, error));
      });
      const bound = server.address();
      const boundPort = typeof bound === "object" && bound !== null ? bound.port : port;
      resolve({ port: boundPort, stop: () => void server.close() });
    });
  });
}
