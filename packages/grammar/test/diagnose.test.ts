import { expect, test } from "vitest";
import { diagnose } from "@callingcard/grammar/diagnose";
import type { Expression } from "@callingcard/grammar/ir";
import {
  character,
  choice,
  grammarOf,
  literal,
  nested,
  option,
  reference,
  repeat,
  sequence,
  set,
  shelfMarks,
} from "./arbitrary-grammars.ts";

function expectedBy(...items: readonly Expression[]): readonly string[] | undefined {
  return diagnose(grammarOf(...items), "main", "\u0000")?.expected;
}

test("a sentence has no diagnosis", () => {
  expect(diagnose(shelfMarks, "shelfmark", "north/a,1/b")).toBeUndefined();
  expect(diagnose(shelfMarks, "shelfmark", "northvol12")).toBeUndefined();
});

test("offset, line and column are those of the first wrong character", () => {
  const ir = grammarOf(repeat(0, sequence([repeat(1, set("a", "z")), literal("\r\n")])));
  expect(diagnose(ir, "main", "ab\r\ncd\r\nef;\r\n")).toMatchObject({
    offset: 10,
    line: 3,
    column: 3,
    expected: ['"\\r\\n"', "a lower-case letter"],
    rule: "main",
  });
});

test("a text that ends too soon stops at its length", () => {
  expect(diagnose(shelfMarks, "volume", "1")).toMatchObject({
    offset: 1,
    expected: ["a digit"],
    canEnd: false,
  });
});

test("where a text could have ended, that is among the expected", () => {
  expect(diagnose(shelfMarks, "volume", "123")).toEqual({
    offset: 2,
    line: 1,
    column: 3,
    expected: ["end of input"],
    characters: [],
    canEnd: true,
    rule: "volume",
    rules: ["volume"],
  });
});

test("the characters are exactly those that could come", () => {
  expect(diagnose(shelfMarks, "shelfmark", "ab;")).toMatchObject({
    offset: 2,
    expected: ["a lower-case letter", '"/"', "end of input"],
    characters: [
      [0x2f, 0x2f],
      [0x61, 0x7a],
    ],
    canEnd: true,
  });
});

test("the rule is the innermost one that is read in any case", () => {
  expect(diagnose(shelfMarks, "shelfmark", "avol1;")).toMatchObject({
    rule: "volume",
    rules: ["shelfmark", "volume"],
  });
  expect(diagnose(nested, "__proto__", "[x,[x;")).toMatchObject({
    rule: "__proto__",
    rules: ["__proto__", "constructor", "start", "__proto__"],
    expected: ['","', '"]"'],
  });
});

test("sets with a name are called by it", () => {
  const letters = choice({ items: [set("a", "z")] }, { items: [set("A", "Z")] });
  expect(expectedBy(letters)).toEqual(["a letter"]);
  expect(expectedBy(set("A", "Z"))).toEqual(["an upper-case letter"]);
  expect(expectedBy(set("0", "9"))).toEqual(["a digit"]);
  expect(expectedBy(set("\u0080", "\uffff"))).toEqual(["a non-ASCII character"]);
  expect(expectedBy(set("\u0001", "\uffff"))).toEqual(["any character but U+0000"]);
  expect(expectedBy(set("0", "F"))).toEqual(["a digit", '":" to "F"']);
  expect(expectedBy(set("a", "b"))).toEqual(['"a"', '"b"']);
  expect(expectedBy(set("\t", "\r"))).toEqual(["a tab to a carriage return"]);
  expect(expectedBy(character(" "))).toEqual(["a space"]);
  expect(expectedBy(character('"'))).toEqual([`'"'`]);
});

test("a fixed text is named as a whole, what is left of it too", () => {
  const ir = grammarOf(choice({ items: [literal("BEGIN")] }, { items: [literal("BEER")] }));
  expect(diagnose(ir, "main", "X")?.expected).toEqual(['"BEGIN"', '"BEER"']);
  expect(diagnose(ir, "main", "BEX")?.expected).toEqual(['"GIN"', '"ER"']);
  expect(expectedBy(literal('say "yes"'))).toEqual([`'say "yes"'`]);
});

test("a whole set of characters leaves nothing to name", () => {
  const ir = grammarOf(set("\u0000", "\uffff"));
  expect(diagnose(ir, "main", "")?.expected).toEqual(["any character"]);
});

test("rules that may be empty are passed, wherever they are asked for", () => {
  const ir = {
    file: "empty.ne",
    entries: ["main"],
    rules: [
      ...grammarOf(reference("maybe"), reference("maybe"), reference("late"), character("!")).rules,
      { name: "maybe", body: { kind: "choice" as const, alternatives: [{ items: [] }] } },
      {
        name: "late",
        body: {
          kind: "choice" as const,
          alternatives: [{ items: [option(character("l")), reference("maybe")] }],
        },
      },
    ],
  };
  expect(diagnose(ir, "main", "l!")).toBeUndefined();
  expect(diagnose(ir, "main", "?")?.expected).toEqual(['"!"', '"l"']);
});

test("a rule that two alternatives begin with is read for both", () => {
  const ir = {
    ...grammarOf(
      choice(
        { items: [reference("word"), character("1")] },
        { items: [reference("word"), character("2")] },
      ),
    ),
  };
  const rules = [...ir.rules, ...grammarOf(repeat(1, set("a", "z"))).rules];
  const words = {
    ...ir,
    rules: rules.map((rule, index) => (index === 1 ? { ...rule, name: "word" } : rule)),
  };
  expect(diagnose(words, "main", "ab1")).toBeUndefined();
  expect(diagnose(words, "main", "ab2")).toBeUndefined();
  expect(diagnose(words, "main", "ab3")).toMatchObject({
    rule: "main",
    expected: ["a lower-case letter", '"1"', '"2"'],
  });
});

test("a deep nesting neither overflows the stack nor fills the answer", () => {
  const diagnosis = diagnose(nested, "__proto__", `${"[".repeat(30_000)};`);
  expect(diagnosis).toMatchObject({ offset: 30_000, expected: ['"["', '"x"'] });
  expect(diagnosis?.rules).toHaveLength(32);
});

test("the steps are counted, and too many are refused", () => {
  expect(() => diagnose(nested, "__proto__", "[".repeat(1000), { maxSteps: 500 })).toThrow(
    new RangeError("the diagnosis takes more than 500 steps"),
  );
});

test("twice the text takes about twice the steps", () => {
  const fits = (length: number, maxSteps: number): boolean => {
    try {
      diagnose(nested, "__proto__", `${"[x,".repeat(length)}x`, { maxSteps });
      return true;
    } catch {
      return false;
    }
  };
  expect(fits(1000, 50_000)).toBe(true);
  expect(fits(1000, 10_000)).toBe(false);
  expect(fits(10_000, 500_000)).toBe(true);
});

test("an unknown rule is refused by its name", () => {
  expect(() => diagnose(shelfMarks, "shelf", "")).toThrow("shelf-mark.ne has no rule shelf");
  expect(() => diagnose(grammarOf(reference("gone")), "main", "")).toThrow("has no rule gone");
});
