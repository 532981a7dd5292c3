import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Book, card, openBook } from "./book.ts";
import { type Program, run, startProgram } from "./program.ts";

let program: Program;
let book: Book;

/** Where cadaver finds the password and the cards that it puts. */
let folder: string;

beforeAll(async () => {
  program = await startProgram();
  book = openBook(program);
  folder = mkdtempSync(join(tmpdir(), "cadaver-"));
  const { user, password } = program;
  const login = `machine 127.0.0.1\nlogin ${user}\npassword "${password}"\n`;
  writeFileSync(join(folder, ".netrc"), login, { mode: 0o600 });
  writeFileSync(join(folder, "ada.vcf"), card("ada", "Ada"));
  writeFileSync(join(folder, "edited.vcf"), card("ada", "Ada, edited"));
  writeFileSync(join(folder, "grace.vcf"), card("grace", "Grace"));
});

afterAll(async () => {
  await program.stop();
  rmSync(folder, { recursive: true });
});

/** Types commands in a session at the user's home and gives back what it printed. */
function cadaver(...commands: readonly string[]): string {
  const home = new URL("../", program.bookUrl).href;
  const input = `${commands.join("\n")}\nquit\n`;
  return run("cadaver", [home], { HOME: folder }, { cwd: folder, input });
}

test("puts, lists, gets, moves and deletes cards", async () => {
  const printed = cadaver(
    "cd contacts",
    "put ada.vcf",
    "ls",
    "get ada.vcf back.vcf",
    "move ada.vcf countess.vcf",
    "put grace.vcf",
    "delete grace.vcf",
  );
  expect(printed).toMatch(/ada\.vcf +\d+/);
  expect(printed).not.toContain("failed");
  expect(readFileSync(join(folder, "back.vcf"), "utf8")).toBe(card("ada", "Ada"));
  expect(await book.names()).toEqual(["countess.vcf"]);
});

test("locks a card, and writes under its lock while nobody else may", async () => {
  const printed = cadaver(
    "cd contacts",
    "lock countess.vcf",
    "put edited.vcf countess.vcf",
    "discover countess.vcf",
  );
  expect(printed).toMatch(/Scope: exclusive {2}Type: write {2}Timeout: \d+ seconds/);
  expect(printed).not.toContain("failed");
  expect(await book.get("countess.vcf")).toBe(card("ada", "Ada, edited"));
  await expect(book.put("countess.vcf", card("ada", "Late"))).rejects.toThrow("423");
  await expect(book.delete("countess.vcf")).rejects.toThrow("423");
  expect(cadaver("cd contacts", "put ada.vcf countess.vcf")).toContain("423 Locked");
});

test("takes over a lock that was left, and gives it back", async () => {
  const printed = cadaver("cd contacts", "steal countess.vcf", "unlock countess.vcf");
  expect(printed).toMatch(/Unlocking `countess\.vcf':.* succeeded/);
  await book.put("countess.vcf", card("ada", "In time"));
});

test("locks the book, and with it all that is in it or will be", async () => {
  expect(cadaver("lock contacts", "cd contacts", "put grace.vcf")).not.toContain("failed");
  expect(await book.names()).toContain("grace.vcf");
  await expect(book.put("countess.vcf", card("ada", "Late"))).rejects.toThrow("423");
  await expect(book.put("new.vcf", card("new", "New"))).rejects.toThrow("423");
  expect(cadaver("steal contacts", "unlock contacts")).toMatch(/Unlocking.* succeeded/);
  await book.put("new.vcf", card("new", "New"));
});
