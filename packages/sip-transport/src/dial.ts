import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { plainHost, type SipTarget } from "./target.ts";
import { type SipTlsOptions, tlsSettings } from "./tls-options.ts";
import { SipTransportError } from "./transport-error.ts";

const MAX_PORT = 65_535;

/** How connections are opened. */
export interface DialOptions {
  readonly tls: SipTlsOptions | undefined;
  readonly connectTimeoutMs: number;
}

/**
 * Opens a connection.
 *
 * @param target Where to, by its address.
 * @param name The name that a certificate has to be valid for.
 * @param options Certificates and the longest time.
 * @returns The open connection, with its handshake done.
 * @throws SipTransportError `unreachable`, `connect-timeout` or `handshake-failed`.
 */
export function dial(target: SipTarget, name: string, options: DialOptions): Promise<Socket> {
  const { connectTimeoutMs } = options;
  return new Promise((resolve, reject) => {
    // Who wrote a URI may have written a number that no port has.
    if (target.port > MAX_PORT) {
      const reason = `there is no port ${target.port}`;
      return reject(new SipTransportError("unreachable", reason, target));
    }
    const socket = open(target, plainHost(name), options);
    let isConnected = false;
    const timer = setTimeout(() => {
      const reason = `no connection within ${connectTimeoutMs} ms`;
      finish(new SipTransportError("connect-timeout", reason, target));
    }, connectTimeoutMs);

    function finish(error?: SipTransportError): void {
      clearTimeout(timer);
      socket.removeAllListeners("error").removeAllListeners("close");
      if (error === undefined) return resolve(socket);
      // An error that comes late is nobody's.
      socket.on("error", () => socket.destroy());
      socket.destroy();
      reject(error);
    }

    socket.once("connect", () => {
      isConnected = true;
    });
    socket.once(target.transport === "tls" ? "secureConnect" : "connect", () => {
      finish();
    });
    socket.once("error", (error) => {
      const code = isConnected ? "handshake-failed" : "unreachable";
      finish(new SipTransportError(code, error.message, target, error));
    });
    socket.once("close", () => {
      finish(new SipTransportError("handshake-failed", "closed by the peer", target));
    });
  });
}

function open(target: SipTarget, name: string, { tls = {} }: DialOptions): Socket {
  const { port } = target;
  const host = plainHost(target.host);
  if (target.transport !== "tls") return connect({ host, port });
  const { rejectUnauthorized = true } = tls;
  // A server name is a name (RFC 6066 section 3).
  const servername = isIP(name) === 0 ? { servername: name } : {};
  return connectTls({ host, port, rejectUnauthorized, ...servername, ...tlsSettings(tls) });
}
