import { expect, test } from "vitest";
import { ParseError, positionAt } from "../src/index.ts";

test.each([
  ["", 0, 1, 1],
  ["abc", 2, 1, 3],
  ["a\r\nb", 3, 2, 1],
  ["a\r\nb", 2, 1, 3],
  ["a\nb\n", 4, 3, 1],
  ["a\rb", 2, 2, 1],
  ["é😀b", 3, 1, 4],
])("in %j the offset %i is line %i, column %i", (text, offset, line, column) => {
  expect(positionAt(text, offset)).toEqual({ offset, line, column });
});

test("an offset beyond the text is its end", () => {
  expect(positionAt("a\nb", 99)).toEqual({ offset: 3, line: 2, column: 2 });
});

test("an error says what, where and in which rule, and does not hold the text", () => {
  const source = `BEGIN:VCARD\r\nN;=:${"x".repeat(1000)}`;
  const init = { code: "no-name", reason: "parameter has no name", source, offset: 15 } as const;
  const error = new ParseError({ ...init, rule: "RFC 6350 param" });
  expect(error.message).toBe("parameter has no name at line 2 column 3 (RFC 6350 param)");
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: "ParseError",
    code: "no-name",
    offset: 15,
    line: 2,
    column: 3,
    rule: "RFC 6350 param",
    position: { offset: 15, line: 2, column: 3 },
  });
  expect(JSON.stringify(error).length).toBeLessThan(200);
});

test("an error takes a place that is known already", () => {
  const position = { offset: 70, line: 4, column: 2 };
  const init = { code: "no-name", reason: "no name", source: "", offset: 7, position } as const;
  const error = new ParseError({ ...init, rule: "RFC 6350 param" });
  expect(error.message).toBe("no name at line 4 column 2 (RFC 6350 param)");
  expect(error).toMatchObject({ ...position, position });
});
