import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../readme/run-example.ts";
import { parseScenario } from "../src/index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the example of the README runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

test("the scenario of the README can be read", () => {
  const [, text = ""] = /```text\n([^]*?)```/.exec(readme) ?? [];
  expect(parseScenario(text).steps).toHaveLength(13);
});

test("the README has every error code", () => {
  const source = readFileSync(
    new URL("../src/scenario/parse-scenario.ts", import.meta.url),
    "utf8",
  );
  const codes = [...source.matchAll(/^ {2}\| "(.*)"/gm)].map(([, code = ""]) => code);
  expect(codes).toHaveLength(6);
  expect(codes.filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
});
