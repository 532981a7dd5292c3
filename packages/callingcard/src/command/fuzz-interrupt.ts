import type { Surroundings } from "../surroundings.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Does something that a signal to this process stops: it ends at once then and still tells what it has found.
 *
 * @param surroundings The process.
 * @param work What is done; it is given what stops it.
 */
export async function untilInterrupted<T>(
  surroundings: Surroundings,
  work: (stop: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  for (const signal of SIGNALS) surroundings.once(signal, abort);
  try {
    return await work(controller.signal);
  } finally {
    for (const signal of SIGNALS) surroundings.off(signal, abort);
  }
}
