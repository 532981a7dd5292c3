import type { SdpError } from "./sdp-error.ts";

/** What the reader of session descriptions takes. */
export interface ParseOptions {
  /**
   * `strict` is RFC 8866; `lenient` keeps lines that are missing, out of order, unknown, malformed, or
   * that end otherwise, where they stand, for the views to refuse. Default `strict`.
   */
  readonly mode?: "strict" | "lenient";

  /** Called in lenient mode with what strict mode would have thrown. */
  readonly onProblem?: (problem: SdpError) => void;

  /** Longest text, in UTF-16 code units, or octets. Default 65 536. */
  readonly maxLength?: number;

  /** Most lines. Default 2 000. */
  readonly maxLines?: number;

  /** Most media descriptions. Default 128. */
  readonly maxMedia?: number;
}

/** The limits that hold where none is given. */
export const DEFAULT_LIMITS: Required<Pick<ParseOptions, "maxLength" | "maxLines" | "maxMedia">> = {
  maxLength: 65_536,
  maxLines: 2000,
  maxMedia: 128,
};
