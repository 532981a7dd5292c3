import { fc, test as propertyTest } from "@fast-check/vitest";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTimers } from "../../src/node/timers.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const now = () => Date.now();

test("timers fire at their time, in the order of their times", () => {
  const fired: string[] = [];
  const group = createTimers(now).group((name) => fired.push(name));
  group.start("late", 30);
  group.start("early", 10);
  group.start("early too", 10);
  vi.advanceTimersByTime(9);
  expect(fired).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(fired).toEqual(["early", "early too"]);
  vi.advanceTimersByTime(20);
  expect(fired).toEqual(["early", "early too", "late"]);
});

test("a timer that is stopped does not fire, one that is started anew fires once", () => {
  const fired: string[] = [];
  const timers = createTimers(now);
  const group = timers.group((name) => fired.push(name));
  group.start("stopped", 10);
  group.start("again", 10);
  group.stop("stopped");
  group.stop("never started");
  group.start("again", 20);
  expect(timers.size).toBe(1);
  vi.advanceTimersByTime(15);
  expect(fired).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(fired).toEqual(["again"]);
});

test("a timer may start, stop and clear timers when it fires", () => {
  const fired: string[] = [];
  const group = createTimers(now).group((name) => {
    fired.push(name);
    if (name === "first") {
      group.start("first", 5);
      group.stop("second");
    }
    if (fired.length === 3) group.clear();
  });
  group.start("first", 5);
  group.start("second", 5);
  vi.advanceTimersByTime(100);
  expect(fired).toEqual(["first", "first", "first"]);
});

test("a timer whose owner throws does not keep others from firing", () => {
  const fired: string[] = [];
  const timers = createTimers(now);
  const group = timers.group((name) => {
    if (name === "throws") throw new Error("expected");
    fired.push(name);
  });
  group.start("throws", 5);
  group.start("fires", 5);
  expect(() => vi.advanceTimersByTime(10)).toThrow("expected");
  vi.advanceTimersByTime(10);
  expect(fired).toEqual(["fires"]);
});

test("groups do not see each other, and closing stops all", () => {
  const fired: string[] = [];
  const timers = createTimers(now);
  const [one, two] = ["one", "two"].map((own) =>
    timers.group((name) => fired.push(`${own} ${name}`)),
  );
  one?.start("a", 10);
  two?.start("a", 10);
  two?.start("b", 10);
  one?.clear();
  vi.advanceTimersByTime(10);
  expect(fired).toEqual(["two a", "two b"]);
  two?.start("c", 10);
  timers.close();
  vi.advanceTimersByTime(100);
  expect(fired).toHaveLength(2);
  expect(timers.size).toBe(0);
});

propertyTest.prop([
  fc.array(
    fc.record({
      name: fc.integer({ min: 0, max: 20 }),
      afterMs: fc.nat(100),
      isStop: fc.boolean(),
    }),
  ),
  fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 10 }),
])("whatever is started and stopped, those fire that a plain list says", (calls, pauses) => {
  vi.setSystemTime(0);
  const fired: string[] = [];
  const group = createTimers(now).group((name) => fired.push(`${name} at ${now()}`));
  const model = new Map<string, number>();
  const expected: string[] = [];
  const advance = (ms: number) => {
    const until = now() + ms;
    const due = [...model].filter(([, at]) => at <= until).toSorted((a, b) => a[1] - b[1]);
    for (const [name, at] of due) {
      expected.push(`${name} at ${at}`);
      model.delete(name);
    }
    vi.advanceTimersByTime(ms);
  };
  for (const [index, { name, afterMs, isStop }] of calls.entries()) {
    model.delete(String(name));
    if (isStop) group.stop(String(name));
    else {
      model.set(String(name), now() + afterMs);
      group.start(String(name), afterMs);
    }
    advance(pauses[index] ?? 0);
  }
  advance(1000);
  expect(fired).toEqual(expected);
});
