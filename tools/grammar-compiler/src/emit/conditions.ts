import type { CharacterSet } from "@callingcard/grammar/ir";

/** Few comparisons say it. */
export function isSimple(set: CharacterSet): boolean {
  return set.length <= 1 || (set.length === 2 && set.every(isSingle));
}

function isSingle([low, high]: readonly [number, number]): boolean {
  return low === high;
}

/** The condition that `c`, at most `last`, is in one of the ranges of a set. */
export function anyRange(set: CharacterSet, last: number): string {
  const tests = set.map(([low, high]) => {
    if (low === high) return `c === ${low}`;
    if (low === 0) return `c <= ${high}`;
    return high === last ? `c >= ${low}` : `c >= ${low} && c <= ${high}`;
  });
  if (tests.length <= 1) return tests[0] ?? "false";
  return tests.map((test) => (test.includes("&&") ? `(${test})` : test)).join(" || ");
}

/** A condition that can stand beside `&&`. */
export function grouped(condition: string): string {
  return /\|\||\?/.test(condition) ? `(${condition})` : condition;
}

/** The opposite of a condition. */
export function negated(condition: string): string {
  const single = /^c (===|!==) (\d+)$/.exec(condition);
  if (single) return `c ${single[1] === "===" ? "!==" : "==="} ${single[2]}`;
  if (/^\([^()]*\) !== 0$/.test(condition)) return condition.replace(/!== 0$/, "=== 0");
  return `!(${condition})`;
}
