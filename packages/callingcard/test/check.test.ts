import { join } from "node:path";
import { openSqliteStore } from "@callingcard/store-sqlite";
import { expect, test } from "vitest";
import { withFolder } from "./running-program.ts";
import { run, type Outcome } from "./stand-in.ts";

const GOOD = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:1\r\nFN:Ada\r\nEND:VCARD\r\n";

/** A data folder with the users ada and grace, and cards that no client could have stored. */
async function withCards(
  cards: Readonly<Record<string, Readonly<Record<string, string>>>>,
  use: (check: (...args: readonly string[]) => Promise<Outcome>) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    const data = join(folder, "data");
    for (const user of ["ada", "grace"]) {
      await run(["user", "add", user, "--data", data], { stdin: "password\n" });
    }
    const store = openSqliteStore({ file: join(data, "callingcard.sqlite") });
    for (const [user, byName] of Object.entries(cards)) {
      const book = await store.findBook(user, "contacts");
      for (const [name, text] of Object.entries(byName)) {
        const octets = new TextEncoder().encode(text);
        const card = { name, octets, etag: name, uid: name, index: [], modifiedMs: 0 };
        await store.putCard(book?.id ?? "", card, {});
      }
    }
    await store.close();
    await use((...args) => run(["check", ...args, "--data", data]));
  });
}

test("cards that are as they should be have nothing to tell", async () => {
  await withCards({ ada: { "a.vcf": GOOD } }, async (check) => {
    expect(await check()).toEqual({ status: 0, stdout: "1 cards, nothing to tell\n", stderr: "" });
  });
});

test("bad cards are listed with their place, what is wrong, and whether they would be taken today", async () => {
  const cards = {
    ada: {
      "a.vcf": GOOD,
      "b.vcf": "BEGIN:VCARD\r\nVERSION:4.0\r\nno colon\r\nUID:2\r\nFN:B\r\nEND:VCARD\r\n",
      "c.vcf": "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:C\r\nBDAY:yesterday\r\nEND:VCARD\r\n",
    },
    grace: { "d.vcf": "" },
  };
  await withCards(cards, async (check) => {
    const all = await check();
    expect(all.status).toBe(1);
    expect(all.stderr).toContain("3 of 4 cards are not as they should be");
    const lines = all.stdout.trimEnd().split("\n");
    expect(lines).toContainEqual(
      expect.stringMatching(/^ada\/contacts\/b\.vcf:3:3: error: unexpected-character: /),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^ada\/contacts\/b\.vcf: refused: /));
    expect(lines).toContainEqual("ada/contacts/c.vcf: refused: the card has no UID");
    expect(lines).toContainEqual(expect.stringMatching(/^grace\/contacts\/d\.vcf: refused: /));
    expect(all.stdout).not.toContain("a.vcf");
    const one = await check("--user", "grace");
    expect(one.stdout).not.toContain("ada");
    expect(one.stderr).toContain("1 of 1 cards");
  });
});

test("what weighs less is told to who asks for it", async () => {
  await withCards({ ada: { "a.vcf": GOOD.replaceAll("\r\n", "\n") } }, async (check) => {
    expect((await check()).status).toBe(0);
    const more = await check("--severity", "note");
    expect(more.stdout).toMatch(/^ada\/contacts\/a\.vcf:1:\d+: (?:warning|note): bare-line-feed: /);
    expect((await check("--severity", "grave")).status).toBe(2);
    expect((await check("--user", "nobody")).status).toBe(1);
  });
});
