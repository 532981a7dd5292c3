import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";
import { ENDPOINT_LIMITS, RELAY_LIMITS } from "../src/index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the example of the README runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

test.each([
  ["relay", RELAY_LIMITS],
  ["endpoint", ENDPOINT_LIMITS],
])("the README has the limits of a %s and their defaults", (name, limits) => {
  const [, table = ""] = readme.split(new RegExp(`^\\| Limit of an? ${name}.*$`, "m"));
  const [rows = ""] = table.split("\n\n");
  const said = [...rows.matchAll(/^\| `(max\w+)`[^|]*\| *([\d ]+)/gm)].map(
    ([, limit = "", value = ""]) => [limit, Number(value.replaceAll(" ", ""))] as const,
  );
  expect(Object.fromEntries(said)).toEqual(limits);
});
