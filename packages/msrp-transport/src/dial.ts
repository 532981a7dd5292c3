import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { type MsrpAddress, plainHost } from "./address.ts";
import { type CertificateFingerprint, matchesFingerprint, peerCertificate } from "./fingerprint.ts";
import { type MsrpTlsOptions, tlsSettings } from "./tls-options.ts";
import { MsrpTransportError } from "./transport-error.ts";

/** Where to connect to. */
export interface MsrpTarget extends MsrpAddress {
  /**
   * Fingerprints of the peer's certificate, of which one has to fit (RFC 8122 section 5). Without them, the
   * certificate has to be valid for the host.
   */
  readonly fingerprints?: readonly CertificateFingerprint[];
}

/**
 * Opens a connection.
 *
 * @param target Where to.
 * @param tls The own certificate.
 * @param connectTimeoutMs The longest time.
 * @returns The open connection, with its handshake done and its certificate judged.
 * @throws MsrpTransportError `unreachable`, `connect-timeout`, `handshake-failed` or `wrong-fingerprint`.
 */
export function dial(
  target: MsrpTarget,
  tls: MsrpTlsOptions | undefined,
  connectTimeoutMs: number,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = open(target, tls);
    let isConnected = false;
    const timer = setTimeout(() => {
      const reason = `no connection within ${connectTimeoutMs} ms`;
      finish(new MsrpTransportError("connect-timeout", reason, target));
    }, connectTimeoutMs);

    function finish(error?: MsrpTransportError): void {
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
    socket.once(target.tls === true ? "secureConnect" : "connect", () => {
      finish(judge(socket, target));
    });
    socket.once("error", (error) => {
      const code = isConnected ? "handshake-failed" : "unreachable";
      finish(new MsrpTransportError(code, error.message, target, error));
    });
    socket.once("close", () => {
      finish(new MsrpTransportError("handshake-failed", "closed by the peer", target));
    });
  });
}

function judge(socket: Socket, target: MsrpTarget): MsrpTransportError | undefined {
  if (target.tls !== true || target.fingerprints === undefined) return undefined;
  const certificate = peerCertificate(socket);
  if (certificate !== undefined && matchesFingerprint(certificate, target.fingerprints)) {
    return undefined;
  }
  const reason = "the certificate has none of the fingerprints";
  return new MsrpTransportError("wrong-fingerprint", reason, target);
}

function open(target: MsrpTarget, tls: MsrpTlsOptions | undefined): Socket {
  const { port } = target;
  const host = plainHost(target.host);
  if (target.tls !== true) return connect({ host, port });
  // A server name is a name (RFC 6066 section 3).
  const servername = isIP(host) === 0 ? { servername: host } : {};
  const rejectUnauthorized = target.fingerprints === undefined;
  return connectTls({
    host,
    port,
    rejectUnauthorized,
    ...servername,
    ...(tls && tlsSettings(tls)),
  });
}
