import { expect, test } from "vitest";
import { GrammarError, loadGrammar, type GrammarErrorCode } from "../src/index.ts";
import { HEAD, withGrammars } from "./reference-grammar.ts";

function load(rules: string, others: Readonly<Record<string, string>> = {}) {
  return withGrammars({ "main.ne": HEAD + rules, ...others }, (folder) =>
    loadGrammar(`${folder}/main.ne`),
  );
}

function refusal(rules: string): GrammarError {
  try {
    load(rules);
  } catch (error) {
    if (error instanceof GrammarError) return error;
    throw error;
  }
  throw new Error("the grammar was not refused");
}

test("rules keep their order, their ABNF and their lines", () => {
  const { rules, entries, file } = load(
    `# entries: b, a\n\n# a = 1*DIGIT\n# Repaired.\na -> [0-9]:+ {% text %}\n\nb -> a {% id %}\n`,
  );
  expect(file).toBe("main.ne");
  expect(entries).toEqual(["b", "a"]);
  expect(rules.map(({ name, comment, line }) => [name, comment, line])).toEqual([
    ["a", "a = 1*DIGIT\nRepaired.", 6],
    ["b", undefined, 8],
  ]);
});

test("the first rule is the entry where nothing is said", () => {
  expect(load(`main -> "a" {% text %}\nother -> "b" {% text %}`).entries).toEqual(["main"]);
});

test("alternatives that are written apart are one rule", () => {
  const { rules } = load(`main -> "a" {% text %}\nmain -> "b" {% text %}`);
  expect(rules[0]?.body.alternatives).toHaveLength(2);
});

test("null is a sequence of nothing", () => {
  const { rules } = load(`main -> "a" {% text %} | null {% constant(undefined) %}`);
  expect(rules[0]?.body.alternatives[1]).toEqual({
    items: [],
    capture: { op: "constant", value: undefined },
  });
});

test("macros and included files are written out", () => {
  const { rules, entries } = load(`@include "other.ne"\nmain -> twice[letter {% id %}] {% id %}`, {
    "other.ne": `twice[X] -> $X "," $X {% list(0, 2) %}\nletter -> [a-z] {% text %}\n`.replace(
      "list(0, 2)",
      "obj({ a: 0, b: 2 })",
    ),
  });
  expect(entries).toEqual(["main"]);
  expect(rules.map(({ name }) => name)).toEqual(["main", "letter"]);
  expect(JSON.stringify(rules[0])).toContain('"fields":[{"name":"a","from":{"index":0}}');
});

test("nearley's own files can be included", () => {
  const rules = load(`@builtin "postprocessors.ne"\nmain -> "a" {% text %}`).rules;
  expect(rules).toHaveLength(1);
});

const REFUSALS: readonly [GrammarErrorCode, string, string][] = [
  ["syntax", "a rule without an arrow", `main "a"`],
  ["syntax", "a depth that the call stack may not hold", `# depth: 513\nmain -> "a" {% text %}`],
  ["syntax", "a depth that is no number", `# depth: deep\nmain -> "a" {% text %}`],
  ["undefined-name", "a rule that is not there", `main -> other {% text %}`],
  ["undefined-name", "an entry that is not there", `# entries: other\nmain -> "a" {% text %}`],
  ["undefined-name", "a macro below its use", `main -> m["a"] {% text %}\nm[X] -> $X`],
  [
    "undefined-name",
    "a macro with too few arguments",
    `m[X, Y] -> $X $Y\nmain -> m["a"] {% text %}`,
  ],
  ["undefined-name", "an argument that is not there", `m[X] -> $Y\nmain -> m["a"] {% text %}`],
  ["unusable-name", "a name with a question mark", `main -> a? {% text %}\na? -> "a"`],
  ["unusable-name", "an entry with a reserved name", `class -> "a" {% text %}`],
  [
    "unusable-name",
    "two rules whose types have one name",
    `main -> host_port hostPort {% obj({ a: 0, b: 1 }) %}\nhost_port -> "a" {% text %}\nhostPort -> "b" {% text %}`,
  ],
  [
    "unusable-name",
    "a value without a letter in its name",
    `main -> _ {% id %}\n_ -> "a" {% text %}`,
  ],
  ["not-scannerless", "a lexer", `@lexer moo\nmain -> "a" {% text %}`],
  ["not-scannerless", "a token", `main -> %word {% text %}`],
  ["foreign-postprocessor", "a function", `main -> "a" {% (d) => d[0] %}`],
  [
    "foreign-postprocessor",
    "a vocabulary word with a stray argument",
    `main -> "a" {% pick("0") %}`,
  ],
  ["wrong-capture", "captures in some alternatives", `main -> "a" {% text %} | "b"`],
  ["wrong-capture", "a symbol that is not there", `main -> "a" {% pick(1) %}`],
  ["wrong-capture", "a symbol without a value", `main -> a {% pick(0) %}\na -> "a"`],
  ["wrong-capture", "text over an object", `main -> a {% text %}\na -> "a" {% obj({}) %}`],
  ["wrong-capture", "a list without a repetition", `main -> "a" "b" {% list(0, 1) %}`],
  ["wrong-capture", "an entry without a value", `main -> "a"`],
  [
    "left-recursion",
    "a rule that begins with itself",
    `main -> main "a" {% id %} | "b" {% text %}`,
  ],
  [
    "left-recursion",
    "two rules in turn",
    `main -> a {% id %}\na -> "x":? b {% pick(1) %}\nb -> a {% id %} | "b" {% text %}`,
  ],
  ["empty-repetition", "a repetition of something empty", `main -> a:* {% text %}\na -> "a":?`],
  ["empty-repetition", "an option of something empty", `main -> a:? {% text %}\na -> "a":*`],
  ["endless-rule", "a rule that never ends", `main -> "a" main {% pick(1) %}`],
];

test.each(REFUSALS)("refuses as %s %s", (code, _, rules) => {
  const error = refusal(rules);
  expect(error.code).toBe(code);
  expect(error.message).toContain("main.ne");
  expect(error.message).toContain(`[${code}]`);
});

test("a refusal names the rule, its line and the way of a left recursion", () => {
  const error = refusal(
    `main -> a {% id %}\n\na -> b {% id %}\nb -> a "x" {% id %} | "y" {% text %}`,
  );
  expect(error.rule).toBe("a");
  expect(error.line).toBe(4);
  expect(error.message).toContain("a -> b -> a");
});
