import type { CorpusInput } from "./corpus.ts";
import type { Origin } from "./report.ts";
import type { Round } from "./round.ts";
import type { Source } from "./source.ts";

/** What is tried next: an input that is there, or a round. */
export type PlanItem =
  | { readonly kind: "input"; readonly octets: Uint8Array; readonly origin: Origin }
  | { readonly kind: "round"; readonly round: Round };

/** How many inputs one seed makes: few at first, so that near misses come soon. */
const ROUND_RUNS = [5, 10];

/** How many inputs one seed makes in all further rounds. */
const LATER_RUNS = 20;

/**
 * The inputs of a search, the same for the same seed: the corpus, what comes first without chance, then rounds of
 * sentences and of near misses in turn.
 *
 * @param source What makes them.
 * @param corpus What was kept.
 * @param seed Seed of the first round; the next ones count on.
 * @param runs How many there are.
 * @yields Each item.
 */
export function* plan(
  source: Source,
  corpus: Iterable<CorpusInput>,
  seed: number,
  runs: number,
): Generator<PlanItem, void> {
  let left = runs;
  for (const { file, octets } of corpus) {
    if (left-- <= 0) return;
    yield { kind: "input", octets, origin: { kind: "corpus", file } };
  }
  let index = 0;
  for (const octets of source.fixed()) {
    if (left-- <= 0) return;
    yield { kind: "input", octets, origin: { kind: "fixed", index: index++ } };
  }
  for (let number = 0; left > 0; number++) {
    const size = Math.min(ROUND_RUNS[number >> 1] ?? LATER_RUNS, left);
    left -= size;
    const kind = number % 2 === 0 ? "sentence" : "near-miss";
    yield { kind: "round", round: { kind, seed: (seed + number) | 0, runs: size } };
  }
}
