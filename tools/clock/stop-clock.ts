import { onTestFinished, vi } from "vitest";

/**
 * Stops the timers and `performance.now` of this process until the test ends. What has a time limit is not hurried then by
 * a machine that is slow, and not kept waiting either.
 *
 * @returns Lets some milliseconds pass at once.
 */
export function stopClock(): (ms: number) => Promise<void> {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"],
  });
  onTestFinished(() => void vi.useRealTimers());
  return async (ms) => void (await vi.advanceTimersByTimeAsync(ms));
}
