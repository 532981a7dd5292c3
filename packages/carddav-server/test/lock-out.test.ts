import { expect, test } from "vitest";
import { digestAppPassword, newAppPassword } from "../src/node.ts";
import { networkOf } from "../src/node/address-network.ts";
import type { LockOut } from "../src/store.ts";
import { createSignIn, type SignIn } from "./sign-in-client.ts";

const REFUSED = { kind: "refused" };
const LOCKED_OUT = { kind: "refused", retryAfterSeconds: 60 };

interface Locking extends SignIn {
  readonly made: readonly LockOut[];
  readonly setNow: (ms: number) => void;
}

/** Locks out after three wrong passwords, an address after five, for a minute. */
async function createLocking(): Promise<Locking> {
  let nowMs = 0;
  const made: LockOut[] = [];
  const signIn = await createSignIn((users) => ({
    appPasswords: users,
    lockOut: {
      store: users,
      afterFailures: 3,
      afterAddressFailures: 5,
      forMs: 60_000,
      now: () => nowMs,
      onLockOut: (lockOut) => made.push(lockOut),
    },
  }));
  return { ...signIn, made, setNow: (ms) => void (nowMs = ms) };
}

async function fail(signIn: SignIn, user: string, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    expect(await signIn.attempt(user, `wrong ${address}`, address)).toEqual(REFUSED);
  }
}

const THREE = ["192.0.2.1", "192.0.2.2", "192.0.2.3"];

test("a user is locked out by wrong passwords from anywhere, whatever comes then, and for a time", async () => {
  const locking = await createLocking();
  await fail(locking, "ada", THREE);
  expect(locking.made).toEqual([{ subject: "user ada", untilMs: 60_000 }]);
  expect(await locking.attempt("ada", "secret", "192.0.2.9")).toEqual(LOCKED_OUT);
  expect(await locking.attempt("ada", "wrong", "192.0.2.9")).toEqual(LOCKED_OUT);
  locking.setNow(59_500);
  expect(await locking.attempt("ada", "secret")).toEqual({ ...LOCKED_OUT, retryAfterSeconds: 1 });
  locking.setNow(60_000);
  expect(await locking.attempt("ada", "secret")).toMatchObject({ kind: "user" });
});

test("who is no user is locked out like a user", async () => {
  const locking = await createLocking();
  await fail(locking, "eve", THREE);
  expect(await locking.attempt("eve", "wrong", "192.0.2.9")).toEqual(LOCKED_OUT);
});

test("an address is locked out by wrong passwords for many users", async () => {
  const locking = await createLocking();
  for (const user of ["a", "b", "c", "d", "e"]) await fail(locking, user, ["192.0.2.1"]);
  expect(locking.made).toEqual([{ subject: "address 192.0.2.1", untilMs: 60_000 }]);
  expect(await locking.attempt("ada", "secret", "192.0.2.1")).toEqual(LOCKED_OUT);
  expect(await locking.attempt("ada", "secret", "192.0.2.2")).toMatchObject({ kind: "user" });
});

test("addresses of one network of IPv6 are one", async () => {
  const locking = await createLocking();
  for (const user of ["a", "b", "c", "d", "e"]) await fail(locking, user, [`2001:db8::${user}`]);
  expect(await locking.attempt("ada", "secret", "2001:db8::9:9")).toEqual(LOCKED_OUT);
  expect(await locking.attempt("ada", "secret", "2001:db8:0:1::1")).toMatchObject({ kind: "user" });
});

test("a lock-out that is lifted is over, and counting begins anew", async () => {
  const locking = await createLocking();
  await fail(locking, "ada", THREE);
  expect(await locking.users.liftLockOut("user ada")).toBe(true);
  await fail(locking, "ada", ["192.0.2.4", "192.0.2.5"]);
  expect(await locking.attempt("ada", "secret", "192.0.2.6")).toMatchObject({ kind: "user" });
});

test("a lock-out ends neither what is remembered nor app passwords", async () => {
  const locking = await createLocking();
  const password = newAppPassword();
  await locking.users.addAppPassword("ada", "phone", digestAppPassword("ada", password), 0);
  await locking.attempt("ada", "secret", "192.0.2.9");
  await fail(locking, "ada", THREE);
  expect(await locking.attempt("ada", "secret", "192.0.2.1")).toMatchObject({ kind: "user" });
  expect(await locking.attempt("ada", password, "192.0.2.1")).toMatchObject({ kind: "user" });
});

test("a right password begins the counting of its user anew, not that of the address", async () => {
  const locking = await createLocking();
  await fail(locking, "ada", ["192.0.2.1", "192.0.2.1"]);
  await locking.attempt("ada", "secret", "192.0.2.1");
  await fail(locking, "ada", ["192.0.2.1", "192.0.2.1"]);
  expect(locking.made).toEqual([]);
  await fail(locking, "bob", ["192.0.2.1"]);
  expect(locking.made).toMatchObject([{ subject: "address 192.0.2.1" }]);
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["::1", "::/64"],
  ["2001:db8::1", "2001:db8::/64"],
  ["2001:DB8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:0:10:0:0:0:1", "2001:db8:0:10::/64"],
  ["fe80::1%eth0", "fe80::/64"],
  ["64:ff9b::192.0.2.1", "64:ff9b::/64"],
  ["unknown", "unknown"],
])("failures from %s are counted by %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
