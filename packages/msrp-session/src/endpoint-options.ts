/** Limits of an {@link Endpoint}; each has a finite default. */
export interface EndpointLimits {
  /** Most octets of a message that comes; beyond, 413. Default 10 485 760. */
  readonly maxMessageOctets?: number;

  /** Most octets of messages that are not complete, or wait for `respond`; beyond, 413. Default 12 582 912. */
  readonly maxHeldOctets?: number;

  /** Most messages that are not complete; beyond, 413. Default 32. */
  readonly maxOpenMessages?: number;

  /** Most gaps between the octets of a message that came out of order; beyond, 413. Default 64. */
  readonly maxGaps?: number;

  /** Most messages that wait to be sent; a further one throws RangeError. Default 1 024. */
  readonly maxQueuedMessages?: number;

  /** Most messages that reports are awaited for, and that duplicates are known of; the oldest is forgotten. Default 256. */
  readonly maxTrackedMessages?: number;
}

/** What {@link createEndpoint} takes. */
export interface EndpointOptions {
  /** Gives identifiers: 4 to 28 letters and digits, 80 bits or more, never the same twice. */
  readonly createId: () => string;

  /** Our URI. */
  readonly localUri: string;

  /** The peer's `a=path`. */
  readonly remotePath: string;

  /** Has to send at once when connected (RFC 4975 section 5.4): a SEND without a body if there is nothing else. */
  readonly isActive: boolean;

  /** Media types that are taken, as `text/plain`, `text/*` or `*`; others are answered 415. Default all. */
  readonly acceptTypes?: readonly string[];

  /** Time without a frame of our own after which a SEND without a body goes out. Default 0: never. */
  readonly keepAliveMs?: number;

  /** How long a response is waited for (RFC 4975 section 7.1.1), in steps of a sixth. Default 30 000. */
  readonly transactionMs?: number;

  /** How long an incomplete message is kept without news. Default 600 000. */
  readonly messageMs?: number;

  /** Octets of a chunk behind which it can be interrupted: 2048 or more. Default 16 384. */
  readonly pieceOctets?: number;

  /** Tells each SEND by `request` and waits for `respond`. Default false. */
  readonly answersByHand?: boolean;

  readonly limits?: EndpointLimits;
}

/** The limits that hold where none is given. */
export const ENDPOINT_LIMITS: Required<EndpointLimits> = {
  maxMessageOctets: 10_485_760,
  maxHeldOctets: 12_582_912,
  maxOpenMessages: 32,
  maxGaps: 64,
  maxQueuedMessages: 1024,
  maxTrackedMessages: 256,
};
