import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the example of the README runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

test.each([
  ["action.ts", 21],
  ["event.ts", 12],
])("the README has every kind of %s", (file, count) => {
  const source = readFileSync(new URL(`../src/call/${file}`, import.meta.url), "utf8");
  const kinds = [...source.matchAll(/readonly kind: "(.*?)"/g)].map(([, kind = ""]) => kind);
  expect(kinds).toHaveLength(count);
  expect(kinds.filter((kind) => !readme.includes(`\`${kind}\``))).toEqual([]);
});
