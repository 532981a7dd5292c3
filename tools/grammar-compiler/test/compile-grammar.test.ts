import { type Failure, textCursor } from "@callingcard/grammar";
import { expect, test } from "vitest";
import {
  compileGrammar,
  GrammarError,
  loadGrammar,
  proveGrammar,
  reference,
} from "../src/index.ts";
import { countingRuntime } from "./counting-runtime.ts";
import { grammarNames, grammarPath, parsersOf } from "./grammar-folder.ts";
import { withGrammar } from "./reference-grammar.ts";
import { evaluate, scriptOf, type Parsers } from "./sabotage-evaluate.ts";

function compiled(rules: string): Parsers {
  return withGrammar(rules, (file) => evaluate(scriptOf(compileGrammar(loadGrammar(file)).parser)));
}

function parserText(rules: string): string {
  return withGrammar(rules, (file) => compileGrammar(loadGrammar(file)).parser);
}

function entryOf(parsers: Parsers, rule: string) {
  const entry = parsers.get(rule);
  if (!entry) throw new Error(`no entry ${rule}`);
  return entry;
}

function failureOf(parsers: Parsers, rule: string, text: string): Failure | undefined {
  try {
    entryOf(parsers, rule).parse(text, (failure) => {
      throw Object.assign(new Error("refused"), { failure });
    });
    return undefined;
  } catch (error) {
    return (error as { failure: Failure }).failure;
  }
}

test.each(grammarNames())("the parsers of %s equal nearley", (name) => {
  const { texts } = proveGrammar({
    file: grammarPath(name),
    ir: loadGrammar(grammarPath(name)),
    entries: Object.fromEntries(parsersOf(name)),
    random: 400,
    systematic: 1500,
  });
  expect(texts).toBeGreaterThan(200);
});

test.each(grammarNames("refused"))("%s is refused with a text that has two readings", (name) => {
  const file = grammarPath(name);
  const grammar = loadGrammar(file);
  const error = refusalOf(() => compileGrammar(grammar, { file }));
  expect(error.code).toBe("ambiguous");
  expect(error.line).toBeGreaterThan(1);
  const witness = JSON.parse(/("(?:[^"\\]|\\.)*")$/.exec(error.reason)?.[1] ?? '""') as string;
  const [rule = ""] = grammar.entries;
  const result = reference(file).parse(witness, rule);
  expect(result.ok && result.count).toBeGreaterThan(1);
  const readings = /\n {2}1\. (.*)\n {2}2\. (.*)\n/.exec(error.reason) ?? [];
  expect(readings[1]).not.toBe(readings[2]);
  expect(error.reason.match(/^ {2}- .+$/gm)).toHaveLength(2);
});

function refusalOf(act: () => unknown): GrammarError {
  try {
    act();
  } catch (error) {
    if (error instanceof GrammarError) return error;
  }
  throw new Error("the grammar was not refused");
}

test.each([
  ["a run that two parts share", 'main -> "c":+ "c":? "d" {% text %}', '"ccd"', 'main(("cc") "d")'],
  [
    "a choice of one rule twice, in a rule within itself",
    'main -> nest {% pick(0) %} | nest {% pick(0) %}\nnest -> "b" (main "d" {% pick(0) %}):? "c" {% pick(1) %}',
    '"bc"',
    'main(1:nest("bc"))',
  ],
  [
    "a run in a repetition",
    'main -> "a":* ("c" "a":+ {% text %} | "b" y {% pick(1) %}):+ "d" {% pick(1) %}\ny -> "b":+ {% text %}',
    '"bbbbd"',
    'main(("b" y("b")) ("b" y("b")) "d")',
  ],
])("a text with two readings is found for %s", (_, rules, text, reading) => {
  const error = refusalOf(() => parserText(rules));
  expect(error.reason).toMatch(new RegExp(`read as main: ${text}$`));
  expect(error.reason).toContain(reading);
});

test("an absent option is undefined, a repetition an array, a constant itself", () => {
  const parsers = compiled(`
    main -> [a-z]:+ ("=" digits {% pick(1) %}):? ("," digits {% pick(1) %}):*
            {% obj({ kind: lit("x"), option: 1, many: 2, none: lit(undefined) }) %}
    digits -> [0-9]:+ {% text %}
  `);
  const { parse } = entryOf(parsers, "main");
  expect(parse("a")).toStrictEqual({ kind: "x", option: undefined, many: [], none: undefined });
  expect(parse("a=1,22,3")).toStrictEqual({
    kind: "x",
    option: "1",
    many: ["22", "3"],
    none: undefined,
  });
});

test("a symbol of fixed text is its own value", () => {
  const parsers = compiled('main -> [+-] "ok"i "!!" {% obj({ sign: 0, word: 1, end: 2 }) %}');
  const expected = { sign: "-", word: "oK", end: "!!" };
  expect(entryOf(parsers, "main").parse("-oK!!")).toStrictEqual(expected);
});

test("a failure names the innermost rule and the first wrong character", () => {
  const parsers = parsersOf("content-lines");
  expect(failureOf(parsers, "contentline", "TEL;TYPE\u0001:1\r\n")).toStrictEqual({
    code: "unexpected-character",
    offset: 8,
    rule: "param",
    expected: `"-" "0".."9" "=" "A".."Z" "a".."z"`,
  });
  const failure = failureOf(parsers, "contentlines", "A:é€😀\r");
  expect(failure).toMatchObject({ code: "unexpected-end", offset: 7 });
});

test("nesting beyond the grammar's depth is a failure of its own", () => {
  const parsers = parsersOf("markup");
  const nested = (depth: number) => "<a>".repeat(depth) + "</a>".repeat(depth);
  expect(failureOf(parsers, "document", nested(40))).toBeUndefined();
  expect(failureOf(parsers, "document", nested(41))).toMatchObject({
    code: "too-deep",
    rule: "element",
    offset: 120,
  });
  expect(failureOf(parsers, "document", nested(40)), "the count starts anew").toBeUndefined();
});

test("nesting is limited to 256 unless the grammar says otherwise", () => {
  const parsers = parsersOf("comments");
  const nested = (depth: number) => "(".repeat(depth) + ")".repeat(depth);
  expect(failureOf(parsers, "agent", nested(256))).toBeUndefined();
  expect(failureOf(parsers, "agent", nested(257))).toMatchObject({ code: "too-deep" });
  expect(failureOf(parsers, "agent", "(".repeat(100_000))).toMatchObject({ code: "too-deep" });
});

test("the deepest nesting that a grammar may ask for fits on the call stack twice", () => {
  const ir = { ...loadGrammar(grammarPath("markup")), maxDepth: 1024 };
  const parsers = evaluate(scriptOf(compileGrammar(ir).parser));
  const text = "<é>".repeat(1024) + "</é>".repeat(1024);
  expect(failureOf(parsers, "document", text)).toBeUndefined();
});

test("match leaves the cursor behind the sentence, and where it was after a failure", () => {
  const line = entryOf(parsersOf("content-lines"), "contentline");
  const cursor = textCursor("é|A:é€😀\r\nB;x=y:2\r\nrest");
  cursor.offset = 2;
  expect(line.match(cursor)).toMatchObject({ name: "A", value: "é€😀" });
  expect(cursor.offset).toBe(10);
  expect(line.match(cursor)).toMatchObject({ name: "B", value: "2" });
  expect(cursor.offset).toBe(19);
  expect(line.match(cursor)).toBeUndefined();
  expect(cursor.offset).toBe(19);
  expect(cursor.atEnd).toBe(false);
});

test("entries of several grammars move one cursor", () => {
  const line = entryOf(parsersOf("content-lines"), "contentline");
  const agent = entryOf(parsersOf("comments"), "agent");
  const cursor = textCursor("A:ü\r\nx/1 (ü(y))\u0000B:2\r\n");
  expect(line.match(cursor)).toMatchObject({ value: "ü" });
  expect(agent.match(cursor)).toStrictEqual([{ name: "x", version: "1" }, "(ü(y))"]);
  cursor.offset += 1;
  expect(line.match(cursor)).toMatchObject({ value: "2" });
  expect(cursor.atEnd).toBe(true);
});

test("octets that are not UTF-8 are a failure where they begin", () => {
  const line = entryOf(parsersOf("content-lines"), "contentline");
  const octets = Uint8Array.of(0x41, 0x3a, 0xc3, 0xa9, 0xff, 0x0d, 0x0a);
  const failures: Failure[] = [];
  const read = () =>
    line.parseOctets(octets, (failure) => {
      failures.push(failure);
      throw new Error("refused");
    });
  expect(read).toThrow("refused");
  expect(failures).toMatchObject([{ code: "unexpected-character", offset: 3 }]);
});

test("names beyond ASCII, in which a class cuts the octets, are read from the string", () => {
  const { parse } = entryOf(parsersOf("markup"), "document");
  expect(parse("<é ü='1'/>")).toMatchObject({ name: "é", attributes: [{ name: "ü", value: "1" }] });
  expect(parse("<¡/>")).toBeUndefined();
});

test("a stretch that is read at several places is one function", () => {
  const { parser } = compileGrammar(loadGrammar(grammarPath("via")));
  expect(parser.match(/^function SLASH\$stretch\$octets/gm)).toHaveLength(1);
  expect(parser.match(/= SLASH\$stretch\$octets\(/g)?.length).toBeGreaterThan(1);
});

test("a large automaton becomes a switch over states", () => {
  const words = [...Array(60).keys()].map((number) => `"${number.toString(36)}-${number * 7919}"`);
  const rules = `main -> (${words.join(" | ")}) "." {% text %}`;
  expect(parserText(rules)).toContain("switch (state) {");
  const { parse } = entryOf(compiled(rules), "main");
  expect(parse("7-55433.")).toBe("7-55433.");
  expect(parse("7-5543.")).toBeUndefined();
});

test("the types of a module are those of its values", () => {
  const module = parserText(`
    # shelf = mark [ "?" ]
    shelf -> mark:+ sure:? {% obj({ marks: 0, "is-sure": 1, kind: lit("shelf") }) %}
    mark  -> "a" {% constant(1) %} | [b-d] {% id %} | "(" shelf ")" {% pick(1) %}
    sure  -> "?" {% constant(false) %}
  `);
  expect(module).toContain(`/**
 * shelf = mark [ "?" ]
 */
export interface Shelf { readonly marks: readonly Mark[]; readonly "is-sure": Sure | undefined; readonly kind: "shelf" }`);
  expect(module).toContain("export type Mark = 1 | string | Shelf;");
  expect(module).toContain("export type Sure = false;");
});

test.each([
  ["is read", ""],
  ["is refused at its end", " "],
])("twice the text takes twice the work where it %s", (_, end) => {
  const { $, looks } = countingRuntime();
  const { parser } = compileGrammar(loadGrammar(grammarPath("via")));
  const { parse } = entryOf(evaluate(scriptOf(parser), $), "via");
  const work = (length: number): number => {
    const before = looks();
    expect(parse(`SIP/2.0/UDP a${";a=b".repeat(length)}${end}`) === undefined).toBe(end !== "");
    return looks() - before;
  };
  expect(work(2000)).toBeGreaterThan(2000 * ";a=b".length);
  expect(work(4000) / work(2000)).toBeCloseTo(2, 1);
});
