import type { MsrpAddress } from "./address.ts";

/** Why a connection does not open, or was closed. */
export type MsrpTransportErrorCode =
  /** An address that cannot be listened on. */
  | "listen-failed"
  /** A peer that cannot be reached: it refuses, has no address, or no way leads there. */
  | "unreachable"
  /** A connection that was not open after `connectTimeoutMs`. */
  | "connect-timeout"
  /** A TLS handshake that failed. */
  | "handshake-failed"
  /** A peer that has shown another certificate than its fingerprint says, or none. */
  | "wrong-fingerprint"
  /** A connection that the peer or the network has closed within a frame, or with octets in its queue. */
  | "connection-lost"
  /** A peer that does not read: more than `maxQueuedOctets` wait for it. */
  | "queue-full"
  /** More connections than `maxConnections`, or from one address than `maxConnectionsPerAddress`. */
  | "too-many-connections"
  /** Octets that are no frame, or a frame beyond a limit. */
  | "malformed-frame"
  /** A connection that came in and sent no frame for `firstFrameTimeoutMs`. */
  | "first-frame-timeout"
  /** A frame that was not complete after `frameTimeoutMs`. */
  | "frame-timeout"
  /** A connection on which nothing came or went for `idleTimeoutMs`. */
  | "idle-timeout"
  /** The transport was closed. */
  | "closed";

/** What did not work on a connection. `cause` holds the error underneath, where there is one. */
export class MsrpTransportError extends Error {
  override readonly name = "MsrpTransportError";

  /** What is wrong, for programs. */
  readonly code: MsrpTransportErrorCode;

  /** The other side, or the own address that cannot be listened on. */
  readonly peer: MsrpAddress | undefined;

  /**
   * @param code For programs.
   * @param reason One lower-case clause, for people.
   * @param peer The other side.
   * @param cause The error underneath.
   */
  constructor(code: MsrpTransportErrorCode, reason: string, peer?: MsrpAddress, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.code = code;
    this.peer = peer;
  }
}
