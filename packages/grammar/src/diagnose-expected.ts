import { hasCodeUnit, intersection, sizeOfSet } from "./arbitrary-characters.ts";
import type { TakeState } from "./diagnose-automaton.ts";
import { FIRST_EVENT } from "./event-units.ts";
import type { CharacterSet } from "./ir.ts";

const LAST_CODE_UNIT = 0xffff;

/** Sets that have a name of their own, larger ones first. */
const NAMED: readonly (readonly [name: string, set: CharacterSet])[] = [
  [
    "a letter",
    [
      [0x41, 0x5a],
      [0x61, 0x7a],
    ],
  ],
  ["an upper-case letter", [[0x41, 0x5a]]],
  ["a lower-case letter", [[0x61, 0x7a]]],
  ["a digit", [[0x30, 0x39]]],
  ["a non-ASCII character", [[0x80, LAST_CODE_UNIT]]],
];

const NAMED_CODE_UNITS: ReadonlyMap<number, string> = new Map([
  [0x09, "a tab"],
  [0x0a, "a line feed"],
  [0x0d, "a carriage return"],
  [0x20, "a space"],
  [0x22, `'"'`],
]);

/** A set that leaves out no more code units is described by what it leaves out. */
const MAX_EXCEPTIONS = 64;

/** A run of this many single characters or fewer is listed, a longer one is "from to". */
const MAX_LISTED = 2;

/**
 * The code units that any of the states takes.
 *
 * @internal
 */
export function charactersOf(states: readonly TakeState[]): CharacterSet {
  return union(states.flatMap(({ set }) => set));
}

/**
 * Describes for people what the states take: whole fixed texts, then characters; or the names of
 * events.
 *
 * @internal
 */
export function describe(
  states: readonly TakeState[],
  canEnd: boolean,
  events: readonly string[] | undefined,
): string[] {
  const taken = events ? describeEvents(states, events) : describeTexts(states);
  return canEnd ? [...taken, "end of input"] : taken;
}

// In the order in which the grammar first names them.
function describeEvents(states: readonly TakeState[], events: readonly string[]): string[] {
  const units = states.flatMap(({ set }) => set.map(([unit]) => unit));
  const ordered = [...new Set(units)].toSorted((a, b) => a - b);
  return ordered.map((unit) => events[unit - FIRST_EVENT] ?? "");
}

function describeTexts(states: readonly TakeState[]): string[] {
  const single = charactersOf(states.filter(({ literal }) => literal === undefined));
  const literals = states
    .map(({ literal }) => literal)
    .filter((text) => text !== undefined)
    .filter((text) => !hasCodeUnit(single, text.charCodeAt(0)))
    .map(quote);
  return [...new Set(literals), ...describeCharacters(single)];
}

/**
 * Describes for people the characters of a set, in as few words as can be.
 *
 * @internal
 */
export function describeCharacters(set: CharacterSet): string[] {
  const missing = complement(set);
  if (set.length > 0 && missing.length === 0) return ["any character"];
  if (sizeOfSet(missing) <= MAX_EXCEPTIONS)
    return [`any character but ${missing.flatMap(describeRange).join(", ")}`];
  const names: string[] = [];
  let rest = set;
  for (const [name, named] of NAMED) {
    if (complement(union([...rest, ...complement(named)])).length > 0) continue;
    names.push(name);
    rest = intersection(rest, complement(named));
  }
  return [...names, ...rest.flatMap(describeRange)];
}

function describeRange([low, high]: CharacterSet[number]): string[] {
  if (high - low >= MAX_LISTED) return [`${describeCodeUnit(low)} to ${describeCodeUnit(high)}`];
  return low === high ? [describeCodeUnit(low)] : [describeCodeUnit(low), describeCodeUnit(high)];
}

/**
 * Describes one code unit for people.
 *
 * @internal
 */
export function describeCodeUnit(codeUnit: number): string {
  const name = NAMED_CODE_UNITS.get(codeUnit);
  if (name !== undefined) return name;
  if (codeUnit > 0x20 && codeUnit < 0x7f) return quote(String.fromCharCode(codeUnit));
  return `U+${codeUnit.toString(16).toUpperCase().padStart(4, "0")}`;
}

/**
 * A text in quotation marks, with what cannot be seen escaped.
 *
 * @internal
 */
export function quote(text: string): string {
  return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}

// The ranges in order, those that touch as one.
function union(ranges: CharacterSet): CharacterSet {
  const joined: (readonly [number, number])[] = [];
  for (const [low, high] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last === undefined || low > last[1] + 1) joined.push([low, high]);
    else joined[joined.length - 1] = [last[0], Math.max(last[1], high)];
  }
  return joined;
}

/**
 * The code units that a set does not have.
 *
 * @internal
 */
export function complement(set: CharacterSet): CharacterSet {
  const gaps: (readonly [number, number])[] = [];
  let next = 0;
  for (const [low, high] of set) {
    if (low > next) gaps.push([next, low - 1]);
    next = high + 1;
  }
  if (next <= LAST_CODE_UNIT) gaps.push([next, LAST_CODE_UNIT]);
  return gaps;
}
