import { automatonOf } from "./diagnose-automaton.ts";
import { charactersOf, describe } from "./diagnose-expected.ts";
import { type Frame, type Place, Walk } from "./diagnose-walk.ts";
import type { CharacterSet, GrammarIr } from "./ir.ts";
import { positionAt } from "./position.ts";

/** Where and why a text is not a sentence. */
export interface Diagnosis {
  /** UTF-16 code units before the first wrong character; the text's length when it ends too soon. */
  readonly offset: number;

  /** Line of the first wrong character, from 1. */
  readonly line: number;

  /** Column of the first wrong character in UTF-16 code units, from 1. */
  readonly column: number;

  /**
   * Everything that could have stood there, for people: `a letter`, `":"`, `"BEGIN:VCARD"`,
   * `end of input`; of a grammar over events their names, in the grammar's order.
   */
  readonly expected: readonly string[];

  /** The code units that could have stood there, for programs. */
  readonly characters: CharacterSet;

  /** Whether the text could have ended there. */
  readonly canEnd: boolean;

  /** The innermost rule that was being read in every possible reading. */
  readonly rule: string;

  /** That rule and those around it, outermost first; of a deep nesting the innermost 32. */
  readonly rules: readonly string[];
}

/** How long a diagnosis may take. */
export interface DiagnoseOptions {
  /**
   * Most states of the grammar's automaton that are followed, some for each character.
   * Default 20 000 000.
   */
  readonly maxSteps?: number;
}

const DEFAULT_MAX_STEPS = 20_000_000;

const MAX_RULES = 32;

/**
 * Finds where a text leaves the language of a rule, and all that could have stood there. The
 * generated parsers say it more briefly; this is for the error message of an editor or a log, after
 * a parser has refused the text. The time is linear in the text where the grammar is deterministic.
 * It knows no limit of depth: for a sentence that a parser refuses as too deep it has no diagnosis.
 *
 * @param ir The grammar as data, from the generated `<name>.ir.ts`.
 * @param rule Any rule of the grammar.
 * @param text The whole text; of a grammar over events the `units` of the list.
 * @param options How long the diagnosis may take.
 * @returns `undefined` for a sentence of the rule.
 * @throws {RangeError} When the grammar has no such rule, or after `maxSteps`.
 * @example
 * const diagnosis = diagnose(vcardIr, "contentline", "N;X:1\r\n");
 * // { offset: 3, line: 1, column: 4, rule: "param", expected: ['"="', …] }
 */
export function diagnose(
  ir: GrammarIr,
  rule: string,
  text: string,
  options: DiagnoseOptions = {},
): Diagnosis | undefined {
  const { maxSteps = DEFAULT_MAX_STEPS } = options;
  const stop = new Walk(automatonOf(ir), rule, maxSteps).read(text);
  if (stop === undefined) return undefined;
  const { offset, places, canEnd } = stop;
  const states = places.map(({ state }) => state);
  const rules = canEnd ? [rule] : rulesAround(places);
  return {
    ...(ir.events ? { offset, line: 1, column: offset + 1 } : positionAt(text, offset)),
    expected: describe(states, canEnd, ir.events),
    characters: charactersOf(states),
    canEnd,
    rule: rules.at(-1) ?? rule,
    rules,
  };
}

// The rules that are being read at all places, outermost first.
function rulesAround(places: readonly Place[]): string[] {
  const stacks = places.map(({ frame }) => stackOf(frame));
  const [first = [], ...others] = stacks;
  const shared = first.filter((frame, depth) => others.every((stack) => stack[depth] === frame));
  return shared.slice(-MAX_RULES).map((frame) => frame.rule);
}

// A frame and the frames around it, outermost first, in the reading that was found first.
function stackOf(innermost: Frame): Frame[] {
  const stack = new Set<Frame>();
  let frame: Frame | undefined = innermost;
  while (frame !== undefined && !stack.has(frame)) {
    stack.add(frame);
    frame = frame.callers[0]?.frame;
  }
  return [...stack].reverse();
}
