import { afterAll, beforeAll, expect, test } from "vitest";
import { type Book, card, nameOf, openBook } from "./book.ts";
import { type Evolution, startEvolution } from "./evolution.ts";
import { type Account, type Program, startProgram } from "./program.ts";
import { createProfile, startThunderbird, type Thunderbird } from "./thunderbird.ts";

/** The book that its owner shares. */
const FAMILY = "Family";

const profile = createProfile();
let thunderbird: Thunderbird;
let own: Evolution;
let other: Evolution;
let program: Program;
let book: Book;

/** Another user, who is given the address of the book. */
let grace: Account;

beforeAll(async () => {
  thunderbird = await startThunderbird(profile.folder);
  own = await startEvolution();
  other = await startEvolution();
  program = await startProgram();
  const bookUrl = new URL("../family/", program.bookUrl).href;
  book = openBook({ ...program, bookUrl });
  grace = { ...program.addUser("grace", "a second horse"), url: bookUrl };
  program.addUser("alan", "a third horse");
});

afterAll(async () => {
  await thunderbird.quit();
  await own.stop();
  await other.stop();
  await program.stop();
  profile.remove();
});

/** The path of the principal that the owner finds by a name. */
async function principalOf(name: string): Promise<string> {
  const [href = "", ...more] = await own.findPrincipals(FAMILY, name);
  expect(more).toEqual([]);
  return new URL(href, program.url).pathname;
}

async function localNames(): Promise<readonly string[]> {
  return (await thunderbird.cards()).map(({ text }) => nameOf(text));
}

async function otherNames(): Promise<readonly string[]> {
  return (await other.contacts(FAMILY)).map(nameOf);
}

test("Evolution finds whom its user may let read a book, and lets them", async () => {
  await own.addAccount(program);
  await expect.poll(() => own.books()).toEqual(["Contacts"]);
  await own.createBook("Contacts", grace.url, FAMILY, "");
  await expect.poll(() => own.books()).toContain(FAMILY);
  await book.put("ada.vcf", card("ada", "Ada Lovelace"));

  const principal = await principalOf("GRA");
  expect(await own.grants(FAMILY)).toEqual({});
  await own.grant(FAMILY, { [principal]: ["read"] });
  expect(await own.grants(FAMILY)).toEqual({ [principal]: ["read"] });
  expect(await own.privileges(FAMILY)).toContain("write-acl");
});

test("Evolution shows a book that its user may only read, and lets nobody write there", async () => {
  await other.addBook(grace, FAMILY);
  await expect.poll(() => other.books()).toContain(FAMILY);
  expect(await other.privileges(FAMILY)).toEqual(["read", "read-current-user-privilege-set"]);
  await expect.poll(otherNames).toEqual(["Ada Lovelace"]);
  expect(await other.isWritable(FAMILY)).toBe(false);
  await expect(other.add(FAMILY, card("new", "New"))).rejects.toThrow(/read.only|permission/i);
});

test("Thunderbird shows a book that its user may only read, and lets nobody write there", async () => {
  expect(await thunderbird.addBook(grace)).toMatchObject({ name: FAMILY, isReadOnly: true });
  expect(await localNames()).toEqual(["Ada Lovelace"]);
  await expect(thunderbird.rename("ada", "Ada Byron")).rejects.toThrow("read-only");
});

test("both bring what the owner changes", async () => {
  await book.put("ada.vcf", card("ada", "Ada King"));
  await thunderbird.sync();
  expect(await localNames()).toEqual(["Ada King"]);
  await other.refresh(FAMILY);
  await expect.poll(otherNames).toEqual(["Ada King"]);
});

test("both are refused when the owner grants it to somebody else instead", async () => {
  await own.grant(FAMILY, { [await principalOf("alan")]: ["read"] });
  await expect(thunderbird.sync()).rejects.toThrow("403");
  await expect(other.privileges(FAMILY)).rejects.toThrow(/forbidden/i);
});
