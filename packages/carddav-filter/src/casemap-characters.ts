import { isByEngine, isMark, unicodeCasemap } from "./unicode-casemap.ts";

/**
 * What `i;unicode-casemap` makes of single characters, learned when one is met first. The key of a
 * text is made of the keys of its characters, one behind the other, but for the order of marks.
 *
 * An entry is one of the kinds below, {@link BY_HAND} where that is so, and the first code unit of
 * the key.
 *
 * @module
 */

/** The bits of an entry that are its kind. */
export const KIND = 0x7_0000;

/** The key is one code unit. */
export const ONE_UNIT = 0x1_0000;

/** The key is one code unit and marks behind it. */
export const UNIT_AND_MARKS = 0x2_0000;

/** The key is several code units, and not only the first of them can begin a match. */
export const SEVERAL_UNITS = 0x3_0000;

/** A mark, a character whose key begins with one, or half of a surrogate pair. */
export const MOVABLE = 0x4_0000;

/** The bit of an entry that says that the engine's own functions do not make the key. */
export const BY_HAND = 0x8_0000;

/** An entry for each code unit; 0 where nothing is known yet. */
const ENTRIES: Uint32Array = new Uint32Array(0x1_0000);

/** For each code point of plane 1 whether it is its own key and no mark; 0 is not known yet. */
const PLANE_1: Uint8Array = new Uint8Array(0x1_0000);
const ITSELF = 1;
const CHANGED = 2;

/** The keys of code units of the other kinds. */
const KEYS = new Map<number, string>();

/**
 * The entry of a code unit.
 *
 * @internal
 */
export function characterEntry(unit: number): number {
  return ENTRIES[unit] || learn(unit);
}

/**
 * The key of a code unit; half of a surrogate pair stands for itself.
 *
 * @internal
 */
export function characterKey(unit: number): string {
  return KEYS.get(unit) ?? unicodeCasemap(String.fromCharCode(unit));
}

/**
 * Tells whether a surrogate pair is a character that is its own key and no mark, as emoji are.
 *
 * @internal
 */
export function isPairItself(high: number, low: number): boolean {
  if (high < 0xd800 || high > 0xd83f || low < 0xdc00 || low > 0xdfff) return false;
  const code = ((high - 0xd800) << 10) | (low - 0xdc00);
  return (PLANE_1[code] || learnPair(code)) === ITSELF;
}

function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  const key = unicodeCasemap(character);
  const byHand = isByEngine(character) ? 0 : BY_HAND;
  const entry = kindOf(character, key) | byHand | key.charCodeAt(0);
  if ((entry & KIND) !== ONE_UNIT) KEYS.set(unit, key);
  ENTRIES[unit] = entry;
  return entry;
}

function kindOf(character: string, key: string): number {
  const [first = "", ...others] = key;
  if (!character.isWellFormed() || isMark(character) || isMark(first)) return MOVABLE;
  if (key.length === 1) return ONE_UNIT;
  return first.length === 1 && others.every(isMark) ? UNIT_AND_MARKS : SEVERAL_UNITS;
}

function learnPair(code: number): number {
  const character = String.fromCodePoint(code + 0x1_0000);
  const isItself = unicodeCasemap(character) === character;
  const learned = isItself && isByEngine(character) && !isMark(character) ? ITSELF : CHANGED;
  PLANE_1[code] = learned;
  return learned;
}
