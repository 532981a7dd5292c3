import * as fc from "fast-check";
import { endingShrinks } from "./ending-shrinks.ts";
import type { RandomOrigin } from "./report.ts";
import type { Source, Specimen } from "./source.ts";

/** Some inputs in a row that one seed makes. */
export interface Round {
  readonly kind: "sentence" | "near-miss";
  readonly seed: number;
  readonly runs: number;
}

/** Follows the inputs of a round until one fails, and then the smaller ones that fail as it did. */
export interface Chase {
  /**
   * Tries an input.
   *
   * @param specimen The input.
   * @returns Whether it passes, or need not be looked into.
   */
  readonly passes: (specimen: Specimen) => Promise<boolean>;
  /** Whether there is no more time to look for smaller ones that fast-check makes. */
  readonly isLate: () => boolean;
  /**
   * Called once when one failed, with the path of the smallest.
   *
   * @param path The path, for fast-check.
   */
  readonly end: (path: string) => Promise<void>;
}

/**
 * Tries the inputs of a round, and goes on behind each that fails.
 *
 * @param round Which.
 * @param arbitrary What makes them.
 * @param open Begins a chase with an input of the round, by its number; `undefined` when it is over.
 */
export async function playRound(
  { seed, runs }: Round,
  arbitrary: fc.Arbitrary<Specimen>,
  open: (from: number) => Chase | undefined,
): Promise<void> {
  let from = 0;
  while (from < runs) {
    const chase = open(from);
    if (chase === undefined) return;
    const inputs = endingShrinks(arbitrary, chase.isLate);
    const { counterexamplePath } = await fc.check(fc.asyncProperty(inputs, chase.passes), {
      seed,
      numRuns: runs - from,
      path: from === 0 ? "" : String(from),
    });
    if (counterexamplePath === null) return;
    await chase.end(counterexamplePath);
    from = Number.parseInt(counterexamplePath, 10) + 1;
  }
}

/**
 * Makes an input again.
 *
 * @param source What it came from.
 * @param origin Its seed and path, as a report has them.
 * @returns `undefined` where the path leads nowhere.
 */
export function specimenAt(
  { sentences, nearMisses }: Source,
  { kind, seed, path }: RandomOrigin,
): Specimen | undefined {
  let specimen: Specimen | undefined;
  const keep = (made: Specimen): boolean => {
    specimen ??= made;
    return true;
  };
  const arbitrary = kind === "sentence" ? sentences : nearMisses;
  fc.check(fc.property(arbitrary, keep), { seed, path, numRuns: 1 });
  return specimen;
}
