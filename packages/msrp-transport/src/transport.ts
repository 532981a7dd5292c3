import type { Socket } from "node:net";
import { encodeFrame, type MsrpError, type MsrpFrame } from "@callingcard/msrp";
import { type MsrpAddress, type MsrpPeer, plainHost } from "./address.ts";
import { type Connection, createConnection } from "./connection.ts";
import { dial, type MsrpTarget } from "./dial.ts";
import {
  allFingerprints,
  type CertificateFingerprint,
  fingerprintOf,
  firstCertificate,
  matchesFingerprint,
  peerCertificate,
} from "./fingerprint.ts";
import { type MsrpTransportLimits, withDefaults } from "./limits.ts";
import { type Listener, listen } from "./listeners.ts";
import { createRoom } from "./room.ts";
import { sweep } from "./sweep.ts";
import type { MsrpTlsOptions } from "./tls-options.ts";
import { MsrpTransportError } from "./transport-error.ts";
import { createTurn } from "./turn.ts";
import type { WriteQueue } from "./write-queue.ts";

/** What a transport is made from. What a callback throws nobody catches. */
export interface MsrpTransportOptions {
  /** Own addresses; port 0 for any that is free. None is needed to connect. */
  readonly listen: readonly MsrpAddress[];

  /** Own certificate. */
  readonly tls?: MsrpTlsOptions;

  /** Limits that differ from the defaults. */
  readonly limits?: MsrpTransportLimits;

  /** Called when a peer has connected to us. */
  readonly onConnection?: (connection: string, peer: MsrpPeer) => void;

  /** Called for each frame. A body is a view of what was read, and stays as it is. */
  readonly onFrame: (connection: string, frame: MsrpFrame) => void;

  /**
   * Called for a frame that was refused for its head, where its transaction is known; reading goes on behind
   * it. Without it, such a frame closes the connection like any other that is malformed.
   */
  readonly onRefused?: (connection: string, error: MsrpError, transactionId: string) => void;

  /** Called when half of what waited has left, after `write` has said to wait. */
  readonly onDrain?: (connection: string) => void;

  /** Called once for each connection; without a reason for one that has ended in peace. */
  readonly onClose?: (connection: string, reason: MsrpTransportError | undefined) => void;

  /** Called for what was refused or closed, to be logged. */
  readonly onProblem?: (problem: MsrpTransportError) => void;
}

/** Connections for frames. They are known by names that none had before. */
export interface MsrpTransport {
  /**
   * Queues a frame, or the octets of one, which may be in pieces. What is queued in a turn of the event loop is
   * one write. Octets are not copied before that.
   *
   * @param connection The connection.
   * @param frame The frame.
   * @returns Whether more may be queued: `false` when `highWaterOctets` wait, until `onDrain` is called, and
   *   for a connection that is gone. With more than `maxQueuedOctets`, the connection is closed.
   * @throws RangeError for a frame that cannot be written.
   */
  write(connection: string, frame: MsrpFrame | Uint8Array | readonly Uint8Array[]): boolean;

  /** Octets that are queued and not with the operating system yet. */
  pending(connection: string): number;

  /**
   * Opens a connection.
   *
   * @param target Where to.
   * @returns The connection.
   * @throws MsrpTransportError when it does not open.
   */
  connect(target: MsrpTarget): Promise<string>;

  /** The other side of an open connection. */
  peer(connection: string): MsrpPeer | undefined;

  /**
   * Tells whether the peer has shown a certificate with one of some fingerprints (RFC 8122 section 5).
   *
   * @param connection The connection.
   * @param fingerprints Those in the session description of the peer.
   */
  hasFingerprint(connection: string, fingerprints: readonly CertificateFingerprint[]): boolean;

  /**
   * Gives the fingerprints of the certificate that the peer has shown, one for each hash function that is used.
   *
   * @param connection The connection.
   * @returns None without TLS, or without a certificate.
   */
  peerFingerprints(connection: string): readonly CertificateFingerprint[];

  /** Stops reading, which slows the peer down. Frames that were read already still come. */
  pause(connection: string): void;

  /** Goes on reading. */
  resume(connection: string): void;

  /** Writes what is queued and closes; no frame comes any more. */
  close(connection: string): void;

  /** Own addresses with their ports, in the order in which they were given. */
  addresses(): readonly Required<MsrpAddress>[];

  /**
   * Gives the fingerprint of the own certificate, for `a=fingerprint`.
   *
   * @param algorithm The hash function. Default `sha-256`.
   * @returns The fingerprint; `undefined` without a certificate, or for a hash function that is not used.
   */
  fingerprint(algorithm?: string): CertificateFingerprint | undefined;

  /**
   * Takes no new connections, writes what is queued and closes.
   *
   * @param graceMs Longest time that it waits for peers, in milliseconds.
   */
  drain(graceMs: number): Promise<void>;

  /** Closes everything at once. */
  shutdown(): Promise<void>;
}

/**
 * Opens sockets for frames (RFC 4975 section 5.4).
 *
 * @param options Own addresses, limits, and who is told.
 * @returns The transport, listening.
 * @throws MsrpTransportError `listen-failed`; nothing is open then.
 */
export async function createMsrpTransport(options: MsrpTransportOptions): Promise<MsrpTransport> {
  const limits = withDefaults(options.limits ?? {});
  const { tls, onFrame, onRefused, onConnection, onClose } = options;
  const { onProblem = ignore, onDrain = ignore } = options;
  const connections = new Map<string, Connection>();
  const listeners: Listener[] = [];
  const bound: Required<MsrpAddress>[] = [];
  const room = createRoom(limits);
  const turn = createTurn<WriteQueue>((queue) => {
    queue.flush();
  });
  let made = 0;
  let whenEmpty: (() => void) | undefined;
  let isClosing = false;
  const { firstFrameTimeoutMs, frameTimeoutMs, idleTimeoutMs } = limits;
  const stopSweep = sweep([firstFrameTimeoutMs, frameTimeoutMs, idleTimeoutMs], () => {
    const now = performance.now();
    for (const connection of connections.values()) connection.look(now);
  });

  function adopt(socket: Socket, peer: MsrpPeer, isIncoming: boolean): string {
    const id = `m${++made}`;
    const told = { onFrame, onRefused, onDrain, onClose: forget };
    const own = { id, socket, peer, isIncoming, limits, turn };
    connections.set(id, createConnection({ ...own, ...told }));
    return id;
  }

  function forget({ id }: Connection, error: MsrpTransportError | undefined): void {
    connections.delete(id);
    if (error !== undefined) onProblem(error);
    onClose?.(id, error);
    if (connections.size === 0) whenEmpty?.();
  }

  function admit(socket: Socket): boolean {
    if (!isClosing && room.admit(socket)) return true;
    const { remoteAddress = "", remotePort: port = 0 } = socket;
    const peer = { host: plainHost(remoteAddress), port };
    onProblem(new MsrpTransportError("too-many-connections", "no room for it", peer));
    return false;
  }

  function accept(socket: Socket, isTls: boolean): void {
    const { remoteAddress, remotePort } = socket;
    // Closed between its handshake and now.
    if (remoteAddress === undefined || remotePort === undefined) {
      socket.destroy();
      return;
    }
    const peer = peerOf(socket, { host: plainHost(remoteAddress), port: remotePort, tls: isTls });
    const connection = adopt(socket, peer, true);
    onConnection?.(connection, peer);
  }

  const transport: MsrpTransport = {
    write(connection, frame) {
      const known = connections.get(connection);
      if (known === undefined) return false;
      if ("head" in frame) return known.write([encodeFrame(frame)]);
      return known.write(frame instanceof Uint8Array ? [frame] : frame);
    },
    pending: (connection) => connections.get(connection)?.pending() ?? 0,
    async connect(target) {
      if (isClosing) throw closedError(target);
      const release = room.reserve(target);
      const address = { host: plainHost(target.host), port: target.port };
      const socket = await dial(target, tls, limits.connectTimeoutMs).catch((error: unknown) => {
        release();
        throw error;
      });
      socket.once("close", release);
      if (isClosing) {
        socket.destroy();
        throw closedError(target);
      }
      return adopt(socket, peerOf(socket, { ...address, tls: target.tls === true }), false);
    },
    peer: (connection) => connections.get(connection)?.peer,
    hasFingerprint(connection, fingerprints) {
      const certificate = connections.get(connection)?.certificate;
      return certificate !== undefined && matchesFingerprint(certificate, fingerprints);
    },
    peerFingerprints(connection) {
      const certificate = connections.get(connection)?.certificate;
      return certificate === undefined ? [] : allFingerprints(certificate);
    },
    pause: (connection) => connections.get(connection)?.pause(),
    resume: (connection) => connections.get(connection)?.resume(),
    close: (connection) => connections.get(connection)?.end(),
    addresses: () => bound,
    fingerprint(algorithm = "sha-256") {
      const value = tls && fingerprintOf(firstCertificate(tls.cert), algorithm);
      return value === undefined ? undefined : { algorithm, value };
    },
    async drain(graceMs) {
      isClosing = true;
      for (const listener of listeners) listener.stop();
      for (const connection of connections.values()) connection.end();
      const empty = new Promise<void>((resolve) => {
        if (connections.size === 0) resolve();
        else whenEmpty = resolve;
      });
      const deadline = setTimeout(() => {
        for (const connection of connections.values()) connection.destroy(closedError());
      }, graceMs);
      await empty;
      clearTimeout(deadline);
      stopSweep();
    },
    shutdown: () => transport.drain(0),
  };

  try {
    for (const address of options.listen) {
      const told = { admit, onSocket: accept, onError: onProblem };
      const handshakeTimeoutMs = limits.connectTimeoutMs;
      const listener = await listen(address, { tls, handshakeTimeoutMs, ...told });
      listeners.push(listener);
      bound.push({ host: address.host, port: listener.port, tls: address.tls === true });
    }
  } catch (error) {
    await transport.shutdown();
    throw error;
  }
  return transport;
}

function peerOf(socket: Socket, address: Required<MsrpAddress>): MsrpPeer {
  const certificate = peerCertificate(socket);
  const fingerprint = certificate && fingerprintOf(certificate, "sha-256");
  return { ...address, ...(fingerprint !== undefined && { fingerprint }) };
}

function closedError(peer?: MsrpAddress): MsrpTransportError {
  return new MsrpTransportError("closed", "the transport is closed", peer);
}

function ignore(): void {
  // Nobody has asked to be told.
}
