import { test as propertyTest } from "@fast-check/vitest";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_LINK_OCTETS, parseFragment, stringifyFragment } from "../src/text/fragment.ts";
import { lineStartsOf, lineWindow } from "../src/text/line-window.ts";
import { markText, stretchesWithin } from "../src/text/marked-text.ts";
import { compareOctets, hexRows } from "../src/text/octet-difference.ts";
import { decodeOctets, encodeOctets } from "../src/text/octet-text.ts";

const octets = fc.oneof(
  fc.uint8Array({ maxLength: 12 }),
  fc.string({ unit: "binary" }).map((text) => new TextEncoder().encode(text)),
);

propertyTest.prop([octets], { numRuns: 500 })("any octets are kept in a text", (any) => {
  expect(encodeOctets(decodeOctets(any))).toEqual(any);
});

test("octets that are not UTF-8 are lone surrogates, a byte order mark stays", () => {
  expect(decodeOctets(Uint8Array.of(0x41, 0xff, 0xe2, 0x82, 0xac, 0xc3))).toBe(
    "A\udcff\u20ac\udcc3",
  );
  expect(decodeOctets(Uint8Array.of(0xef, 0xbb, 0xbf))).toBe("\ufeff");
});

describe("a link", () => {
  propertyTest.prop([octets, fc.constantFrom("crlf", "lf"), fc.nat()], { numRuns: 300 })(
    "carries the state of the page",
    (any, lineBreak, seed) => {
      const state = { syntax: "vcard", lineBreak, seed, text: decodeOctets(any) };
      expect(parseFragment(stringifyFragment(state) ?? "")).toEqual(state);
    },
  );

  propertyTest.prop([fc.string({ unit: "binary" })], { numRuns: 300 })(
    "that anyone made is read as far as it can be",
    (fragment) => {
      expect(() => parseFragment(fragment)).not.toThrow();
      expect(parseFragment(`syntax=${fragment}`)?.lineBreak).toBeDefined();
    },
  );

  test("names its parts, and leaves out what it need not say", () => {
    expect(stringifyFragment({ syntax: "sip", lineBreak: "crlf" })).toBe("syntax=sip");
    const text = "a b\r\n\udcff";
    expect(stringifyFragment({ syntax: "sip", lineBreak: "lf", seed: 7, text })).toBe(
      "syntax=sip&breaks=lf&seed=7&text=a%20b%0D%0A%FF",
    );
    expect(parseFragment("syntax=sip&seed=-1&other&=&text")?.seed).toBeUndefined();
    expect(parseFragment("rule=param")).toBeUndefined();
  });

  test("carries no text that is too long for an address", () => {
    const text = "x".repeat(MAX_LINK_OCTETS);
    expect(stringifyFragment({ syntax: "sip", lineBreak: "crlf", text })).toBeDefined();
    const longer = { syntax: "sip", lineBreak: "crlf", text: `${text}x` } as const;
    expect(stringifyFragment(longer)).toBeUndefined();
  });
});

describe("marks", () => {
  test("cut a text into pieces that have the same marks", () => {
    const pieces = markText(10, [
      { start: 2, end: 6, mark: "active" },
      { start: 4, end: 8, mark: "error" },
    ]);
    expect(pieces).toEqual([
      { start: 0, end: 2, marks: [] },
      { start: 2, end: 4, marks: ["active"] },
      { start: 4, end: 6, marks: ["error", "active"] },
      { start: 6, end: 8, marks: ["error"] },
      { start: 8, end: 10, marks: [] },
    ]);
  });

  test("of nothing are under the next character, at the end behind the text", () => {
    expect(markText(3, [{ start: 1, end: 1, mark: "error" }])[1]).toEqual({
      start: 1,
      end: 2,
      marks: ["error"],
    });
    expect(markText(3, [{ start: 3, end: 3, mark: "error" }])).toEqual([
      { start: 0, end: 3, marks: [] },
      { start: 3, end: 4, marks: ["error"] },
    ]);
    expect(markText(0, [])).toEqual([]);
  });
});

describe("octets", () => {
  test("are compared from both ends", () => {
    const encode = (text: string) => new TextEncoder().encode(text);
    expect(compareOctets(encode("abc"), encode("abc"))).toBeUndefined();
    expect(compareOctets(encode("abXcd"), encode("abYYcd"))).toEqual({ offset: 2, sameAtEnd: 2 });
    expect(compareOctets(encode("aa"), encode("aaa"))).toEqual({ offset: 2, sameAtEnd: 0 });
    expect(compareOctets(encode(""), encode("a"))).toEqual({ offset: 0, sameAtEnd: 0 });
  });

  test("are laid out in rows, from the one before a place", () => {
    const rows = hexRows(new TextEncoder().encode("0123456789abcdef\r\n"), 9, 2);
    expect(rows.map(({ offset }) => offset)).toEqual([0, 8]);
    expect(rows[1]?.hex).toEqual(["38", "39", "61", "62", "63", "64", "65", "66"]);
    expect(hexRows(new TextEncoder().encode("a\r"), 1)[0]?.characters).toEqual(["a", "."]);
  });
});

describe("the lines that are drawn", () => {
  const text = "one\ntwo\n\nfour";
  const starts = lineStartsOf(text);
  const drawn = (firstLine: number, lines: number, all = text): string => {
    const { start, end } = lineWindow(lineStartsOf(all), all.length, { firstLine, lines });
    return all.slice(start, end);
  };

  test("are those that are wanted, as far as they are there", () => {
    expect(starts).toEqual([0, 4, 8, 9]);
    expect(drawn(1, 2)).toBe("two\n\n");
    expect(drawn(-5, 6)).toBe("one\n");
    expect(drawn(3, 9)).toBe("four");
    expect(drawn(9, 9)).toBe("four");
    expect(drawn(0, 3, "")).toBe("");
  });

  test("are bounded, however long a line is", () => {
    expect(drawn(1, 2, `a\n${"x".repeat(100_000)}\nb`)).toHaveLength(65_536);
  });

  test("carry the marks that touch them", () => {
    const stretches = [
      { start: 0, end: 3, mark: "error" },
      { start: 2, end: 6, mark: "warning" },
      { start: 7, end: 7, mark: "error" },
      { start: 8, end: 9, mark: "error" },
    ] as const;
    expect(stretchesWithin(stretches, 4, 8)).toEqual([
      { start: -2, end: 2, mark: "warning" },
      { start: 3, end: 3, mark: "error" },
    ]);
  });

  test("carry theirs behind more marks than are drawn of all", () => {
    const above = Array.from({ length: 900 }, (_, at) => ({
      start: at,
      end: at + 1,
      mark: "error" as const,
    }));
    const near = stretchesWithin(
      [...above, { start: 1_000, end: 1_002, mark: "active" }],
      950,
      1_100,
    );
    expect(markText(150, near).map(({ start, marks }) => [start, marks])).toEqual([
      [0, []],
      [50, ["active"]],
      [52, []],
    ]);
  });
});
