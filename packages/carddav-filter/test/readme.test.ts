import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { SUPPORTED_COLLATIONS, UNICODE_VERSION } from "../src/index.ts";

const folder = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(`${folder}README.md`, "utf8");

test("the example of the README runs and prints what it says", () => {
  const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? "";
  const said = [...example.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
  expect(said.length).toBeGreaterThan(0);
  const options = ["--conditions=@callingcard/source", "--input-type=module-typescript", "--eval"];
  const printed = execFileSync(process.execPath, [...options, example], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(printed.trimEnd().split("\n")).toEqual(said);
});

test("the README names the collations and the Unicode version", () => {
  for (const collation of SUPPORTED_COLLATIONS) expect(readme).toContain(`\`${collation}\``);
  expect(readme).toContain(`Unicode ${UNICODE_VERSION}`);
});
