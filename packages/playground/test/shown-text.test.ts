import { test as propertyTest } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placesOf } from "../src/text/places.ts";
import {
  hasPictures,
  isShown,
  lineBreakOf,
  meantText,
  showText,
  wholePictures,
} from "../src/text/shown-text.ts";

const lineBreak = fc.constantFrom("crlf", "lf");
const text = fc
  .array(
    fc.constantFrom(
      "a",
      "\r\n",
      "\r",
      "\n",
      "\t",
      "\0",
      "\u007f",
      "é",
      "😀",
      "\udc80",
      "␀",
      "␡",
      "␦",
      "␤",
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

propertyTest.prop([text, lineBreak], { numRuns: 500 })(
  "what an editor shows means the text again",
  (any, kind) => {
    const shown = showText(any, kind);
    expect(isShown(shown)).toBe(true);
    expect(meantText(shown, kind)).toBe(any);
  },
);

propertyTest.prop([text, lineBreak], { numRuns: 500 })(
  "places in a shown text are those of the same characters in the meant one",
  (any, kind) => {
    const shown = showText(any, kind);
    const { toMeant, toShown } = placesOf(shown, kind);
    for (let offset = 0; offset <= shown.length; offset += 1) {
      const { start, end } = wholePictures(shown, offset, offset);
      expect(meantText(shown.slice(0, start), kind)).toBe(any.slice(0, toMeant(offset)));
      expect(toShown(toMeant(offset))).toBe(start);
      expect([0, 2]).toContain(end - start);
    }
  },
);

test("a place between carriage return and line feed is that of the line break", () => {
  const { toShown } = placesOf("a\nb", "crlf");
  expect([0, 1, 2, 3, 4].map(toShown)).toEqual([0, 1, 1, 2, 3]);
});

describe("a picture that stands in the text itself", () => {
  test("is marked, and so is the mark", () => {
    expect(showText("␀\0␦", "lf")).toBe("␦␀␀␦␦");
    expect(meantText("␦␀␀␦␦", "lf")).toBe("␀\0␦");
  });

  test("has its place, and those behind it have theirs", () => {
    const { toShown, toMeant } = placesOf("a␦␀\nb", "crlf");
    expect([0, 1, 2, 3, 4, 5].map(toShown)).toEqual([0, 1, 3, 3, 4, 5]);
    expect([0, 1, 2, 3, 4, 5].map(toMeant)).toEqual([0, 1, 1, 2, 4, 5]);
  });

  test("is not cut from its mark", () => {
    expect(wholePictures("a␦␀b", 2, 2)).toEqual({ start: 1, end: 3 });
    expect(wholePictures("a␦␀b", 1, 3)).toEqual({ start: 1, end: 3 });
    expect(wholePictures("␦␦␀", 2, 3)).toEqual({ start: 2, end: 3 });
  });

  test("is told from what stands for a control character only by its mark", () => {
    expect(["a", "␤", "␦a"].some(hasPictures)).toBe(false);
    expect(["␀", "␦␀", "␦␦"].every(hasPictures)).toBe(true);
    expect(isShown("a\r")).toBe(false);
  });

  test("that is typed without one stands for the control character", () => {
    expect(meantText("␦a␀", "lf")).toBe("␦a\0");
  });
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
