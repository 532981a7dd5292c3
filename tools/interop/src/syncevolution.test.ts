import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Book, card, nameOf, openBook } from "./book.ts";
import { type Program, startProgram } from "./program.ts";
import { openSyncEvolution, type SyncEvolution } from "./syncevolution.ts";

let program: Program;
let book: Book;
let folder: string;
let syncEvolution: SyncEvolution;

beforeAll(async () => {
  program = await startProgram();
  book = openBook(program);
  folder = mkdtempSync(join(tmpdir(), "syncevolution-"));
  syncEvolution = openSyncEvolution(folder, program);
});

afterAll(async () => {
  await program.stop();
  rmSync(folder, { recursive: true });
});

/** The file of the card with a full name, on this side. */
function localFile(name: string): string {
  const file = readdirSync(syncEvolution.cards)
    .map((entry) => join(syncEvolution.cards, entry))
    .find((path) => nameOf(readFileSync(path, "utf8")) === name);
  if (file === undefined) throw new Error(`no local card of ${name}`);
  return file;
}

function localNames(): readonly string[] {
  return readdirSync(syncEvolution.cards)
    .map((entry) => nameOf(readFileSync(join(syncEvolution.cards, entry), "utf8")))
    .toSorted();
}

async function remoteNames(): Promise<readonly string[]> {
  return [...(await book.all()).values()].map(nameOf).toSorted();
}

/** Syncs and gives back the names, once they are the same on both sides. */
async function synced(mode: "slow" | "two-way"): Promise<readonly string[]> {
  syncEvolution.sync(mode);
  const names = await remoteNames();
  expect(localNames()).toEqual(names);
  return names;
}

test("finds the address book from the printed address alone", () => {
  expect(syncEvolution.databases()).toContain(`Contacts (${program.bookUrl}) <default>`);
});

test("brings 30 cards each way", async () => {
  for (let n = 0; n < 30; n += 1) {
    writeFileSync(join(syncEvolution.cards, `card-${n}`), card(`local-${n}`, `Łucja ${n}`));
    await book.put(`remote-${n}.vcf`, card(`remote-${n}`, `Zoë ${n}`));
  }
  expect(await synced("slow")).toHaveLength(60);
});

test("has nothing to do when nothing changed", () => {
  expect(syncEvolution.sync("two-way")).toMatch(/addressbook(?: *\| *0){9}/);
});

test("carries edits, new cards and deletions both ways", async () => {
  const edited = localFile("Łucja 1");
  writeFileSync(edited, readFileSync(edited, "utf8").replaceAll("Łucja 1", "Łucja Edited"));
  rmSync(localFile("Łucja 2"));
  writeFileSync(join(syncEvolution.cards, "new"), card("local-new", "New on this side"));
  await book.put("remote-3.vcf", card("remote-3", "Zoë Renamed"));
  await book.delete("remote-4.vcf");
  await book.put("new.vcf", card("new", "New on the server"));
  const names = await synced("two-way");
  expect(names).toHaveLength(60);
  expect(names).toEqual(
    expect.arrayContaining([
      "Łucja Edited",
      "New on this side",
      "Zoë Renamed",
      "New on the server",
    ]),
  );
});

test("settles an edit of both sides alike on both", async () => {
  const edited = localFile("Zoë 5");
  writeFileSync(edited, readFileSync(edited, "utf8").replaceAll("Zoë 5", "Edited here"));
  await book.put("remote-5.vcf", card("remote-5", "Edited there"));
  const names = await synced("two-way");
  expect(names.filter((name) => name.startsWith("Edited"))).toHaveLength(1);
});
