import { EventEmitter } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "@callingcard/fuzz";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "./stand-in.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "fuzz-command-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("callingcard fuzz", () => {
  const quotes = "! grep -q '\"'";

  test("prints the smallest input with its place and the way to do it again, and ends with status 1", async () => {
    const files = ["--report", join(folder, "r.json"), "--page", join(folder, "r.html")];
    const options = "--seed 1 --expect accept --failures 1".split(" ");
    const command = ["--", "sh", "-c", quotes];
    const args = ["fuzz", "vcard/contentline", ...options, ...files, ...command];
    const { status, stdout, stderr } = await run(args);
    expect(stdout).toMatch(/^1\. The program refused a sentence \(exit status 1\)\.\n/);
    expect(stdout).toContain("again:      printf ");
    expect(stdout).toContain("1 failure");
    expect(stderr).toBe("callingcard: the program got one thing wrong\n");
    expect(status).toBe(1);
    const report = JSON.parse(readFileSync(join(folder, "r.json"), "utf8")) as Report;
    expect(report).toMatchObject({ schema: 1, source: "vcard/contentline", ended: "failures" });
    expect(report.failures[0]?.octets).toBeLessThan(8);
    const page = readFileSync(join(folder, "r.html"), "utf8");
    expect(page).toContain("<h1>vcard/contentline: 1 failure</h1>");
    expect(page).toContain("&quot;");
    expect(page).not.toContain("<script");
  });

  test("ends with status 0 when nothing is found", async () => {
    const { status, stdout } = await run(
      "fuzz vcard/contentline --runs 20 --expect nothing -- cat".split(" "),
    );
    expect(stdout).toMatch(/^0 failures: 20 inputs/);
    expect(status).toBe(0);
  });

  test.each([
    ["report", "nowhere/r.json", "ENOENT"],
    ["page", "nowhere/r.html", "ENOENT"],
    ["corpus", "nowhere/corpus", "ENOENT"],
  ])("tells before the search that --%s cannot be written", async (option, file, reason) => {
    const output = [`--${option}`, join(folder, file)];
    const { status, stdout, stderr } = await run([
      ..."fuzz vcard".split(" "),
      ...output,
      "--",
      "cat",
    ]);
    expect(stderr).toContain(`--${option}: ${reason}`);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });

  test("tries one file, or the input of a seed and a path, alone", async () => {
    const file = join(folder, "line");
    writeFileSync(file, 'A;B=":":');
    const shared = ["--expect", "accept", "--", "sh", "-c", quotes];
    const replayed = await run(["fuzz", "vcard/contentline", "--replay", file, ...shared]);
    expect(replayed.stdout).toContain("1 failure: 1 inputs");
    const path = ["--seed", "1", "--seed-path", "sentence/3"];
    const made = await run([
      "fuzz",
      "vcard/contentline",
      ...path,
      "--expect",
      "nothing",
      "--",
      "cat",
    ]);
    expect(made.stdout).toContain("0 failures: 1 inputs");
  });

  test("with --growth tells where a program's time grows faster than its input", async () => {
    const slow = `
      require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
        const end = performance.now() + (line.length / 1500) ** 3;
        while (performance.now() < end);
        console.log("ok");
      });`;
    const options = "--lines --growth --max-size 8".split(" ");
    const command = ["--", process.execPath, "-e", slow];
    const signals = new EventEmitter();
    const { status, stdout } = await run(["fuzz", "vcard/contentline", ...options, ...command], {
      signals,
      // One is enough.
      onPrinted: () => void signals.emit("SIGINT"),
    });
    expect(stdout).toMatch(/^The time grows by the power \d.\d of the size: repetition of /);
    expect(stdout).toMatch(/\d of \d+ ways to grow are super-linear/);
    expect(status).toBe(1);
  });

  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "that gets %s kills the program, tells what it found until then, and listens no more",
    async (signal) => {
      const signals = new EventEmitter();
      const args = ["--timeout", "60000", "--expect", "nothing", "--", "sleep", "86395"];
      const running = run(["fuzz", "vcard", ...args], { signals });
      await expect.poll(() => signals.listenerCount(signal), { timeout: 60_000 }).toBe(1);
      signals.emit(signal);
      const { status, stdout } = await running;
      expect(stdout).toMatch(/^0 failures: 0 inputs .*, when it was stopped\n/);
      expect(status).toBe(0);
      expect(signals.listenerCount(signal)).toBe(0);
    },
  );

  test.each([
    [["nosyntax", "--", "cat"], "there is no syntax nosyntax; there are vcard, "],
    [["vcard/norule", "--", "cat"], "vcard has no rule norule in vcard.ne, "],
    [["vcard"], "the command to run is missing behind --"],
    [["vcard", "--", "no-such-program-here"], "no-such-program-here cannot be started: "],
    [["vcard", "--file", "--", "cat"], "no argument of the command has @@"],
    [["vcard", "--expect", "joy", "--", "cat"], "--expect must be"],
    [["vcard", "--runs", "0", "--", "cat"], "--runs must be a whole number from 1"],
    [["vcard", "--seed-path", "sentence/1", "--", "cat"], "--seed-path needs the --seed beside it"],
    [["vcard", "--lines", "xml", "--", "cat"], "--lines must be base64 or json"],
    [["vcard", "--replay", "/no/such/file", "--", "cat"], "--replay: ENOENT"],
  ])("refuses %j with status 2", async (args, reason) => {
    const { status, stderr } = await run(["fuzz", ...args]);
    expect(stderr).toContain(reason);
    expect(status).toBe(2);
  });
});
