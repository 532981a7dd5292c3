import { test as propertyTest } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineBreakOf, meantText, placesOf, showText } from "../src/text/shown-text.ts";

const lineBreak = fc.constantFrom("crlf", "lf");
const text = fc
  .array(fc.constantFrom("a", "\r\n", "\r", "\n", "\t", "\0", "\u007f", "é", "😀", "\udc80"), {
    maxLength: 12,
  })
  .map((parts) => parts.join(""));

propertyTest.prop([text, lineBreak], { numRuns: 500 })(
  "what an editor shows means the text again",
  (any, kind) => {
    const shown = showText(any, kind);
    expect(shown).not.toMatch(/(?![\t\n\u0080-\u009f])\p{Cc}/u);
    expect(meantText(shown, kind)).toBe(any);
  },
);

propertyTest.prop([text, lineBreak], { numRuns: 500 })(
  "places in a shown text are those of the same characters in the meant one",
  (any, kind) => {
    const shown = showText(any, kind);
    const { toMeant, toShown } = placesOf(shown, kind);
    for (let offset = 0; offset <= shown.length; offset += 1) {
      expect(meantText(shown.slice(0, offset), kind)).toBe(any.slice(0, toMeant(offset)));
      expect(toShown(toMeant(offset))).toBe(offset);
    }
  },
);

test("a place between carriage return and line feed is that of the line break", () => {
  const { toShown } = placesOf("a\nb", "crlf");
  expect([0, 1, 2, 3, 4].map(toShown)).toEqual([0, 1, 1, 2, 3]);
});

describe("line breaks", () => {
  test("of a text with CRLF are CRLF, of others what they are or were", () => {
    expect(lineBreakOf("a\nb\r\n", "lf")).toBe("crlf");
    expect(lineBreakOf("a\n", "crlf")).toBe("lf");
    expect(lineBreakOf("a\r", "crlf")).toBe("crlf");
  });

  test("that were pasted are those of the editor", () => {
    expect(meantText("a\r\nb\rc\nd", "crlf")).toBe("a\r\nb\r\nc\r\nd");
    expect(meantText("a\r\nb", "lf")).toBe("a\nb");
  });

  test("of another kind are shown as characters", () => {
    expect(showText("a\nb\r\nc\r", "crlf")).toBe("a␊b\nc␍");
    expect(showText("a\nb\r\n\0", "lf")).toBe("a\nb␍\n␀");
  });
});
