import type { Expression, GrammarIr, Rule, Sequence } from "@callingcard/grammar/ir";

/** Shelf marks such as `north/a,1/b;12`: classes, a fixed text, an option and two repetitions. */
export const shelfMarks: GrammarIr = {
  file: "shelf-mark.ne",
  entries: ["shelfmark"],
  rules: [
    rule("shelfmark", [
      reference("room"),
      repeat(0, sequence([character("/"), reference("segment")])),
      option(sequence([literal("vol"), reference("volume")])),
    ]),
    rule("room", [repeat(1, set("a", "z"))]),
    rule("segment", [repeat(1, set("!", "\uffff"))]),
    rule("volume", [set("0", "9"), set("0", "9")]),
  ],
};

/** Nested lists, by rules whose names are those of object members; the first one is recursive. */
export const nested: GrammarIr = {
  file: "nested.ne",
  entries: ["__proto__"],
  rules: [
    {
      name: "__proto__",
      body: {
        kind: "choice",
        alternatives: [
          { items: [character("["), reference("constructor"), character("]")] },
          { items: [character("x")] },
        ],
      },
    },
    rule("constructor", [
      reference("start"),
      repeat(0, sequence([character(","), reference("start")])),
    ]),
    rule("start", [reference("__proto__")]),
  ],
};

/** A rule whose every text but one holds itself twice. */
export const doubling: GrammarIr = {
  file: "doubling.ne",
  entries: ["tree"],
  rules: [
    {
      name: "tree",
      body: {
        kind: "choice",
        alternatives: [
          { items: [character("("), reference("tree"), reference("tree"), character(")")] },
          { items: [character("o")] },
        ],
      },
    },
  ],
};

/** `<!ELEMENT response (href, status | propstat+, error?)>`, over the names of elements. */
export const elements: GrammarIr = {
  file: "elements.ne",
  entries: ["response"],
  events: ["D:href", "D:status", "D:propstat", "D:error"],
  rules: [
    rule("response", [event(0), reference("answer"), option(event(3))]),
    {
      name: "answer",
      body: {
        kind: "choice",
        alternatives: [{ items: [event(1)] }, { items: [repeat(1, event(2))] }],
      },
    },
  ],
};

function event(index: number): Expression {
  return character(String.fromCharCode(0xe000 + index));
}

/** A grammar of one rule. */
export function grammarOf(...items: readonly Expression[]): GrammarIr {
  return { file: "one-rule.ne", entries: ["main"], rules: [rule("main", items)] };
}

export function set(low: string, high: string): Expression {
  return { kind: "set", set: [[low.charCodeAt(0), high.charCodeAt(0)]] };
}

export function character(text: string): Expression {
  return set(text, text);
}

export function literal(text: string): Expression {
  return { kind: "literal", text };
}

export function reference(name: string): Expression {
  return { kind: "rule", name };
}

export function sequence(items: readonly Expression[]): Expression {
  return { kind: "choice", alternatives: [{ items }] };
}

export function choice(...alternatives: readonly Sequence[]): Expression {
  return { kind: "choice", alternatives };
}

export function option(of: Expression): Expression {
  return { kind: "repeat", min: 0, max: 1, of };
}

export function repeat(min: 0 | 1, of: Expression): Expression {
  return { kind: "repeat", min, of };
}

export function rule(name: string, items: readonly Expression[]): Rule {
  return { name, body: { kind: "choice", alternatives: [{ items }] } };
}
