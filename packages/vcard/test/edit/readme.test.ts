import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

test("the example of edits and merges runs and prints what it says", () => {
  const [, section = ""] = readme.split("### Edit and merge");
  const [, code = ""] = /```ts\n([^]*?)```/.exec(section) ?? [];
  const options = ["--conditions=@callingcard/source", "--input-type=module-typescript", "--eval"];
  const printed = execFileSync(process.execPath, [...options, code], {
    cwd: new URL("../..", import.meta.url),
    encoding: "utf8",
  });
  const said = [...code.matchAll(/^console\.log.*? \/\/ (.*)$/gm)].map(([, text]) => text);
  expect(said).toHaveLength(2);
  expect(printed.trimEnd().split("\n")).toEqual(said);
});
