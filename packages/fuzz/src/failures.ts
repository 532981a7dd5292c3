import type { Failure } from "./report.ts";
import type { Judgement } from "./judgement.ts";
import type { Wrong } from "./source.ts";

/** How often what looks alike is looked into although it came down to what was known. */
const MAX_DUPLICATES = 2;

/** The failures that were found, each once. */
export interface FailureBook {
  /**
   * Whether a failure looks like one that need not be looked into again.
   *
   * @param likeness Of the failure.
   */
  readonly isKnown: (likeness: string) => boolean;
  /**
   * Notes a failure that was looked into.
   *
   * @param likeness How it looked when it was found.
   * @param failure What it came down to.
   * @returns Whether it is a new one.
   */
  readonly add: (likeness: string, failure: Failure) => boolean;
  readonly failures: readonly Failure[];
}

/** Opens an empty book. */
export function createFailureBook(): FailureBook {
  const failures: Failure[] = [];
  const known = new Set<string>();
  const duplicates = new Map<string, number>();
  return {
    failures,
    isKnown: (likeness) => (duplicates.get(likeness) ?? 0) >= MAX_DUPLICATES,
    add: (likeness, failure) => {
      const isSpoilt = failure.kind === "accepted" && failure.origin.kind === "near-miss";
      // The same change in the same rule is the same failure, without looking again; and a hang costs its whole time.
      if (isSpoilt || failure.kind === "hang") duplicates.set(likeness, MAX_DUPLICATES);
      const keys = [failure.input, isSpoilt ? likeness : keyOf(failure)];
      const isNew = !keys.some((key) => known.has(key));
      for (const key of keys) known.add(key);
      if (isNew) failures.push(failure);
      else duplicates.set(likeness, (duplicates.get(likeness) ?? 0) + 1);
      return isNew;
    },
  };
}

function keyOf({ kind, what, rule, difference }: Failure): string {
  // One cause makes a program hang at many places.
  if (kind === "hang") return kind;
  return JSON.stringify([kind, difference === undefined ? what : masked(difference.pointer), rule]);
}

/**
 * How a failure looks before it was looked into: equal for those that may be one.
 *
 * @param judgement What was wrong.
 * @param wrong What is wrong in the input.
 */
export function likenessOf({ kind, likeness }: Judgement, wrong: Wrong | undefined): string {
  return wrong === undefined || kind !== "accepted"
    ? likeness
    : `${likeness} ${wrong.rule} ${masked(wrong.change)}`;
}

function masked(text: string): string {
  return text.replaceAll(/"[^]*?"/g, '"…"').replaceAll(/\d+/g, "#");
}
