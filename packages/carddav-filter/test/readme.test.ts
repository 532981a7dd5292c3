import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";
import { SUPPORTED_COLLATIONS, UNICODE_VERSION } from "../src/index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the example of the README runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

test("the README names the collations and the Unicode version", () => {
  for (const collation of SUPPORTED_COLLATIONS) expect(readme).toContain(`\`${collation}\``);
  expect(readme).toContain(`Unicode ${UNICODE_VERSION}`);
});
