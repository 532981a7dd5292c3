import { onTestFinished, vi } from "vitest";

/**
 * Stops the timers of this process, and with them those of the function.
 *
 * @returns Lets some milliseconds pass at once, and the timers go again.
 */
export function stopTimers(): (ms: number) => Promise<void> {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  return async (ms) => {
    await vi.advanceTimersByTimeAsync(ms);
    vi.useRealTimers();
  };
}
