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
 * The texts of the proof of one rule, each once. They are sorted: nearley does not read again what
 * a text shares with the one before.
 */
export function proofTexts(ir: GrammarIr, rule: string, amounts: ProofTexts): string[] {
  const { random, seed } = amounts;
  const sample = (texts: fc.Arbitrary<string>, share: number) =>
    fc.sample(texts, { numRuns: Math.ceil(random * share), seed });
  const texts = new Set(systematic(ir, rule, { limit: amounts.systematic }));
  for (const text of nested(ir, rule, DEPTH)) texts.add(text);
  if (random > 0)
    for (const text of [
      ...sample(sentences(ir, rule, OPTIONS), 0.4),
      ...sample(nearMisses(ir, rule, OPTIONS), 0.4),
      ...sample(noise(ir, rule, OPTIONS), 0.2),
    ])
      texts.add(text);
  return [...texts].toSorted();
}
