import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const PROGRAM = fileURLToPath(
  new URL("../../../packages/callingcard/src/bin/callingcard.ts", import.meta.url),
);

const READ = "import sys,vobject; list(vobject.readComponents(sys.stdin.read()))";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "fuzz-vobject-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("callingcard fuzz finds what python3-vobject gets wrong, and shrinks it to a line or two", () => {
  const file = join(folder, "report.json");
  const options = "--seed 11 --seconds 60 --failures 1 --expect reject --shrink-seconds 15";
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      "--conditions=@callingcard/source",
      PROGRAM,
      "fuzz",
      "vcard",
      ...options.split(" "),
      "--report",
      file,
      "--",
      "/usr/bin/python3",
      "-c",
      READ,
    ],
    { encoding: "utf8" },
  );
  expect(stdout).toContain("1. The program ");
  expect(status).toBe(1);
  const report = JSON.parse(readFileSync(file, "utf8")) as {
    readonly failures: readonly { readonly octets: number }[];
  };
  expect(report.failures.some(({ octets }) => octets < 80)).toBe(true);
});
