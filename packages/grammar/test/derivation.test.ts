import { test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { nearMisses, sentences } from "@callingcard/grammar/arbitrary";
import {
  derivation,
  type Derivation,
  type DerivationOptions,
} from "@callingcard/grammar/derivation";
import { diagnose } from "@callingcard/grammar/diagnose";
import type { GrammarIr } from "@callingcard/grammar/ir";
import * as fc from "fast-check";
import {
  doubling,
  elements,
  grammarOf,
  nested,
  option,
  reference,
  repeat,
  rule,
  set,
  shelfMarks,
} from "./arbitrary-grammars.ts";

function show(ir: GrammarIr, name: string, text: string, options?: DerivationOptions): string {
  const showNode = ({ rule: of, start, end, children }: Derivation): string =>
    `${of} ${start}-${end}${children.length > 0 ? ` (${children.map(showNode).join(", ")})` : ""}`;
  const tree = derivation(ir, name, text, options);
  return tree === undefined ? "none" : showNode(tree);
}

test("the rules that were read stand where they were read", () => {
  expect(show(shelfMarks, "shelfmark", "north/a,1")).toBe("shelfmark 0-9 (room 0-5, segment 6-9)");
  expect(show(shelfMarks, "shelfmark", "northvol12")).toBe(
    "shelfmark 0-10 (room 0-5, volume 8-10)",
  );
});

test("a text that is no sentence has no derivation, unless it may break off", () => {
  expect(show(nested, "constructor", "x,[x,x")).toBe("none");
  expect(show(nested, "constructor", "x,[x;x", { partial: true })).toBe(
    "constructor 0-4 (start 0-1 (__proto__ 0-1), start 2-4 (__proto__ 2-4 (constructor 3-4 (start 3-4 (__proto__ 3-4)))))",
  );
  expect(show(nested, "constructor", "x]", { partial: true })).toBe(
    "constructor 0-1 (start 0-1 (__proto__ 0-1))",
  );
  expect(show(nested, "start", "", { partial: true })).toBe("start 0-0 (__proto__ 0-0)");
});

test("rules that read no character are there", () => {
  const ir: GrammarIr = {
    file: "empty.ne",
    entries: ["main"],
    rules: [
      rule("main", [reference("sign"), reference("sign"), reference("digits")]),
      rule("sign", [option(set("+", "+"))]),
      rule("digits", [repeat(1, set("0", "9"))]),
    ],
  };
  expect(show(ir, "main", "7")).toBe("main 0-1 (sign 0-0, sign 0-0, digits 0-1)");
});

test("rules can be left out with all that is within them", () => {
  const ir: GrammarIr = {
    file: "classes.ne",
    entries: ["main"],
    rules: [
      rule("main", [repeat(1, reference("word"))]),
      rule("word", [reference("LETTER"), reference("SIGN")]),
      rule("SIGN", [reference("MARK")]),
      rule("LETTER", [set("a", "z")]),
      rule("MARK", [set("!", "!")]),
    ],
  };
  expect(show(ir, "main", "a!")).toBe("main 0-2 (word 0-2 (LETTER 0-1, SIGN 1-2 (MARK 1-2)))");
  const leaveOut = (name: string): boolean => name.toUpperCase() === name;
  expect(show(ir, "main", "a!b!", { leaveOut })).toBe("main 0-4 (word 0-2, word 2-4)");
});

test("events have derivations as characters have", () => {
  expect(show(elements, "response", "\ue000\ue002\ue002\ue003")).toBe("response 0-4 (answer 1-3)");
});

test("limits are errors", () => {
  const deep = "[".repeat(40) + "x" + "]".repeat(40);
  expect(() => derivation(nested, "start", deep, { maxDepth: 100 })).toThrow(
    "rules are nested deeper than 100",
  );
  expect(() => derivation(nested, "start", deep, { maxNodes: 100 })).toThrow(
    "the text has more than 100 rules",
  );
  expect(() => derivation(nested, "start", deep, { maxSteps: 100 })).toThrow(
    "takes more than 100 steps",
  );
  expect(() => derivation(nested, "nothing", "")).toThrow("has no rule nothing");
});

test("deep nesting is read without recursion", () => {
  const depth = 20_000;
  const limits = { partial: true, maxDepth: depth + 1 };
  const [only] = derivation(doubling, "tree", "(".repeat(depth), limits)?.children ?? [];
  expect(only).toMatchObject({ start: 1, end: depth });
});

const subjects = [
  [shelfMarks, "shelfmark"],
  [nested, "__proto__"],
  [doubling, "tree"],
  [grammarOf(repeat(0, set("a", "c"))), "main"],
] as const;

for (const [ir, name] of subjects) {
  property.prop([sentences(ir, name)], { numRuns: 200 })(
    `of a sentence, nodes lie in order within each other and the root is all of it: ${ir.file}`,
    (text) => {
      const tree = derivation(ir, name, text);
      expect(tree).toMatchObject({ rule: name, start: 0, end: text.length });
      if (tree !== undefined) expectOrder(tree);
    },
  );

  property.prop(
    [
      fc.oneof(
        nearMisses(ir, name).map(({ text }) => text),
        sentences(ir, name),
      ),
    ],
    { numRuns: 200 },
  )(
    `there is a derivation exactly where there is no diagnosis, and a partial one always: ${ir.file}`,
    (text) => {
      const fault = diagnose(ir, name, text);
      expect(derivation(ir, name, text) === undefined).toBe(fault !== undefined);
      const partial = derivation(ir, name, text, { partial: true });
      expect(partial).toMatchObject({ start: 0, end: fault?.offset ?? text.length });
      if (partial !== undefined) expectOrder(partial);
    },
  );
}

function expectOrder({ start, end, children }: Derivation): void {
  let place = start;
  for (const child of children) {
    expect(child.start).toBeGreaterThanOrEqual(place);
    place = child.end;
    expectOrder(child);
  }
  expect(end).toBeGreaterThanOrEqual(place);
}
