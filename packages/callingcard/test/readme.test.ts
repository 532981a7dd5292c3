import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";
import { SETTINGS, type SettingGroup, variableOf } from "../src/configuration/definitions.ts";
import { rowsOf, settingsTable } from "./settings-table.ts";
import { run } from "./stand-in.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(`${folder}README.md`, "utf8");

test("the example of the README runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

const GROUPS: readonly SettingGroup[] = ["program", "sign-in", "messaging"];

const COMMANDS = [
  "serve",
  ...["print", "check"].map((name) => `config ${name}`),
  ...["add", "passwd", "list", "locks", "unlock"].map((name) => `user ${name}`),
  ...["add", "list", "remove"].map((name) => `user app-password ${name}`),
  "import",
  "export",
  "check",
  ...["history", "restore"].map((name) => `card ${name}`),
  "backup",
  "restore",
  ...["get", "set", "unset"].map((name) => `policy ${name}`),
  "deferred list",
  "history list",
  "demo chat",
  "fuzz",
];

test("every command and option of the README is known, and the other way round", async () => {
  const helps = await Promise.all(
    COMMANDS.map(async (command) => (await run([...command.split(" "), "--help"])).stdout),
  );
  const options = (text: string): readonly string[] =>
    [...new Set(text.match(/(?<![\w-])--[a-z][a-z-]+/g))].toSorted();
  const known = options(helps.join("\n")).filter((option) => option !== "--help");
  const api = readme.slice(readme.indexOf("## API"), readme.indexOf("## Conformance"));
  expect(options(api)).toEqual(known);
});

test("every setting is in a table of the README, as tools/readme/write-settings.ts writes them", () => {
  const rows = rowsOf(readme);
  const tables = GROUPS.map((group) => settingsTable(group));
  for (const table of tables) expect(rows).toEqual(expect.arrayContaining([...table]));
  const settings = rows.filter((row) => /^\|[^|]*\|[^|]*\| `CALLINGCARD_/.test(row));
  expect(settings).toHaveLength(SETTINGS.length);
});

test("the README names no variable that is none", () => {
  const known = ["CALLINGCARD_CONFIG", ...SETTINGS.map(({ name }) => variableOf(name))];
  const named = new Set(readme.match(/CALLINGCARD_[A-Z_]+/g));
  expect([...named].toSorted()).toEqual(known.toSorted());
});
