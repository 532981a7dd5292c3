import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";
import { DEFAULT_LIMITS } from "../src/index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** The store lies above this package, which cannot depend on it. */
const SOURCES: readonly (readonly [string, string])[] = [
  ["@callingcard/xcap-server", "../src/index.ts"],
  ["@callingcard/xcap-server/client", "../src/client.ts"],
  ["@callingcard/xcap-server/node", "../src/node.ts"],
  ["@callingcard/store-sqlite/xdm", "../../store-sqlite/src/xdm.ts"],
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
  const rows = readme.matchAll(/^\| `(max\w+)`.*\| +([\d ]+?) +\|$/gm);
  const written = [...rows].map(([, name, value = ""]) => [
    name,
    Number(value.replaceAll(" ", "")),
  ]);
  expect(Object.fromEntries(written)).toEqual(DEFAULT_LIMITS);
});
