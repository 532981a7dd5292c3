import type { Expression, GrammarIr, Rule, Sequence } from "@callingcard/grammar/ir";

/** Lists of words, numbers and lists, as in `[ab,12,[]]`. */
export const lists: GrammarIr = {
  file: "lists.ne",
  entries: ["list"],
  rules: [
    rule("list", [
      character("["),
      repeat(0, [reference("item"), repeat(0, [character(","), reference("item")])], 1),
      character("]"),
    ]),
    {
      name: "item",
      body: {
        kind: "choice",
        alternatives: ["word", "number", "list"].map((name) => ({ items: [reference(name)] })),
      },
    },
    rule("word", [repeat(1, [set("a", "z")])]),
    rule("number", [repeat(1, [set("0", "9")])]),
  ],
};

function rule(name: string, items: readonly Expression[]): Rule {
  return { name, body: { kind: "choice", alternatives: [{ items }] } };
}

function repeat(min: 0 | 1, items: Sequence["items"], max?: 1): Expression {
  const of: Expression = { kind: "choice", alternatives: [{ items }] };
  return max === undefined ? { kind: "repeat", min, of } : { kind: "repeat", min, max, of };
}

function reference(name: string): Expression {
  return { kind: "rule", name };
}

function character(text: string): Expression {
  return set(text, text);
}

function set(from: string, to: string): Expression {
  return { kind: "set", set: [[from.charCodeAt(0), to.charCodeAt(0)]] };
}
