import { describe, expect, test } from "vitest";
import { judge, type JudgeOptions } from "../src/judge.ts";
import { jsonDifference, partOf } from "../src/json-difference.ts";
import type { Ending } from "../src/index.ts";
import { printfOf, shellWords } from "../src/shell.ts";
import { visible, visibleLines, visibleOctets } from "../src/visible.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function judged(ending: Ending, accepted: boolean, options: JudgeOptions = {}, output = "") {
  const outcome = {
    ending,
    output: encode(output),
    errors: encode("Oops: 12"),
    ms: 1200,
    peakOctets: 0,
  };
  const value = { name: "Ada", tags: ["a", "b"], note: undefined, size: -0 };
  const reading = { accepted, diagnostics: [], tree: [], value };
  return judge(outcome, reading, () => reading, options);
}

const exit = (status: number): Ending => ({ kind: "exit", status });

describe("an outcome", () => {
  test("is judged by the exit status, both ways unless told otherwise", () => {
    expect(judged(exit(0), true)).toBeUndefined();
    expect(judged(exit(2), false)).toBeUndefined();
    expect(judged(exit(2), true)).toMatchObject({
      kind: "refused",
      likeness: "refused  (exit status 2) Oops",
    });
    expect(judged(exit(0), false)).toMatchObject({ kind: "accepted" });
    expect(judged(exit(0), false, { expect: ["accept"] })).toBeUndefined();
    expect(judged(exit(2), true, { expect: ["reject"] })).toBeUndefined();
    expect(judged(exit(3), true, { acceptStatus: [0, 3] })).toBeUndefined();
  });

  test("that is a death or a limit is wrong whatever is expected", () => {
    for (const kind of ["hang", "memory", "flood"] as const) {
      expect(judged({ kind }, false, { expect: [] })).toMatchObject({ kind });
    }
    expect(judged({ kind: "signal", signal: "SIGABRT" }, false, { expect: [] })).toMatchObject({
      kind: "signal",
      what: "died of SIGABRT",
    });
    expect(judged({ kind: "hang" }, true)).toMatchObject({ what: "gave no answer in 1.2 s" });
  });

  test("that is no answer is wrong", () => {
    expect(judged({ kind: "answer", accepted: undefined }, true)?.kind).toBe("no-answer");
  });

  test("is compared with our value at the first place that differs", () => {
    const json = { expect: ["json"] } as const;
    expect(judged(exit(0), true, json, '{"name":"Ada"}')).toBeUndefined();
    expect(judged(exit(0), true, json, '{"size":0}')).toBeUndefined();
    expect(judged(exit(0), true, json, '{"name":"Ada","tags":["a"]}')).toMatchObject({
      kind: "other-value",
      likeness: "other-value /tags/*",
      difference: { pointer: "/tags/1", ours: '"b"', theirs: undefined },
    });
    const part = { ...json, jsonPointer: "/name" };
    expect(judged(exit(0), true, part, '"Ada"')).toBeUndefined();
    const exact = { ...json, jsonComparison: "exact" } as const;
    expect(judged(exit(0), true, exact, '{"name":"Ada"}')?.difference?.pointer).toBe("/tags");
    expect(judged(exit(0), true, json, "Ada")?.kind).toBe("no-json");
    expect(judged(exit(1), true, json, "Ada")).toBeUndefined();
  });
});

test("names of objects' own members are compared, and no others", () => {
  const theirs: unknown = JSON.parse('{"__proto__":{"x":1},"a/b":{"~":2}}');
  expect(jsonDifference({ "a/b": { "~": 2 } }, theirs, "known")?.pointer).toBe("/__proto__");
  expect(partOf({ "a/b": { "~": 2 } }, "/a~1b/~0")).toBe(2);
  expect(partOf({}, "/constructor")).toBeUndefined();
});

test("what cannot be seen is shown as an escape", () => {
  expect(visible('a\r\n\t\\\x1b[31m\u202e\u{1f600}\ud800"')).toBe(
    String.raw`a\r\n\t\\\x1b[31m\u{202e}😀\u{d800}"`,
  );
  expect(visibleOctets(Uint8Array.of(0x41, 0xff, 0x0a))).toBe(String.raw`A\xff\n`);
  expect(visibleLines(encode("a\x07\nb\n"))).toEqual([String.raw`a\x07`, "b"]);
  const many = Array.from({ length: 20 }, (_, index) => `line ${index}`).join("\n");
  expect(visibleLines(encode(many), 4)).toEqual(["line 0", "line 1", "…", "line 18", "line 19"]);
});

test("a shell prints the very octets again", async () => {
  const { execFileSync } = await import("node:child_process");
  const octets = Uint8Array.from({ length: 256 }, (_, index) => index);
  const command = printfOf(octets);
  expect(Uint8Array.from(execFileSync("sh", ["-c", command ?? ""]))).toEqual(octets);
  expect(printfOf(new Uint8Array(3000))).toBeUndefined();
  const words = ["echo", "it's", "$HOME", ""];
  expect(execFileSync("sh", ["-c", shellWords(words)], { encoding: "utf8" })).toBe("it's $HOME \n");
});
