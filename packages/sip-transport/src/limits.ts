/** Limits on peers; each is finite by default. */
export interface SipTransportLimits {
  /** Longest start line and header fields together, in octets. Default 65 536. */
  readonly maxHeadOctets?: number;

  /** Longest body, in octets. Default 1 048 576. */
  readonly maxBodyOctets?: number;

  /** Most header fields. Default 512. */
  readonly maxHeaders?: number;

  /** Most TCP and TLS connections, in either direction. Default 10 000. */
  readonly maxConnections?: number;

  /** Most connections that came from one address. Default 1 000. */
  readonly maxConnectionsPerAddress?: number;

  /** Most octets that wait for one peer. A peer that lets more wait is closed. Default 4 194 304. */
  readonly maxQueuedOctets?: number;

  /** Longest request that goes by UDP, in octets (RFC 3261 section 18.1.1). Default 1 300. */
  readonly maxUdpRequestOctets?: number;

  /** Longest time until a connection is open, with its TLS handshake, in milliseconds. Default 5 000. */
  readonly connectTimeoutMs?: number;

  /** Longest time from the first octets of a message to its last, in milliseconds. Default 20 000. */
  readonly messageTimeoutMs?: number;

  /**
   * Longest time without a message or a keep-alive in either direction, in milliseconds. Default 900 000: seven
   * times the keep-alives of RFC 5626 section 4.4.1 are apart.
   */
  readonly idleTimeoutMs?: number;

  /** Longest time until a ping is answered, in milliseconds (RFC 5626 section 4.4.1). Default 10 000. */
  readonly pongTimeoutMs?: number;
}

/** The limits that hold where none is given. */
export const DEFAULT_LIMITS: Required<SipTransportLimits> = {
  maxHeadOctets: 65_536,
  maxBodyOctets: 1_048_576,
  maxHeaders: 512,
  maxConnections: 10_000,
  maxConnectionsPerAddress: 1000,
  maxQueuedOctets: 4_194_304,
  maxUdpRequestOctets: 1_300,
  connectTimeoutMs: 5_000,
  messageTimeoutMs: 20_000,
  idleTimeoutMs: 900_000,
  pongTimeoutMs: 10_000,
};

/**
 * Completes limits by the defaults. A limit that is `undefined` is one that is not given.
 *
 * @param limits Limits that differ from the defaults.
 * @throws RangeError for one that is negative or no number, and would limit nothing.
 */
export function withDefaults(limits: SipTransportLimits): Required<SipTransportLimits> {
  const given = Object.entries(limits).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    if (!(value >= 0)) throw new RangeError(`${name} of ${value}`);
  }
  return { ...DEFAULT_LIMITS, ...Object.fromEntries(given) };
}
