import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const folder = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(`${folder}README.md`, "utf8");

test("the example of the README runs and prints what it says", () => {
  const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? "";
  const said = [...example.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line);
  expect(said).toHaveLength(3);
  const options = ["--conditions=@callingcard/source", "--input-type=module-typescript", "--eval"];
  const printed = execFileSync(process.execPath, [...options, example], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(printed.trimEnd().split("\n")).toEqual(said);
});

test("the error codes of the README are those of the code", () => {
  const table = readme.slice(readme.indexOf("| Code "), readme.indexOf("## Conformance"));
  const named = [...table.matchAll(/^\| `([\w-]+)` +\|/gm)].map(([, code]) => code);
  const source = readFileSync(`${folder}src/error.ts`, "utf8");
  const union = source.slice(0, source.indexOf("export class"));
  expect(named).toEqual([...union.matchAll(/\| "([\w-]+)"/g)].map(([, code]) => code));
});
