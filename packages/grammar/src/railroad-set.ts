import { FIRST_EVENT } from "./event-units.ts";
import type { CharacterSet, GrammarIr } from "./ir.ts";

const LAST_CODE_UNIT = 0xffff;

/** A set that leaves out fewer code units than this is shown by what it leaves out. */
const MAX_EXCEPTIONS = 64;

const NAMES: ReadonlyMap<number, string> = new Map([
  [0x09, "TAB"],
  [0x0a, "LF"],
  [0x0d, "CR"],
  [0x20, "SP"],
  [0x22, `'"'`],
  // The compiler counts the end of a text as one more character.
  [LAST_CODE_UNIT + 1, "end of input"],
]);

/**
 * Shows a set of code units as grammars are discussed: `"0".."9" "A".."Z" CR`.
 *
 * @param set The set.
 * @returns Its ranges in order; U+10000 stands for the end of the input.
 */
export function showCharacters(set: CharacterSet): string {
  return set
    .map(([low, high]) => {
      if (low === high) return showCodeUnit(low);
      return `${showCodeUnit(low)}${high === low + 1 ? " " : ".."}${showCodeUnit(high)}`;
    })
    .join(" ");
}

/**
 * Shows a set as a grammar means it: characters, by what is left out where that is shorter, or the names of
 * events.
 *
 * @internal
 */
export function showSet(set: CharacterSet, { events }: GrammarIr): string {
  if (events !== undefined) {
    const units = set.flatMap(([low, high]) =>
      Array.from({ length: high - low + 1 }, (_, index) => low + index),
    );
    return units.map((unit) => events[unit - FIRST_EVENT] ?? "(foreign)").join(" or ");
  }
  const missing = complement(set);
  const left = size(missing);
  if (left === 0) return "any character";
  return left < size(set) && left < MAX_EXCEPTIONS
    ? `any but ${showCharacters(missing)}`
    : showCharacters(set);
}

function showCodeUnit(unit: number): string {
  const name = NAMES.get(unit);
  if (name !== undefined) return name;
  if (unit > 0x20 && unit < 0x7f) return JSON.stringify(String.fromCharCode(unit));
  return `U+${unit.toString(16).toUpperCase().padStart(4, "0")}`;
}

function complement(set: CharacterSet): CharacterSet {
  const gaps: (readonly [number, number])[] = [];
  let next = 0;
  for (const [low, high] of set) {
    if (low > next) gaps.push([next, low - 1]);
    next = high + 1;
  }
  if (next <= LAST_CODE_UNIT) gaps.push([next, LAST_CODE_UNIT]);
  return gaps;
}

function size(set: CharacterSet): number {
  return set.reduce((sum, [low, high]) => sum + high - low + 1, 0);
}
