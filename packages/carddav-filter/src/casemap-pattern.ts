import {
  characterEntry,
  characterKey,
  KIND,
  MOVABLE,
  UNIT_AND_MARKS,
} from "./casemap-characters.ts";

/**
 * The first and last code units of ranges of common letters: Latin, Greek, Cyrillic and kana are
 * looked up once, ideographs are their own keys. Texts of others are searched in another way.
 */
const LOOKED_UP = [
  [0x00, 0x52f],
  [0x3041, 0x30ff],
] as const;
const FIRST_IDEOGRAPH = 0x4e00;
const LAST_IDEOGRAPH = 0x9fff;

/** Most code units of a needle that the pattern is made of. */
const MAX_UNITS = 16;

const NOT_ASCII = /[\x80-\uffff]/;

/** Members of a class of the characters that are not looked up. */
const NOT_LOOKED_UP = `${range(0x530, 0x3040)}${range(0x3100, FIRST_IDEOGRAPH - 1)}${range(LAST_IDEOGRAPH + 1, 0xffff)}`;

/** What is known of the characters that are looked up, as members of classes. */
interface Letters {
  /** For the first code unit of a key, all characters with such a key. */
  readonly byKey: ReadonlyMap<number, string>;
  /** For each code unit, all characters whose keys have it somewhere. */
  readonly byUnit: ReadonlyMap<number, string>;
  /** A class of the characters that nothing is known of. */
  readonly others: string;
}

let letters: Letters | undefined;

/**
 * Makes a pattern that each text has whose `i;unicode-casemap` key contains a needle; so have texts
 * with characters that are not common, and some more. The engine finds it many times faster than a
 * loop over characters could.
 *
 * @param needle A key; it begins with a character that is no mark.
 * @returns The pattern; it takes linear time.
 * @internal
 */
export function casemapPattern(needle: string): RegExp {
  letters ??= lookUpLetters();
  const classes: string[] = [];
  for (let index = 0; index < Math.min(needle.length, MAX_UNITS); index += 1) {
    const unit = needle.charCodeAt(index);
    // A mark may belong to the character before it.
    if ((characterEntry(unit) & KIND) === MOVABLE) break;
    classes.push(`[${isIdeograph(unit) ? escaped(unit) : (letters.byKey.get(unit) ?? "")}]`);
  }
  return new RegExp(`${classes.join("")}|${letters.others}`);
}

/**
 * Makes a pattern of one character: that which the first code unit beyond ASCII of a needle must come
 * from. Most texts have none, whichever way the marks of a text are ordered.
 *
 * @param needle A key.
 * @returns The pattern, which each text has whose key contains the needle; `undefined` where the needle
 *   is ASCII.
 * @internal
 */
export function rarestPattern(needle: string): RegExp | undefined {
  const [character] = NOT_ASCII.exec(needle) ?? [];
  if (character === undefined) return undefined;
  letters ??= lookUpLetters();
  const unit = character.charCodeAt(0);
  const members = isIdeograph(unit) ? escaped(unit) : (letters.byUnit.get(unit) ?? "");
  return new RegExp(`[${members}${NOT_LOOKED_UP}]`);
}

function lookUpLetters(): Letters {
  const byKey = new Map<number, string>();
  const byUnit = new Map<number, string>();
  let known = range(FIRST_IDEOGRAPH, LAST_IDEOGRAPH);
  for (const [first, last] of LOOKED_UP) {
    for (let unit = first; unit <= last; unit += 1) {
      const entry = characterEntry(unit);
      for (const part of new Set(characterKey(unit))) addMember(byUnit, part.charCodeAt(0), unit);
      if ((entry & KIND) > UNIT_AND_MARKS) continue;
      addMember(byKey, entry & 0xffff, unit);
      known += escaped(unit);
    }
  }
  return { byKey, byUnit, others: `[^${known}]` };
}

function addMember(classes: Map<number, string>, key: number, unit: number): void {
  classes.set(key, (classes.get(key) ?? "") + escaped(unit));
}

function isIdeograph(unit: number): boolean {
  return unit >= FIRST_IDEOGRAPH && unit <= LAST_IDEOGRAPH;
}

function range(first: number, last: number): string {
  return `${escaped(first)}-${escaped(last)}`;
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
