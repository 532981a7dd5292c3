import { createSocket, type Socket } from "node:dgram";
import { isIP } from "node:net";
import { plainHost, type SipListenAddress, type SipTarget } from "./target.ts";
import { SipTransportError } from "./transport-error.ts";

/** An own UDP socket. */
interface Bound {
  readonly socket: Socket;
  readonly family: number;
  readonly flow: string;
}

/** Most octets of a datagram over IPv4 (RFC 768, RFC 791). */
const MAX_DATAGRAM_OCTETS = 65_507;

/** What is done with a datagram. */
export type OnDatagram = (octets: Uint8Array, source: SipTarget) => void;

/** Own UDP sockets. */
export interface Datagrams {
  /**
   * Binds a socket.
   *
   * @returns The port.
   * @throws SipTransportError `listen-failed`.
   */
  bind(address: SipListenAddress): Promise<number>;

  /**
   * Sends a datagram from the socket of the flow, or from the first one of the family of the address.
   *
   * @throws SipTransportError `no-socket`, `too-large` or `unreachable`.
   */
  send(octets: Uint8Array, target: SipTarget): Promise<void>;

  /** Waits until what was sent is with the operating system, and closes. */
  close(): Promise<void>;
}

/**
 * Makes an owner of UDP sockets, which has none yet.
 *
 * @param onDatagram Called for each datagram.
 * @param onError Called for what goes wrong on a socket.
 */
export function createDatagrams(
  onDatagram: OnDatagram,
  onError: (error: SipTransportError) => void,
): Datagrams {
  const sockets: Bound[] = [];
  const sending = new Set<Promise<void>>();

  function socketFor(target: SipTarget): Socket {
    const family = isIP(target.host);
    const bound =
      sockets.find(({ flow }) => flow === target.flow) ??
      sockets.find((socket) => socket.family === family);
    if (bound !== undefined) return bound.socket;
    throw new SipTransportError("no-socket", `no UDP socket for ${target.host}`, target);
  }

  return {
    bind(address) {
      const host = plainHost(address.host);
      const family = isIP(host) === 6 ? 6 : 4;
      const socket = createSocket({
        type: family === 6 ? "udp6" : "udp4",
        ipv6Only: family === 6,
        // Addresses are resolved before: what comes here is one.
        lookup: (name, _options, done) => {
          done(null, name, family);
        },
      });
      const flow = `udp-${sockets.length}`;
      sockets.push({ socket, family, flow });
      socket.on("message", (octets, { address: from, port }) => {
        onDatagram(octets, { transport: "udp", host: plainHost(from), port, flow });
      });
      return bind(socket, { ...address, host }, onError);
    },
    async send(octets, target) {
      if (octets.length > MAX_DATAGRAM_OCTETS) {
        const reason = `${octets.length} octets do not go into a datagram`;
        throw new SipTransportError("too-large", reason, target);
      }
      const sent = sendFrom(socketFor(target), octets, target);
      sending.add(sent);
      try {
        await sent;
      } finally {
        sending.delete(sent);
      }
    },
    async close() {
      await Promise.allSettled(sending);
      await Promise.all(sockets.map(({ socket }) => closeSocket(socket)));
      sockets.length = 0;
    },
  };
}

function bind(
  socket: Socket,
  address: SipListenAddress,
  onError: (error: SipTransportError) => void,
): Promise<number> {
  const { host, port } = address;
  return new Promise((resolve, reject) => {
    socket.once("error", (error) => {
      const reason = `udp ${host} port ${port}: ${error.message}`;
      reject(new SipTransportError("listen-failed", reason, address, error));
    });
    socket.bind(port, host, () => {
      socket.removeAllListeners("error").on("error", (error) => {
        onError(new SipTransportError("unreachable", error.message, address, error));
      });
      resolve(socket.address().port);
    });
  });
}

function sendFrom(socket: Socket, octets: Uint8Array, target: SipTarget): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      const code = "code" in error && error.code === "EMSGSIZE" ? "too-large" : "unreachable";
      reject(new SipTransportError(code, error.message, target, error));
    };
    try {
      socket.send(octets, target.port, target.host, (error) => {
        if (error === null) resolve();
        else fail(error);
      });
    } catch (error) {
      // A port beyond the numbers of ports, or a socket that is closed.
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
}

function closeSocket(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once("close", resolve);
    try {
      socket.close();
    } catch {
      // One that was never bound.
      resolve();
    }
  });
}
