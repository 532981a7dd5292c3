import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the example of the README runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

test("the example of the arbitraries runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url, undefined, "Arbitraries");
  expect(printed).toEqual(said);
});

test("the README has the limits and their defaults", async () => {
  const { DEFAULT_LIMITS } = await import("../src/options.ts");
  const rows = [...readme.matchAll(/^\| `(max\w+)` *\|[^|]*\| *([\d ]+) \|/gm)].map(
    ([, name, value = ""]) => [name, Number(value.replaceAll(" ", ""))] as const,
  );
  const kept = { maxCardOctets: 32 * 1024 * 1024, maxOutsideOctets: 1024 * 1024 };
  expect(Object.fromEntries(rows)).toEqual({ ...DEFAULT_LIMITS, ...kept });
});
