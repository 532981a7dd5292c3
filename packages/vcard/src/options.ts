import type { VcardError } from "./problem.ts";

/** What every reader of vCards takes. */
export interface ParseOptions {
  /**
   * Called for each line that could not be read and for each limit that a card went over; reading
   * goes on, and the octets stay in the card's source. Without it the first problem is thrown.
   */
  readonly onProblem?: (problem: VcardError) => void;

  /** Longest unfolded content line, in octets. Default 10 485 760, which photos need. */
  readonly maxLineOctets?: number;

  /** Most properties of a card. Default 10 000. */
  readonly maxProperties?: number;

  /** Most parameters of a property, and most values of a parameter. Default 1 000. */
  readonly maxParameters?: number;

  /**
   * Most problems of a text that `onProblem` is called for; one more says that there are more. Default
   * 1 000.
   */
  readonly maxProblems?: number;

  /** Most cards of a text; beyond it the error is thrown in any case. Default 100 000. */
  readonly maxCards?: number;

  /** Deepest nesting of a card in an AGENT of another (vCard 2.1). Default 8. */
  readonly maxDepth?: number;
}

/** Options with every limit filled in. */
export interface Limits {
  readonly maxLineOctets: number;
  readonly maxProperties: number;
  readonly maxParameters: number;
  readonly maxProblems: number;
  readonly maxCards: number;
  readonly maxDepth: number;
}

/** The limits that hold where an option is absent. */
export const DEFAULT_LIMITS: Limits = {
  maxLineOctets: 10 * 1024 * 1024,
  maxProperties: 10_000,
  maxParameters: 1_000,
  maxProblems: 1_000,
  maxCards: 100_000,
  maxDepth: 8,
};

/**
 * Fills in the defaults.
 *
 * @param options Limits, some or none.
 * @returns All of them.
 */
export function limitsOf(options: ParseOptions): Limits {
  return {
    maxLineOctets: options.maxLineOctets ?? DEFAULT_LIMITS.maxLineOctets,
    maxProperties: options.maxProperties ?? DEFAULT_LIMITS.maxProperties,
    maxParameters: options.maxParameters ?? DEFAULT_LIMITS.maxParameters,
    maxProblems: options.maxProblems ?? DEFAULT_LIMITS.maxProblems,
    maxCards: options.maxCards ?? DEFAULT_LIMITS.maxCards,
    maxDepth: options.maxDepth ?? DEFAULT_LIMITS.maxDepth,
  };
}
