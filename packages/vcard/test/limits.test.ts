import { describe, expect, test } from "vitest";
import {
  CardDecoder,
  parseCards,
  ParseError,
  stringifyCards,
  type CardDecoderOptions,
  type ParseOptions,
} from "../src/index.ts";
import { validateCards } from "../src/validate.ts";

function card(...lines: string[]): string {
  return ["BEGIN:VCARD", ...lines, "END:VCARD", ""].join("\r\n");
}

function read(text: string, options: ParseOptions): { codes: string[]; values: string[] } {
  const codes: string[] = [];
  const cards = parseCards(text, { ...options, onProblem: ({ code }) => codes.push(code) });
  expect(stringifyCards(cards)).toBe(text);
  return { codes, values: cards.flatMap(({ properties }) => properties.map(({ value }) => value)) };
}

describe("a limit", () => {
  test.each<[string, ParseOptions, string]>([
    ["octets of a line", { maxLineOctets: 11 }, "line-too-long"],
    ["properties of a card", { maxProperties: 1 }, "too-many-properties"],
    ["parameters of a line", { maxParameters: 1 }, "too-many-parameters"],
    ["values of a parameter", { maxParameters: 1 }, "too-many-parameters"],
    ["nested cards", { maxDepth: 0 }, "nested-too-deep"],
    ["cards", { maxCards: 0 }, "too-many-cards"],
  ])("of %s has a code of its own", (_, options, code) => {
    const text = card("NOTE;A=1,2;B=3:x", "AGENT:", card().trimEnd());
    const lines = code === "too-many-parameters" ? text : text.replace(";A=1,2;B=3", "");
    const long = code === "line-too-long" ? lines.replace("NOTE:x", "NOTE:1234567") : lines;
    expect(() => parseCards(long, options)).toThrow(expect.objectContaining({ code }));
  });

  test("of a line counts octets, without folds", () => {
    expect(read(card("NOTE:\r\n éé\r\n é"), { maxLineOctets: 11 })).toEqual({
      codes: [],
      values: ["ééé"],
    });
    expect(read(card("NOTE:\r\n éé\r\n éa", "FN:x"), { maxLineOctets: 11 })).toEqual({
      codes: ["line-too-long"],
      values: ["x"],
    });
    expect(read(card(`NOTE:${"a".repeat(7)}`, "FN:x"), { maxLineOctets: 11 })).toEqual({
      codes: ["line-too-long"],
      values: ["x"],
    });
  });

  test("of parameters leaves out the line", () => {
    expect(read(card("A;B;C:1", "A;B=1,2,3:2", "A;B;C=1,2:3"), { maxParameters: 2 })).toEqual({
      codes: ["too-many-parameters"],
      values: ["1", "3"],
    });
  });

  test("of parameters holds before the line is read, wherever it is folded", () => {
    const read2 = (line: string): string[] => read(card(line, "FN:x"), { maxParameters: 2 }).codes;
    expect(read2("A;B;C:1")).toEqual([]);
    expect(read2('A;B=";;:;";C:;;;')).toEqual([]);
    expect(read2("A;B\r\n ;C:1")).toEqual([]);
    expect(read2("A;B;C;D:1")).toEqual(["too-many-parameters"]);
    expect(read2("A;B\r\n ;C\r\n ;D:1")).toEqual(["too-many-parameters"]);
    // Also where there is no value behind them.
    expect(read2("A;B;C;D")).toEqual(["too-many-parameters"]);
  });

  test("of properties leaves out the rest of the card, and says so once", () => {
    const text = card("A:1", "A:2", "A:3", "A:4") + card("A:5");
    expect(read(text, { maxProperties: 2 })).toEqual({
      codes: ["too-many-properties"],
      values: ["1", "2", "5"],
    });
  });

  test("of properties leaves out an AGENT with its card", () => {
    const text = card("A:1", "AGENT:", card("FN:x").trimEnd(), "A:2");
    expect(read(text, { maxProperties: 1 })).toEqual({
      codes: ["too-many-properties"],
      values: ["1"],
    });
    expect(read(text, { maxProperties: 2 }).values).toEqual(["1", card("FN:x").trimEnd()]);
  });

  test("of problems ends the reports, not the reading", () => {
    const text = card("1", "2", "A:a", "3", "4", "B:b");
    expect(read(text, { maxProblems: 2 })).toEqual({
      codes: ["unexpected-end", "unexpected-end", "too-many-problems"],
      values: ["a", "b"],
    });
    expect(read(text, { maxProblems: 4 }).codes).not.toContain("too-many-problems");
  });

  test("of cards is thrown in any case", () => {
    const onProblem = (problem: ParseError): never => expect.unreachable(problem.message);
    expect(parseCards(card() + card(), { maxCards: 2, onProblem })).toHaveLength(2);
    expect(() => parseCards(card() + card() + card(), { maxCards: 2, onProblem })).toThrow(
      expect.objectContaining({ code: "too-many-cards", line: 5 }),
    );
  });

  test("of depth is a problem, and the AGENT keeps its text", () => {
    const nest = (depth: number): string =>
      depth === 0 ? card("FN:x") : card("AGENT:", nest(depth - 1).trimEnd());
    expect(read(nest(8), {}).codes).toEqual([]);
    expect(read(nest(9), {}).codes).toEqual(["nested-too-deep"]);
  });

  test.each([Number.NaN, -1, Number.NEGATIVE_INFINITY])("cannot be %d", (limit) => {
    const names = ["maxLineOctets", "maxProperties", "maxParameters", "maxProblems", "maxCards"];
    for (const name of [...names, "maxDepth"]) {
      expect(() => parseCards(card("FN:x"), { [name]: limit })).toThrow(RangeError);
      expect(() => new CardDecoder({ [name]: limit })).toThrow(RangeError);
      expect(() => validateCards(card("FN:x"), { [name]: limit })).toThrow(RangeError);
    }
    expect(() => new CardDecoder({ maxCardOctets: limit })).toThrow(RangeError);
    expect(() => new CardDecoder({ maxOutsideOctets: limit })).toThrow(RangeError);
  });

  test("can be none", () => {
    const text = card("FN:x");
    const maxLineOctets = Number.POSITIVE_INFINITY;
    expect(read(text, { maxLineOctets })).toEqual({ codes: [], values: ["x"] });
  });
});

describe("a decoder has each limit too, octet by octet", () => {
  const agent = card("AGENT:", card("FN:x").trimEnd());
  const nested = card("AGENT:", agent.trimEnd());
  const junk = card("1", "2", "FN:x");

  test.each<[keyof CardDecoderOptions, string, string, number]>([
    ["maxLineOctets", "line-too-long", card("NOTE:\r\n 12345678"), 13],
    ["maxProperties", "too-many-properties", card("A:1", "B:2", "C:3"), 3],
    ["maxParameters", "too-many-parameters", card("A;B;C;D=1:2"), 3],
    ["maxParameters", "too-many-parameters", card("A;B=1,2,3,4:5"), 4],
    ["maxProblems", "too-many-problems", junk, 2],
    ["maxCards", "too-many-cards", card() + card() + card(), 3],
    ["maxDepth", "nested-too-deep", nested, 2],
    ["maxCardOctets", "card-too-long", card("FN:x"), card("FN:x").length],
    ["maxOutsideOctets", "outside-too-long", "junk\r\n", "junk\r\n".length],
  ])("%s: %s", (limit, code, text, least) => {
    expect(decodeCodes(text, { [limit]: least })).not.toContain(code);
    expect(decodeCodes(text, { [limit]: least - 1 })).toContain(code);
  });
});

function decodeCodes(text: string, options: CardDecoderOptions): string[] {
  const codes: string[] = [];
  const decoder = new CardDecoder({ ...options, onProblem: ({ code }) => codes.push(code) });
  try {
    for (const octet of new TextEncoder().encode(text)) {
      for (const _ of decoder.push(Uint8Array.of(octet)));
    }
    for (const _ of decoder.end());
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    codes.push(error.code);
  }
  return codes;
}

describe("hostile texts of 200 kB are read in one pass", () => {
  // Some milliseconds each where the time is linear, minutes where it is not.
  const size = 200_000;
  const fill = (part: string): string => part.repeat(Math.ceil(size / part.length));

  test.each([
    ["semicolons", card(`TEL${fill(";a")}:1`), ["too-many-parameters"]],
    ["quoted values", card(`TEL;A=${fill('"a",')}:1`), ["too-many-parameters"]],
    ["quotes that do not close", card(fill('TEL;A="a\r\n')), undefined],
    ["circumflexes", card(`TEL;A=${fill("^")}:1`), []],
    ["folds of one character", card(`NOTE:${fill("a\r\n ")}`), []],
    ["folds of nothing", card(`NOTE:${fill("\r\n ")}`), []],
    ["folds before a wrong character", card(fill("NOTE:\r\n a\r\n \u0007\r\n")), undefined],
    ["folds in names", card(fill("a\r\n ") + ":1"), []],
    ["soft breaks", card(`NOTE;QUOTED-PRINTABLE:${fill("=\r\n")}a`), []],
    [
      "soft breaks before the end",
      card(fill("NOTE;QUOTED-PRINTABLE:=\r\nEND:VCARD\r\n")),
      undefined,
    ],
    ["lone CR", card(`NOTE:a${fill("\r")}b:c`), []],
    ["CR and LF by turns", card(fill("A:\r\rB:\n")), undefined],
    ["empty names", card(fill(":\r\n")), undefined],
    ["lines outside", fill("a\r\n\r\n"), ["text-outside-card"]],
    ["BEGIN without END", fill("BEGIN:VCARD\r\n"), undefined],
    ["END without BEGIN", fill("END:VCARD\r\n"), ["text-outside-card"]],
    ["nested AGENTs", card(fill("AGENT:\r\nBEGIN:VCARD\r\n")), ["nested-too-deep", "missing-end"]],
    ["blank lines", card(fill("\r\n")), []],
    ["white space", card(`NOTE:x\r\n\r\n${fill(" ")}`), []],
    ["byte order marks", fill("\ufeff"), []],
    ["names", card(fill("X-A:\r\n")), ["too-many-properties"]],
  ])("%s", (_, text, codes) => {
    const found: string[] = [];
    const options = { maxCards: Infinity, onProblem: ({ code }: ParseError) => found.push(code) };
    const cards = parseCards(text, options);
    expect(found).toEqual(codes ?? found);
    expect(cards.length > 0 ? stringifyCards(cards) : text).toBe(text);
    // Octet by octet it would be the same, but slowly; a prime number of them cuts everywhere.
    const octets = new TextEncoder().encode(text);
    const decoder = new CardDecoder({ maxCards: Infinity, onProblem: () => {} });
    let decoded = 0;
    for (let from = 0; from < octets.length; from += 997) {
      for (const _card of decoder.push(octets.subarray(from, from + 997))) decoded += 1;
    }
    for (const _card of decoder.end()) decoded += 1;
    expect(decoded).toBe(cards.length);
  });
});
