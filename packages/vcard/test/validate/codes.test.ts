import { describe, expect, test } from "vitest";
import { DIAGNOSTICS, validateCards } from "../../src/validate.ts";
import { OctetDecoder } from "../../src/octet-decoder.ts";
import { CASES } from "./codes.ts";

function textOf(input: string | Uint8Array): string {
  return typeof input === "string" ? input : new OctetDecoder().push(input);
}

test("every code is tried", () => {
  expect(new Set(CASES.map(({ code }) => code))).toEqual(new Set(Object.keys(DIAGNOSTICS)));
});

describe.each(CASES)("$code, as in $covers", ({ code, wrong, covers, right, options }) => {
  test("is found, alone, and where it is", () => {
    const text = textOf(wrong);
    const found = validateCards(wrong, options);
    expect(found.map((one) => one.code)).toEqual([code]);
    expect(found.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual([
      covers,
    ]);
    const [{ severity, line, column, offset } = {}] = found;
    expect(severity).toBe(DIAGNOSTICS[code].severity);
    const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
    expect({ line, column }).toEqual({
      line: lines.length,
      column: (lines.at(-1)?.length ?? 0) + 1,
    });
  });

  test("is not found where all is right", () => {
    expect(validateCards(right, options)).toEqual([]);
  });
});
