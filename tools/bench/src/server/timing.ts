import type { Answer } from "./answer-reader.ts";

export interface Timing {
  /** Requests done a second. */
  readonly rate: number;
  /** Time of the slowest of every hundred, in milliseconds. */
  readonly p99Ms: number;
}

/** What was done on the clock. */
interface Timed<Job> {
  readonly timing: Timing;
  readonly done: readonly { readonly job: Job; readonly answer: Answer }[];
}

/** Reads of a kind that are made before the clock starts: a server that has run for a while is measured. */
const WARM_UPS = 3;

/** Most seconds one scenario may take; what was done by then is measured. */
const MAX_SCENARIO_MS = 15_000;

/**
 * Does every job, some at a time, and times them; the answers are given back for checking after the
 * clock has stopped.
 */
export async function timed<Job>(
  jobs: readonly Job[],
  concurrency: number,
  perform: (job: Job) => Promise<Answer>,
  maxMs: number = MAX_SCENARIO_MS,
): Promise<Timed<Job>> {
  const done: { job: Job; answer: Answer }[] = [];
  const times: number[] = [];
  const queue = jobs.values();
  const begun = performance.now();
  const work = async (): Promise<void> => {
    for (const job of queue) {
      const started = performance.now();
      const answer = await perform(job);
      times.push(performance.now() - started);
      done.push({ job, answer });
      if (performance.now() - begun > maxMs) return;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const seconds = (performance.now() - begun) / 1000;
  const p99Ms = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
  return { timing: { rate: done.length / seconds, p99Ms }, done };
}

/** As {@link timed}, for reads; the first of them are made off the clock too. */
export async function timedReads<Job>(
  jobs: readonly Job[],
  concurrency: number,
  perform: (job: Job) => Promise<Answer>,
): Promise<Timed<Job>> {
  for (const job of jobs.slice(0, WARM_UPS)) await perform(job);
  return timed(jobs, concurrency, perform);
}
