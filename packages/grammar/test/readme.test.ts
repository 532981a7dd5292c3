import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the example of the README prints what it says", { timeout: 30_000 }, () => {
  const code = /^```ts\n([^]*?)^```$/m.exec(readme)?.[1] ?? "";
  const expected = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
  const stdout = execFileSync(
    process.execPath,
    ["--conditions=@callingcard/source", "--input-type=module-typescript", "--eval", code],
    { cwd: fileURLToPath(new URL("..", import.meta.url)), encoding: "utf8" },
  );
  expect(expected).toHaveLength(2);
  expect(stdout.trim().split("\n")).toEqual(expected);
});
