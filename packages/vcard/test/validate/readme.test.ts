import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../../tools/readme/run-example.ts";
import { readRealFiles, tally } from "../real-files.ts";
import { readOurs } from "../real-files-ours.ts";
import { DIAGNOSTICS } from "../../src/validate.ts";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

test("the README has every code, its severity, when it is given, and its rule", () => {
  const [table = ""] = /^\| `code` +\| Severity[^]*?\n\n/m.exec(readme) ?? [];
  const rows = table
    .trimEnd()
    .split("\n")
    .slice(2)
    .map((row) => row.split(/(?<!\\)\|/).map((cell) => cell.trim()))
    .map(([, code = "", severity, meaning, rule]) => [
      code.replaceAll("`", ""),
      { severity, rule, meaning },
    ]);
  expect(Object.fromEntries(rows)).toEqual(DIAGNOSTICS);
});

test("the example of diagnostics prints what it says", async () => {
  const [, code = ""] = /^### Diagnostics$[^]*?^```ts\n([^]*?)^```$/m.exec(readme) ?? [];
  const { printed } = await runReadmeExample(new URL("..", import.meta.url).href, () => code);
  expect(printed).toEqual(Array.from(code.matchAll(/^\/\/ (.*)$/gm), ([, said]) => said));
});

test("the table of real files has what this package does with them", () => {
  const { throwing, cards, lines, identical } = tally(readRealFiles(), readOurs, true);
  const rows = readme.replaceAll(/ +\|/g, " |");
  expect(rows).toContain(`| ${identical} files, ${cards} cards, ${lines} lines |`);
  expect(rows.replaceAll(/\| +/g, "| ")).toContain(
    `| @callingcard/vcard | ${throwing} | ${cards} | 100.0 % | 100.0 % | ${identical} |`,
  );
});
