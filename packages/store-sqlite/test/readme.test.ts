import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(`${folder}README.md`, "utf8");

test("the example of the README runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

test("the error codes of the README are those of the code", () => {
  const table = readme.slice(readme.indexOf("| Code "), readme.indexOf("## Conformance"));
  const named = [...table.matchAll(/^\| `([\w-]+)` +\|/gm)].map(([, code]) => code);
  const source = readFileSync(`${folder}src/error.ts`, "utf8");
  const union = source.slice(0, source.indexOf("export class"));
  expect(named).toEqual([...union.matchAll(/\| "([\w-]+)"/g)].map(([, code]) => code));
});
