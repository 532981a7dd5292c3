import { expect, test } from "vitest";
import { digestAppPassword, newAppPassword } from "../src/node.ts";
import { createSignIn, type SignIn } from "./sign-in-client.ts";

const NOW = 1_700_000_000_000;
const REFUSED = { kind: "refused" };

async function withPhone(nowMs: () => number = () => NOW): Promise<SignIn & { password: string }> {
  const signIn = await createSignIn((users) => ({ appPasswords: users, wallClock: nowMs }));
  const password = newAppPassword();
  const digest = digestAppPassword("ada", password);
  await signIn.users.addAppPassword("ada", "phone", digest, NOW - 1);
  return { ...signIn, password };
}

test("an app password is five groups of five characters, each time another", () => {
  const made = Array.from({ length: 50 }, newAppPassword);
  for (const password of made) expect(password).toMatch(/^(?:[a-z2-9]{5}-){4}[a-z2-9]{5}$/);
  expect(new Set(made).size).toBe(50);
});

test("an app password signs its user in by its name, and nobody else", async () => {
  const { users, attempt, password } = await withPhone();
  await users.addUser("bob", "none");
  const phone = { kind: "user", user: "ada", appPassword: "phone" };
  expect(await attempt("ada", password)).toEqual(phone);
  expect(await attempt("bob", password)).toEqual(REFUSED);
  expect(await attempt("ada", newAppPassword())).toEqual(REFUSED);
  expect(await attempt("ada", "secret")).toEqual({ kind: "user", user: "ada" });
});

test("a removed app password signs nobody in at once", async () => {
  const { users, attempt, password } = await withPhone();
  await attempt("ada", password);
  await users.removeAppPassword("ada", "phone");
  expect(await attempt("ada", password)).toEqual(REFUSED);
});

test("the last use is noted, every five minutes at most", async () => {
  let nowMs = NOW;
  const { users, attempt, password } = await withPhone(() => nowMs);
  const lastUsedMs = async () => (await users.listAppPasswords("ada"))[0]?.lastUsedMs;
  expect(await lastUsedMs()).toBeUndefined();
  await attempt("ada", password);
  nowMs += 299_999;
  await attempt("ada", password);
  expect(await lastUsedMs()).toBe(NOW);
  nowMs += 1;
  await attempt("ada", password);
  expect(await lastUsedMs()).toBe(NOW + 300_000);
});

test("an app password is let in where its use cannot be noted", async () => {
  const { users, attempt, password } = await withPhone();
  users.noteAppPasswordUse = () => Promise.reject(new Error("disk is full"));
  expect(await attempt("ada", password)).toMatchObject({ appPassword: "phone" });
});

test("wrong app passwords count as wrong passwords, right ones wait for nobody's", async () => {
  const { attempt, password, sleeps } = await withPhone();
  for (let count = 0; count < 3; count++) await attempt("ada", newAppPassword());
  expect(sleeps).toEqual([250, 500]);
  expect(await attempt("ada", password)).toMatchObject({ kind: "user" });
  expect(sleeps).toHaveLength(2);
});

test("without a store of app passwords there are none", async () => {
  const { users, attempt } = await createSignIn(() => ({}));
  const password = newAppPassword();
  await users.addAppPassword("ada", "phone", digestAppPassword("ada", password), NOW);
  expect(await attempt("ada", password)).toEqual(REFUSED);
});
