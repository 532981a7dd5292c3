import { eventUnits, MOST_EVENTS } from "@callingcard/grammar";
import { expect, test } from "vitest";
import { GrammarError, loadGrammar, type GrammarErrorCode } from "../src/index.ts";
import { EVENTS_HEAD, HEAD, withGrammars } from "./reference-grammar.ts";

function load(text: string, others: Readonly<Record<string, string>> = {}) {
  return withGrammars({ "main.ne": text, ...others }, (folder) => loadGrammar(`${folder}/main.ne`));
}

function refusal(text: string, others?: Readonly<Record<string, string>>): GrammarError {
  try {
    load(text, others);
  } catch (error) {
    if (error instanceof GrammarError) return error;
    throw error;
  }
  throw new Error("the grammar was not refused");
}

test("an event is numbered where it is named first, and never cut into characters", () => {
  const { events, rules } = load(`${EVENTS_HEAD}
    main -> "D:href" "b" "D:href":? {% obj({ a: 0, b: 1, c: 2 }) %}
    other -> "c" {% id %}
  `);
  expect(events).toEqual(["D:href", "b", "c"]);
  const [first = "", second = ""] = eventUnits(events ?? []).values();
  const set = (unit: string) => ({ kind: "set", set: [[unit.charCodeAt(0), unit.charCodeAt(0)]] });
  expect(rules[0]?.body.alternatives[0]?.items).toEqual([
    set(first),
    set(second),
    { kind: "repeat", min: 0, max: 1, of: set(first) },
  ]);
});

test("a grammar over characters has no events, whatever a comment says of items", () => {
  const grammar = load(`${HEAD}# item: of a list\nmain -> "ab" {% text %}`);
  expect([grammar.events, grammar.item]).toEqual([undefined, undefined]);
});

test.each([
  ["number", { type: "number" }],
  ['XmlElement from "@callingcard/xml"', { type: "XmlElement", from: "@callingcard/xml" }],
])("the type of the items is read: %s", (text, item) => {
  expect(load(`# item: ${text}\n${EVENTS_HEAD}main -> "a" {% id %}`).item).toEqual(item);
});

test("macros and included files share the numbers", () => {
  const others = {
    "other.ne": `${EVENTS_HEAD}both[X] -> $X "b" {% obj({ x: 0, b: 1 }) %}\nlast -> "c" {% id %}`,
  };
  const { events } = load(
    `${EVENTS_HEAD}@include "other.ne"\nmain -> both["a" {% id %}] last "b" {% obj({ a: 0, b: 1 }) %}`,
    others,
  );
  expect(events).toEqual(["c", "a", "b"]);
});

test("nearley's own files without rules can be included", () => {
  const grammar = load(`${EVENTS_HEAD}@builtin "postprocessors.ne"\nmain -> "a" {% id %}`);
  expect(grammar.rules).toHaveLength(1);
});

const REFUSALS: readonly [
  code: GrammarErrorCode,
  what: string,
  line: number,
  advice: string,
  rules: string,
][] = [
  ["not-an-event", "a class of characters", 4, "names in quotes", "main -> [a-z] {% id %}"],
  ["not-an-event", "a token", 5, "names in quotes", "\nmain -> %word {% id %}"],
  ["not-an-event", "a name in any case", 4, "one case", 'main -> "Ab"i {% id %}'],
  ["not-an-event", "digits in any case", 4, "one case", 'main -> "1"i {% id %}'],
  ["wrong-capture", "text", 4, "use id", 'main -> "a" {% text %}'],
  ["syntax", "nothing in quotes", 4, "write null", 'main -> "" {% id %}'],
  ["syntax", "a type that is none", 4, "the name of a type", '# item: 5\nmain -> "a" {% id %}'],
  ["syntax", "a depth of none", 4, "from 1 to 512", '# depth: 0\nmain -> "a" {% id %}'],
  ["unusable-name", "an entry with a name in use", 4, "EVENTS", 'EVENTS -> "a" {% id %}'],
  ["unusable-name", "a value type in use", 5, "rename", '# item: Main\nmain -> "a" {% id %}'],
  ["wrong-capture", "a group", 4, "{% id %}", 'main -> ("a" | "b") {% id %}'],
  ["wrong-capture", "an entry without a value", 4, "give it a capture", 'main -> "a"'],
];

test.each(REFUSALS)(
  "refuses as %s %s, with its line and what to do",
  (code, _, line, advice, rules) => {
    const error = refusal(EVENTS_HEAD + rules);
    expect([error.code, error.line]).toEqual([code, line]);
    expect(error.message).toContain(`main.ne:${line}: `);
    expect(error.reason).toContain(advice);
  },
);

test("another lexer is refused by its line", () => {
  const error = refusal(`${HEAD}@lexer moo\nmain -> "a" {% id %}`);
  expect([error.code, error.line]).toEqual(["not-scannerless", 2]);
  expect(error.reason).toContain("@lexer events");
});

test("the lexer below a rule is refused: nearley has cut that rule into characters", () => {
  const error = refusal(`${HEAD}main -> "ab" {% id %}\n@lexer events\n`);
  expect([error.code, error.line]).toEqual(["syntax", 3]);
  expect(error.reason).toContain("above the rules");
});

test.each([
  ["characters in events", EVENTS_HEAD, HEAD],
  ["events in characters", HEAD, EVENTS_HEAD],
])("a file of the other kind cannot be included: %s", (_, outer, inner) => {
  const error = refusal(`${outer}@include "other.ne"\nmain -> other {% id %}`, {
    "other.ne": `${inner}other -> "a" {% obj({}) %}`,
  });
  expect(error.message).toMatch(/other\.ne: this file and the one that includes it must both/);
});

test("more events than there are code units are refused", () => {
  const names = Array.from({ length: MOST_EVENTS + 1 }, (_, index) => `"e${index}"`);
  const rules = (count: number) =>
    `${EVENTS_HEAD}main -> ${names.slice(0, count).join(" ")} {% id %}`;
  expect(load(rules(MOST_EVENTS)).events).toHaveLength(MOST_EVENTS);
  expect(refusal(rules(MOST_EVENTS + 1)).code).toBe("too-large");
});
