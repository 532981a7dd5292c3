import { JCardError, type JCardErrorCode } from "./jcard-error.ts";

/** What every reader of jCards takes. */
export interface FromJCardOptions {
  /**
   * Called for each departure from RFC 7095; reading goes on with what can be made of it. Without it the
   * first one is thrown.
   */
  readonly onProblem?: (problem: JCardError) => void;

  /** Most properties of a card. Default 10 000. */
  readonly maxProperties?: number;

  /** Most parameters of a property, and most values of a parameter. Default 1 000. */
  readonly maxParameters?: number;

  /** Most values of a property, and most items in all its values. Default 10 000. */
  readonly maxValues?: number;

  /** Longest name of a parameter, in UTF-16 code units. Default 1 024. */
  readonly maxNameLength?: number;

  /** Longest string, in UTF-16 code units. Default 10 485 760, which photos need. */
  readonly maxValueLength?: number;

  /** Most problems that `onProblem` is called for; one more says that there are more. Default 1 000. */
  readonly maxProblems?: number;
}

/** The limits that hold where none is given. */
export const DEFAULT_JCARD_LIMITS: Required<Omit<FromJCardOptions, "onProblem">> = {
  maxProperties: 10_000,
  maxParameters: 1000,
  maxValues: 10_000,
  maxNameLength: 1024,
  maxValueLength: 10_485_760,
  maxProblems: 1000,
};

/** Tells of a departure, and goes on or throws, as the caller wants it. */
type Complain = (code: JCardErrorCode, reason: string, pointer: string, rule: string) => void;

/** Limits, and what to do about problems. */
export interface Reading {
  readonly limits: Required<Omit<FromJCardOptions, "onProblem">>;
  readonly complain: Complain;
}

/**
 * Begins to read a jCard.
 *
 * @param options As the caller gave them.
 * @returns The limits, and the function that tells of problems.
 */
export function readingOf(options: FromJCardOptions): Reading {
  const { onProblem } = options;
  const limits = {
    maxProperties: options.maxProperties ?? DEFAULT_JCARD_LIMITS.maxProperties,
    maxParameters: options.maxParameters ?? DEFAULT_JCARD_LIMITS.maxParameters,
    maxValues: options.maxValues ?? DEFAULT_JCARD_LIMITS.maxValues,
    maxNameLength: options.maxNameLength ?? DEFAULT_JCARD_LIMITS.maxNameLength,
    maxValueLength: options.maxValueLength ?? DEFAULT_JCARD_LIMITS.maxValueLength,
    maxProblems: options.maxProblems ?? DEFAULT_JCARD_LIMITS.maxProblems,
  };
  let count = 0;
  const complain: Complain = (code, reason, pointer, rule) => {
    count += 1;
    if (onProblem === undefined) throw new JCardError({ code, reason, pointer, rule });
    if (count <= limits.maxProblems) onProblem(new JCardError({ code, reason, pointer, rule }));
    if (count === limits.maxProblems + 1) {
      onProblem(
        new JCardError({
          code: "too-many-problems",
          reason: `more than ${limits.maxProblems} problems`,
          pointer,
          rule: "maxProblems",
        }),
      );
    }
  };
  return { limits, complain };
}

/**
 * Makes the pointer to a member (RFC 6901 section 3).
 *
 * @param pointer The pointer to the object or array.
 * @param name Name or index in it.
 * @returns The pointer.
 */
export function pointerTo(pointer: string, name: string | number): string {
  if (typeof name === "number") return `${pointer}/${name}`;
  return `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
