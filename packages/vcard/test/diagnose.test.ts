import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { parseCards, ParseError } from "../src/index.ts";
import * as arbitrary from "../src/arbitrary.ts";
import { diagnose } from "../src/diagnose.ts";

function firstProblem(text: string): ParseError {
  try {
    parseCards(text);
  } catch (error) {
    if (error instanceof ParseError) return error;
  }
  throw new Error("no problem");
}

describe("diagnose", () => {
  test("tells all that could have stood there", () => {
    const text = 'BEGIN:VCARD\r\nFN:x\r\nTEL;TYPE="a\r\n b:1\r\nEND:VCARD\r\n';
    const problem = firstProblem(text);
    expect(diagnose(text, problem)).toMatchObject({
      offset: problem.offset,
      line: 4,
      column: 5,
      rule: problem.rule.replace("RFC 6350 ", ""),
    });
    const bare = 'BEGIN:VCARD\nFN;x"';
    expect(diagnose(bare, firstProblem(bare))?.expected).toEqual(
      expect.arrayContaining(["a letter", '":"', '";"', '"="']),
    );
  });

  test("explains a line that ends too early", () => {
    const text = "BEGIN:VCARD\nNOTE\nEND:VCARD";
    expect(diagnose(text, firstProblem(text))).toMatchObject({ line: 2, column: 5 });
    const last = "BEGIN:VCARD\nNOTE";
    expect(diagnose(last, firstProblem(last))).toMatchObject({ line: 2, column: 5 });
  });

  test("has nothing to say of other problems", () => {
    const text = "BEGIN:VCARD\nFN:x\n";
    expect(diagnose(text, firstProblem(text))).toBeUndefined();
  });

  property.prop([
    arbitrary.nearMiss("vcard/contentline").map(({ text }) => text),
    fc.array(fc.nat({ max: 40 }), { maxLength: 3 }),
  ])("and the problem name the same place", (line, cuts) => {
    let folded = line;
    for (const at of cuts) if (at > 0) folded = `${folded.slice(0, at)}\r\n ${folded.slice(at)}`;
    const text = `BEGIN:VCARD\r\n${folded}\r\nEND:VCARD\r\n`;
    parseCards(text, {
      onProblem: (problem) => {
        if (!problem.code.startsWith("unexpected-")) return;
        expect(diagnose(text, problem)).toMatchObject({
          offset: problem.offset,
          line: problem.line,
          column: problem.column,
        });
      },
    });
  });
});
