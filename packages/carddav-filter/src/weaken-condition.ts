import type { IndexCondition } from "./index-condition.ts";

const ALL: IndexCondition = { kind: "all" };

/** Default of {@link weakenCondition}: each question costs a store a scan of the keys of a property. */
export const MAX_QUESTIONS = 64;

/**
 * Makes a condition of few questions that every card meets which meets the given one: an `and` keeps
 * its first parts, an `or` that does not fit asks for all.
 *
 * @param condition From `filterCondition`.
 * @param maxQuestions Most conditions of kind `key` and `present` in what comes back. Default 64.
 * @returns The condition itself when it has no more.
 */
export function weakenCondition(
  condition: IndexCondition,
  maxQuestions: number = MAX_QUESTIONS,
): IndexCondition {
  if (countQuestions(condition) <= maxQuestions) return condition;
  if (condition.kind !== "and") return ALL;
  const kept: IndexCondition[] = [];
  let left = maxQuestions;
  for (const part of condition.of) {
    const weaker = weakenCondition(part, left);
    if (weaker.kind === "all") continue;
    kept.push(weaker);
    left -= countQuestions(weaker);
  }
  return kept.length === 0 ? ALL : { kind: "and", of: kept };
}

function countQuestions(condition: IndexCondition): number {
  switch (condition.kind) {
    case "key":
    case "present":
      return 1;
    case "and":
    case "or":
      return condition.of.reduce((count, part) => count + countQuestions(part), 0);
    case "all":
    case "none":
      return 0;
  }
}
