import { automatonOf } from "./diagnose-automaton.ts";
import { Walk } from "./diagnose-walk.ts";
import { partOf } from "./derivation-part.ts";
import { toTree } from "./derivation-tree.ts";
import type { GrammarIr } from "./ir.ts";

/** A rule that was read, with the rules that were read within it. */
export interface Derivation {
  readonly rule: string;

  /** UTF-16 code units before it; of a grammar over events, events. */
  readonly start: number;

  /** Where it ends; equal to `start` for a rule that was read without a character. */
  readonly end: number;

  /** In the order of the text. Characters that are in none of them are the rule's own. */
  readonly children: readonly Derivation[];
}

/** How large a derivation may be, and whether a text may break off. */
export interface DerivationOptions {
  /**
   * Whether a text that is no sentence has a derivation too: of its beginning, up to the first
   * character that no sentence has there. The rules that were being read end at that place. Where there
   * were several readings up to it, it is the derivation of one. Default false.
   */
  readonly partial?: boolean;

  /**
   * Tells of a rule, by its name, whether it is left out with all that is within it: names of character
   * classes, of which a run of letters has one for each. Default none.
   */
  readonly leaveOut?: (rule: string) => boolean;

  /** Most states of the grammar's automaton that are followed. Default 20 000 000. */
  readonly maxSteps?: number;

  /** How deep rules may be within each other. Default 1 000. */
  readonly maxDepth?: number;

  /** Most rules read. Default 1 000 000. */
  readonly maxNodes?: number;
}

const DEFAULTS: Required<DerivationOptions> = {
  partial: false,
  leaveOut: () => false,
  maxSteps: 20_000_000,
  maxDepth: 1_000,
  maxNodes: 1_000_000,
};

/**
 * Derives a text from a rule: which rules were read, and where. Grammars that the compiler takes are
 * not ambiguous, so there is one derivation. All readings are followed at once, so the time is linear in
 * the text where the grammar is deterministic, and nothing recurs.
 *
 * @param ir The grammar as data, from `@callingcard/<codec>/grammar` or a generated `<name>.ir.ts`.
 * @param rule Any rule of the grammar.
 * @param text The whole text; of a grammar over events the `units` of the list.
 * @param options Limits, and whether the text may break off.
 * @returns The derivation; `undefined` for a text that is no sentence of the rule, unless `partial`.
 * @throws {RangeError} When the grammar has no such rule, and over a limit.
 * @example
 * const line = derivation(vcardIr, "contentline", "N:1");
 * // { rule: "contentline", start: 0, end: 3, children: [{ rule: "name", start: 0, end: 1, … }, …] }
 */
export function derivation(
  ir: GrammarIr,
  rule: string,
  text: string,
  options: DerivationOptions = {},
): Derivation | undefined {
  const { partial, leaveOut, maxSteps, maxDepth, maxNodes } = { ...DEFAULTS, ...options };
  const walk = new Walk(automatonOf(ir), rule, maxSteps);
  const stop = walk.read(text);
  const whole = walk.whole ?? (partial && stop ? partOf(stop, rule) : undefined);
  if (whole === undefined || (stop !== undefined && !partial)) return undefined;
  return toTree(whole, { leaveOut, maxDepth, maxNodes });
}
