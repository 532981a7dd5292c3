import type { CharacterSet } from "@callingcard/grammar/ir";

/** The "character" after the last one of a text. */
export const END: number = 0x1_00_00;

/** The largest code unit. */
export const LAST: number = 0xff_ff;

type Range = readonly [low: number, high: number];

/** The set with nothing in it. */
export const EMPTY: CharacterSet = [];

/** Everything outside ASCII. */
export const BEYOND_ASCII: CharacterSet = [[0x80, LAST]];

/** The set of one code unit. */
export function only(unit: number): CharacterSet {
  return [[unit, unit]];
}

/** Sorts ranges and joins those that touch. */
export function normalise(ranges: readonly Range[]): CharacterSet {
  const joined: [number, number][] = [];
  for (const [low, high] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else joined.push([low, high]);
  }
  return joined;
}

/** What is in any of the sets. */
export function union(...sets: readonly CharacterSet[]): CharacterSet {
  return normalise(sets.flat());
}

/** What is in both sets. */
export function intersection(a: CharacterSet, b: CharacterSet): CharacterSet {
  const common: Range[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (!left || !right) return common;
    const low = Math.max(left[0], right[0]);
    const high = Math.min(left[1], right[1]);
    if (low <= high) common.push([low, high]);
    if (left[1] < right[1]) i++;
    else j++;
  }
}

/** What is not in the set, up to and with `last`. */
export function complement(set: CharacterSet, last: number = END): CharacterSet {
  const gaps: Range[] = [];
  let next = 0;
  for (const [low, high] of set) {
    if (low > next) gaps.push([next, low - 1]);
    next = high + 1;
  }
  if (next <= last) gaps.push([next, last]);
  return gaps;
}

/** What is in `a` and not in `b`. */
export function difference(a: CharacterSet, b: CharacterSet): CharacterSet {
  return intersection(a, complement(b));
}

/** Tells whether the code unit is in the set. */
export function has(set: CharacterSet, unit: number): boolean {
  return set.some(([low, high]) => unit >= low && unit <= high);
}

/** Tells whether all of `a` is in `b`. */
export function isSubset(a: CharacterSet, b: CharacterSet): boolean {
  return difference(a, b).length === 0;
}

/** How many code units are in the set. */
export function size(set: CharacterSet): number {
  return set.reduce((sum, [low, high]) => sum + high - low + 1, 0);
}

/** The same text for the same set. */
export function key(set: CharacterSet): string {
  return set.map(([low, high]) => `${low}-${high}`).join(",");
}

const fromRegExps = new Map<string, CharacterSet>();

/** The code units that a character class takes: each one is tried, which is what nearley does. */
export function fromRegExp(pattern: RegExp): CharacterSet {
  const known = fromRegExps.get(pattern.source);
  if (known) return known;
  const ranges: Range[] = [];
  let low = -1;
  for (let unit = 0; unit <= END; unit++) {
    const taken = unit <= LAST && pattern.test(String.fromCharCode(unit));
    if (taken && low < 0) low = unit;
    if (taken || low < 0) continue;
    ranges.push([low, unit - 1]);
    low = -1;
  }
  fromRegExps.set(pattern.source, ranges);
  return ranges;
}

/**
 * Splits the union of the sets into the largest classes that no set cuts.
 *
 * @returns Disjoint sets, in the order of their first code unit.
 */
export function classes(sets: readonly CharacterSet[]): CharacterSet[] {
  const cuts = new Set<number>();
  for (const set of sets) for (const [low, high] of set) cuts.add(low).add(high + 1);
  const points = [...cuts].toSorted((a, b) => a - b);
  const byMembers = new Map<string, Range[]>();
  for (const [index, low] of points.entries()) {
    const next = points[index + 1];
    if (next === undefined) break;
    const members = sets.map((set) => (has(set, low) ? "1" : "0")).join("");
    if (!members.includes("1")) continue;
    const ranges = byMembers.get(members);
    if (ranges) ranges.push([low, next - 1]);
    else byMembers.set(members, [[low, next - 1]]);
  }
  return [...byMembers.values()].map(normalise);
}

const PLEASANT: readonly CharacterSet[] = [
  [[97, 122]],
  [[65, 90]],
  [[48, 57]],
  [[33, 126]],
  [[0, LAST]],
];

/** A pleasant member of the set, for examples: a small letter if there is one. */
export function sample(set: CharacterSet): number {
  for (const preferred of PLEASANT) {
    const first = intersection(set, preferred)[0];
    if (first) return first[0];
  }
  return END;
}
