import type { ParseError } from "@callingcard/grammar";
import type { CpimErrorCode } from "./cpim-error.ts";

/** What every reader of CPIM messages takes. */
export interface CpimOptions {
  /**
   * Called for what RFC 3862 forbids but the rest of the message does not depend on (see the codes);
   * reading goes on, and the octets are kept. Without it the first such problem is thrown.
   */
  readonly onProblem?: (problem: ParseError<CpimErrorCode>) => void;

  /** Longest heads, message headers and content's together, in octets. Default 16 384. */
  readonly maxHeadOctets?: number;

  /** Most message headers. Default 256. */
  readonly maxHeaders?: number;

  /** Most parameters of a header. Default 16. */
  readonly maxParameters?: number;

  /** Most header fields of the content. Default 64. */
  readonly maxFields?: number;
}

/** The limits that hold where none is given. */
export const DEFAULT_LIMITS: Required<Omit<CpimOptions, "onProblem">> = {
  maxHeadOctets: 16_384,
  maxHeaders: 256,
  maxParameters: 16,
  maxFields: 64,
};
