import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../../tools/readme/run-example.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** The codes of a union of string literals in a source. */
function codesOf(source: string, name: string): string[] {
  const text = readFileSync(new URL(source, import.meta.url), "utf8");
  const [, union = ""] = new RegExp(`export type ${name} =([^]*?");\n`).exec(text) ?? [];
  return [...union.matchAll(/\| "([a-z0-9-]+)"/g)].map(([, code = ""]) => code).toSorted();
}

function codesInTable(head: string): string[] {
  const [, table = ""] =
    new RegExp(`^\\| ${head} +\\| When[^]*?\n([^]*?)\n\n`, "m").exec(readme) ?? [];
  const cells = table.split("\n").map((row) => row.split("|")[1] ?? "");
  return cells
    .flatMap((cell) => [...cell.matchAll(/`([a-z0-9-]+)`/g)])
    .map(([, code = ""]) => code)
    .toSorted();
}

test("the README has every code", () => {
  const jcard = codesInTable("`code` of a `JCardError`");
  expect(jcard).toEqual(codesOf("../../src/jcard/jcard-error.ts", "JCardErrorCode"));
  const xcard = codesInTable("`code` of an error of `fromXCard`");
  expect(xcard).toEqual(codesOf("../../src/xcard/xcard-problem.ts", "XCardErrorCode"));
});

test("the example of jCard and xCard prints what it says", async () => {
  const [, code = ""] = /^### jCard and xCard$[^]*?^```ts\n([^]*?)^```$/m.exec(readme) ?? [];
  const { printed } = await runReadmeExample(new URL("..", import.meta.url).href, () => code);
  const said = code.split("\n").flatMap((line) => /\/\/ (.*)$/.exec(line)?.[1] ?? []);
  expect(printed).toEqual(said);
});
