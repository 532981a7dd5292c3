import { characterEntry, KIND, MOVABLE, UNIT_AND_MARKS } from "./casemap-characters.ts";

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

/** What is known of the characters that are looked up. */
interface Letters {
  /** For the first code unit of a key, the members of a class of all characters with such a key. */
  readonly byKey: ReadonlyMap<number, string>;
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
    const isIdeograph = unit >= FIRST_IDEOGRAPH && unit <= LAST_IDEOGRAPH;
    const members = isIdeograph ? escaped(unit) : (letters.byKey.get(unit) ?? "");
    classes.push(`[${members}]`);
  }
  return new RegExp(`${classes.join("")}|${letters.others}`);
}

function lookUpLetters(): Letters {
  const byKey = new Map<number, string>();
  let known = `${escaped(FIRST_IDEOGRAPH)}-${escaped(LAST_IDEOGRAPH)}`;
  for (const [first, last] of LOOKED_UP) {
    let start = first;
    for (let unit = first; unit <= last; unit += 1) {
      const entry = characterEntry(unit);
      if ((entry & KIND) <= UNIT_AND_MARKS) {
        const key = entry & 0xffff;
        byKey.set(key, (byKey.get(key) ?? "") + escaped(unit));
        continue;
      }
      if (start < unit) known += `${escaped(start)}-${escaped(unit - 1)}`;
      start = unit + 1;
    }
    if (start <= last) known += `${escaped(start)}-${escaped(last)}`;
  }
  return { byKey, others: `[^${known}]` };
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}
