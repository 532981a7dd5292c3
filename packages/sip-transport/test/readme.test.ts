import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";
import { DEFAULT_LIMITS } from "../src/index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the example of the README runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

test("the README has the limits and their defaults", () => {
  const rows = [...readme.matchAll(/^\| `(\w+Ms|max\w+)`[^|]*\| *([\d ]+)/gm)].map(
    ([, name = "", value = ""]) => [name, Number(value.replaceAll(" ", ""))] as const,
  );
  expect(Object.fromEntries(rows)).toEqual(DEFAULT_LIMITS);
});

test("the README has every error code", () => {
  const source = readFileSync(new URL("../src/transport-error.ts", import.meta.url), "utf8");
  const codes = [...source.matchAll(/^ {2}\| "(.*)"/gm)].map(([, code = ""]) => code);
  expect(codes.filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
});
