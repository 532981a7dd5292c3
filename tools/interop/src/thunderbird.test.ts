import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Book, card, nameOf, openBook, uidOf } from "./book.ts";
import { type Program, startProgram } from "./program.ts";
import {
  createProfile,
  type LocalBook,
  type LocalCard,
  startThunderbird,
  type Thunderbird,
} from "./thunderbird.ts";

const profile = createProfile();
let program: Program;
let book: Book;
let thunderbird: Thunderbird;
let local: LocalBook;

beforeAll(async () => {
  thunderbird = await startThunderbird(profile.folder);
  program = await startProgram();
  book = openBook(program);
});

afterAll(async () => {
  await thunderbird.quit();
  await program.stop();
  profile.remove();
});

async function localNames(): Promise<ReadonlyMap<string, string>> {
  return new Map((await thunderbird.cards()).map(({ uid, text }) => [uid, nameOf(text)]));
}

async function remoteNames(): Promise<ReadonlyMap<string, string>> {
  return new Map(Array.from(await book.all(), ([uid, text]) => [uid, nameOf(text)]));
}

/** Has Thunderbird sync and gives back the names, once they are the same on both sides. */
async function synced(): Promise<ReadonlyMap<string, string>> {
  await thunderbird.sync();
  const remote = await remoteNames();
  expect(await localNames()).toEqual(remote);
  return remote;
}

async function localCard(uid: string): Promise<LocalCard> {
  const found = (await thunderbird.cards()).find((one) => one.uid === uid);
  if (found === undefined) throw new Error(`no local card ${uid}`);
  return found;
}

test("finds the address book from the printed address alone, and fills it", async () => {
  for (let n = 0; n < 60; n += 1) await book.put(`zoë-${n}.vcf`, card(`zoe-${n}`, `Zoë ${n}`));
  local = await thunderbird.addBook(program);
  expect(local).toMatchObject({ name: "Contacts", url: program.bookUrl, isReadOnly: false });
  expect(await localNames()).toEqual(await remoteNames());
  expect(await thunderbird.syncToken()).toMatch(/^urn:/);
});

test("puts a card of 4.0 on the server, and has back what it wrote", async () => {
  await thunderbird.add(
    [
      "BEGIN:VCARD",
      "VERSION:4.0",
      "UID:lucja",
      "FN:Łucja Kowalska",
      "N:Kowalska;Łucja;;;",
      "KIND:individual",
      "EMAIL;PREF=1:lucja@example.org",
      "BDAY:--0412",
      "END:VCARD",
      "",
    ].join("\r\n"),
  );
  await expect.poll(() => book.names()).toContain("lucja.vcf");
  const stored = await book.get("lucja.vcf");
  expect(stored).toMatch(/^BEGIN:VCARD\r\nVERSION:4\.0\r\n/);
  expect(nameOf(stored)).toBe("Łucja Kowalska");
  expect(stored).toContain("BDAY:--0412\r\n");
  await expect.poll(async () => (await localCard("lucja")).href).not.toBe("");
  expect((await localCard("lucja")).text.trim()).toBe(stored.trim());
});

test("carries edits both ways", async () => {
  await book.put("zoë-1.vcf", card("zoe-1", "Zoë Renamed"));
  await thunderbird.rename("zoe-2", "Zoë Edited");
  await expect.poll(async () => nameOf(await book.get("zoë-2.vcf"))).toBe("Zoë Edited");
  const names = await synced();
  expect(names.get("zoe-1")).toBe("Zoë Renamed");
  expect(await book.get("zoë-2.vcf")).toMatch(/^item1\.X-ABLabel:Büro\r$/im);
});

test("carries new cards and deletions both ways", async () => {
  await book.put("new.vcf", card("new", "New on the server"));
  await book.delete("zoë-3.vcf");
  await thunderbird.remove("zoe-4");
  await thunderbird.add(card("newer", "New on this side"));
  await expect.poll(() => book.names()).toContain("newer.vcf");
  await expect.poll(() => book.names()).not.toContain("zoë-4.vcf");
  const names = await synced();
  expect(names.get("new")).toBe("New on the server");
  expect(names.has("zoe-3")).toBe(false);
});

test("keeps on disk what is on the server, and goes on from its token after a restart", async () => {
  const token = await thunderbird.syncToken();
  await thunderbird.quit();
  const kept = namesOnDisk();
  expect(kept).toEqual(await remoteNames());

  await book.put("while.vcf", card("while", "Put while it was away"));
  await book.delete("zoë-5.vcf");
  thunderbird = await startThunderbird(profile.folder);
  expect(await thunderbird.syncToken()).toBe(token);
  const names = await synced();
  expect(names.get("while")).toBe("Put while it was away");
  expect(names.has("zoe-5")).toBe(false);
  expect(await thunderbird.syncToken()).not.toBe(token);
});

test("starts over when the server was set up anew and its token holds no more", async () => {
  const { port } = new URL(program.url);
  await program.stop();
  program = await startProgram({ CALLINGCARD_PORT: port });
  book = openBook(program);
  await book.put("zoë-1.vcf", card("zoe-1", "Zoë Restored"));
  await book.put("another.vcf", card("another", "Another"));
  expect(new Set((await synced()).values())).toEqual(new Set(["Zoë Restored", "Another"]));
  await book.delete("another.vcf");
  expect(await synced()).toHaveProperty("size", 1);
});

/** The names in the database of the book, which Thunderbird locks while it runs. */
function namesOnDisk(): ReadonlyMap<string, string> {
  const database = new DatabaseSync(join(profile.folder, local.file), { readOnly: true });
  const rows = database.prepare("SELECT value FROM properties WHERE name = '_vCard'").all();
  database.close();
  const texts = rows.map(({ value }) => String(value));
  return new Map(texts.map((text) => [uidOf(text), nameOf(text)]));
}
