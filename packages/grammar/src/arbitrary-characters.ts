import type { CharacterSet } from "./ir.ts";

const LAST_CODE_UNIT = 0xffff;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/** Where a text that people are to read takes its characters from, in order of preference. */
const PLEASANT: CharacterSet = [
  [0x61, 0x7a], // a-z
  [0x30, 0x39], // 0-9
  [0x41, 0x5a], // A-Z
  [0x20, 0x7e], // the rest of printable ASCII
];

/**
 * Tells whether a set has a code unit.
 *
 * @internal
 */
export function hasCodeUnit(set: CharacterSet, codeUnit: number): boolean {
  return set.some(([low, high]) => low <= codeUnit && codeUnit <= high);
}

/**
 * Number of code units in a set.
 *
 * @internal
 */
export function sizeOfSet(set: CharacterSet): number {
  return set.reduce((sum, [low, high]) => sum + high - low + 1, 0);
}

/**
 * Code unit number `index` of a set, counted from 0; throws `RangeError` when the set is smaller.
 *
 * @internal
 */
export function codeUnitAt(set: CharacterSet, index: number): number {
  let left = index;
  for (const [low, high] of set) {
    if (left <= high - low) return low + left;
    left -= high - low + 1;
  }
  throw new RangeError(`a set of ${sizeOfSet(set)} characters has no character ${index}`);
}

/**
 * The code units that two sets share.
 *
 * @internal
 */
export function intersection(first: CharacterSet, second: CharacterSet): CharacterSet {
  return first.flatMap(([low, high]) =>
    second
      .map(([from, to]) => [Math.max(low, from), Math.min(high, to)] as const)
      .filter(([from, to]) => from <= to),
  );
}

/**
 * Printable ASCII characters of a set, the most readable ones first.
 *
 * @internal
 */
export function pleasantCharacters(set: CharacterSet): string[] {
  const found = PLEASANT.flatMap(([low, high]) => codeUnitsOf(intersection(set, [[low, high]])));
  return [...new Set(found)].map((codeUnit) => String.fromCharCode(codeUnit));
}

/**
 * The most readable character of a set.
 *
 * @internal
 */
export function sampleCharacter(set: CharacterSet): string {
  for (const range of PLEASANT) {
    const [first] = intersection(set, [range]);
    if (first !== undefined) return String.fromCharCode(first[0]);
  }
  return String.fromCharCode(codeUnitAt(set, 0));
}

/**
 * First and last character of each range of a set.
 *
 * @internal
 */
export function edgeCharacters(set: CharacterSet): string[] {
  return [...new Set(set.flat())].map((codeUnit) => String.fromCharCode(codeUnit));
}

/**
 * The characters just before and just behind each range of a set.
 *
 * @internal
 */
export function outsideCharacters(set: CharacterSet): string[] {
  const neighbours = set.flatMap(([low, high]) => [low - 1, high + 1]);
  return [...new Set(neighbours)]
    .filter((codeUnit) => codeUnit >= 0 && codeUnit <= LAST_CODE_UNIT)
    .map((codeUnit) => String.fromCharCode(codeUnit));
}

/**
 * A set without surrogates, or the set itself when it has nothing else.
 *
 * @internal
 */
export function withoutSurrogates(set: CharacterSet): CharacterSet {
  const others = intersection(set, [
    [0, FIRST_SURROGATE - 1],
    [LAST_SURROGATE + 1, LAST_CODE_UNIT],
  ]);
  return others.length === 0 ? set : others;
}

/**
 * Tells whether any two surrogates may stand one after the other where a set is repeated.
 *
 * @internal
 */
export function hasAllSurrogates(set: CharacterSet): boolean {
  return set.some(([low, high]) => low <= FIRST_SURROGATE && high >= LAST_SURROGATE);
}

/**
 * The same letter in the other case, or `undefined` for what has no case in ASCII.
 *
 * @internal
 */
export function otherCase(character: string): string | undefined {
  const other = /^[a-z]$/.test(character) ? character.toUpperCase() : character.toLowerCase();
  return other === character || character > "z" ? undefined : other;
}

function codeUnitsOf(set: CharacterSet): number[] {
  return set.flatMap(([low, high]) => Array.from({ length: high - low + 1 }, (_, n) => low + n));
}
