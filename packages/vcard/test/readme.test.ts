import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const examples = [...readme.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code = ""]) => code);

test.each(examples.map((code, index) => [index + 1, code] as const))(
  "example %i of the README prints what it says",
  async (_, code) => {
    const expected = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, text]) => text);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--conditions=@callingcard/source", "--input-type=module-typescript", "--eval", code],
      { cwd: fileURLToPath(new URL("..", import.meta.url)) },
    );
    expect(stdout.trim().split("\n")).toEqual(expected);
  },
);

test("the README has the limits and their defaults", async () => {
  const { DEFAULT_LIMITS } = await import("../src/options.ts");
  const rows = [...readme.matchAll(/^\| `(max\w+)` *\|[^|]*\| *([\d ]+) \|/gm)].map(
    ([, name, value = ""]) => [name, Number(value.replaceAll(" ", ""))] as const,
  );
  expect(Object.fromEntries(rows)).toEqual({ ...DEFAULT_LIMITS, maxCardOctets: 32 * 1024 * 1024 });
});
