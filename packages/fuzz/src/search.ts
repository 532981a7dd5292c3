import { type ChaseContext, createChase } from "./chase.ts";
import type { Corpus } from "./corpus.ts";
import { createFailureBook } from "./failures.ts";
import { createLateEnds } from "./late-ends.ts";
import { pursueLateEnd } from "./pursue-late-end.ts";
import type { FuzzOptions } from "./fuzz.ts";
import type { Origin, Report } from "./report.ts";
import type { Chase } from "./round.ts";
import type { Source } from "./source.ts";
import type { Subject, SubjectKind } from "./subject.ts";
import { createTally } from "./tally.ts";

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
   * @param originOf Where the input comes from that fast-check has this path for.
   * @param from Number of its first input in the round. Default 0.
   */
  readonly chase: (subject: Subject, originOf: (path: string) => Origin, from?: number) => Chase;
  /**
   * Finds the input that a server ended of later, where one has.
   *
   * @param subject The program.
   * @param waitMs How long an end is waited for behind the last input, in milliseconds. Default 0.
   */
  readonly pursueLateEnd: (subject: Subject, waitMs?: number) => Promise<void>;
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
  options: FuzzOptions & { readonly lateMs: number },
): Search {
  const { failures = DEFAULT_FAILURES, shrinkMs = DEFAULT_SHRINK_MS } = options;
  const { expect = ["accept", "reject"], seconds, signal } = options;
  const begun = performance.now();
  const book = createFailureBook();
  const errors: unknown[] = [];
  let interesting = 0;
  const tally = createTally(({ octets }, isNew, runs) => {
    options.onProgress?.(runs, total);
    if (!isNew || interesting >= MAX_INTERESTING) return;
    interesting += 1;
    corpus?.keep("seen", octets);
  });

  const isStopped = (): boolean => errors.length > 0 || signal?.aborted === true;
  const ended = (): Report["ended"] => {
    if (isStopped()) return "stopped";
    if (book.failures.length >= failures) return "failures";
    const elapsed = (performance.now() - begun) / 1000;
    return seconds !== undefined && elapsed >= seconds ? "seconds" : "runs";
  };
  const isOver = (): boolean => ended() !== "runs";
  const fail = (error: unknown): void => void errors.push(error);

  const context: ChaseContext = {
    source,
    kind,
    book,
    tally,
    judging: options,
    shrinkMs,
    isOver,
    isStopped,
    fail,
    lateMs: options.lateMs,
    lateEnds: createLateEnds(options.lateMs),
    found: (likeness, failure, octets) => {
      corpus?.keep(failure.kind, octets);
      const isNew = book.failures.length < failures && book.add(likeness, failure);
      if (isNew) options.onFailure?.(failure);
      else tally.countRepeat();
    },
  };

  return {
    isOver,
    fail,
    chase: (subject, originOf, from) => createChase(subject, originOf, context, { from }),
    pursueLateEnd: (subject, waitMs) => pursueLateEnd(subject, context, waitMs),
    report: (seed) => {
      if (errors.length > 0) throw errors[0];
      const report: Report = {
        schema: 1,
        source: source.name,
        subject: kind.description,
        expect,
        seed,
        ...tally.totals(),
        seconds: Math.round(performance.now() - begun) / 1000,
        ended: ended(),
        failures: book.failures,
      };
      return report;
    },
  };
}
