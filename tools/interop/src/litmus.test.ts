import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Program, startProgram } from "./program.ts";

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

let program: Program;

beforeAll(async () => {
  program = await startProgram();
});

afterAll(async () => {
  await program.stop();
});

test("litmus fails only where RFC 6352 says so", () => {
  const home = new URL(`addressbooks/${program.user}/`, program.url).href;
  const { stdout, error } = spawnSync(
    "litmus",
    ["--keep-going", home, program.user, program.password],
    {
      encoding: "utf8",
      cwd: tmpdir(),
      env: { ...process.env, TESTS: "basic copymove props http" },
    },
  );
  if (error) throw new Error("litmus is not installed: apt-get install litmus", { cause: error });
  const failures = new Set<string>();
  let suite = "";
  for (const line of stdout.split("\n")) {
    suite = /^-> running `(\w+)'/.exec(line)?.[1] ?? suite;
    const failed = /(\w+)\.+ FAIL/.exec(line)?.[1];
    if (failed !== undefined) failures.add(`${suite} ${failed}`);
  }
  expect(stdout).toMatch(/running `http'[\s\S]*tests run/);
  expect(failures).toEqual(new Set(EXPLAINED.keys()));
});
