import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vcardIr } from "@callingcard/vcard/grammar";
import {
  type Failure,
  fileSubject,
  fuzz,
  linesSubject,
  measureGrowth,
  shapesOfRule,
  sourceOfGrammar,
  specimenAt,
  stdinSubject,
} from "../src/index.ts";
import { lists } from "./lists.ts";
import { processesWith, shell } from "./shell.ts";

const source = sourceOfGrammar(lists, "list");
// Time enough to shrink on a busy machine too.
const options = { seed: 1, runs: 200, failures: 1, shrinkMs: 100_000 } as const;

async function firstFailure(
  script: string,
  more: object = {},
  timeoutMs = 20_000,
): Promise<Failure> {
  const report = await fuzz(source, stdinSubject(shell(script), { timeoutMs }), {
    ...options,
    ...more,
  });
  const [failure] = report.failures;
  if (failure === undefined) throw new Error("nothing was found");
  return failure;
}

describe("a program", () => {
  test("that refuses a sentence is shown the smallest one", async () => {
    // Takes no number behind a word.
    const failure = await firstFailure("! grep -q '[a-z],.*[0-9]'", {
      expect: ["accept"],
    });
    expect(failure).toMatchObject({
      kind: "refused",
      what: "refused a sentence (exit status 1)",
      text: "[a,0]",
      octets: 5,
      wrong: undefined,
    });
  });

  test("that accepts a near miss is shown the place", async () => {
    const failure = await firstFailure("! grep -q ',,'", { expect: ["reject"] });
    expect(failure).toMatchObject({
      kind: "accepted",
      what: "accepted what is no sentence (exit status 0)",
    });
    expect(failure.octets).toBeLessThan(4);
    expect(failure.place?.line).toBe(1);
  });

  test("that dies is shown the smallest input that it dies of, with its signal", async () => {
    const failure = await firstFailure("if grep -q '\\[\\['; then kill -BUS $$; fi", {
      expect: [],
    });
    expect(failure).toMatchObject({ kind: "signal", what: "died of SIGBUS", text: "[[" });
  });

  test("that hangs is shown the smallest input that it hangs at", async () => {
    const script = "if grep -q 0; then sleep 86397; fi";
    // What is quick takes far less, on a busy machine too.
    const failure = await firstFailure(script, { expect: [], shrinkMs: 60_000 }, 3000);
    expect(failure).toMatchObject({ kind: "hang", text: "0" });
  });

  test("that does what it has to do is not accused of anything", async () => {
    const read = `
      let depth = 0, text = require("fs").readFileSync(0, "utf8");
      const list = (at) => {
        if (text[at] !== "[") throw 0;
        if (text[at + 1] === "]") return at + 2;
        do at = item(at + 1); while (text[at] === ",");
        if (text[at] !== "]") throw 0;
        return at + 1;
      };
      const item = (at) => {
        if (text[at] === "[") return list(at);
        const [found] = /^(?:[a-z]+|[0-9]+)/.exec(text.slice(at)) ?? [];
        if (found === undefined) throw 0;
        return at + found.length;
      };
      try { process.exit(list(0) === text.length ? 0 : 1) } catch { process.exit(1) }`;
    const subject = stdinSubject([process.execPath, "-e", read]);
    const report = await fuzz(source, subject, { seed: 1, runs: 8 });
    expect(report).toMatchObject({ failures: [], runs: 8, ended: "runs", repeats: 0 });
  });
});

test("the same seed gives the same report", async () => {
  const subject = stdinSubject(shell("! grep -q '[0-9],'"));
  const search = () => fuzz(source, subject, { ...options, jobs: 1, failures: 2, runs: 60 });
  const [first, second] = [await search(), await search()];
  const told = ({ failures, runs }: typeof first) => ({
    runs,
    failures: failures.map(({ text, origin, what }) => ({ text, origin, what })),
  });
  expect(told(second)).toEqual(told(first));
  expect(first.failures.length).toBeGreaterThan(0);
});

test("the input of a failure is made again from its seed and path", async () => {
  const subject = stdinSubject(shell("exit 1"));
  const random = { ...source, fixed: () => [] };
  const { failures } = await fuzz(random, subject, { ...options, expect: ["accept"] });
  const origin = failures[0]?.origin;
  if (origin?.kind !== "sentence") throw new Error("no sentence failed");
  expect(specimenAt(source, origin)).toMatchObject({ text: "[]", wrong: undefined });
  expect(specimenAt(source, { ...origin, path: "0:99999" })).toBeUndefined();
});

test("a rule of a grammar tells what is right, where it is not, and what could be there", () => {
  const { read } = sourceOfGrammar(vcardIr, "contentline");
  const of = (text: string) => read(new TextEncoder().encode(text));
  expect(of("FN:Ada")).toMatchObject({ accepted: true, diagnostics: [] });
  expect(of("F N:Ada")).toMatchObject({ accepted: false, diagnostics: [{ start: 1, column: 2 }] });
  expect(read(Uint8Array.of(0xff))).toMatchObject({
    accepted: false,
    diagnostics: [{ message: "expected UTF-8" }],
  });
});

test("what fails like what was found is counted and not looked into", async () => {
  const report = await fuzz(source, stdinSubject(shell("exit 1")), { seed: 1, runs: 100 });
  expect(report.failures.map(({ text }) => text)).toEqual(["[]"]);
  expect(report.repeats).toBeGreaterThan(20);
  expect(report.runs).toBe(100);
});

test("a search ends at its time", async () => {
  const report = await fuzz(source, stdinSubject(["cat"]), { seed: 1, seconds: 1, expect: [] });
  expect(report.ended).toBe("seconds");
  expect(report.seconds).toBeGreaterThanOrEqual(1);
});

describe("what is stopped", () => {
  const asleep = `86396.${process.pid}`;

  function stopped(): AbortSignal {
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort();
    }, 300);
    return stop.signal;
  }

  test.each([
    ["for each input", stdinSubject(["sleep", asleep], { timeoutMs: 60_000 })],
    [
      "that reads a file",
      fileSubject(["sh", "-c", `sleep ${asleep}`, "@@"], { timeoutMs: 60_000 }),
    ],
    ["that goes on", linesSubject(["sleep", asleep], { timeoutMs: 60_000 })],
  ])("kills a program %s at once, and does not blame it", async (_, subject) => {
    const report = await fuzz(source, subject, { seed: 1, signal: stopped(), expect: [] });
    expect(report).toMatchObject({ ended: "stopped", failures: [], runs: 0 });
    expect(report.seconds).toBeLessThan(60);
    expect(processesWith(asleep)).toEqual([]);
  });

  test("of a measurement is told as a part, without what was killed", async () => {
    const subject = linesSubject(["sleep", asleep], { timeoutMs: 60_000 });
    const report = await measureGrowth("list", shapesOfRule(lists, "list"), subject, {
      signal: stopped(),
    });
    expect(report).toMatchObject({ isPartial: true, shapes: 0, superLinear: [] });
    expect(report.seconds).toBeLessThan(60);
    expect(processesWith(asleep)).toEqual([]);
  });
});

describe("a corpus", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "corpus-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test("keeps every input that failed, and is read first the next time", async () => {
    const subject = stdinSubject(shell("! grep -q '\\[\\['"));
    const first = await fuzz(source, subject, { ...options, corpus: folder, expect: ["accept"] });
    expect(first.failures[0]?.text).toBe("[[]]");
    expect(readdirSync(folder).filter((file) => file.startsWith("refused-"))).toHaveLength(1);
    const second = await fuzz(source, subject, { ...options, corpus: folder, expect: ["accept"] });
    expect(second.failures[0]?.origin.kind).toBe("corpus");
    expect(second.runs).toBeLessThan(10);
  });
});

test("a program may read a file whose path stands for @@", async () => {
  const report = await fuzz(source, fileSubject(["sh", "-c", '! grep -q 0 "$1"', "sh", "@@"]), {
    ...options,
    expect: ["accept"],
  });
  expect(report.failures[0]?.text).toBe("[0]");
});

test("a command without @@ is no command that reads a file", () => {
  expect(() => fileSubject(["cat"])).toThrow("no argument of the command has @@");
});
