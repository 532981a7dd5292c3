import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Program, startProgram } from "./program.ts";

/**
 * What litmus asks of a file server and an address book must refuse, each with the section that says so. A
 * failure that is not here fails this suite, and so does a line here that litmus no longer fails.
 */
const EXPLAINED: ReadonlyMap<string, string> = new Map([]);

let program: Program;

beforeAll(async () => {
  program = await startProgram();
});

afterAll(async () => {
  await program.stop();
});

test("litmus fails only where RFC 6352 says so", () => {
  const { stdout, error } = spawnSync(
    "litmus",
    ["--keep-going", program.bookUrl, program.user, program.password],
    { encoding: "utf8", cwd: "/tmp", env: { ...process.env, TESTS: "basic copymove props http" } },
  );
  if (error) throw new Error("litmus is not installed: apt-get install litmus", { cause: error });
  const failures = [...stdout.matchAll(/^\s*\d+\. (\S+?)\.+ FAIL/gm)].map(([, name]) => name);
  expect(stdout).toMatch(/tests run/);
  expect(failures.toSorted(), stdout).toEqual([...EXPLAINED.keys()].toSorted());
});
