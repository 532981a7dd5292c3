import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";
import { run } from "./stand-in.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(`${folder}README.md`, "utf8");

test("the example of the README runs and prints what it says", () => {
  const { printed, said } = runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

const COMMANDS = [
  "serve",
  ...["add", "passwd", "list"].map((name) => `user ${name}`),
  "import",
  "export",
  ...["get", "set", "unset"].map((name) => `policy ${name}`),
  "deferred list",
  "history list",
  "demo chat",
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

test("every variable that the program reads is in the README", () => {
  const sources = [
    "settings.ts",
    "password.ts",
    "first-user.ts",
    "messaging/settings.ts",
    "messaging/imap-settings.ts",
  ]
    .map((name) => readFileSync(`${folder}src/${name}`, "utf8"))
    .join("\n");
  const read = new Set(sources.match(/CALLINGCARD_[A-Z_]+/g));
  const named = new Set(readme.match(/CALLINGCARD_[A-Z_]+/g));
  expect([...read].toSorted()).toEqual([...named].toSorted());
});
