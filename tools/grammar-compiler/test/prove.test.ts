import { type Cursor, type Entry, type Failure } from "@callingcard/grammar";
import { expect, test } from "vitest";
import { loadGrammar } from "../src/load-grammar.ts";
import { type Proof, ProofError, proveGrammar } from "../src/prove.ts";
import { proofTable } from "../src/prove-table.ts";
import { reference, type Reference } from "../src/reference.ts";
import { NESTED, SHELF_MARKS, withGrammar } from "./reference-grammar.ts";

type OnFailure = (failure: Failure) => never;

const TOO_DEEP = "(".repeat(257);

/** A parser in terms of nearley, in place of a generated one: right by definition, and slow. */
function nearleyEntry(parser: Reference, rule: string): Entry<unknown> {
  const refuse = (start: number, onFailure?: OnFailure): undefined =>
    onFailure?.({ code: "too-deep", offset: start + 256, rule, expected: "" });

  const fail = (offset: number, length: number, onFailure?: OnFailure): undefined =>
    onFailure?.({
      code: offset === length ? "unexpected-end" : "unexpected-character",
      offset,
      rule,
      expected: "",
    });

  function parse(text: string): unknown;
  function parse(text: string, onFailure: OnFailure): unknown;
  function parse(text: string, onFailure?: OnFailure): unknown {
    if (text.startsWith(TOO_DEEP)) return refuse(0, onFailure);
    const result = parser.parse(text, rule);
    return result.ok ? result.value : fail(result.offset, text.length, onFailure);
  }

  function parseOctets(octets: Uint8Array): unknown;
  function parseOctets(octets: Uint8Array, onFailure: OnFailure): unknown;
  function parseOctets(octets: Uint8Array, onFailure?: OnFailure): unknown {
    const text = new TextDecoder().decode(octets);
    const wrong = text.indexOf("\ufffd");
    if (wrong >= 0 && !Buffer.from(text).equals(octets)) return fail(wrong, -1, onFailure);
    return onFailure ? parse(text, onFailure) : parse(text);
  }

  function match(cursor: Cursor): unknown;
  function match(cursor: Cursor, onFailure: OnFailure): unknown;
  function match(cursor: Cursor, onFailure?: OnFailure): unknown {
    const rest = cursor.text.slice(cursor.offset);
    if (rest.startsWith(TOO_DEEP)) return refuse(cursor.offset, onFailure);
    const whole = parser.parse(rest, rule);
    const reach = whole.ok ? rest.length : whole.offset;
    const longest = parser.parse(rest.slice(0, reach), rule);
    if (!longest.ok) return fail(cursor.offset + reach, cursor.text.length, onFailure);
    cursor.offset += reach;
    return longest.value;
  }

  return { rule, parse, parseOctets, match };
}

type Fault = (sound: Entry<unknown>) => Partial<Entry<unknown>>;

/** Proves a grammar whose parser of one rule has a fault. */
function prove(rules: string, fault?: Fault, faulty = "shelfmark"): Proof {
  return withGrammar(rules, (file) => {
    const ir = loadGrammar(file);
    const entries = ir.entries.map((rule) => {
      const sound = nearleyEntry(reference(file), rule);
      return [rule, rule === faulty && fault ? { ...sound, ...fault(sound) } : sound] as const;
    });
    const options = { random: 300, systematic: 800 };
    return proveGrammar({ file, ir, entries: Object.fromEntries(entries), ...options });
  });
}

test("equal parsers are proved equal on texts inside and outside the language", () => {
  const proof = prove(SHELF_MARKS);
  expect(proof).toMatchObject({ grammar: "test.ne", rejected: proof.texts - proof.accepted });
  expect(proof.texts).toBeGreaterThan(500);
  expect(proof.accepted).toBeGreaterThan(200);
  expect(proof.rejected).toBeGreaterThan(200);
  expect(prove(NESTED).texts).toBeGreaterThan(300);
});

function faultWhen(isFaulty: (text: string) => boolean): Fault {
  return (sound) => ({
    parse: (text: string, onFailure?: OnFailure) => {
      const seen = isFaulty(text) ? `${text};` : text;
      return onFailure ? sound.parse(seen, onFailure) : sound.parse(seen);
    },
  });
}

test.each([
  ["a wrong verdict", faultWhen((text) => text.includes("/b")), 'parse differs on "a/b"'],
  ["a wrong value", (): Partial<Entry<unknown>> => ({ parse: () => "?" }), "parse differs on"],
  [
    "a wrong offset",
    (sound: Entry<unknown>): Partial<Entry<unknown>> => ({
      parse: (text: string, onFailure?: OnFailure) => {
        if (onFailure === undefined) return sound.parse(text);
        return sound.parse(text, (failure) =>
          onFailure({ ...failure, offset: failure.offset + 1 }),
        );
      },
    }),
    'parse differs on "": expected unexpected-end at 0, got unexpected-end at 1',
  ],
  [
    "a value without onFailure",
    (sound: Entry<unknown>): Partial<Entry<unknown>> => ({
      parse: (text: string, onFailure?: OnFailure) =>
        onFailure ? sound.parse(text, onFailure) : (sound.parse(text) ?? "?"),
    }),
    'parse without onFailure differs on ""',
  ],
  [
    "octets read as Latin-1",
    (sound: Entry<unknown>): Partial<Entry<unknown>> => ({
      parseOctets: (octets: Uint8Array, onFailure?: OnFailure) => {
        const text = Buffer.from(octets).toString("latin1");
        return onFailure ? sound.parse(text, onFailure) : sound.parse(text);
      },
    }),
    'parseOctets differs on "a/\u0080"',
  ],
  [
    "a cursor that stops too soon",
    (sound: Entry<unknown>): Partial<Entry<unknown>> => ({
      match: (cursor: Cursor, onFailure?: OnFailure) => {
        const value = onFailure ? sound.match(cursor, onFailure) : sound.match(cursor);
        if (cursor.text.endsWith("/a")) cursor.offset -= 2;
        return value;
      },
    }),
    "match differs on",
  ],
])("%s is found, and the smallest text for it", (_, fault, message) => {
  expect(() => prove(SHELF_MARKS, fault)).toThrow(message);
  expect(() => prove(SHELF_MARKS, fault)).toThrow(ProofError);
});

test("a door without a limit of depth is found", () => {
  const unlimited = withGrammar(NESTED, reference);
  const octetsUnlimited: Fault = (sound) => ({
    parseOctets: (octets: Uint8Array, onFailure?: OnFailure) => {
      const text = new TextDecoder().decode(octets);
      const result = unlimited.parse(text, "tree");
      if (result.ok) return result.value;
      return onFailure ? sound.parseOctets(octets, onFailure) : undefined;
    },
  });
  expect(() => prove(NESTED, octetsUnlimited, "tree")).toThrow(
    /test.ne tree: parseOctets differs on "\({257}a\)+…: expected too deep, got \[/,
  );
});

test("an ambiguous grammar is found by its second parse", () => {
  const rules = "main -> x x {% obj({ a: 0, b: 1 }) %}\nx -> [a]:* {% text %}\n";
  expect(() => prove(rules)).toThrow(
    'test.ne main: nearley differs on "a": expected one parse, got 2 parses',
  );
});

test("every entry of the grammar has to be there", () => {
  withGrammar(SHELF_MARKS, (file) => {
    const entries = { shelfmark: nearleyEntry(reference(file), "shelfmark"), other: 1 };
    expect(() => proveGrammar({ file, ir: loadGrammar(file), entries })).toThrow(
      new RangeError("test.ne: no parser for the entry volume"),
    );
  });
});

test("proofs are set as a table with a sum", () => {
  const proof = { grammar: "a.ne", texts: 10, accepted: 4, rejected: 6, characters: 90 };
  expect(
    proofTable([
      { ...proof, milliseconds: 1260 },
      { ...proof, grammar: "long.ne", milliseconds: 40 },
    ]).split("\n"),
  ).toEqual([
    "grammar  texts  accepted  rejected  differences  seconds",
    "a.ne        10         4         6            0      1.3",
    "long.ne     10         4         6            0      0.0",
    "all         20         8        12            0      1.3",
  ]);
});
