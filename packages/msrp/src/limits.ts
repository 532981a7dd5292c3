/** Limits on what is read; each has an error code of its own and a finite default. */
export interface MsrpLimits {
  /** Longest head, from the start line to the last header, in octets. Default 16 384. */
  readonly maxHeadOctets?: number;

  /** Most headers of a head. Default 128. */
  readonly maxHeaders?: number;

  /**
   * Longest body of a SEND, in octets. Default 10 485 760 where bodies are collected, and
   * 4 294 967 296 where they pass in pieces.
   */
  readonly maxBodyOctets?: number;
}

/** The limits that hold where none is given. */
export const DEFAULT_LIMITS: Required<MsrpLimits> = {
  maxHeadOctets: 16_384,
  maxHeaders: 128,
  maxBodyOctets: 10_485_760,
};

/** Longest body, in octets, where bodies pass in pieces and none is kept. */
export const MAX_STREAMED_BODY_OCTETS = 4_294_967_296;

/** Longest body of a request other than SEND, in octets (RFC 4975 section 7.1). */
export const MAX_OTHER_BODY_OCTETS = 10_240;
