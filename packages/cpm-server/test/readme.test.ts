import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";
import { DEFAULT_SETTINGS, OVERRIDABLE } from "../src/index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the example of the README runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

test("the README has every setting, and marks those of subscribers", () => {
  const [, table = ""] = readme.split(/^\| Setting .*$/m);
  const rows = [...(table.split("\n\n")[0] ?? "").matchAll(/^\| `(\w+)`( ●)? /gm)];
  const names = rows.map(([, name]) => name);
  expect(names).toEqual(Object.keys(DEFAULT_SETTINGS));
  const marked = rows.filter(([, , mark]) => mark !== undefined).map(([, name]) => name);
  expect(new Set(marked)).toEqual(new Set(OVERRIDABLE));
});
