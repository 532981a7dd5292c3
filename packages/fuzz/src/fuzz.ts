import { availableParallelism } from "node:os";
import { type Corpus, openCorpus } from "./corpus.ts";
import type { JudgeOptions } from "./judge.ts";
import { plan, type PlanItem } from "./plan.ts";
import type { Failure, Report } from "./report.ts";
import { playRound } from "./round.ts";
import { createSearch, type Search } from "./search.ts";
import type { Source } from "./source.ts";
import type { Subject, SubjectKind } from "./subject.ts";

/** How long a search goes on, how it judges, and what it tells meanwhile. */
export interface FuzzOptions extends JudgeOptions {
  /** Most inputs, those of shrinking left out. Default 1 000; without limit when `seconds` is given. */
  readonly runs?: number;
  /** Longest time; a failure that was found before is shrunk to its end. Default: no limit. */
  readonly seconds?: number;
  /** Most failures. Default 10. */
  readonly failures?: number;
  /** What the inputs are made of; the same inputs for the same seed. Default: by chance. */
  readonly seed?: number;
  /** Programs that run at the same time. Default: half of the processors. */
  readonly jobs?: number;
  /** Longest time to shrink one failure, in milliseconds. Default 15 000. */
  readonly shrinkMs?: number;
  /**
   * How long a server is watched behind an input that it may end of later, and behind the last one, in milliseconds.
   * Default 1 000.
   */
  readonly lateMs?: number;
  /** A folder that every input that failed is kept in, and what was new; it is read first. Default: none. */
  readonly corpus?: string;
  /** Ends the search. */
  readonly signal?: AbortSignal;
  /** Called for each failure when it has been shrunk. */
  readonly onFailure?: (failure: Failure) => void;
  /** Called behind each input with the number of those that were tried, and of all, where it is known. */
  readonly onProgress?: (done: number, total: number | undefined) => void;
}

const DEFAULT_RUNS = 1000;

const LATE_MS = 1000;

/**
 * Gives a program sentences and near misses, and shrinks what it gets wrong.
 *
 * @param source Where the inputs come from.
 * @param kind The program.
 * @param options How long, and how it is judged.
 * @throws SubjectError When the program cannot be started.
 * @example
 * const report = await fuzz(sourceOfGrammar(markIr, "mark"), stdinSubject(["python3", "read-mark.py"]));
 */
export async function fuzz(
  source: Source,
  kind: SubjectKind,
  options: FuzzOptions = {},
): Promise<Report> {
  const {
    seconds,
    runs = seconds === undefined ? DEFAULT_RUNS : Number.MAX_SAFE_INTEGER,
    seed = Math.floor(Math.random() * 2 ** 31),
    jobs = Math.max(1, availableParallelism() >> 1),
    lateMs = LATE_MS,
  } = options;
  const corpus: Corpus | undefined =
    options.corpus === undefined ? undefined : openCorpus(options.corpus);
  const total = runs === Number.MAX_SAFE_INTEGER ? undefined : runs;
  const search = createSearch(source, kind, corpus, total, { ...options, lateMs });
  const items = plan(source, corpus?.inputs ?? [], seed, runs);
  const work = async (): Promise<void> => {
    try {
      const subject = await kind.open(options.signal);
      try {
        for (;;) {
          const next = search.isOver() ? undefined : items.next().value;
          if (next === undefined) break;
          await play(next, source, subject, search);
          await search.pursueLateEnd(subject);
        }
        await search.pursueLateEnd(subject, lateMs);
      } finally {
        await subject.close();
      }
    } catch (error) {
      search.fail(error);
    }
  };
  await Promise.all(Array.from({ length: kind.isParallel ? Math.max(1, jobs) : 1 }, work));
  return search.report(seed);
}

async function play(
  item: PlanItem,
  source: Source,
  subject: Subject,
  search: Search,
): Promise<void> {
  if (item.kind === "input") {
    const { octets, origin } = item;
    const chase = search.chase(subject, () => origin);
    const specimen = { octets, text: "", wrong: undefined };
    if (!(await chase.passes(specimen))) await chase.end("");
    return;
  }
  const { round } = item;
  const { kind, seed } = round;
  await playRound(round, kind === "sentence" ? source.sentences : source.nearMisses, (from) =>
    search.isOver() ? undefined : search.chase(subject, (path) => ({ kind, seed, path }), from),
  );
}
