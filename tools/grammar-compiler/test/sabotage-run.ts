import { isDeepStrictEqual } from "node:util";
import { type Cursor, type Entry, textCursor } from "@callingcard/grammar";
import type { GrammarIr } from "@callingcard/grammar/ir";
import * as runtime from "@callingcard/grammar/runtime";
import { compileGrammar } from "../src/compile-grammar.ts";
import { readEvents, readFrom, readWhole, stringCursor, type Verdict } from "../src/prove-doors.ts";
import { proofTexts, type ProofTexts } from "../src/prove-texts.ts";
import { type Change, changed, changesOf, lineOf } from "./sabotage-changes.ts";
import { evaluate, type Parsers, scriptOf } from "./sabotage-evaluate.ts";

/** What became of the changes of one parser. */
export interface Sabotage {
  readonly grammar: string;
  /** Changes tried, of how many. */
  readonly tried: number;
  readonly possible: number;
  /** Changes that the texts of the proof notice. */
  readonly noticed: number;
  /** Changes that only the longer search notices, with their lines. */
  readonly missed: readonly string[];
  /** Changes that the longer search does not notice either, with their lines. */
  readonly equivalent: readonly string[];
}

/** Texts of the proof in `npm test`, and those of the search that tells what is equivalent. */
export interface SabotageTexts {
  readonly proof: ProofTexts;
  readonly search: ProofTexts;
}

/** The texts of a proof by default, and far more. */
export const TEXTS: SabotageTexts = {
  proof: { systematic: 40_000, random: 2000, seed: 20_261_120 },
  search: { systematic: 200_000, random: 20_000, seed: 1 },
};

/**
 * Changes the generated parser of a grammar in one place at a time, and counts the changes that the
 * texts of the proof notice.
 *
 * @param count Most changes, spread evenly over all that are possible.
 */
export function sabotage(ir: GrammarIr, count: number, texts: SabotageTexts = TEXTS): Sabotage {
  const script = guarded(scriptOf(compileGrammar(ir).parser));
  const possible = changesOf(script);
  const step = Math.max(1, possible.length / count);
  const tried = possible.filter(
    (_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step),
  );
  const proof = new Watch(ir, script, texts.proof);
  const survivors = tried.filter((change) => !proof.notices(changed(script, change)));
  const search = survivors.length > 0 ? new Watch(ir, script, texts.search) : proof;
  const missed = survivors.filter((change) => search.notices(changed(script, change)));
  const describe = (change: Change) => `${change.kind}, line ${lineOf(script, change)}`;
  return {
    grammar: ir.file,
    tried: tried.length,
    possible: possible.length,
    noticed: tried.length - survivors.length,
    missed: missed.map(describe),
    equivalent: survivors.filter((change) => !missed.includes(change)).map(describe),
  };
}

/** Part of the changes that are not equivalent which the proof notices. */
export function scoreOf({ tried, noticed, equivalent }: Sabotage): number {
  return noticed / (tried - equivalent.length);
}

/** More rounds of all loops than any text of the proof takes. */
const MAX_ROUNDS = 20_000;

// A changed loop may never end: each round is counted.
function guarded(script: string): string {
  return script
    .replaceAll("for (;;) ", "for (;; $.round()) ")
    .replaceAll(/for \((let state = \d+); ; \)/g, "for ($1; ; $$.round())")
    .replaceAll("while (", "while ($.round(), ");
}

/** Texts with what the sound parser says about them, in an order that finds faults soon. */
class Watch {
  readonly #cases: readonly (readonly [rule: string, text: string, answers: unknown])[];
  #rounds = 0;

  constructor(ir: GrammarIr, script: string, amounts: ProofTexts) {
    const parsers = this.#evaluate(script);
    this.#cases = [...proofTexts(ir, amounts)]
      .flatMap(([rule, texts]) =>
        texts.map((text) => [rule, text, this.#answers(parsers, rule, text)] as const),
      )
      .map((each, index) => [(index * 7919) % 10_007, each] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, each]) => each);
  }

  notices(script: string): boolean {
    try {
      const parsers = this.#evaluate(script);
      return this.#cases.some(
        ([rule, text, answers]) => !isDeepStrictEqual(this.#answers(parsers, rule, text), answers),
      );
    } catch {
      return true; // it does not even load
    }
  }

  #evaluate(script: string): Parsers {
    const round = () => {
      this.#rounds += 1;
      if (this.#rounds > MAX_ROUNDS) throw new Error("endless");
      return true;
    };
    return evaluate(script, { ...runtime, round });
  }

  #answers(parsers: Parsers, rule: string, text: string): unknown {
    const entry = parsers.get(rule);
    if (entry === undefined) return "no parser";
    if ("order" in entry) return this.#answer(() => readEvents(entry, text));
    const around = `é;${text}\0`;
    return [
      this.#answer(() => readWhole(entry, text)),
      this.#answer(() => this.#match(entry, stringCursor(around))),
      this.#answer(() => this.#match(entry, textCursor(around))),
    ];
  }

  #match(entry: Entry<unknown>, cursor: Cursor): Verdict | undefined {
    return readFrom(entry, cursor, 2);
  }

  #answer(read: () => Verdict | undefined): unknown {
    this.#rounds = 0;
    try {
      return read();
    } catch (error) {
      return error instanceof Error ? error.name : "thrown";
    }
  }
}
