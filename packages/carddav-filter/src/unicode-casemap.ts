import { UNASSIGNED_STEPS } from "./generated/unassigned.ts";
import { NOT_BY_UPPER_CASE, TITLECASE_BY_HAND } from "./unicode-exceptions.ts";

const UNASSIGNED = characterClass(UNASSIGNED_STEPS);
const SPECIAL = new RegExp(`[${NOT_BY_UPPER_CASE}${UNASSIGNED}]`, "u");
const ORDINARY_RUN = new RegExp(`[^${NOT_BY_UPPER_CASE}${UNASSIGNED}]+`, "gu");
const BY_HAND = new RegExp(`[${[...TITLECASE_BY_HAND.keys()].join("")}]`, "g");
const ANY_UNASSIGNED = new RegExp(`[${UNASSIGNED}]`, "u");
const ASSIGNED_RUN = new RegExp(`[^${UNASSIGNED}]+`, "gu");

/** Characters that canonical order may move: marks, and the half-width kana marks become such. */
const MARK = "\\p{M}\uff9e\uff9f";
const IS_MARK = new RegExp(`^[${MARK}]$`, "u");

/**
 * Most marks in a row that are put into canonical order together, as in the stream-safe text format
 * of UAX #15; those behind them are ordered among themselves. Engines sort a row in quadratic time,
 * so that a value of nothing but marks could stop a server.
 *
 * @internal
 */
export const MAX_MARKS = 30;
const ORDERED_TOGETHER = new RegExp(
  `[^${MARK}]+[${MARK}]{0,${MAX_MARKS}}|[${MARK}]{1,${MAX_MARKS}}`,
  "gu",
);

/**
 * The string that `i;unicode-casemap` compares (RFC 5051 section 2): each code point's simple
 * titlecase mapping, then compatibility decomposition with canonical order (allowed by section 4).
 * A lone surrogate, which UTF-8 cannot carry, stands for itself.
 *
 * @internal
 */
export function unicodeCasemap(text: string): string {
  return decompose(titlecase(text));
}

/**
 * Tells whether a character is, or becomes, one that canonical order may move.
 *
 * @internal
 */
export function isMark(character: string): boolean {
  return IS_MARK.test(character);
}

/**
 * Tells whether the engine's own `toUpperCase` and `normalize` make the key of a character.
 *
 * @internal
 */
export function isByEngine(character: string): boolean {
  if (!character.isWellFormed() || SPECIAL.test(character)) return false;
  return !ANY_UNASSIGNED.test(character.toUpperCase());
}

function titlecase(text: string): string {
  if (!SPECIAL.test(text)) return upperCaseRun(text);
  return text
    .replace(ORDINARY_RUN, upperCaseRun)
    .replace(BY_HAND, (letter) => TITLECASE_BY_HAND.get(letter) ?? letter);
}

// Upper-cases letters that have one upper-case letter, as the pinned Unicode version knows them.
function upperCaseRun(run: string): string {
  const upper = run.toUpperCase();
  if (!ANY_UNASSIGNED.test(upper)) return upper;
  // The engine's Unicode is newer than ours and has given an old letter a new partner.
  let kept = "";
  for (const character of run) {
    const mapped = character.toUpperCase();
    kept += ANY_UNASSIGNED.test(mapped) ? character : mapped;
  }
  return kept;
}

function decompose(text: string): string {
  return text.replace(ASSIGNED_RUN, decomposeRun);
}

function decomposeRun(run: string): string {
  return run.replace(ORDERED_TOGETHER, (part) => part.normalize("NFKD"));
}

function characterClass(steps: string): string {
  const ranges: string[] = [];
  let code = 0;
  let low: number | undefined;
  for (const step of steps.split(" ")) {
    code += Number.parseInt(step, 36);
    if (low === undefined) {
      low = code;
    } else {
      ranges.push(`\\u{${low.toString(16)}}-\\u{${(code - 1).toString(16)}}`);
      low = undefined;
    }
  }
  if (low !== undefined) ranges.push(`\\u{${low.toString(16)}}-\\u{10ffff}`);
  return ranges.join("");
}
