import { afterAll, beforeAll, expect, test } from "vitest";
import { startLitmusProxy } from "./litmus-proxy.ts";
import { runLitmus } from "./litmus.ts";
import { type Account, type Program, startProgram } from "./program.ts";

const ONLY_VCARDS =
  "RFC 6352 sections 5.2 a and 6.3.2.1: a book holds nothing but vCards, and litmus puts plain text";
const NO_COLLECTIONS =
  "RFC 6352 section 5.2 b: collections inside a book have no defined use, and no book may be in a book";

/**
 * What litmus asks of a file server and an address book has to refuse, with the section that says so. A failure
 * that is not here fails this suite, and so does a line here that litmus no longer fails.
 */
const EXPLAINED: ReadonlyMap<string, string> = new Map([
  ["basic put_get", ONLY_VCARDS],
  ["basic put_get_utf8_segment", ONLY_VCARDS],
  ["basic delete_fragment", NO_COLLECTIONS],
  ["basic mkcol", NO_COLLECTIONS],
  ["copymove copy_init", ONLY_VCARDS],
  ["copymove copy_coll", NO_COLLECTIONS],
  ["copymove copy_shallow", NO_COLLECTIONS],
  ["copymove move", ONLY_VCARDS],
  ["copymove move_coll", NO_COLLECTIONS],
  ["props propinit", ONLY_VCARDS],
  ["props propmanyns", "as propinit: the resource it names could not be put"],
]);

/** The same for the suite of locks, which is given cards in place of files. */
const EXPLAINED_LOCKS: ReadonlyMap<string, string> = new Map([
  [
    "locks owner_modify",
    "properties are kept for address books only, and litmus sets one of a card",
  ],
  ["locks copy", "RFC 6352 section 6.3.2.1: no two cards of a book have one UID"],
]);

let program: Program;

beforeAll(async () => {
  program = await startProgram();
});

afterAll(async () => {
  await program.stop();
});

test("litmus fails only where RFC 6352 says so", async () => {
  const { failures, suites } = await runLitmus(homeOf(program), "basic copymove props http");
  expect(suites).toEqual(["basic", "copymove", "props", "http"]);
  expect(failures).toEqual(new Set(EXPLAINED.keys()));
});

test("litmus locks cards and books as RFC 4918 says", async () => {
  const home = homeOf(program);
  const proxy = await startLitmusProxy(home.url);
  try {
    const { failures, suites } = await runLitmus({ ...home, url: proxy.url }, "locks");
    expect(suites).toEqual(["locks"]);
    expect(failures).toEqual(new Set(EXPLAINED_LOCKS.keys()));
  } finally {
    await proxy.stop();
  }
});

function homeOf({ url, user, password }: Account): Account {
  return { url: new URL(`addressbooks/${user}/`, url).href, user, password };
}
