/** Limits on a message; each has an error code of its own and a finite default. */
export interface SipLimits {
  /** Longest start line and header fields together, in octets. Default 65 536. */
  readonly maxHeadOctets?: number;

  /** Longest body, in octets. Default 1 048 576. */
  readonly maxBodyOctets?: number;

  /** Most header fields. Default 512. */
  readonly maxHeaders?: number;
}

/** The limits that hold where none is given. */
export const DEFAULT_LIMITS: Required<SipLimits> = {
  maxHeadOctets: 65_536,
  maxBodyOctets: 1_048_576,
  maxHeaders: 512,
};

/**
 * Completes limits by the defaults. A limit that is `undefined` is one that is not given, so that none is
 * lost with a setting that was not found.
 *
 * @param limits Limits that differ from the defaults.
 * @internal
 */
export function withDefaults(limits: SipLimits): Required<SipLimits> {
  const {
    maxHeadOctets = DEFAULT_LIMITS.maxHeadOctets,
    maxBodyOctets = DEFAULT_LIMITS.maxBodyOctets,
    maxHeaders = DEFAULT_LIMITS.maxHeaders,
  } = limits;
  return { maxHeadOctets, maxBodyOctets, maxHeaders };
}
