import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newDatabase } from "@callingcard/postgres/shared";
import { expect, test } from "vitest";
import { dav, listCards, put, syncSince } from "./dav-client.ts";
import { startProgram, USER, withFolder } from "./running-program.ts";
import { run, type Outcome } from "./stand-in.ts";

type Env = Readonly<Record<string, string>>;

function card(fn: string): string {
  return `BEGIN:VCARD\r\nVERSION:4.0\r\nUID:1\r\nFN:${fn}\r\nEND:VCARD\r\n`;
}

function cardCommand(env: Env, ...args: readonly string[]): Promise<Outcome> {
  return run(["card", ...args, "--user", USER], { env });
}

/** Number, what was done, card and author of each line. */
function lines({ stdout }: Outcome): readonly string[] {
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => line.replace(/^(\d+) \d{4}-[\d-]+T[\d:.]+Z \S+ \S+ /, "$1 "));
}

const PLACES: readonly (readonly [string, (folder: string) => Promise<Env>])[] = [
  ["SQLite", async (folder) => ({ CALLINGCARD_DATA: folder })],
  ["PostgreSQL", async () => ({ CALLINGCARD_DATABASE: await newDatabase() })],
];

test.each(PLACES)(
  "%s: who wrote a card is listed while a server runs, and a deleted card comes back octet for octet, for all clients",
  async (_, envOf) => {
    await withFolder(async (folder) => {
      const env = await envOf(folder);
      const program = await startProgram(folder, env);
      const url = `${program.bookUrl}a.vcf`;
      const headers = { "Content-Type": "text/vcard", "User-Agent": "Phone/1.0" };
      await dav("PUT", url, { headers, body: card("Ada") });
      await dav("PUT", url, { headers: { ...headers, "User-Agent": "Mail/2" }, body: card("Eve") });
      await dav("DELETE", url, { headers });
      const { token } = await syncSince(program.bookUrl, "");
      const listed = await cardCommand(env, "history", "a.vcf");
      expect(lines(listed)).toEqual([
        "3 deleted a.vcf by ada (DELETE, Phone/1.0)",
        "2 replaced a.vcf by ada (PUT, Mail/2)",
        "1 created a.vcf by ada (PUT, Phone/1.0)",
      ]);
      expect(await cardCommand(env, "restore", "a.vcf", "--before", "2")).toEqual({
        status: 0,
        stdout: "restored a.vcf as it was before 2\n",
        stderr: "",
      });
      expect(await dav("GET", url)).toMatchObject({ status: 200, text: card("Ada") });
      expect((await syncSince(program.bookUrl, token)).changes.size).toBe(1);
      expect((await cardCommand(env, "restore", "a.vcf", "--before", "3")).status).toBe(0);
      expect(await dav("GET", url)).toMatchObject({ text: card("Eve") });
      const [last] = lines(await cardCommand(env, "history"));
      expect(last).toBe("5 replaced a.vcf by ada (restore, callingcard)");
      expect(await program.end("SIGTERM")).toBe(0);
    });
  },
);

test("without a number the last write of a card is undone, and undone again", async () => {
  await withFolder(async (folder) => {
    const env = { CALLINGCARD_DATA: folder };
    const program = await startProgram(folder);
    const url = `${program.bookUrl}a.vcf`;
    await put(url, card("Ada"));
    await put(url, card("Eve"));
    expect((await cardCommand(env, "restore", "a.vcf")).status).toBe(0);
    expect(await dav("GET", url)).toMatchObject({ text: card("Ada") });
    expect((await cardCommand(env, "restore", "a.vcf")).status).toBe(0);
    expect(await dav("GET", url)).toMatchObject({ text: card("Eve") });
    const same = await cardCommand(env, "restore", "a.vcf", "--before", "3");
    expect(same.stdout).toBe("a.vcf is as it was before 3\n");

    const told = async (...args: readonly string[]) => {
      const { status, stderr } = await cardCommand(env, "restore", ...args);
      return [status, stderr.replace(/^callingcard: |\n$/g, "")];
    };
    expect(await told("a.vcf", "--before", "1")).toEqual([1, "there was no a.vcf before 1"]);
    expect(await told("a.vcf", "--before", "9")).toEqual([1, "no write 9 of a.vcf is remembered"]);
    expect(await told("b.vcf")).toEqual([1, "no write of b.vcf is remembered"]);
    expect(await told("a.vcf", "--before", "x")).toEqual([2, expect.stringContaining("--before")]);
    await dav("DELETE", url);
    await put(`${program.bookUrl}b.vcf`, card("Other"));
    expect(await told("a.vcf")).toEqual([1, "b.vcf has the UID of this card"]);
    expect((await listCards(program.bookUrl)).size).toBe(1);
    expect((await cardCommand(env, "history", "--book", "none")).status).toBe(1);
  });
});

test("an import is remembered too, and nothing is with history-days 0, which forgets what was", async () => {
  await withFolder(async (folder) => {
    const env = { CALLINGCARD_DATA: folder };
    const none = { ...env, CALLINGCARD_HISTORY_DAYS: "0" };
    const file = join(folder, "cards.vcf");
    await run(["user", "add", USER], { env, stdin: "password\n" });
    const imported = async (fn: string, by: Env) => {
      await writeFile(file, card(fn));
      await run(["import", file, "--user", USER], { env: by });
    };
    await imported("Ada", env);
    await imported("Eve", none);
    expect(lines(await cardCommand(env, "history"))).toEqual([
      expect.stringMatching(/^1 created \S+ by ada \(import, callingcard\)$/),
    ]);
    const program = await startProgram(folder, none);
    await put(`${program.bookUrl}b.vcf`, card("Other").replace("UID:1", "UID:2"));
    expect((await cardCommand(env, "history")).stdout).toBe("");
    expect(await program.end("SIGTERM")).toBe(0);
  });
});
