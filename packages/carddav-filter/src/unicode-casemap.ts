import { isAscii } from "./ascii-case.ts";
import { UNASSIGNED_STEPS } from "./generated/unassigned.ts";
import { NOT_BY_UPPER_CASE, TITLECASE_BY_HAND } from "./unicode-exceptions.ts";

const UNASSIGNED = characterClass(UNASSIGNED_STEPS);
const SPECIAL = new RegExp(`[${NOT_BY_UPPER_CASE}${UNASSIGNED}]`, "u");
const ORDINARY_OR_SPECIAL = new RegExp(
  `[^${NOT_BY_UPPER_CASE}${UNASSIGNED}]+|[${NOT_BY_UPPER_CASE}${UNASSIGNED}]`,
  "gu",
);
const ANY_UNASSIGNED = new RegExp(`[${UNASSIGNED}]`, "u");
const ASSIGNED_RUN = new RegExp(`[^${UNASSIGNED}]+`, "gu");

/** Characters that canonical order may move: marks, and the half-width kana marks become such. */
const MARK = "\\p{M}\uff9e\uff9f";
const IS_MARK = new RegExp(`^[${MARK}]$`, "u");

/**
 * Most marks in a row that are put into canonical order together, as in the stream-safe text format
 * of UAX #15; those behind them are ordered among themselves. Engines sort a row in quadratic time,
 * so that a value of nothing but marks could stop a server.
 */
const MAX_MARKS = 30;
const ORDERED_TOGETHER = new RegExp(
  `[^${MARK}]+[${MARK}]{0,${MAX_MARKS}}|[${MARK}]{1,${MAX_MARKS}}`,
  "gu",
);

/** What is known of each code unit: nothing yet, or one of the classes below. */
const CLASSES: Uint8Array = new Uint8Array(0x1_0000);
const PLAIN = 1;
const PLAIN_MARK = 2;
const NOT_PLAIN = 3;

/**
 * The string that `i;unicode-casemap` compares (RFC 5051 section 2): each code point's simple
 * titlecase mapping, then compatibility decomposition with canonical order (allowed by section 4).
 * A lone surrogate, which UTF-8 cannot carry, stands for itself.
 *
 * @internal
 */
export function unicodeCasemapKey(text: string): string {
  if (isAscii(text)) return text.toUpperCase();
  if (isPlain(text)) return text.toUpperCase().normalize("NFKD");
  return decompose(titlecase(text));
}

// Tells whether the engine's own functions make the key of a text. The character classes above say
// so too, but a table says it many times faster.
function isPlain(text: string): boolean {
  let marks = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const known = CLASSES[unit] || learn(unit);
    if (known === PLAIN) {
      marks = 0;
      continue;
    }
    marks += 1;
    if (known === NOT_PLAIN || marks > MAX_MARKS) return false;
  }
  return true;
}

function learn(unit: number): number {
  const learned = classOf(String.fromCharCode(unit));
  CLASSES[unit] = learned;
  return learned;
}

function classOf(character: string): number {
  if (!character.isWellFormed() || SPECIAL.test(character)) return NOT_PLAIN;
  if (ANY_UNASSIGNED.test(character.toUpperCase())) return NOT_PLAIN;
  return IS_MARK.test(character) ? PLAIN_MARK : PLAIN;
}

function titlecase(text: string): string {
  if (!SPECIAL.test(text)) return upperCaseRun(text);
  return text.replace(ORDINARY_OR_SPECIAL, (part) =>
    SPECIAL.test(part) ? (TITLECASE_BY_HAND.get(part) ?? part) : upperCaseRun(part),
  );
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
