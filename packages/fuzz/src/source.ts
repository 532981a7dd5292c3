import type * as fc from "fast-check";

/** What is wrong in a text, in one place. */
export interface Wrong {
  /** Where, in UTF-16 code units of the text. */
  readonly offset: number;
  /** The innermost rule that the place is in. */
  readonly rule: string;
  /** What was done there: `":" left out`. */
  readonly change: string;
}

/** One input. */
export interface Specimen {
  readonly octets: Uint8Array;
  readonly text: string;
  /** What is wrong in it; `undefined` for a sentence. */
  readonly wrong: Wrong | undefined;
}

/** Something that our reader has to say about a text. */
export interface ReadingProblem {
  readonly severity: "error" | "warning";
  readonly start: number;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
  readonly rule?: string;
}

/**
 * Whether a problem is why a text is refused.
 *
 * @param problem The problem.
 */
export function isError({ severity }: ReadingProblem): boolean {
  return severity === "error";
}

/** A part of a text that was read. */
export interface ReadingNode {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly rule?: string;
  readonly children: readonly ReadingNode[];
}

/** What our reader makes of octets: what a program is compared with. */
export interface SourceReading {
  readonly accepted: boolean;
  readonly diagnostics: readonly ReadingProblem[];
  readonly tree: readonly ReadingNode[];
  /** What was read, as data that JSON can carry. */
  readonly value: unknown;
  /** What the text says, whichever way it is written, where that is less than `value`: what a program writes back is compared by it. */
  readonly meaning?: () => unknown;
}

/** Where inputs come from, and what is right about them. `@callingcard/syntaxes` has one for each syntax. */
export interface Source {
  /** `vcard`, or `vcard/contentline` for one rule. */
  readonly name: string;
  readonly sentences: fc.Arbitrary<Specimen>;
  readonly nearMisses: fc.Arbitrary<Specimen>;
  /** What is tried first, without chance. */
  readonly fixed: () => Iterable<Uint8Array>;
  /** Reads octets; never throws for what is in them. */
  readonly read: (octets: Uint8Array) => SourceReading;
}
