import type { Socket } from "node:net";
import type { SipMessage, SipError } from "@callingcard/sip";
import { type Connection, createConnection } from "./connection.ts";
import { createConnectionTable } from "./connection-table.ts";
import { dial } from "./dial.ts";
import type { SipTransportLimits } from "./limits.ts";
import { type Listener, listen } from "./listeners.ts";
import { candidates, type Resolve } from "./resolve.ts";
import { sweep } from "./sweep.ts";
import { plainHost, type SipListenAddress, type SipTarget, targetKey } from "./target.ts";
import type { SipTlsOptions } from "./tls-options.ts";
import { SipTransportError } from "./transport-error.ts";

/** What connections are made from, and who is told of what they bring. */
export interface StreamsOptions {
  readonly tls: SipTlsOptions | undefined;
  readonly limits: Required<SipTransportLimits>;
  readonly resolve: Resolve;
  readonly onMessage: (message: SipMessage, connection: Connection) => void;
  readonly onMalformed: (error: SipError, octets: Uint8Array, connection: Connection) => void;
  readonly onProblem: (problem: SipTransportError) => void;
  readonly onFlowClosed: (flow: string) => void;
}

/** TCP and TLS connections, in both directions. */
export interface Streams {
  /**
   * Listens for connections.
   *
   * @returns The port.
   */
  listen(address: SipListenAddress): Promise<number>;

  /** An open connection by its flow. */
  byFlow(flow: string): Connection | undefined;

  /** Sends to a target, by a connection that is open or one that is opened for it. */
  send(octets: Uint8Array, target: SipTarget): Promise<void>;

  /** As `send`, but not by a connection that came in: who has opened it may be anybody at that address. */
  sendOut(octets: Uint8Array, target: SipTarget): Promise<void>;

  /** Takes no new connections, writes what is queued, and closes after this time at the latest. */
  close(graceMs: number): Promise<void>;
}

/** A connection that is being opened. */
interface Opening {
  readonly connection: Promise<Connection>;

  /** Octets that wait for it. */
  octets: number;
}

/**
 * Makes an owner of connections, which has none yet.
 *
 * @param options Limits, certificates, and who is told.
 */
export function createStreams(options: StreamsOptions): Streams {
  const { limits, tls, onProblem } = options;
  const table = createConnectionTable(limits);
  const openings = new Map<string, Opening>();
  const listeners: Listener[] = [];
  // Those that wait for a connection: before they are done, none is closed.
  const sends = new Set<Promise<void>>();
  let whenEmpty: (() => void) | undefined;
  let isClosing = false;
  let isOver = false;
  const stopSweep = sweep(
    [limits.messageTimeoutMs, limits.idleTimeoutMs, limits.pongTimeoutMs],
    () => {
      const now = performance.now();
      for (const connection of table.all()) connection.look(now);
    },
  );

  function adopt(
    socket: Socket,
    side: "server" | "client",
    target: SipTarget,
    key?: string,
  ): Connection {
    const { transport, host, port } = target;
    const peer = { transport, host, port, flow: table.createFlow() };
    const { onMessage, onMalformed } = options;
    const onClose = (closed: Connection, error: SipTransportError | undefined): void => {
      table.remove(closed);
      if (error !== undefined) onProblem(error);
      options.onFlowClosed(peer.flow);
      if (table.size === 0) whenEmpty?.();
    };
    const told = { onMessage, onMalformed, onClose };
    const connection = createConnection({ socket, peer, side, limits, ...told });
    table.add(connection, key);
    return connection;
  }

  async function open(target: SipTarget): Promise<Connection> {
    const release = table.reserve(target);
    try {
      const socket = await dialFirst(target, options);
      socket.once("close", release);
      const connection = adopt(socket, "client", target, targetKey(target));
      if (isOver) connection.destroy(closedError(target));
      return connection;
    } catch (error) {
      release();
      throw error;
    }
  }

  function opening(target: SipTarget): Opening {
    const key = targetKey(target);
    const known = openings.get(key);
    if (known !== undefined) return known;
    const connection = open(target).finally(() => openings.delete(key));
    const made = { connection, octets: 0 };
    openings.set(key, made);
    return made;
  }

  const streams: Streams = {
    byFlow: (flow) => table.byFlow(flow),
    async listen(address) {
      const listener = await listen(address, {
        tls,
        handshakeTimeoutMs: limits.connectTimeoutMs,
        admit(socket) {
          if (table.admit(socket)) return true;
          const host = plainHost(socket.remoteAddress ?? "");
          const peer = { transport: address.transport, host, port: socket.remotePort ?? 0 };
          onProblem(new SipTransportError("too-many-connections", "no room for it", peer));
          return false;
        },
        onSocket(socket, { transport }) {
          const { remoteAddress, remotePort } = socket;
          // Closed between its handshake and now.
          if (remoteAddress === undefined || remotePort === undefined) {
            socket.destroy();
            return;
          }
          const source = { transport, host: plainHost(remoteAddress), port: remotePort };
          // With TLS, what is sent to a name asks for its certificate; here nobody has shown one.
          adopt(socket, "server", source, transport === "tcp" ? targetKey(source) : undefined);
        },
        onError: onProblem,
      });
      listeners.push(listener);
      return listener.port;
    },
    send(octets, target) {
      const known = table.byTarget(target);
      return known === undefined ? streams.sendOut(octets, target) : known.send(octets);
    },
    async sendOut(octets, target) {
      const known = table.openedTo(target);
      if (known !== undefined) return known.send(octets);
      if (isClosing) throw closedError(target);
      const queued = (openings.get(targetKey(target))?.octets ?? 0) + octets.length;
      // Before a connection is opened, for which nobody would wait then.
      if (queued > limits.maxQueuedOctets) {
        const reason = `more than ${limits.maxQueuedOctets} octets wait for the peer`;
        throw new SipTransportError("queue-full", reason, target);
      }
      const waiting = opening(target);
      waiting.octets = queued;
      const sent = waiting.connection.then((connection) => connection.send(octets));
      sends.add(sent);
      try {
        await sent;
      } finally {
        sends.delete(sent);
      }
    },
    async close(graceMs) {
      isClosing = true;
      for (const listener of listeners) listener.stop();
      const deadline = new Promise<void>((resolve) => {
        setTimeout(resolve, graceMs).unref();
      });
      await Promise.race([Promise.allSettled(sends), deadline]);
      for (const connection of table.all()) connection.end();
      const empty = new Promise<void>((resolve) => {
        if (table.size === 0) resolve();
        else whenEmpty = resolve;
      });
      await Promise.race([empty, deadline]);
      isOver = true;
      for (const connection of table.all()) connection.destroy(closedError());
      await empty;
      stopSweep();
    },
  };
  return streams;
}

function closedError(target?: SipTarget): SipTransportError {
  return new SipTransportError("closed", "the transport is closed", target);
}

// Tries the addresses of a target one after the other (RFC 3263 section 4.3).
async function dialFirst(
  target: SipTarget,
  { tls, limits, resolve }: StreamsOptions,
): Promise<Socket> {
  const [first, ...others] = await candidates(target, resolve);
  const options = { tls, connectTimeoutMs: limits.connectTimeoutMs };
  let failed: unknown;
  for (const candidate of [first, ...others]) {
    try {
      return await dial(candidate, target.host, options);
    } catch (error) {
      failed = error;
    }
  }
  throw failed;
}
