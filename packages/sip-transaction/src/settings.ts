/** What transactions do with time and memory. */
export interface TransactionSettings {
  /** Estimate of the round trip, in milliseconds (RFC 3261 section 17.1.1.1). Default 500. */
  readonly t1Ms?: number;

  /** Longest time between two retransmissions, in milliseconds. Default 4 000. */
  readonly t2Ms?: number;

  /** How long a message stays in the network, in milliseconds. Default 5 000. */
  readonly t4Ms?: number;

  /**
   * Timer D over UDP, in milliseconds: how long an INVITE client acknowledges retransmitted responses;
   * RFC 3261 section 17.1.1.2 wants 32 000 at least. Default 32 000.
   */
  readonly timerDMs?: number;

  /** When an INVITE without any answer of the user gets a 100, in milliseconds. Default 200. */
  readonly tryingAfterMs?: number;

  /** Most transactions in a table. Default 10 000. */
  readonly maxTransactions?: number;

  /**
   * Any 32-bit number. A table that strangers fill should have a random one, so that they cannot choose
   * branches that lie in one place of it. Default 0.
   */
  readonly hashSeed?: number;
}

/** Settings of which none is left open. */
export type AllTransactionSettings = Readonly<Required<TransactionSettings>>;

/** The settings of a table that is made without any. */
export const DEFAULT_TRANSACTION_SETTINGS: AllTransactionSettings = {
  t1Ms: 500,
  t2Ms: 4000,
  t4Ms: 5000,
  timerDMs: 32_000,
  tryingAfterMs: 200,
  maxTransactions: 10_000,
  hashSeed: 0,
};

/**
 * Fills settings up with the defaults.
 *
 * @param settings What differs from them.
 * @throws RangeError for a time or a limit that is not a positive number.
 * @internal
 */
export function allSettings(settings: TransactionSettings = {}): AllTransactionSettings {
  const all = { ...DEFAULT_TRANSACTION_SETTINGS, ...settings };
  const { hashSeed: _, ...positive } = all;
  for (const [name, value] of Object.entries(positive)) {
    if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} of ${value}`);
  }
  return all;
}
