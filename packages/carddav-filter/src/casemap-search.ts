import {
  characterEntry,
  characterKey,
  isPairItself,
  KIND,
  MOVABLE,
  ONE_UNIT,
  SEVERAL_UNITS,
  UNIT_AND_MARKS,
} from "./casemap-characters.ts";
import { casemapPattern, rarestPattern } from "./casemap-pattern.ts";

/** Whether the key of a text contains a needle, as far as can be told without making the key. */
type Finding = "found" | "not-found" | "unknown";

/**
 * Above both lengths the work could grow with their product, as for a text and a needle of almost
 * one letter: the key is searched instead, in linear time.
 */
const LONG_NEEDLE = 64;
const LONG_TEXT = 256;

const BACKSLASH = 0x5c;

/** What an escape can stand for. */
const ESCAPABLE = /[\\,:;\n]/;

/**
 * Prepares the search for a needle in texts under `i;unicode-casemap`, character by character. What
 * depends on the order of marks, or on an escape, is left unknown.
 *
 * @param needle A key of that collation, not empty.
 * @returns The search. It takes a text, and whether its backslashes may stand for escapes, be it
 *   those of a text or of a URI.
 * @internal
 */
export function compileCasemapSearch(
  needle: string,
): (text: string, isEscaped: boolean) => Finding {
  const first = needle.charCodeAt(0);
  const firstCharacter = needle.charAt(0);
  if (!needle.isWellFormed()) return () => "unknown";
  const isEscapable = ESCAPABLE.test(needle);
  const rarest = rarestPattern(needle);
  // Marks move: where a key begins with one, it may come from anywhere.
  if ((characterEntry(first) & KIND) === MOVABLE) {
    return (text) => (rarest?.test(text) === false ? "not-found" : "unknown");
  }
  const pattern = casemapPattern(needle);

  return (text, isEscaped) => {
    // What has no character that could be escaped is there without escapes, or not at all.
    if (isEscaped && isEscapable && text.includes("\\")) return "unknown";
    if (rarest?.test(text) === false || !pattern.test(text)) return "not-found";
    if (needle.length > LONG_NEEDLE && text.length > LONG_TEXT) return "unknown";
    // What is not Unicode is its own key.
    if (!text.isWellFormed()) return "unknown";
    // In a text of almost one letter, each place could cost as much as the needle is long.
    let left = text.length + LONG_TEXT;
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      const entry = characterEntry(unit);
      const kind = entry & KIND;
      if (kind <= UNIT_AND_MARKS) {
        if ((entry & 0xffff) !== first) continue;
        const finding = compareAt(text, index, needle);
        if (typeof finding === "number") {
          left -= finding;
          if (left < 0) return "unknown";
          continue;
        }
        // The letter of an escape is no letter of the text.
        const isBehindBackslash = isEscaped && text.charCodeAt(index - 1) === BACKSLASH;
        return isBehindBackslash ? "unknown" : finding;
      }
      if (kind === MOVABLE && isPairItself(unit, text.charCodeAt(index + 1))) {
        index += 1;
      } else if (isSurrogate(unit) || characterKey(unit).includes(firstCharacter)) {
        return "unknown";
      }
    }
    return "not-found";
  };
}

// Compares the needle with the keys of the characters from a place on; its first code unit is the
// first of the first key. A number says that it is not there, and how much of it is.
function compareAt(text: string, start: number, needle: string): "found" | "unknown" | number {
  let matched = 0;
  for (let index = start; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const entry = characterEntry(unit);
    const kind = entry & KIND;
    if (kind >= SEVERAL_UNITS) return "unknown";
    if ((entry & 0xffff) !== needle.charCodeAt(matched)) return matched;
    matched += 1;
    if (kind !== ONE_UNIT && matched < needle.length) {
      // Marks of the text could come between the marks of this key.
      if (isMovable(text.charCodeAt(index + 1))) return "unknown";
      const key = characterKey(unit);
      const end = Math.min(key.length, needle.length - matched + 1);
      for (let part = 1; part < end; part += 1) {
        if (key.charCodeAt(part) !== needle.charCodeAt(matched)) return matched;
        matched += 1;
      }
    }
    if (matched === needle.length) return "found";
  }
  return matched;
}

function isMovable(unit: number): boolean {
  return !Number.isNaN(unit) && (characterEntry(unit) & KIND) === MOVABLE;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
