import { describe, expect, test } from "vitest";
import { grown } from "../src/arbitrary.ts";
import { diagnose } from "../src/diagnose.ts";
import { nested, shelfMarks } from "./arbitrary-grammars.ts";

const told = (ir: typeof nested, rule: string) =>
  grown(ir, rule).map(({ kind, rule: of, body, late, text }) =>
    [kind, of, JSON.stringify(body), late ? "late" : "", JSON.stringify(text(4))].join(" "),
  );

describe("the shapes that a grammar grows in", () => {
  test("are each repetition of each rule, with a wrong end too", () => {
    expect(told(shelfMarks, "shelfmark")).toEqual([
      String.raw`repetition shelfmark "/a"  "a/a/a"`,
      String.raw`repetition shelfmark "/a" late "a/a/a\u0000"`,
      String.raw`repetition room "a"  "aaaa"`,
      String.raw`repetition room "a" late "aaaa\u0000"`,
      String.raw`repetition segment "a"  "a/aaaa"`,
      String.raw`repetition segment "a" late "a/aaaa\u0000"`,
    ]);
  });

  test("are rules within themselves", () => {
    expect(told(nested, "__proto__")).toContain(String.raw`nesting __proto__ "["  "[[x]]"`);
    expect(told(nested, "__proto__")).toContain(
      String.raw`nesting __proto__ "[" late "[[[[x\u0000"`,
    );
    expect(told(nested, "start")).toContain(String.raw`repetition constructor ",x"  "[x,x,x]"`);
  });

  test("are sentences, and with a wrong end they are not", () => {
    for (const [ir, rule] of [
      [shelfMarks, "shelfmark"],
      [nested, "start"],
    ] as const) {
      for (const { late, text } of grown(ir, rule)) {
        for (const length of [1, 10, 1000]) {
          const diagnosis = diagnose(ir, rule, text(length));
          expect(text(length).length).toBeGreaterThanOrEqual(length);
          const { offset = Infinity } = diagnosis ?? {};
          expect([diagnosis !== undefined, offset >= length]).toEqual([late, true]);
        }
      }
    }
  });

  test("are none for a rule that has no end to grow to", () => {
    expect(grown(shelfMarks, "volume")).toEqual([]);
    expect(() => grown(shelfMarks, "nothing")).toThrow(RangeError);
  });
});
