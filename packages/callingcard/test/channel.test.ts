import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { type ChannelEnd, openChannel } from "../src/processes/channel.ts";
import { nextPause } from "../src/processes/pause.ts";
import { ExitError } from "../src/surroundings.ts";

/** Two ends of a channel between processes, in one. */
function pair(): readonly [ChannelEnd & EventEmitter, ChannelEnd & EventEmitter] {
  const one = new EventEmitter();
  const two = new EventEmitter();
  const sendTo = (other: EventEmitter) => (message: object) => {
    queueMicrotask(() => other.emit("message", structuredClone(message)));
  };
  return [Object.assign(one, { send: sendTo(two) }), Object.assign(two, { send: sendTo(one) })];
}

type Doubling = { readonly double: (n: number) => Promise<number> };

test("both ends of a channel ask, and each answer is that to its question", async () => {
  const [one, two] = pair();
  const answers: Doubling = {
    double: async (n) => {
      if (n === 1) await Promise.resolve();
      return 2 * n;
    },
  };
  const [here, there] = [openChannel<Doubling>(one, answers), openChannel<Doubling>(two, answers)];
  const asked = [here.ask("double", 1), here.ask("double", 2), there.ask("double", 3)];
  expect(await Promise.all(asked)).toEqual([2, 4, 6]);
});

test("what the other process throws is thrown here: with its exit status, or all that is known of a mistake", async () => {
  const [one, two] = pair();
  openChannel(two, {
    double: async (n: number) => {
      throw n === 1 ? new ExitError(2, "that is no port") : new TypeError("oops");
    },
  });
  const { ask } = openChannel<Doubling>(one, {});
  await expect(ask("double", 1)).rejects.toEqual(new ExitError(2, "that is no port"));
  await expect(ask("double", 2)).rejects.toThrow(/TypeError: oops\n +at /);
});

test("nobody waits for a process that is gone", async () => {
  const [one] = pair();
  const { ask } = openChannel<Doubling>(one, {});
  const asked = ask("double", 1);
  one.emit("disconnect");
  await expect(asked).rejects.toThrow("the other process is gone");
  await expect(ask("double", 2)).rejects.toThrow("the other process is gone");
});

test("a process that ends soon is started again after a pause that grows, up to half a minute", () => {
  let pauseMs = 0;
  const pauses = Array.from({ length: 12 }, () => (pauseMs = nextPause(pauseMs, 50)));
  expect(pauses.slice(0, 4)).toEqual([100, 200, 400, 800]);
  expect(pauses.at(-1)).toBe(30_000);
  expect(nextPause(pauseMs, 60_000)).toBe(0);
});
