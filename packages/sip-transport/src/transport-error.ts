import type { SipTarget } from "./target.ts";

/** Why something was not sent, or not taken. */
export type SipTransportErrorCode =
  /** An address that cannot be listened on. */
  | "listen-failed"
  /** A name that has no address. */
  | "unknown-host"
  /** A peer that cannot be reached: it refuses, or no way leads there. */
  | "unreachable"
  /** A connection that was not open after `connectTimeoutMs`. */
  | "connect-timeout"
  /** A TLS handshake that failed: above all, a certificate that is not trusted. */
  | "handshake-failed"
  /** A connection that closed before what was queued was written, or within a message. */
  | "connection-lost"
  /** A peer that does not read: more than `maxQueuedOctets` wait for it. The connection is closed. */
  | "queue-full"
  /** More connections than `maxConnections`, or from one address than `maxConnectionsPerAddress`. */
  | "too-many-connections"
  /** More octets than a datagram can have. */
  | "too-large"
  /** A UDP target without an own UDP address of its family. */
  | "no-socket"
  /** A flow that is not open, where one is asked for. */
  | "unknown-flow"
  /** A pong that did not come within `pongTimeoutMs`. */
  | "ping-timeout"
  /** A message that was refused: it is none, or cannot be routed. */
  | "malformed-message"
  /** A message that was not complete after `messageTimeoutMs`. */
  | "message-timeout"
  /** A connection without a message or a keep-alive for `idleTimeoutMs`. */
  | "idle-timeout"
  /** The transport was closed. */
  | "closed";

/** What did not work on a socket. `cause` holds the error underneath, where there is one. */
export class SipTransportError extends Error {
  override readonly name = "SipTransportError";

  /** What is wrong, for programs. */
  readonly code: SipTransportErrorCode;

  /** The other side, where it is known. */
  readonly peer: SipTarget | undefined;

  /**
   * @param code For programs.
   * @param reason One lower-case clause, for people.
   * @param peer The other side.
   * @param cause The error underneath.
   */
  constructor(code: SipTransportErrorCode, reason: string, peer?: SipTarget, cause?: unknown) {
    super(reason, cause === undefined ? undefined : { cause });
    this.code = code;
    this.peer = peer;
  }
}
