import { nearMisses, nested, noise, sentences, systematic } from "@callingcard/grammar/arbitrary";
import type { GrammarIr } from "@callingcard/grammar/ir";
import * as fc from "fast-check";

/** Which texts a proof is made of. */
export interface ProofTexts {
  /** Most texts of the enumerator. */
  readonly systematic: number;

  /** Random texts: two fifths sentences, two fifths near misses, one fifth noise. */
  readonly random: number;

  /** Seed of the random texts. */
  readonly seed: number;
}

/** How deep the nested texts are that both parsers read. */
const DEPTH = 12;

/** Few repetitions make a text hit more places in the time that nearley takes for it. */
const OPTIONS = { maxRepeat: 2, maxDepth: 3, loneSurrogates: true } as const;

/**
 * The texts of the proof of a grammar by its entries, each once. Entries share the amounts: what
 * one leaves of its part goes to those that have more places to visit. The texts are sorted:
 * nearley does not read again what a text shares with the one before.
 */
export function proofTexts(ir: GrammarIr, amounts: ProofTexts): Map<string, string[]> {
  const parts = ir.entries
    .map((rule) => ({ rule, texts: [...systematic(ir, rule, { limit: amounts.systematic })] }))
    .toSorted((a, b) => a.texts.length - b.texts.length);
  const random = Math.ceil(amounts.random / ir.entries.length);
  let left = amounts.systematic;
  return new Map(
    parts.map(({ rule, texts }, index) => {
      const share = texts.slice(0, Math.floor(left / (parts.length - index)));
      left -= share.length;
      const others = [...nested(ir, rule, DEPTH), ...randomTexts(ir, rule, random, amounts.seed)];
      return [rule, [...new Set([...share, ...others])].toSorted()];
    }),
  );
}

function randomTexts(ir: GrammarIr, rule: string, number: number, seed: number): string[] {
  const sample = (texts: fc.Arbitrary<string>, share: number) =>
    number === 0 ? [] : fc.sample(texts, { numRuns: Math.ceil(number * share), seed });
  return [
    ...sample(sentences(ir, rule, OPTIONS), 0.4),
    ...sample(
      nearMisses(ir, rule, OPTIONS).map(({ text }) => text),
      0.4,
    ),
    ...sample(noise(ir, rule, OPTIONS), 0.2),
  ];
}
