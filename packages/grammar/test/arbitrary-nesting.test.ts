import { expect, test } from "vitest";
import { nested } from "@callingcard/grammar/arbitrary";
import { diagnose } from "@callingcard/grammar/diagnose";
import { doubling, nested as lists, shelfMarks } from "./arbitrary-grammars.ts";

test("each recursive rule stands within itself as often as asked", () => {
  expect([...nested(lists, "__proto__", 3)]).toEqual(["[[[x]]]", "[[[[x]]]]"]);
  expect([...nested(lists, "constructor", 1)]).toEqual(["[x]"]);
  expect([...nested(doubling, "tree", 2)]).toEqual(["((oo)o)"]);
});

test("the texts are sentences, also deep ones", () => {
  for (const text of nested(lists, "__proto__", 5000)) {
    expect(text.length).toBeGreaterThan(10_000);
    expect(diagnose(lists, "__proto__", text)).toBeUndefined();
  }
});

test("a grammar without recursion has none", () => {
  expect([...nested(shelfMarks, "shelfmark", 3)]).toEqual([]);
});

test("an unknown rule is refused by its name", () => {
  expect(() => [...nested(shelfMarks, "shelf", 3)]).toThrow("has no rule shelf");
});
