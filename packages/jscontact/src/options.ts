import type { JsContactProblem } from "./problem.ts";

/** Limits on JSContact data; each has an error code of its own. */
export interface JsContactLimits {
  /** Longest JSON text, in octets of UTF-8. Default 33 554 432, which photos need. */
  readonly maxTextOctets?: number;

  /** Deepest nesting of objects and arrays. Default 32. */
  readonly maxDepth?: number;

  /** Most members of an object, and items of an array. Default 10 000. */
  readonly maxMembers?: number;

  /** Most values of a card, all objects, arrays and scalars together. Default 100 000. */
  readonly maxValues?: number;

  /** Longest string, in UTF-16 code units. Default 10 485 760. */
  readonly maxStringLength?: number;

  /** Most languages in `localizations`. Default 64. */
  readonly maxLocalizations?: number;

  /** Most problems that are told; one more says that there are more. Default 1 000. */
  readonly maxProblems?: number;
}

/** What reading a card takes. */
export interface ParseOptions extends JsContactLimits {
  /**
   * Called for each problem; what is invalid is left out, and reading goes on. Without it the first
   * problem is thrown.
   */
  readonly onProblem?: (problem: JsContactProblem) => void;
}

/** The limits that hold where none is given. */
export const DEFAULT_LIMITS: Required<JsContactLimits> = {
  maxTextOctets: 32 * 1024 * 1024,
  maxDepth: 32,
  maxMembers: 10_000,
  maxValues: 100_000,
  maxStringLength: 10 * 1024 * 1024,
  maxLocalizations: 64,
  maxProblems: 1_000,
};

/**
 * Fills in the defaults.
 *
 * @param options Limits, some or none.
 * @returns All of them.
 */
export function limitsOf(options: JsContactLimits): Required<JsContactLimits> {
  return {
    maxTextOctets: options.maxTextOctets ?? DEFAULT_LIMITS.maxTextOctets,
    maxDepth: options.maxDepth ?? DEFAULT_LIMITS.maxDepth,
    maxMembers: options.maxMembers ?? DEFAULT_LIMITS.maxMembers,
    maxValues: options.maxValues ?? DEFAULT_LIMITS.maxValues,
    maxStringLength: options.maxStringLength ?? DEFAULT_LIMITS.maxStringLength,
    maxLocalizations: options.maxLocalizations ?? DEFAULT_LIMITS.maxLocalizations,
    maxProblems: options.maxProblems ?? DEFAULT_LIMITS.maxProblems,
  };
}
