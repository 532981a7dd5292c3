import { type EventEntry, eventUnits, type Failure, FOREIGN_EVENT } from "@callingcard/grammar";
import { beforeAll, describe, expect, test } from "vitest";
import {
  compileGrammar,
  GrammarError,
  loadGrammar,
  proveGrammar,
  reference,
} from "../src/index.ts";
import { railroad } from "../src/railroad.ts";
import { countingRuntime } from "./counting-runtime.ts";
import { grammarPath, parsersOf } from "./grammar-folder.ts";
import { EVENTS_HEAD, withGrammar, withGrammars } from "./reference-grammar.ts";
import { evaluate, type Parser, scriptOf } from "./sabotage-evaluate.ts";
import { sabotage, scoreOf } from "./sabotage-run.ts";

const multistatus = loadGrammar(grammarPath("multistatus"));
const UNITS = eventUnits(multistatus.events ?? []);
const parsers = parsersOf("multistatus");

function unitsOf(...names: readonly string[]): string {
  return names.map((name) => UNITS.get(name) ?? FOREIGN_EVENT).join("");
}

function entryOf(rule: string): Parser {
  const entry = parsers.get(rule);
  if (entry === undefined) throw new Error(`no entry ${rule}`);
  return entry;
}

/** What a rule says about a list; each event stands for its place. */
function read(rule: string, ...names: readonly string[]): unknown {
  const { parse }: EventEntry<number, unknown> = entryOf(rule);
  const events = { units: unitsOf(...names), items: names.map((_, index) => index) };
  const refused: Failure[] = [];
  try {
    return parse(events, (failure) => {
      refused.push(failure);
      throw new Error("refused");
    });
  } catch (error) {
    const [failure] = refused;
    if (failure === undefined) throw error;
    return failure;
  }
}

describe("a parser over events", () => {
  test("makes its value of the items", () => {
    expect(read("response", "D:href", "D:href", "D:status", "D:location")).toStrictEqual({
      href: 0,
      answer: { hrefs: [1], status: 2 },
      error: undefined,
      description: undefined,
      location: 3,
    });
    expect(read("multistatus")).toStrictEqual({
      responses: [],
      description: undefined,
      token: undefined,
    });
  });

  test("names in a failure the rule, the place and what could have stood there", () => {
    expect(read("response", "D:href", "D:error")).toEqual({
      code: "unexpected-event",
      offset: 1,
      rule: "answer",
      expected: "D:href or D:status or D:propstat",
    });
    expect(read("propstat", "D:prop")).toEqual({
      code: "unexpected-end",
      offset: 1,
      rule: "propstat",
      expected: "D:status",
    });
    expect(read("propstat", "D:prop", "D:status", "X:foreign")).toMatchObject({
      code: "unexpected-event",
      offset: 2,
    });
  });

  test("knows the order of its events, those of the rules it uses in their place", () => {
    const names = (rule: string) =>
      [...entryOf(rule).order].map((unit) => multistatus.events?.[unit.charCodeAt(0) - 0xe000]);
    expect(names("response")).toEqual([
      "D:href",
      "D:status",
      "D:propstat",
      "D:error",
      "D:responsedescription",
      "D:location",
    ]);
    expect(names("propstat")).toEqual(["D:prop", "D:status", "D:error", "D:responsedescription"]);
  });

  test("refuses what is nested too deep", () => {
    const search = parsersOf("expressions").get("search");
    const open = eventUnits(loadGrammar(grammarPath("expressions")).events ?? []);
    const nested = (depth: number) => {
      const [left = "", right = "", word = ""] = ["(", ")", "word"].map((name) => open.get(name));
      const units = left.repeat(depth) + word + right.repeat(depth);
      return { units, items: Array.from(units, (_, index) => index) };
    };
    expect(search?.parse(nested(19))).toBeDefined();
    expect(search?.parse(nested(20))).toBeUndefined();
    expect(search?.parse(nested(19)), "the count starts anew").toBeDefined();
  });

  test("tests a large set of events by a table", () => {
    const names = Array.from({ length: 20 }, (_, index) => `"e${index}"`);
    const even = names.filter((_, index) => index % 2 === 0).map((name) => `${name} {% id %}`);
    const rules = `${EVENTS_HEAD}main -> all one {% pick(1) %}
      all -> ${names.join(" ")}
      one -> (${even.join(" | ")}):+ {% id %}`;
    const { parser } = withGrammar(rules, (file) => compileGrammar(loadGrammar(file)));
    expect(parser).toContain("// e0 or e2 or e4");
    expect(parser).toContain("$.isIn($units0, c)");
  });
});

test("an event is kept in a constant only where it is used later, or twice", () => {
  const rules = `${EVENTS_HEAD}main -> "a" "b" {% obj({ a: 0, b: 1, again: 1 }) %}`;
  const { parser } = withGrammar(rules, (file) => compileGrammar(loadGrammar(file)));
  expect(parser).toContain("const event1 = v[i++]!;\n  const held2 = { a: event0, b: event1,");
  const main = evaluate(scriptOf(parser)).get("main");
  expect(main?.parse({ units: "\ue000\ue001", items: [5, 6] })).toEqual({ a: 5, b: 6, again: 6 });
});

describe("the module of a grammar over events", () => {
  const rules = `# item: Token from "./token.ts"\n${EVENTS_HEAD}
    # pair = A *B
    pair -> "A" "B":* {% obj({ a: 0, bs: 1 }) %}
    `;
  let text = "";
  beforeAll(() => {
    text = withGrammar(rules, (file) => compileGrammar(loadGrammar(file)).parser);
  });

  test("imports the type of the items and has it in those of values", () => {
    expect(text).toContain('import type { Token } from "./token.ts";\n');
    expect(text).toContain(
      "export interface Pair { readonly a: Token; readonly bs: readonly Token[] }",
    );
    expect(text).toContain("export const pair: $.EventEntry<Token, Pair> =");
  });

  test("has the names with the numbers by which the code compares them", () => {
    expect(text).toContain('  "A", // 57344\n  "B", // 57345\n');
    expect(text).toContain("if (c !== 57344) $.fail(i, 0);");
    expect(text).toContain('  "\\ue000\\ue001",\n');
  });

  test("is the same text in the grammar as data, but for the type of the items", () => {
    const { ir } = withGrammar(rules, (file) => compileGrammar(loadGrammar(file)));
    expect(ir).toContain('  events: ["A", "B"],\n');
    expect(ir).not.toContain("Token");
  });
});

test("the diagrams show names", () => {
  const page = railroad(multistatus);
  expect(page).toContain(">D:href</text>");
  expect(page).not.toMatch(/U\+E0|any but/);
});

test("an ambiguous grammar is refused with a list that nearley reads twice", () => {
  const rules =
    'main -> "D:a":* other {% obj({ a: 0, b: 1 }) %}\nother -> "D:a":? "b" {% obj({}) %}';
  withGrammars({ "test.ne": `${EVENTS_HEAD}${rules}\n` }, (folder) => {
    const file = `${folder}/test.ne`;
    const ir = loadGrammar(file);
    const refusal = (): GrammarError => {
      try {
        compileGrammar(ir, { file });
      } catch (error) {
        if (error instanceof GrammarError) return error;
      }
      throw new Error("the grammar was not refused");
    };
    const { reason, line } = refusal();
    expect(line).toBe(4);
    expect(reason).toContain("after D:a no further event can decide between");
    expect(reason).toContain("begins with the run's own events");
    expect(reason).toMatch(/of this list, read as main: D:a b$/);
    expect(reference(file, ir.events).parse("\ue000\ue001", "main")).toMatchObject({ count: 2 });
  });
});

/** The proof of a grammar of which one parser has a fault. */
function proveWith(fault: Partial<EventEntry<number, unknown>>) {
  const entries = Object.fromEntries(parsers);
  return proveGrammar({
    file: grammarPath("multistatus"),
    ir: multistatus,
    entries: { ...entries, response: { ...entryOf("response"), ...fault } },
    random: 200,
    systematic: 600,
  });
}

describe("a proof over events", () => {
  const { parse } = entryOf("response");
  const faulty = (see: (units: string) => string): EventEntry<number, unknown>["parse"] =>
    ((events: { units: string; items: number[] }, fail?: (failure: Failure) => never) => {
      const seen = { ...events, units: see(events.units) };
      return fail ? parse(seen, fail) : parse(seen);
    }) as EventEntry<number, unknown>["parse"];

  test("finds no difference where there is none, on both sides of the language", () => {
    const { accepted, rejected } = proveWith({});
    expect(accepted).toBeGreaterThan(40);
    expect(rejected).toBeGreaterThan(150);
  });

  test.each([
    [
      "a wrong verdict",
      { parse: faulty((units) => units.replace(/^(.)\ue001/, "$1\ue004")) },
      'response: parse differs on D:href D:error: expected unexpected-event at 1, got {"href":0',
    ],
    [
      "values of other items",
      {
        parse: ((events: { units: string; items: number[] }, fail: (failure: Failure) => never) =>
          parse({ ...events, items: [9, ...events.items] }, fail)) as typeof parse,
      },
      'response: parse differs on D:href D:status: expected {"href":0',
    ],
    [
      "a value without onFailure",
      {
        parse: ((events: { units: string; items: number[] }, fail?: (failure: Failure) => never) =>
          fail ? parse(events, fail) : 1) as typeof parse,
      },
      "response: parse without onFailure differs on nothing: expected unexpected-end at 0",
    ],
  ])("finds %s, and the smallest list for it", (_, fault, message) => {
    expect(() => proveWith(fault)).toThrow(message);
  });

  test("misses an entry that is not there, or is one over characters", () => {
    const prove = (response: unknown) =>
      proveGrammar({
        file: grammarPath("multistatus"),
        ir: multistatus,
        entries: { ...Object.fromEntries(parsers), response },
      });
    const { rule } = entryOf("response");
    const error = new RangeError("multistatus.ne: no parser for the entry response");
    expect(() => prove(undefined)).toThrow(error);
    expect(() => prove({ rule, match: () => undefined })).toThrow(error);
  });

  test.each(["multistatus", "expressions"])(
    "notices 95 of 100 changes of the parser that are not equivalent: %s",
    (name) => {
      const result = sabotage(loadGrammar(grammarPath(name)), 60, {
        proof: { systematic: 2000, random: 400, seed: 20_261_120 },
        search: { systematic: 8000, random: 4000, seed: 1 },
      });
      expect(result.tried).toBeGreaterThan(40);
      expect(scoreOf(result)).toBeGreaterThanOrEqual(0.95);
      expect(result.equivalent.length).toBeLessThan(result.tried / 5);
    },
  );
});

test("twice the list takes twice the work", () => {
  const { $, looks } = countingRuntime();
  const script = scriptOf(
    withGrammar(
      `${EVENTS_HEAD}main -> ("a" {% id %} | "b" "c" {% id %}):* "end" {% pick(0) %}`,
      (file) => compileGrammar(loadGrammar(file)).parser,
    ),
  );
  const main = evaluate(script, $).get("main");
  const work = (length: number): number => {
    const units = "\ue000\ue001\ue002".repeat(length);
    const before = looks();
    main?.parse({ units, items: Array.from(units, (_, index) => index) });
    return looks() - before;
  };
  expect(work(4000)).toBeGreaterThanOrEqual(4000 * 3);
  expect(work(8000) / work(4000)).toBeCloseTo(2, 1);
});
