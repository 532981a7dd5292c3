import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";
import { DEFAULT_LIMITS } from "../src/index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** The store lies above this package, which cannot depend on it. */
const SOURCES: readonly (readonly [string, string])[] = [
  ["@callingcard/carddav-server", "../src/index.ts"],
  ["@callingcard/carddav-server/node", "../src/node.ts"],
  ["@callingcard/store-sqlite", "../../store-sqlite/src/index.ts"],
];

test("the example of the README runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url, (code) =>
    SOURCES.reduce(
      (text, [name, path]) =>
        text.replace(`from "${name}"`, `from "${new URL(path, import.meta.url).href}"`),
      code,
    ),
  );
  expect(printed).toEqual(said);
});

test("the limits that the README names are the defaults", () => {
  const rows = readme.split("\n").filter((line) => line.startsWith("| `max"));
  const written = rows.flatMap((row) => {
    const [, names = "", values = ""] = row.split("|");
    const numbers = values.split(",").map((text) => Number(text.replaceAll(" ", "")));
    return [...names.matchAll(/`(\w+)`/g)].map(([, name], index) => [name, numbers[index]]);
  });
  expect(Object.fromEntries(written)).toEqual(DEFAULT_LIMITS);
});

test("the tests that the README names are there", () => {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const tests = readdirSync(folder)
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
  const table = readme.slice(readme.indexOf("## Conformance"), readme.indexOf("Not covered:"));
  const names = [...table.matchAll(/"([^"]+?)(?: …)?"/g)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !tests.includes(`"${name}`))).toEqual([]);
});
