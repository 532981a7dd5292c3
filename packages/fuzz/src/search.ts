import type { Corpus } from "./corpus.ts";
import { createFailureBook, likenessOf } from "./failures.ts";
import type { FuzzOptions } from "./fuzz.ts";
import { type Found, makeFailure } from "./make-failure.ts";
import { voiceOf } from "./judge.ts";
import { pursue } from "./pursue.ts";
import type { Origin, Report } from "./report.ts";
import type { Chase } from "./round.ts";
import type { Source, Wrong } from "./source.ts";
import type { Subject, SubjectKind } from "./subject.ts";
import { type FailedTrial, hasFailed, type Trial, tryOctets } from "./trial.ts";

/** A search that runs: what was tried, what was found, and whether it is over. */
export interface Search {
  readonly isOver: () => boolean;
  /**
   * Ends it with an error, which `report` throws.
   *
   * @param error The error.
   */
  readonly fail: (error: unknown) => void;
  /**
   * Begins to follow inputs.
   *
   * @param subject The program.
   * @param originOf Where an input comes from that fast-check has this path for.
   */
  readonly chase: (subject: Subject, originOf: (path: string) => Origin) => Chase;
  /**
   * What was found.
   *
   * @param seed The seed, to be in it.
   */
  readonly report: (seed: number) => Report;
}

const DEFAULT_FAILURES = 10;
const DEFAULT_SHRINK_MS = 15_000;

/** Most inputs that are kept because the program did something that it had not done before. */
const MAX_INTERESTING = 100;

/**
 * Begins a search.
 *
 * @param source Where the inputs come from.
 * @param kind The program.
 * @param corpus Where inputs are kept.
 * @param total How many inputs there are, where it is known.
 * @param options How long, and how it is judged.
 */
export function createSearch(
  source: Source,
  kind: SubjectKind,
  corpus: Corpus | undefined,
  total: number | undefined,
  options: FuzzOptions,
): Search {
  const { failures: maxFailures = DEFAULT_FAILURES, shrinkMs = DEFAULT_SHRINK_MS } = options;
  const { expect = ["accept", "reject"], seconds, signal } = options;
  const begun = performance.now();
  const book = createFailureBook();
  const seen = new Set<string>();
  const errors: unknown[] = [];
  let runs = 0;
  let shrinkRuns = 0;
  let repeats = 0;
  let slowestMs = 0;
  let peakOctets: number | undefined;

  const why = (): Exclude<Report["ended"], "runs"> | undefined => {
    if (errors.length > 0 || signal?.aborted === true) return "stopped";
    if (book.failures.length >= maxFailures) return "failures";
    const elapsed = (performance.now() - begun) / 1000;
    return seconds !== undefined && elapsed >= seconds ? "seconds" : undefined;
  };

  const count = ({ outcome, octets }: Trial): void => {
    runs += 1;
    options.onProgress?.(runs, total);
    const { kind: ending } = outcome.ending;
    if (ending === "exit" || ending === "answer") slowestMs = Math.max(slowestMs, outcome.ms);
    if (outcome.peakOctets !== undefined) {
      peakOctets = Math.max(peakOctets ?? 0, outcome.peakOctets);
    }
    const doing = `${ending} ${voiceOf(outcome)}`;
    if (corpus === undefined || seen.has(doing) || seen.size >= MAX_INTERESTING) return;
    seen.add(doing);
    corpus.keep("seen", octets);
  };

  const chase = (subject: Subject, originOf: (path: string) => Origin): Chase => {
    let first: { readonly octets: number; readonly likeness: string } | undefined;
    let best: { readonly trial: FailedTrial; readonly wrong: Wrong | undefined } | undefined;
    let chaseBegun = 0;
    const isLate = (share: number): boolean =>
      performance.now() - chaseBegun > shrinkMs * share || signal?.aborted === true;
    const attempt = async (octets: Uint8Array): Promise<Trial | undefined> => {
      if (isLate(1)) return undefined;
      shrinkRuns += 1;
      return tryOctets(octets, source, subject, options);
    };
    return {
      passes: async ({ octets, wrong }) => {
        if (first === undefined ? why() !== undefined : isLate(1 / 2)) return true;
        try {
          const trial = await tryOctets(octets, source, subject, options);
          if (first === undefined) count(trial);
          else shrinkRuns += 1;
          if (!hasFailed(trial)) return true;
          const likeness = likenessOf(trial.judgement, wrong);
          if (first === undefined) {
            if (book.isKnown(likeness)) {
              repeats += 1;
              return true;
            }
            chaseBegun = performance.now();
            first = { octets: octets.length, likeness };
          } else if (trial.judgement.likeness !== best?.trial.judgement.likeness) {
            return true;
          }
          best = { trial, wrong };
          return false;
        } catch (error) {
          // fast-check would take it for a failure of the program.
          errors.push(error);
          return true;
        }
      },
      end: async (path) => {
        if (first === undefined || best === undefined) return;
        const { trial, wrong } = best;
        const pursued = await pursue(trial, source.read, attempt);
        const found: Found = {
          origin: originOf(path),
          octets: first.octets,
          wrong: wrong && { in: trial.octets, is: wrong },
        };
        const failure = makeFailure(pursued, found, kind);
        corpus?.keep(failure.kind, pursued.trial.octets);
        if (book.failures.length >= maxFailures || !book.add(first.likeness, failure)) {
          repeats += 1;
        } else {
          options.onFailure?.(failure);
        }
      },
    };
  };

  return {
    isOver: () => why() !== undefined,
    fail: (error) => void errors.push(error),
    chase,
    report: (seed) => {
      if (errors.length > 0) throw errors[0];
      return {
        schema: 1,
        source: source.name,
        subject: kind.description,
        expect,
        seed,
        runs,
        shrinkRuns,
        seconds: Math.round(performance.now() - begun) / 1000,
        ended: why() ?? "runs",
        failures: book.failures,
        repeats,
        slowestMs: Math.round(slowestMs),
        peakOctets,
      };
    },
  };
}
