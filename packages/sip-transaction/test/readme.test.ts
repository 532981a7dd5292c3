import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";
import { DEFAULT_TRANSACTION_SETTINGS } from "../src/index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the example of the README runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

test("the README has the settings and their defaults", () => {
  const rows = [...readme.matchAll(/^\| `(\w+)` *\| *([\d ]+)\|/gm)].map(
    ([, name = "", value = ""]) => [name, Number(value.replaceAll(" ", ""))] as const,
  );
  expect(Object.fromEntries(rows)).toEqual(DEFAULT_TRANSACTION_SETTINGS);
});

test.each(["action.ts", "transaction-error.ts"])("the README has every code of %s", (file) => {
  const source = readFileSync(new URL(`../src/${file}`, import.meta.url), "utf8");
  const codes = [...source.matchAll(/^ {2}\| "(.*)"/gm)].map(([, code = ""]) => code);
  expect(codes.length).toBeGreaterThan(2);
  expect(codes.filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
});

test("the README has every action", () => {
  const source = readFileSync(new URL("../src/action.ts", import.meta.url), "utf8");
  const kinds = [...source.matchAll(/readonly kind: "(.*)"/g)].map(([, kind = ""]) => kind);
  expect(kinds).toHaveLength(13);
  expect(kinds.filter((kind) => !readme.includes(`| \`${kind}\``))).toEqual([]);
});
