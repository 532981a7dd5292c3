import { expect, test } from "vitest";
import type { Failure } from "../src/index.ts";
import { checkDepth, eventEntry, fail, registers, unitAt } from "../src/runtime.ts";

/** `a b`, as the compiler would write it; `a a` is nested too deep. */
const pair = eventEntry<string, readonly string[]>(
  "pair",
  [
    ["first", "A"],
    ["second", "B"],
    ["pair", "end of input"],
  ],
  2,
  "ab",
  (s, v, i) => {
    if (unitAt(s, i) !== 97) fail(i, 0);
    if (unitAt(s, i + 1) === 97) checkDepth(2, 1, i + 1, 0);
    if (unitAt(s, i + 1) !== 98) fail(i + 1, 1);
    registers.end = i + 2;
    return v.slice(i, i + 2);
  },
);

function failureOf(units: string): Failure | undefined {
  try {
    pair.parse({ units, items: [...units] }, (failure) => {
      throw Object.assign(new Error("refused"), { failure });
    });
    return undefined;
  } catch (error) {
    return (error as { failure: Failure }).failure;
  }
}

test("a list of the language gives a value of its items", () => {
  expect(pair.parse({ units: "ab", items: ["x", "y"] })).toEqual(["x", "y"]);
  expect([pair.rule, pair.order]).toEqual(["pair", "ab"]);
});

test("another list is refused where its first wrong event is, or at its end", () => {
  expect(pair.parse({ units: "ac", items: ["x", "y"] })).toBeUndefined();
  expect(failureOf("ab")).toBeUndefined();
  expect(failureOf("ac")).toEqual({
    code: "unexpected-event",
    offset: 1,
    rule: "second",
    expected: "B",
  });
  expect(failureOf("a")).toMatchObject({ code: "unexpected-end", offset: 1, rule: "second" });
  expect(failureOf("")).toMatchObject({ code: "unexpected-end", offset: 0, expected: "A" });
  expect(failureOf("abb")).toMatchObject({
    code: "unexpected-event",
    offset: 2,
    rule: "pair",
    expected: "end of input",
  });
  expect(failureOf("aa")).toMatchObject({ code: "too-deep", offset: 1 });
});

test("an error of another kind passes", () => {
  const broken = eventEntry<string, string>("broken", [], 0, "", () => {
    throw new TypeError("broken");
  });
  expect(() => broken.parse({ units: "", items: [] })).toThrow(new TypeError("broken"));
  const lost = eventEntry<string, string>("lost", [], 7, "", () => fail(0, 7));
  const show = (failure: Failure): never => {
    throw new Error(JSON.stringify(failure));
  };
  expect(() => lost.parse({ units: "a", items: [""] }, show)).toThrow(
    '"rule":"lost","expected":""',
  );
});
