import { test } from "@fast-check/vitest";
import * as fc from "fast-check";
import { expect } from "vitest";
import { containsText } from "../src/contains-text.ts";

const repetitive = fc
  .array(fc.constantFrom("a", "b", "aab", "\u{1f600}"), { minLength: 64, maxLength: 200 })
  .map((parts) => parts.join(""));

test.prop([repetitive, repetitive, fc.nat({ max: 70_000 }), fc.boolean()])(
  "a long text is searched as the engine searches it",
  (needle, other, at, isThere) => {
    const filler = other.repeat(Math.ceil(70_000 / other.length));
    const text = filler.slice(0, at) + (isThere ? needle : needle.slice(1)) + filler.slice(at);
    expect(containsText(text, needle)).toBe(text.includes(needle));
  },
);

test.prop([repetitive, fc.nat({ max: 250 }), fc.nat({ max: 250 })])(
  "and so is a short one",
  (text, start, end) => {
    const needle = text.slice(start, end);
    expect(containsText(text, needle)).toBe(true);
    expect(containsText(text, `${needle}x`)).toBe(false);
  },
);
