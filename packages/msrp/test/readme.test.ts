import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runReadmeExample } from "../../../tools/readme/run-example.ts";
import { DEFAULT_LIMITS } from "../src/index.ts";
import { octets, PATHS } from "./plain.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the example of the README runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url);
  expect(printed).toEqual(said);
});

test("the README has the limits and their defaults", () => {
  const rows = [...readme.matchAll(/^\| `(max\w+)`[^|]*\| *([\d ]+)/gm)].map(
    ([, name = "", value = ""]) => [name, Number(value.replaceAll(" ", ""))] as const,
  );
  expect(Object.fromEntries(rows)).toEqual(DEFAULT_LIMITS);
});

test("the README has every error code", () => {
  const source = readFileSync(new URL("../src/msrp-error.ts", import.meta.url), "utf8");
  const codes = [...source.matchAll(/^ {2}\| "(.*)"/gm)].map(([, code = ""]) => code);
  expect(codes.filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
});

test("the example that reads octet by octet says what came, and where it broke", () => {
  const script = fileURLToPath(new URL("../example/octet-by-octet.ts", import.meta.url));
  const run = (input: Uint8Array) => {
    const options = ["--conditions=@callingcard/source", script];
    return execFileSync(process.execPath, options, { input, encoding: "utf8" });
  };
  const frame = `MSRP d93kswow SEND\r\n${PATHS}Content-Type: a/b\r\n\r\nHi\r\n-------d93kswow$\r\n`;
  expect(run(octets(frame))).toBe("d93kswow SEND\n  2 octets of body, $\n");
  expect(() => run(octets(`${frame}HTTP`))).toThrow("Command failed");
});

test("the example of the arbitraries runs and prints what it says", async () => {
  const { printed, said } = await runReadmeExample(import.meta.url, undefined, "Arbitraries");
  expect(printed).toEqual(said);
});
