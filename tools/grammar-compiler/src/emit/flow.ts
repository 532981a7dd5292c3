import type { CharacterSet } from "@callingcard/grammar/ir";
import { EMPTY, union } from "../character-set.ts";
import { eitherKnowledge, NOTHING, type Knowledge } from "../knowledge.ts";

/** What is true at a place of the code that is being written. */
export interface Flow {
  /** `c` holds the character at `i`. */
  readonly isLoaded: boolean;

  /** What could have stood here for what was read before to go on; for descriptions of failures. */
  readonly pending: CharacterSet;

  /** What decisions have seen of the characters ahead. */
  readonly knowledge: Knowledge;
}

/** Nothing is known. */
export const UNKNOWN: Flow = { isLoaded: false, pending: EMPTY, knowledge: NOTHING };

/** What is true where several ways meet. */
export function join(flows: readonly Flow[]): Flow {
  const [first, ...others] = flows;
  if (!first) return UNKNOWN;
  return others.reduce(
    (a, b) => ({
      isLoaded: a.isLoaded && b.isLoaded,
      pending: union(a.pending, b.pending),
      knowledge: eitherKnowledge(a.knowledge, b.knowledge),
    }),
    first,
  );
}
