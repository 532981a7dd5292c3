import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Book, card, openBook, uidOf } from "./book.ts";
import type { Program } from "./program.ts";
import { STORES } from "./stores.ts";
import { type Vdirsyncer, openVdirsyncer } from "./vdirsyncer.ts";

describe.each(STORES)("vdirsyncer, with the cards in $store", ({ start }) => {
  let program: Program;
  let book: Book;
  let folder: string;
  let vdirsyncer: Vdirsyncer;

  beforeAll(async () => {
    program = await start();
    book = openBook(program);
    folder = mkdtempSync(join(tmpdir(), "vdirsyncer-"));
    vdirsyncer = openVdirsyncer(folder, program);
  });

  afterAll(async () => {
    await program.stop();
    rmSync(folder, { recursive: true });
  });

  function localCards(): ReadonlyMap<string, string> {
    const texts = readdirSync(vdirsyncer.cards)
      .filter((name) => name.endsWith(".vcf"))
      .map((name) => readFileSync(join(vdirsyncer.cards, name), "utf8"));
    return new Map(texts.map((text) => [uidOf(text), text]));
  }

  function localFile(uid: string): string {
    const name = readdirSync(vdirsyncer.cards).find(
      (entry) =>
        entry.endsWith(".vcf") &&
        uidOf(readFileSync(join(vdirsyncer.cards, entry), "utf8")) === uid,
    );
    if (name === undefined) throw new Error(`no local card ${uid}`);
    return join(vdirsyncer.cards, name);
  }

  /** Syncs and gives back how many cards there are, once they are the same on both sides. */
  async function syncedCards(): Promise<number> {
    vdirsyncer.command("sync");
    const remote = await book.all();
    expect(localCards()).toEqual(remote);
    return remote.size;
  }

  test("finds the address book from the printed address alone", () => {
    expect(vdirsyncer.command("discover")).toContain("contacts");
  });

  test("brings 150 cards each way", async () => {
    for (let n = 0; n < 150; n += 1) {
      writeFileSync(join(vdirsyncer.cards, `local-${n}.vcf`), card(`local-${n}`, `Łucja ${n}`));
      await book.put(`remote-${n}.vcf`, card(`remote-${n}`, `Zoë ${n}`));
    }
    expect(await syncedCards()).toBe(300);
  });

  test("has nothing to do when nothing changed", () => {
    const printed = vdirsyncer.command("sync");
    expect(printed).not.toMatch(/Copying|Deleting/);
  });

  test("carries edits, new cards and deletions both ways", async () => {
    writeFileSync(localFile("local-1"), card("local-1", "Łucja Renamed"));
    rmSync(localFile("remote-2"));
    await book.put("remote-3.vcf", card("remote-3", "Zoë Renamed"));
    await book.delete("remote-4.vcf");
    await book.put("new.vcf", card("new", "New on the server"));
    writeFileSync(join(vdirsyncer.cards, "newer.vcf"), card("newer", "New on this side"));
    expect(await syncedCards()).toBe(300);
    const local = localCards();
    expect(local.get("remote-3")).toContain("Zoë Renamed");
    expect((await book.all()).get("local-1")).toContain("Łucja Renamed");
  });

  test("settles an edit of both sides for the server, as configured", async () => {
    writeFileSync(localFile("remote-5"), card("remote-5", "Edited here"));
    await book.put("remote-5.vcf", card("remote-5", "Edited there"));
    expect(await syncedCards()).toBe(300);
    expect(localCards().get("remote-5")).toContain("Edited there");
  });

  test("lets an edit win over a deletion on the other side", async () => {
    await book.put("remote-6.vcf", card("remote-6", "Edited while deleted"));
    rmSync(localFile("remote-6"));
    expect(await syncedCards()).toBe(300);
  });

  test("keeps the display name in step", async () => {
    vdirsyncer.command("metasync");
    writeFileSync(join(vdirsyncer.cards, "displayname"), "Adreßbuch");
    vdirsyncer.command("metasync");
    const response = await fetch(program.bookUrl, {
      method: "PROPFIND",
      headers: {
        authorization: `Basic ${Buffer.from(`${program.user}:${program.password}`).toString("base64")}`,
        depth: "0",
        "content-type": "application/xml",
      },
      body: '<propfind xmlns="DAV:"><prop><displayname/></prop></propfind>',
    });
    expect(await response.text()).toContain("Adreßbuch");
  });
});
