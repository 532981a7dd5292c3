import type { DispositionLog } from "../store/disposition-log.ts";
import type { Timers } from "./timers.ts";

/** How long it is known which notifications went to the far side, in milliseconds: 90 days. */
const KEPT_MS = 7_776_000_000;

/** How often older ones are forgotten, in milliseconds. */
const INTERVAL_MS = 3_600_000;

/** What is looked after. */
export interface DispositionUpkeepOptions {
  readonly dispositions: DispositionLog;
  readonly timers: Timers;

  /** The clock, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

/**
 * Forgets from time to time which notifications went to the far side long ago (CPM-D10), until the timers are closed.
 *
 * @param options What is looked after.
 */
export function startDispositionUpkeep(options: DispositionUpkeepOptions): void {
  const { dispositions, timers, now, onError } = options;
  const upkeep = timers.group((name) => {
    upkeep.start(name, INTERVAL_MS);
    dispositions.forget(now() - KEPT_MS).catch(onError);
  });
  upkeep.start("dispositions", INTERVAL_MS);
}
