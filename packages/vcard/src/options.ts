import type { VcardError } from "./problem.ts";

/** What every reader of vCards takes. A limit that is NaN or negative is a RangeError. */
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
 * @throws RangeError for a limit that is NaN or negative.
 */
export function limitsOf(options: ParseOptions): Limits {
  return {
    maxLineOctets: limitOf("maxLineOctets", options.maxLineOctets),
    maxProperties: limitOf("maxProperties", options.maxProperties),
    maxParameters: limitOf("maxParameters", options.maxParameters),
    maxProblems: limitOf("maxProblems", options.maxProblems),
    maxCards: limitOf("maxCards", options.maxCards),
    maxDepth: limitOf("maxDepth", options.maxDepth),
  };
}

function limitOf(name: keyof Limits, value: number = DEFAULT_LIMITS[name]): number {
  return checkLimit(name, value);
}

/**
 * Refuses what is no limit: nothing is over NaN, and all is over a negative number.
 *
 * @param name Name of the option.
 * @param value Its value.
 * @returns The value.
 * @throws RangeError for NaN and negative numbers.
 */
export function checkLimit(name: string, value: number): number {
  if (value >= 0) return value;
  throw new RangeError(`${name} is neither zero nor a positive number`);
}
