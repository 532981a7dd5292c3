import { nested } from "@callingcard/grammar/arbitrary";
import type { GrammarIr } from "@callingcard/grammar/ir";
import { alphabetOf } from "./alphabet.ts";
import type { Verdict } from "./prove-doors.ts";
import { smallest } from "./prove-smallest.ts";
import { type Difference, type Subject, subjectOf } from "./prove-subject.ts";
import { proofTexts } from "./prove-texts.ts";
import { reference } from "./reference.ts";

/** A grammar, the parsers that were generated from it, and how long to look for a difference. */
export interface ProofOptions {
  /** Path of the `.ne` file. */
  readonly file: string;

  /** The grammar as data, from the generated `<name>.ir.ts`. */
  readonly ir: GrammarIr;

  /**
   * The entries by name: everything that the generated module exports. All entries of the grammar
   * have to be there.
   */
  readonly entries: Readonly<Record<string, unknown>>;

  /** Random texts, shared among the entries. Default 2000. */
  readonly random?: number;

  /** Most systematic texts, shared among the entries. Default 40 000. */
  readonly systematic?: number;

  /** Seed of the random texts. Default 20 261 120. */
  readonly seed?: number;
}

/** What a proof has seen. */
export interface Proof {
  /** File name of the grammar. */
  readonly grammar: string;
  readonly texts: number;
  readonly accepted: number;
  readonly rejected: number;
  /** UTF-16 code units of all texts together. */
  readonly characters: number;
  readonly milliseconds: number;
}

/** A generated parser differs from nearley; the text is the smallest one found. */
export class ProofError extends Error {
  override readonly name: string = "ProofError";
  readonly difference: Difference;

  constructor(ir: GrammarIr, difference: Difference) {
    const { rule, door, text, expected, actual } = difference;
    const { quote } = alphabetOf(ir);
    super(
      `${ir.file} ${rule}: ${door} differs on ${brief(quote(text))}: ` +
        `expected ${show(expected)}, got ${show(actual)}`,
    );
    this.difference = difference;
  }
}

/** Levels that a rule may stand within itself where the grammar does not say. */
const DEFAULT_DEPTH = 256;

const DEFAULT_SEED = 20_261_120;

/**
 * Proves that generated parsers are nearley's equals: on every systematic text, and on random
 * sentences, near misses and noise, `parse`, `parseOctets` and `match` come to the same verdict, the
 * same value and the same offset, and nearley finds exactly one parse. Sentences nested deeper than
 * the grammar's limit are refused as too deep.
 *
 * @throws {ProofError} With the smallest text on which they differ.
 * @throws {RangeError} When an entry of the grammar is missing.
 * @example
 * import { vcardIr } from "../src/generated/vcard.ir.ts";
 * import * as entries from "../src/generated/vcard.ts";
 *
 * test("the parser equals nearley", () => {
 *   proveGrammar({ file: "grammar/vcard.ne", ir: vcardIr, entries });
 * });
 */
export function proveGrammar(options: ProofOptions): Proof {
  const { file, ir, random = 2000, systematic = 40_000, seed = DEFAULT_SEED } = options;
  const start = performance.now();
  const parser = reference(file, ir.events);
  const counts = { texts: 0, accepted: 0, characters: 0 };
  const subjects = new Map(
    ir.entries.map((rule) => [rule, subjectOf(options.entries, rule, ir, parser)]),
  );
  for (const [rule, texts] of proofTexts(ir, { random, systematic, seed })) {
    const subject = subjects.get(rule);
    if (subject === undefined) continue;
    const differing = texts.filter((text) => subject.differenceOn(text) !== undefined);
    if (differing.length > 0) throw smallestDifference(ir, subject, differing);
    for (const text of nested(ir, rule, (ir.maxDepth ?? DEFAULT_DEPTH) + 1)) {
      const difference = subject.tooDeepOn(text);
      if (difference !== undefined) throw new ProofError(ir, difference);
    }
    counts.texts += texts.length;
    counts.accepted += texts.filter(subject.accepts).length;
    counts.characters += texts.reduce((sum, { length }) => sum + length, 0);
  }
  return {
    grammar: ir.file,
    ...counts,
    rejected: counts.texts - counts.accepted,
    milliseconds: performance.now() - start,
  };
}

function smallestDifference(
  ir: GrammarIr,
  { differenceOn }: Subject,
  differing: readonly string[],
): ProofError {
  const shortest = differing.reduce((best, text) => (text.length < best.length ? text : best));
  const door = differenceOn(shortest)?.door;
  const text = smallest(shortest, (shorter) => differenceOn(shorter)?.door === door);
  const difference = differenceOn(text);
  if (difference === undefined) throw new TypeError(`${ir.file}: a difference that does not last`);
  return new ProofError(ir, difference);
}

function show(verdict: Verdict | string): string {
  if (typeof verdict === "string") return verdict;
  if ("code" in verdict) return `${verdict.code} at ${verdict.offset}`;
  return `${shown(verdict.value)} up to ${verdict.end}`;
}

/** Longest text or value in a message, in code units; the error's `difference` has it whole. */
const MAX_SHOWN = 400;

function shown(value: unknown): string {
  return brief(JSON.stringify(value) ?? "undefined");
}

function brief(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
