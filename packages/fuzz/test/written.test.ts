import { expect, test } from "vitest";
import {
  type Ending,
  fuzz,
  type JudgeOptions,
  linesSubject,
  type SourceReading,
  sourceOfSyntax,
} from "../src/index.ts";
import { judge } from "../src/judge.ts";
import type { Judgement } from "../src/judgement.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const problem = { start: 0, line: 1, column: 1, message: "a name is missing" };

// Reads `name=…` with a note behind a `#`; what it says is the name in any case.
function read(octets: Uint8Array): SourceReading {
  const { name, note } =
    /^name=(?<name>\w+)(?:#(?<note>.*))?/.exec(new TextDecoder().decode(octets))?.groups ?? {};
  return {
    accepted: name !== undefined,
    diagnostics: [
      { severity: "warning", ...problem, code: "short" },
      ...(name === undefined ? [{ severity: "error" as const, ...problem, code: "no-name" }] : []),
    ],
    tree: [],
    value: { name, note },
  };
}

const EXIT: Ending = { kind: "exit", status: 0 };
const LINE: Ending = { kind: "answer", accepted: true };

function judged(
  output: string,
  options: JudgeOptions = {},
  ending = EXIT,
  input = "name=Ada",
): Judgement | undefined {
  const outcome = { ending, output: encode(output), errors: encode(""), ms: 1, peakOctets: 0 };
  return judge(outcome, read(encode(input)), read, { expect: ["written"], ...options });
}

test("what a program wrote says the same when our reader reads the same in it", () => {
  expect(judged("name=Ada")).toBeUndefined();
  expect(judged("name=Bob")).toMatchObject({
    kind: "other-text",
    what: "wrote something else at /name",
    likeness: "other-text /name",
    difference: { pointer: "/name", ours: '"Ada"', theirs: '"Bob"' },
  });
});

test("what a program added, and what it left out, is something else", () => {
  expect(judged("name=Ada#Countess")?.difference).toEqual({
    pointer: "/note",
    ours: undefined,
    theirs: '"Countess"',
  });
  const left = judged("name=Ada", {}, EXIT, "name=Ada#Countess");
  expect(left?.difference).toEqual({ pointer: "/note", ours: '"Countess"', theirs: undefined });
});

test("a part alone is compared where one is named", () => {
  expect(judged("name=Bob", { jsonPointer: "/note" })).toBeUndefined();
  expect(judged("name=Bob", { jsonPointer: "/name" })?.difference?.pointer).toBe("");
});

test("what our reader refuses is told with its first error", () => {
  expect(judged("Ada")).toMatchObject({
    kind: "no-sentence",
    what: "wrote what is no sentence: a name is missing",
    likeness: "no-sentence no-name",
  });
});

test("nothing is asked of a program that refuses, nor of one that takes what we refuse", () => {
  expect(judged("Ada", {}, { kind: "exit", status: 1 })).toBeUndefined();
  expect(judged("Ada", {}, EXIT, "Ada")).toBeUndefined();
});

test("in a line a program answers its text as a JSON string, and nothing else is one", () => {
  expect(judged('"name=Ada"', {}, LINE)).toBeUndefined();
  expect(judged('"name=Bob"', {}, LINE)?.kind).toBe("other-text");
  const others = ["name=Ada", "12", '{"name":"Ada"}', ""];
  const kinds = others.map((output) => judged(output, {}, LINE)?.kind);
  expect(kinds).toEqual(others.map(() => "no-json"));
  expect(judged("name=Ada", {}, { ...LINE, status: 200 })).toBeUndefined();
});

test("where the same can be written in several ways, what it says is compared, unless all is", () => {
  const card = (line: string): Uint8Array =>
    encode(`BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\n${line}\r\nEND:VCARD\r\n`);
  const source = sourceOfSyntax("vcard");
  const judgedCard = (line: string, options: JudgeOptions = {}): Judgement | undefined => {
    const outcome = { ending: EXIT, output: card(line), errors: encode(""), ms: 1, peakOctets: 0 };
    const input = source.read(card("TEL;TYPE=home,voice:1"));
    return judge(outcome, input, source.read, { expect: ["written"], ...options });
  };
  expect(judgedCard('tel;type="VOICE";Type=home:1')).toBeUndefined();
  expect(judgedCard("TEL;TYPE=home:1")?.difference).toMatchObject({
    pointer: "/0/properties/TEL/0/parameters/type/1",
    ours: '"voice"',
    theirs: undefined,
  });
  const exact = { jsonComparison: "exact" } as const;
  expect(judgedCard('tel;type="VOICE";Type=home:1', exact)?.kind).toBe("other-text");
});

test("what lies deeper, at another number or under another private name is the same failure", () => {
  const likeness = (input: string, output: string, syntax = "xml"): string | undefined => {
    const outcome = {
      ending: EXIT,
      output: encode(output),
      errors: encode(""),
      ms: 1,
      peakOctets: 0,
    };
    const source = sourceOfSyntax(syntax);
    const reading = source.read(encode(input));
    return judge(outcome, reading, source.read, { expect: ["written"] })?.likeness;
  };
  expect(likeness("<a>x</a>", "<a/>")).toBe("other-text /children/*");
  expect(likeness("<a><b/><c>x</c></a>", "<a><b/><c/></a>")).toBe("other-text /children/*");
  const card = (line: string): string =>
    `BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\n${line}\r\nEND:VCARD\r\n`;
  expect(likeness(card("X-A:1"), card("NOTE:1"), "vcard")).toBe("other-text /*/properties/x-*");
});

// Writes cards back as they came, but names without what is behind an escaped comma.
const FORGETFUL = String.raw`
  require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
    const text = Buffer.from(line, "base64").toString();
    console.log(JSON.stringify(text.replace(/^(N:.*?\\,).*/m, "$1")));
  });`;

test("a search finds what a program loses, and shrinks it to that", async () => {
  const program = linesSubject([process.execPath, "-e", FORGETFUL]);
  const { failures } = await fuzz(sourceOfSyntax("vcard"), program, {
    expect: ["written"],
    failures: 1,
    seed: 1,
    runs: 4,
  });
  expect(failures[0]?.what).toMatch(
    /^wrote something else at \/0\/properties\/N\/0\/value\/\d\/\d$/,
  );
  expect(failures[0]?.text).toMatch(/\\nN:[^N]*\\\\,[^N]*\\nEND:VCARD/);
  expect(failures[0]?.octets).toBeLessThan(50);
});
