import { expect, onTestFinished, test, vi } from "vitest";
import { startDispositionUpkeep } from "../../src/node/disposition-upkeep.ts";
import { createTimers } from "../../src/node/timers.ts";

test("what was told long ago is forgotten, again and again, also when the store fails once", async () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const asked: number[] = [];
  const errors: unknown[] = [];
  const timers = createTimers();
  startDispositionUpkeep({
    timers,
    now: () => 7_776_000_000 + asked.length,
    dispositions: {
      first: async () => true,
      async forget(beforeMs) {
        asked.push(beforeMs);
        if (asked.length === 1) throw new Error("busy");
        return 0;
      },
    },
    onError: (error) => errors.push(error),
  });
  await vi.advanceTimersByTimeAsync(3_500_000);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(7_300_000);
  expect(asked).toEqual([0, 1, 2]);
  expect(errors).toHaveLength(1);
  timers.close();
  await vi.advanceTimersByTimeAsync(7_300_000);
  expect(asked).toHaveLength(3);
});
