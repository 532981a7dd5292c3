/**
 * Calls again and again, often enough that no time limit is overrun by more than a quarter: one timer for all
 * connections, where a timer for each would be set anew with each message.
 *
 * @param limitsMs The time limits that the call looks after.
 * @param look Called each time.
 * @returns Stops it.
 */
export function sweep(limitsMs: readonly number[], look: () => void): () => void {
  const everyMs = Math.max(5, Math.min(1000, ...limitsMs.map((limit) => limit / 4)));
  const timer = setInterval(look, everyMs);
  // What it watches keeps the process alive, it does not.
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
