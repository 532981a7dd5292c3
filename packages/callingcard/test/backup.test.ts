import { join } from "node:path";
import { newDatabase } from "@callingcard/postgres/shared";
import { openPostgresStore } from "@callingcard/store-postgres";
import { expect, test } from "vitest";
import { dav, listCards, put, syncSince } from "./dav-client.ts";
import { startProgram, withFolder } from "./running-program.ts";
import { run } from "./stand-in.ts";

function card(uid: string): string {
  return `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:${uid}\r\nFN:Card ${uid}\r\nEND:VCARD\r\n`;
}

test("tokens from before and after a backup are refused after its restore, and what was acknowledged before it is there", async () => {
  await withFolder(async (folder) => {
    const data = join(folder, "data");
    const file = join(folder, "backup.sqlite");
    const program = await startProgram(data);
    await put(`${program.bookUrl}a.vcf`, card("a"));
    const before = await syncSince(program.bookUrl, "");
    expect(await run(["backup", file, "--data", data])).toEqual({
      status: 0,
      stdout: `wrote ${file}\n`,
      stderr: "",
    });
    await put(`${program.bookUrl}b.vcf`, card("b"));
    await dav("DELETE", `${program.bookUrl}a.vcf`);
    const after = await syncSince(program.bookUrl, before.token);
    expect(after.changes.size).toBe(2);
    expect(await run(["restore", file, "--data", data])).toMatchObject({
      status: 1,
      stderr: `callingcard: ${file} cannot be restored: another process uses the database\n`,
    });
    expect(await program.end("SIGTERM")).toBe(0);

    const restored = await run(["restore", file, "--data", data]);
    expect(restored).toMatchObject({ status: 0, stderr: "" });
    expect(restored.stdout).toContain(`restored 1 books from ${file}`);
    const again = await startProgram(data);
    const path = new URL(`${again.bookUrl}a.vcf`).pathname;
    expect([...(await listCards(again.bookUrl)).keys()]).toEqual([path]);
    // The same revisions are taken again, for other changes.
    await put(`${again.bookUrl}c.vcf`, card("c"));
    await put(`${again.bookUrl}d.vcf`, card("d"));
    for (const { token } of [before, after]) {
      await expect(syncSince(again.bookUrl, token)).rejects.toThrow(/403.*valid-sync-token/s);
    }
    const { changes, token } = await syncSince(again.bookUrl, "");
    expect(changes.size).toBe(3);
    expect((await syncSince(again.bookUrl, token)).changes.size).toBe(0);
    expect(await again.end("SIGTERM")).toBe(0);
  });
});

test("a backup is restored into a folder that has no database", async () => {
  await withFolder(async (folder) => {
    const [data, other] = [join(folder, "one"), join(folder, "two")];
    const file = join(folder, "backup.sqlite");
    await run(["user", "add", "grace", "--data", data], { stdin: "password\n" });
    await run(["backup", file, "--data", data]);
    expect(await run(["restore", file, "--data", other])).toEqual({
      status: 0,
      stdout: `restored 1 books from ${file}: clients will list them again\n`,
      stderr: "",
    });
    expect(await run(["user", "list", "--data", other])).toMatchObject({ stdout: "grace\n" });
  });
});

test("what cannot be backed up or restored is told", async () => {
  await withFolder(async (folder) => {
    const file = join(folder, "backup.sqlite");
    const data = join(folder, "data");
    const status = async (...args: readonly string[]) =>
      (await run([...args, "--data", data])).status;
    expect(await status("backup", file)).toBe(1);
    expect(await status("restore", file)).toBe(1);
    expect(await status("restore")).toBe(2);
    await run(["user", "add", "grace", "--data", data], { stdin: "password\n" });
    expect(await status("backup", join(folder, "missing", "file"))).toBe(1);
    const postgres = ["--database", "postgres://localhost/x"];
    expect(await status("backup", file, ...postgres)).toBe(2);
    expect(await status("restore", file, ...postgres)).toBe(2);
  });
});

test("a PostgreSQL database that was restored gets other ids for its books", async () => {
  const database = await newDatabase();
  const env = { CALLINGCARD_DATABASE: database };
  await run(["user", "add", "grace"], { env, stdin: "password\n" });
  const idOf = async (): Promise<string | undefined> => {
    const store = await openPostgresStore({ database });
    const book = await store.findBook("grace", "contacts");
    await store.close();
    return book?.id;
  };
  const id = await idOf();
  const restored = await run(["restore"], { env });
  expect(restored).toMatchObject({ status: 0, stderr: "" });
  expect(restored.stdout).toMatch(
    /^1 books of 127\.0\.0\.1:\d+\/\w+: clients will list them again\n$/,
  );
  expect(await idOf()).not.toBe(id);
});
