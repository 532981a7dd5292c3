import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newDatabase, sharedServer } from "@callingcard/postgres/shared";
import { expect, test } from "vitest";
import { dav, listCards, put, syncSince } from "./dav-client.ts";
import { startProgram, USER, withFolder } from "./running-program.ts";
import { run } from "./stand-in.ts";

const CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:1\r\nFN:Ada\r\nEND:VCARD\r\n";

test("users, import and export work in PostgreSQL, and no data folder is made", async () => {
  await withFolder(async (folder) => {
    const data = join(folder, "data");
    const env = { CALLINGCARD_DATABASE: await newDatabase(), CALLINGCARD_DATA: data };
    expect(await run(["user", "add", "grace"], { env, stdin: "one\n" })).toMatchObject({
      status: 0,
    });
    expect(await run(["user", "passwd", "grace"], { env, stdin: "two\n" })).toMatchObject({
      status: 0,
    });
    expect(await run(["user", "list"], { env })).toMatchObject({ stdout: "grace\n" });
    const file = join(folder, "cards.vcf");
    await writeFile(file, CARD);
    for (const outcome of ["created", "unchanged"]) {
      const imported = await run(["import", file, "--user", "grace"], { env });
      expect(imported.stdout).toContain(`${file}:1: ${outcome}: Ada`);
    }
    const exported = await run(["export", "--user", "grace", "--search", "name:ada"], { env });
    expect(exported).toEqual({ status: 0, stdout: CARD, stderr: "" });
    expect(existsSync(data)).toBe(false);
  });
});

test("two servers with one database are one: cards, passwords and tokens of either hold at both", async () => {
  await withFolder(async (folder) => {
    const database = await newDatabase();
    const env = { CALLINGCARD_DATABASE: database };
    const [one, two] = await Promise.all([startProgram(folder, env), startProgram(folder, env)]);
    const { token } = await syncSince(one.bookUrl, "");
    const { status, etag } = await put(`${one.bookUrl}a.vcf`, CARD);
    expect(status).toBe(201);
    expect(await dav("GET", `${two.bookUrl}a.vcf`)).toMatchObject({ etag, text: CARD });
    const changed = { "If-Match": etag ?? "" };
    expect(await dav("DELETE", `${two.bookUrl}a.vcf`, { headers: changed })).toMatchObject({
      status: 204,
    });
    const path = new URL(`${one.bookUrl}a.vcf`).pathname;
    const { changes } = await syncSince(two.bookUrl, token);
    expect([...changes]).toEqual([[path, undefined]]);
    expect((await listCards(one.bookUrl)).size).toBe(0);

    await run(["user", "passwd", USER], { env, stdin: "another\n" });
    expect(await dav("GET", one.bookUrl)).toMatchObject({ status: 401 });
    expect(await dav("GET", two.bookUrl)).toMatchObject({ status: 401 });
    expect(await Promise.all([one.end("SIGTERM"), two.end("SIGTERM")])).toEqual([0, 0]);
    expect(one.log.join()).toContain(`"database":"${new URL(database).host}`);
    expect(existsSync(join(folder, "callingcard.sqlite"))).toBe(false);
  });
});

test("a database that is none ends with status 2, and one that does not answer with 1; no password is told", async () => {
  const { urlOf } = await sharedServer();
  const nowhere = urlOf("x")
    .replace(/:\d+\//, ":1/")
    .replace("postgres@", "me:secret@");
  const list = (database: string) => run(["user", "list", "--database", database]);
  expect(await list("mysql://me:secret@localhost/x")).toEqual({
    status: 2,
    stdout: "",
    stderr: "callingcard: --database is not a postgres:// URL\n",
  });
  const unreachable = await list(nowhere);
  expect(unreachable).toMatchObject({ status: 1, stdout: "" });
  expect(unreachable.stderr).toMatch(
    /^callingcard: database 127\.0\.0\.1:1\/x cannot be used \(--database, CALLINGCARD_DATABASE\): .*ECONNREFUSED/,
  );
  expect(unreachable.stderr).not.toContain("secret");
});

test("a database that has no TLS where its URL asks for it ends with status 1 and one line", async () => {
  const { url } = await sharedServer();
  const database = `${url}?sslmode=verify-full`;
  const { status, stderr } = await run(["user", "list", "--database", database]);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^callingcard: database .* cannot be used \(--database, .*SSL.*\n$/);
});
