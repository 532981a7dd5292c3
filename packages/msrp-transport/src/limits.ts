/** Limits on peers; each is finite by default. */
export interface MsrpTransportLimits {
  /** Longest head of a frame, in octets. Default 16 384. */
  readonly maxHeadOctets?: number;

  /** Most headers of a head. Default 128. */
  readonly maxHeaders?: number;

  /** Longest body of a frame, in octets. Default 10 485 760. */
  readonly maxBodyOctets?: number;

  /** Most connections, in either direction. Default 20 000. */
  readonly maxConnections?: number;

  /** Most connections that came from one address. Default 1 000. */
  readonly maxConnectionsPerAddress?: number;

  /** So many octets may wait for a peer before `write` says to wait. Default 1 048 576. */
  readonly highWaterOctets?: number;

  /** Most octets that wait for a peer. A peer that lets more wait is closed. Default 33 554 432. */
  readonly maxQueuedOctets?: number;

  /** Longest time until a connection is open, with its TLS handshake, in milliseconds. Default 5 000. */
  readonly connectTimeoutMs?: number;

  /** Longest time until a connection that came in has sent a frame, in milliseconds. Default 30 000. */
  readonly firstFrameTimeoutMs?: number;

  /** Longest time from the first octets of a frame to its last, in milliseconds. Default 120 000. */
  readonly frameTimeoutMs?: number;

  /** Longest time without a frame in either direction, in milliseconds. Default 3 600 000. */
  readonly idleTimeoutMs?: number;
}

/** The limits that hold where none is given. */
export const DEFAULT_LIMITS: Required<MsrpTransportLimits> = {
  maxHeadOctets: 16_384,
  maxHeaders: 128,
  maxBodyOctets: 10_485_760,
  maxConnections: 20_000,
  maxConnectionsPerAddress: 1_000,
  highWaterOctets: 1_048_576,
  maxQueuedOctets: 33_554_432,
  connectTimeoutMs: 5_000,
  firstFrameTimeoutMs: 30_000,
  frameTimeoutMs: 120_000,
  idleTimeoutMs: 3_600_000,
};

/**
 * Completes limits by the defaults. A limit that is `undefined` is one that is not given.
 *
 * @param limits Limits that differ from the defaults.
 */
export function withDefaults(limits: MsrpTransportLimits): Required<MsrpTransportLimits> {
  const given = Object.entries(limits).filter(([, value]) => value !== undefined);
  return { ...DEFAULT_LIMITS, ...Object.fromEntries(given) };
}
