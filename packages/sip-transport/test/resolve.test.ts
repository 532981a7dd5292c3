import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLookup } from "../src/resolve.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const target = (host: string) => ({ transport: "udp", host, port: 5060 }) as const;

test("a name is looked up once in a while, in any case of its letters", async () => {
  const asked: string[] = [];
  const resolve = createLookup(async (host) => {
    asked.push(host);
    return ["192.0.2.1", "2001:db8::1"];
  });
  const found = await resolve(target("Core.example"));
  expect(found).toEqual([target("192.0.2.1"), target("2001:db8::1")]);
  await resolve(target("core.EXAMPLE"));
  expect(asked).toEqual(["core.example"]);
  vi.advanceTimersByTime(10_001);
  await resolve(target("core.example"));
  expect(asked).toHaveLength(2);
});

test("a name that was not found is looked up again", async () => {
  let calls = 0;
  const resolve = createLookup(() => {
    calls++;
    return Promise.reject(new Error("not found"));
  });
  for (const _ of ["once", "again"]) {
    await expect(resolve(target("nobody.example"))).rejects.toThrow("not found");
  }
  expect(calls).toBe(2);
});

test("of many names, the one looked up longest ago is forgotten", async () => {
  const asked: string[] = [];
  const resolve = createLookup(async (host) => {
    asked.push(host);
    return ["192.0.2.1"];
  });
  for (let number = 0; number <= 1000; number++) await resolve(target(`h${number}.example`));
  asked.length = 0;
  await resolve(target("h1.example"));
  await resolve(target("h0.example"));
  expect(asked).toEqual(["h0.example"]);
});
