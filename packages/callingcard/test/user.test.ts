import { join } from "node:path";
import { verifyPassword } from "@callingcard/carddav-server/node";
import { openSqliteStore } from "@callingcard/store-sqlite";
import { expect, test } from "vitest";
import { withFolder } from "./running-program.ts";
import { run } from "./stand-in.ts";

async function passwordIs(folder: string, user: string, password: string): Promise<boolean> {
  const store = openSqliteStore({ file: join(folder, "callingcard.sqlite") });
  const hash = await store.findPasswordHash(user);
  await store.close();
  return hash !== undefined && verifyPassword(password, hash);
}

test("a user is added with the password from standard input, and with a book", async () => {
  await withFolder(async (folder) => {
    const args = ["user", "add", "grace", "--data", folder];
    const added = await run(args, { stdin: "first line\nsecond line\n" });
    expect(added).toEqual({ status: 0, stdout: "added grace\n", stderr: "" });
    expect(await passwordIs(folder, "grace", "first line")).toBe(true);
    const store = openSqliteStore({ file: join(folder, "callingcard.sqlite") });
    expect(await store.listBooks("grace")).toMatchObject([{ name: "contacts", revision: 0 }]);
    await store.close();
  });
});

test("a password may come from the environment", async () => {
  await withFolder(async (folder) => {
    const env = { CALLINGCARD_DATA: folder, CALLINGCARD_PASSWORD: "from env" };
    expect(await run(["user", "add", "grace"], { env, stdin: "other\n" })).toMatchObject({
      status: 0,
    });
    expect(await passwordIs(folder, "grace", "from env")).toBe(true);
  });
});

test("a taken name is refused and keeps its password", async () => {
  await withFolder(async (folder) => {
    const args = ["user", "add", "grace", "--data", folder];
    await run(args, { stdin: "one\n" });
    const second = await run(args, { stdin: "two\n" });
    expect(second).toMatchObject({
      status: 1,
      stderr: "callingcard: there is a user grace already\n",
    });
    expect(await passwordIs(folder, "grace", "one")).toBe(true);
  });
});

test("a password is changed, of a user who exists", async () => {
  await withFolder(async (folder) => {
    const env = { CALLINGCARD_DATA: folder };
    await run(["user", "add", "grace"], { env, stdin: "one\n" });
    const changed = await run(["user", "passwd", "grace"], { env, stdin: "two\n" });
    expect(changed).toMatchObject({ status: 0, stdout: "changed the password of grace\n" });
    expect(await passwordIs(folder, "grace", "two")).toBe(true);
    expect(await run(["user", "passwd", "bob"], { env, stdin: "x\n" })).toMatchObject({
      status: 1,
      stderr: "callingcard: there is no user bob\n",
    });
  });
});

test("users are listed sorted", async () => {
  await withFolder(async (folder) => {
    const env = { CALLINGCARD_DATA: folder };
    for (const name of ["grace", "ada"]) await run(["user", "add", name], { env, stdin: "pw\n" });
    expect(await run(["user", "list"], { env })).toEqual({
      status: 0,
      stdout: "ada\ngrace\n",
      stderr: "",
    });
  });
});

test("an empty password and an unusable name end with status 2", async () => {
  await withFolder(async (folder) => {
    const env = { CALLINGCARD_DATA: folder };
    expect(await run(["user", "add", "grace"], { env, stdin: "\n" })).toMatchObject({ status: 2 });
    expect(await run(["user", "add", "a:b"], { env, stdin: "pw\n" })).toMatchObject({ status: 2 });
    expect(await run(["user", "list"], { env })).toMatchObject({ stdout: "" });
  });
});

test("a password is not taken from an argument", async () => {
  await withFolder(async (folder) => {
    const args = ["user", "add", "grace", "secret", "--data", folder];
    expect(await run(args)).toMatchObject({ status: 2 });
  });
});
