import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Book, card, openBook } from "./book.ts";
import { type Program, run } from "./program.ts";
import { STORES } from "./stores.ts";
import { type Vdirsyncer, openVdirsyncer } from "./vdirsyncer.ts";

describe.each(STORES)("khard, with the cards in $store", ({ start }) => {
  let program: Program;
  let book: Book;
  let folder: string;
  let vdirsyncer: Vdirsyncer;

  beforeAll(async () => {
    program = await start();
    book = openBook(program);
    folder = mkdtempSync(join(tmpdir(), "khard-"));
    vdirsyncer = openVdirsyncer(folder, program);
    writeFileSync(
      join(folder, "khard.conf"),
      `[addressbooks]
  [[book]]
  path = ${vdirsyncer.cards}
  [general]
  editor = true
  merge_editor = true
  `,
    );
    vdirsyncer.command("discover");
  });

  afterAll(async () => {
    await program.stop();
    rmSync(folder, { recursive: true });
  });

  function khard(...args: string[]): string {
    return run("khard", ["--config", join(folder, "khard.conf"), ...args]);
  }

  test("shows the server's cards", async () => {
    await book.put("grace.vcf", card("grace", "Grace Hopper"));
    await book.put("zoe.vcf", card("zoe", "Zoë Łucja"));
    vdirsyncer.command("sync");
    expect(khard("list", "--parsable")).toMatch(/Grace Hopper[\s\S]*Zoë Łucja/);
    expect(khard("email", "--parsable", "grace")).toContain("grace@example.org");
  });

  test("makes a card that the server keeps octet for octet", async () => {
    const template = join(folder, "new.yaml");
    writeFileSync(
      template,
      "First name: Ada\nLast name: Lovelace\nEmail:\n  work: ada@example.org\nNote: |\n  One, two;\n  three\n",
    );
    khard("new", "--addressbook", "book", "--input-file", template, "--vcard-version", "4.0");
    vdirsyncer.command("sync");
    const cards = [...(await book.all()).values()];
    const made = cards.find((text) => text.includes("Lovelace"));
    expect(made).toContain("VERSION:4.0");
    const read = khard("show", "--format", "vcard", "lovelace");
    expect(made?.trimEnd()).toBe(read.trimEnd().replaceAll(/\r?\n/g, "\r\n"));
  });

  test("deletes a card on the server", async () => {
    khard("remove", "--force", "grace");
    vdirsyncer.command("sync");
    expect([...(await book.all()).keys()]).not.toContain("grace");
  });
});
