import { describe, expect, onTestFinished, test } from "vitest";
import { fuzz, linesSubject, sourceOfGrammar } from "../src/index.ts";
import { lists } from "./lists.ts";
import { processesWith } from "./shell.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

// Each answer tells the process, so that a test sees when another one was started.
const MARK = `lines-of-${process.pid}`;
const ANSWER = `// ${MARK}
  require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
    const text = JSON.parse(line);
    if (text === "die") process.kill(process.pid, "SIGSEGV");
    else if (text === "leave") { console.error("left"); process.exit(3); }
    else if (text === "hang") for (;;);
    else if (text === "flood") for (;;) require("node:fs").writeSync(1, "x".repeat(1 << 12));
    else console.log(text === "no" ? "no, never" : text === "?" ? "what" : JSON.stringify([process.pid, text]));
  });`;

const open = () =>
  linesSubject(
    [process.execPath, "-e", ANSWER],
    { timeoutMs: 1500, outputOctets: 1 << 20 },
    "json",
  ).open();

describe("a program that answers lines", () => {
  test("goes on from input to input", async () => {
    const subject = await open();
    const said = async (text: string): Promise<unknown> => {
      const { output } = await subject.run(encode(text));
      return JSON.parse(new TextDecoder().decode(output));
    };
    const [pid] = (await said("first\n")) as [number];
    expect(await said("é\u0000")).toEqual([pid, "é\u0000"]);
    expect((await subject.run(encode("no"))).ending).toEqual({ kind: "answer", accepted: false });
    expect((await subject.run(encode("?"))).ending).toEqual({
      kind: "answer",
      accepted: undefined,
    });
    await subject.close();
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  test("and dies, leaves, hangs or floods is started again", async () => {
    const subject = await open();
    const ending = async (text: string) => (await subject.run(encode(text))).ending;
    expect(await ending("die")).toEqual({ kind: "signal", signal: "SIGSEGV" });
    expect(await ending("again")).toMatchObject({ accepted: true });
    expect(await ending("leave")).toEqual({
      kind: "gone",
      reason: "it ended with status 3 and no answer",
    });
    expect(await ending("hang")).toEqual({ kind: "hang" });
    expect(await ending("flood")).toEqual({ kind: "flood" });
    expect(await ending("again")).toMatchObject({ accepted: true });
    await subject.close();
    expect(processesWith(MARK)).toEqual([]);
  });
});

test("a program that is started again has the time to start beside a shorter limit", async () => {
  const slow = `
    const begun = Date.now();
    while (Date.now() - begun < 600);
    require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
      if (line === '"hang"') for (;;);
      console.log("ok");
    });`;
  const limits = { timeoutMs: 60_000 };
  const subject = await linesSubject([process.execPath, "-e", slow], limits, "json").open();
  onTestFinished(subject.close);
  const ending = async (text: string, timeoutMs?: number) =>
    (await subject.run(encode(text), { timeoutMs })).ending;
  expect(await ending("first")).toMatchObject({ accepted: true });
  expect(await ending("hang", 300)).toEqual({ kind: "hang" });
  expect(await ending("again", 300)).toMatchObject({ accepted: true });
});

test("a sentence that it refuses is found among hundreds in a second or two", async () => {
  const reader = `
    require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
      console.log(/[a-z],.*[0-9]/.test(Buffer.from(line, "base64")) ? "no" : "ok");
    });`;
  const subject = linesSubject([process.execPath, "-e", reader]);
  const report = await fuzz(sourceOfGrammar(lists, "list"), subject, {
    seed: 1,
    runs: 500,
    expect: ["accept"],
    failures: 1,
  });
  expect(report.failures[0]).toMatchObject({ kind: "refused", text: "[a,0]" });
});
