import type { FailureCounts } from "@callingcard/carddav-server/node";
import type { MetricValues } from "../operation/metrics.ts";
import type { ServeSettings } from "../settings.ts";

/** What a worker answers to the process that started it. */
export type WorkerAnswers = {
  /** Begins to answer clients; gives the address. */
  readonly serve: (settings: ServeSettings) => Promise<string>;
  /** Why no requests are to be sent to it now; `undefined` where they are. */
  readonly problem: () => Promise<string | undefined>;
  /** Answered while it lives. */
  readonly isAlive: () => Promise<true>;
  readonly metrics: () => Promise<MetricValues>;
  /** Reads the certificate again. */
  readonly renewKeys: () => Promise<void>;
  /** Lets requests under way finish for so many milliseconds; answered when nothing is left to do. */
  readonly stop: (graceMs: number) => Promise<void>;
};

/** What the process that started the workers answers them: what all of them have to know. */
export type PrimaryAnswers = {
  readonly countFailures: (keys: readonly string[]) => Promise<readonly number[]>;
  readonly addFailures: (keys: readonly string[]) => Promise<void>;
  readonly forgetFailures: (keys: readonly string[]) => Promise<void>;
};

/**
 * Answers for the counts of wrong passwords.
 *
 * @param counts Those of all workers.
 */
export function primaryAnswers(counts: FailureCounts): PrimaryAnswers {
  const { count, add, forget } = counts;
  return { countFailures: count, addFailures: add, forgetFailures: forget };
}
