import { afterAll, beforeAll, expect, test } from "vitest";
import { type Book, card, nameOf, openBook, uidOf } from "./book.ts";
import { type Evolution, startEvolution } from "./evolution.ts";
import { type Program, startProgram } from "./program.ts";

/** Of the book that every user has. */
const CONTACTS = "Contacts";

let program: Program;
let book: Book;
let evolution: Evolution;

beforeAll(async () => {
  evolution = await startEvolution();
  program = await startProgram();
  book = openBook(program);
  await evolution.addAccount(program);
});

afterAll(async () => {
  await evolution.stop();
  await program.stop();
});

/** The full name of each contact by its UID, on Evolution's side. */
async function localNames(): Promise<ReadonlyMap<string, string>> {
  return namesOf(await evolution.contacts(CONTACTS));
}

async function remoteNames(): Promise<ReadonlyMap<string, string>> {
  return namesOf([...(await book.all()).values()]);
}

function namesOf(cards: Iterable<string>): ReadonlyMap<string, string> {
  return new Map(Array.from(cards, (text) => [uidOf(text), nameOf(text)]));
}

async function localCard(uid: string): Promise<string> {
  const found = (await evolution.contacts(CONTACTS)).find((text) => uidOf(text) === uid);
  if (found === undefined) throw new Error(`no local contact ${uid}`);
  return found;
}

/** Has Evolution look, and waits until both sides hold the same contacts by name. */
async function synced(): Promise<ReadonlyMap<string, string>> {
  const remote = await remoteNames();
  await evolution.refresh(CONTACTS);
  await expect.poll(localNames).toEqual(remote);
  return remote;
}

test("finds the address book from the printed address alone, and may write to it", async () => {
  await expect.poll(() => evolution.books()).toEqual([CONTACTS]);
  expect(await evolution.isWritable(CONTACTS)).toBe(true);
  expect(await evolution.contacts(CONTACTS)).toEqual([]);
});

test("shows 250 cards of the server, more than it asks for at once", async () => {
  for (let n = 0; n < 250; n += 1) await book.put(`zoë-${n}.vcf`, card(`zoe-${n}`, `Zoë ${n}`));
  expect(await synced()).toHaveProperty("size", 250);
  expect(await localCard("zoe-7")).toMatch(/^item1\.X-ABLabel:Büro\r$/m);
});

test("puts a contact on the server, with a picture and a name of its own making", async () => {
  const photo = Buffer.alloc(30_000, "a picture").toString("base64");
  const uid = await evolution.add(
    CONTACTS,
    [
      "BEGIN:VCARD",
      "VERSION:3.0",
      "FN:Łucja Kowalska",
      "N:Kowalska;Łucja;;;",
      "EMAIL;TYPE=WORK:lucja@example.org",
      `PHOTO;ENCODING=b;TYPE=JPEG:${photo}`,
      "END:VCARD",
      "",
    ].join("\r\n"),
  );
  const stored = await book.get(`${uid}.vcf`);
  expect(nameOf(stored)).toBe("Łucja Kowalska");
  expect(stored.replaceAll(/\r\n[ \t]/g, "")).toContain(photo);
});

test("carries edits both ways, and keeps what it does not know", async () => {
  const own = await localCard("zoe-1");
  await book.put(
    "zoë-2.vcf",
    card("zoe-2", "Zoë Renamed").replace("END:", "X-COFFEE;X-STRENGTH=3:black\r\nEND:"),
  );
  await evolution.modify(CONTACTS, own.replaceAll("Zoë 1", "Zoë Edited"));
  expect(nameOf(await book.get("zoë-1.vcf"))).toBe("Zoë Edited");
  expect((await synced()).get("zoe-2")).toBe("Zoë Renamed");

  const other = await localCard("zoe-2");
  await evolution.modify(CONTACTS, other.replaceAll("Zoë Renamed", "Zoë Twice"));
  const stored = await book.get("zoë-2.vcf");
  expect(nameOf(stored)).toBe("Zoë Twice");
  expect(stored).toContain("X-COFFEE;X-STRENGTH=3:black\r\n");
});

test("carries new cards and deletions both ways", async () => {
  await evolution.remove(CONTACTS, "zoe-3");
  await book.delete("zoë-4.vcf");
  await book.put("new.vcf", card("new", "New on the server"));
  const uid = await evolution.add(CONTACTS, card("newer", "New on this side"));
  const names = await synced();
  expect(names.has("zoe-3")).toBe(false);
  expect(names.has("zoe-4")).toBe(false);
  expect(names.get(uid)).toBe("New on this side");
});

test("is told that the card it edits has changed on the server", async () => {
  const own = await localCard("zoe-5");
  await book.put("zoë-5.vcf", card("zoe-5", "Edited there"));
  const edit = evolution.modify(CONTACTS, own.replaceAll("Zoë 5", "Edited here"), "FAIL");
  await expect(edit).rejects.toThrow("Object is out of sync");
  expect((await synced()).get("zoe-5")).toBe("Edited there");
});

test("lets the edit on its side win where it is told to", async () => {
  const own = await localCard("zoe-6");
  await book.put("zoë-6.vcf", card("zoe-6", "Edited there"));
  await evolution.modify(CONTACTS, own.replaceAll("Zoë 6", "Edited here"), "KEEP_LOCAL");
  expect((await synced()).get("zoe-6")).toBe("Edited here");
});

test("makes a book with a description, sees it and removes it", async () => {
  const url = new URL("../friends/", program.bookUrl).href;
  await evolution.createBook(CONTACTS, url, "Freunde & Bekannte", "From <afar>");
  await expect.poll(() => evolution.books()).toEqual([CONTACTS, "Freunde & Bekannte"]);
  expect(await evolution.isWritable("Freunde & Bekannte")).toBe(true);
  await evolution.removeBook("Freunde & Bekannte");
  await expect.poll(() => evolution.books()).toEqual([CONTACTS]);
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
