import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";
import { REGISTRAR_DEFAULTS } from "../src/index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the example of the README runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

test("the README has every event and every action", () => {
  const source = readFileSync(new URL("../src/core-state.ts", import.meta.url), "utf8");
  const kinds = [...source.matchAll(/readonly kind: "(.*?)"/g)].map(([, kind = ""]) => kind);
  expect(kinds.length).toBeGreaterThan(10);
  expect(kinds.filter((kind) => !readme.includes(`| \`${kind}\``))).toEqual([]);
});

test("the README has the limits of the registrar", () => {
  const { maxBindings, maxInstances, maxTemporaryGruus } = REGISTRAR_DEFAULTS;
  const limits = Object.entries({ maxBindings, maxInstances, maxTemporaryGruus });
  for (const [name, value] of limits) {
    expect(readme).toMatch(new RegExp(`\`registrar\\.${name}\`[^|]*\\| *${value} `));
  }
});

test("the README has every status that the core answers with", () => {
  const files = ["register.ts", "register-contact.ts", "request.ts", "watchers.ts"];
  const statuses = files.flatMap((file) => {
    const source = readFileSync(new URL(`../src/${file}`, import.meta.url), "utf8");
    return [...source.matchAll(/(?:RegisterRefusal\(|request, )([45]\d\d)\b/g)].map(
      ([, one = ""]) => one,
    );
  });
  expect(statuses.length).toBeGreaterThan(10);
  expect(statuses.filter((status) => !readme.includes(status))).toEqual([]);
});
