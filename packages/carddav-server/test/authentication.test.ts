import { createHook } from "node:async_hooks";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  createAttemptDelay,
  createBasicAuthenticator,
  createFailureCounts,
  hashPassword,
  verifyPassword,
  type BasicAuthenticatorOptions,
} from "../src/node.ts";
import type { UserStore } from "../src/store.ts";
import { createMemoryStore } from "./memory-store.ts";
import { createTestServer } from "./dav-client.ts";

const CHEAP = { cost: 1024 };

describe("passwords", () => {
  test("a password verifies against its hash, another does not", async () => {
    const hash = await hashPassword("correct horse", CHEAP);
    expect(hash).toMatch(/^scrypt\$1024\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await verifyPassword("correct horse", hash)).toBe(true);
    expect(await verifyPassword("correct horsE", hash)).toBe(false);
  });

  test("two hashes of one password differ", async () => {
    expect(await hashPassword("x", CHEAP)).not.toBe(await hashPassword("x", CHEAP));
  });

  test("composed and decomposed letters are one password", async () => {
    expect(await verifyPassword("e\u0301", await hashPassword("\u00E9", CHEAP))).toBe(true);
  });

  test("a hash of another kind, or with absurd costs, verifies nothing", async () => {
    for (const hash of ["", "plain", "scrypt$3$8$1$aa$aa", "scrypt$99999999$999$999$aa$aa"]) {
      expect(await verifyPassword("x", hash)).toBe(false);
    }
  });
});

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
}

/** Counts how often a password is hashed from now on. */
function countScrypts(): () => number {
  let count = 0;
  const hook = createHook({
    init(_, type) {
      if (type === "SCRYPTREQUEST") count += 1;
    },
  });
  hook.enable();
  onTestFinished(() => void hook.disable());
  return () => count;
}

async function createAuthenticator(options: Partial<BasicAuthenticatorOptions> = {}) {
  const users: UserStore = createMemoryStore();
  await users.addUser("ada", await hashPassword("secret", CHEAP));
  const sleeps: number[] = [];
  const authenticate = createBasicAuthenticator({
    users,
    addressOf: (request) => request.headers.get("x-address") ?? undefined,
    ...options,
    delay: {
      sleep: async (ms) => {
        sleeps.push(ms);
      },
      ...options.delay,
    },
  });
  return {
    users,
    sleeps,
    attempt: (authorization: string | undefined, address = "192.0.2.1") =>
      authenticate(
        new Request("http://x/", {
          headers: { "x-address": address, ...(authorization !== undefined && { authorization }) },
        }),
      ),
  };
}

describe("Basic", () => {
  test("right credentials sign in, others do not", async () => {
    const { attempt } = await createAuthenticator();
    expect(await attempt(basic("ada", "secret"))).toEqual({ kind: "user", user: "ada" });
    for (const wrong of [
      undefined,
      "",
      "Bearer x",
      "Basic",
      "Basic !!!",
      basic("ada", "Secret"),
      basic("eve", "secret"),
      basic("", "secret"),
      `Basic ${Buffer.from([0x61, 0x64, 0x61, 0x3a, 0xff]).toString("base64")}`,
    ]) {
      expect(await attempt(wrong)).toEqual({ kind: "refused" });
    }
  });

  test("a password may hold colons and letters beyond ASCII", async () => {
    const { users, attempt } = await createAuthenticator();
    await users.addUser("björn", await hashPassword("a:b:ß", CHEAP));
    expect(await attempt(basic("björn", "a:b:ß"))).toEqual({ kind: "user", user: "björn" });
  });

  test("right credentials are remembered, until the password changes", async () => {
    const { users, attempt } = await createAuthenticator();
    const verifications = countScrypts();
    for (let count = 0; count < 50; count++) await attempt(basic("ada", "secret"));
    expect(verifications()).toBe(1);
    await users.setPasswordHash("ada", await hashPassword("changed", CHEAP));
    expect(await attempt(basic("ada", "secret"))).toEqual({ kind: "refused" });
  });

  test("what is remembered is forgotten in time", async () => {
    let now = 0;
    const { users, attempt } = await createAuthenticator({ now: () => now, rememberMs: 1000 });
    let lookups = 0;
    const hash = (await users.findPasswordHash("ada")) ?? "";
    users.findPasswordHash = async () => {
      lookups++;
      return hash;
    };
    await attempt(basic("ada", "secret"));
    now = 2000;
    expect(await attempt(basic("ada", "secret"))).toEqual({ kind: "user", user: "ada" });
    expect(lookups).toBe(2);
  });

  test("each failure doubles the wait of the same user and of the same address", async () => {
    const { sleeps, attempt } = await createAuthenticator();
    await attempt(basic("ada", "1"), "192.0.2.1");
    await attempt(basic("ada", "2"), "192.0.2.2");
    await attempt(basic("ada", "3"), "192.0.2.3");
    expect(sleeps).toEqual([250, 500]);
    await attempt(basic("eve", "x"), "192.0.2.1");
    expect(sleeps).toEqual([250, 500, 250]);
    await attempt(basic("bob", "x"), "192.0.2.9");
    expect(sleeps).toHaveLength(3);
  });

  test("who has the right password gets in whatever others tried, and ends the wait", async () => {
    const { sleeps, attempt } = await createAuthenticator();
    for (let count = 0; count < 10; count++) await attempt(basic("ada", "x"), `192.0.2.${count}`);
    expect(await attempt(basic("ada", "secret"), "192.0.2.99")).toEqual({
      kind: "user",
      user: "ada",
    });
    expect(sleeps.at(-1)).toBe(8000);
    const before = sleeps.length;
    await attempt(basic("ada", "y"), "192.0.2.98");
    expect(sleeps).toHaveLength(before);
  });

  test("an own account does not make up for failures from an address", async () => {
    const { sleeps, attempt } = await createAuthenticator();
    await attempt(basic("eve", "x"));
    await attempt(basic("ada", "secret"));
    await attempt(basic("bob", "x"));
    expect(sleeps).toEqual([250, 250]);
  });

  test("passwords beyond those that may be checked at one time are not looked at", async () => {
    const { attempt } = await createAuthenticator({ maxPending: 1 });
    const [first, second] = await Promise.all([
      attempt(basic("ada", "secret")),
      attempt(basic("ada", "wrong")),
    ]);
    expect(first).toEqual({ kind: "user", user: "ada" });
    expect(second).toEqual({ kind: "refused", retryAfterSeconds: 10 });
    expect(await attempt(basic("ada", "wrong"))).toEqual({ kind: "refused" });
  });

  test("requests that bring the same credentials at one time share their check", async () => {
    const { attempt, sleeps } = await createAuthenticator({ maxPending: 1 });
    const many = Array.from({ length: 50 }, () => attempt(basic("ada", "secret")));
    expect(new Set(await Promise.all(many))).toEqual(new Set([{ kind: "user", user: "ada" }]));
    const wrong = Array.from({ length: 50 }, () => attempt(basic("ada", "wrong")));
    expect(new Set(await Promise.all(wrong))).toEqual(new Set([{ kind: "refused" }]));
    // That was one failure.
    await attempt(basic("ada", "other"), "192.0.2.9");
    expect(sleeps).toEqual([250]);
  });

  test("one address cannot take up the checks of all others", async () => {
    const { attempt } = await createAuthenticator({ maxPending: 4, maxPendingPerAddress: 2 });
    const flood = ["1", "2", "3"].map((password) => attempt(basic("ada", password), "192.0.2.1"));
    const other = attempt(basic("ada", "secret"), "192.0.2.2");
    expect(await Promise.all(flood)).toEqual([
      { kind: "refused" },
      { kind: "refused" },
      { kind: "refused", retryAfterSeconds: 10 },
    ]);
    expect(await other).toEqual({ kind: "user", user: "ada" });
    expect(await attempt(basic("ada", "4"), "192.0.2.1")).toEqual({ kind: "refused" });
  });

  test("credentials with a control character are none", async () => {
    const { attempt } = await createAuthenticator();
    // HMAC, and so scrypt, takes a key with a NUL at its end for the key without it.
    expect(await attempt(basic("ada", "secret\0"))).toEqual({ kind: "refused" });
    expect(await attempt(basic("a\u0085da", "secret"))).toEqual({ kind: "refused" });
  });

  test("attempts beyond those that may wait are not looked at", async () => {
    const slept = Promise.withResolvers<void>();
    const { attempt } = await createAuthenticator({
      delay: { maxWaiting: 1, sleep: () => slept.promise },
    });
    await attempt(basic("ada", "x"));
    const first = attempt(basic("ada", "y"));
    const second = attempt(basic("ada", "secret"));
    expect(await second).toEqual({ kind: "refused", retryAfterSeconds: 10 });
    slept.resolve();
    expect(await first).toEqual({ kind: "refused" });
  });
});

test("what is remembered about failures is bounded", async () => {
  const delay = createAttemptDelay({
    maxEntries: 2,
    sleep: () => Promise.reject(new Error("slept")),
  });
  for (const key of ["a", "b", "c"]) await delay.failed([key]);
  await expect(delay.wait(["a"])).resolves.toBe(true);
});

test("authenticators that share what counts failures slow down whoever tries another of them", async () => {
  const delay = { failures: createFailureCounts() };
  const [one, two] = await Promise.all([
    createAuthenticator({ delay }),
    createAuthenticator({ delay }),
  ]);
  await one.attempt(basic("ada", "x"));
  await two.attempt(basic("ada", "y"));
  await one.attempt(basic("ada", "z"));
  expect([one.sleeps, two.sleeps]).toEqual([[500], [250]]);
  await two.attempt(basic("ada", "secret"));
  await one.attempt(basic("ada", "x"), "192.0.2.2");
  expect(one.sleeps).toEqual([500]);
});

test("a challenge names the constant realm, a throttled attempt when to come back", async () => {
  const challenged = await createTestServer().send("GET", "/", { user: "" });
  expect(challenged.status).toBe(401);
  expect(challenged.headers.get("www-authenticate")).toBe(
    'Basic realm="Callingcard", charset="UTF-8"',
  );
  const throttled = await createTestServer({
    authenticate: async () => ({ kind: "refused", retryAfterSeconds: 10 }),
  }).send("GET", "/");
  expect(throttled.status).toBe(429);
  expect(throttled.headers.get("retry-after")).toBe("10");
});
