/** Limits of a {@link Relay}; each has a finite default. */
export interface RelayLimits {
  /** Most octets that wait for a leg, heads and bodies. Default 1 048 576. */
  readonly maxQueueOctets?: number;

  /** Most octets that are sent to a leg at once when it can take octets again. Default 65 536. */
  readonly maxBurstOctets?: number;

  /** Most octets up to the second blank line of a message/cpim; beyond, `block` is undefined. Default 16 384. */
  readonly maxBlockOctets?: number;

  /** Most octets of a message; beyond, its requests are answered 413. Default 10 485 760. */
  readonly maxMessageOctets?: number;

  /**
   * Most octets of a leg's messages that are held until they are routed, or kept for `wantsBody`; beyond,
   * requests are answered 413. Default 12 582 912.
   */
  readonly maxHeldOctets?: number;

  /** Most messages of a leg that are not complete, or wait for their answer; beyond, 413. Default 32. */
  readonly maxOpenMessages?: number;

  /** Most gaps between the octets of a message that came out of order; beyond, 413. Default 64. */
  readonly maxGaps?: number;

  /** Most complete messages of a leg that reports are still awaited for; the oldest is forgotten. Default 256. */
  readonly maxTrackedMessages?: number;

  /** Most messages kept for legs that come later, and their octets. Default 20 and 65 536. */
  readonly maxLateMessages?: number;
  readonly maxLateOctets?: number;

  /** Most legs; a further one throws RangeError. Default 64. */
  readonly maxLegs?: number;
}

/** What {@link createRelay} takes. */
export interface RelayOptions {
  /** Gives identifiers: 4 to 28 letters and digits, 80 bits or more, never the same twice. */
  readonly createId: () => string;

  readonly limits?: RelayLimits;

  /** How long a response is waited for (RFC 4975 section 7.1.1), in steps of a sixth. Default 30 000. */
  readonly transactionMs?: number;

  /** How long an incomplete message, or one with reports to come, is kept without news. Default 600 000. */
  readonly messageMs?: number;
}

/** The limits that hold where none is given. */
export const RELAY_LIMITS: Required<RelayLimits> = {
  maxQueueOctets: 1_048_576,
  maxBurstOctets: 65_536,
  maxBlockOctets: 16_384,
  maxMessageOctets: 10_485_760,
  maxHeldOctets: 12_582_912,
  maxOpenMessages: 32,
  maxGaps: 64,
  maxTrackedMessages: 256,
  maxLateMessages: 20,
  maxLateOctets: 65_536,
  maxLegs: 64,
};
