import { describe, expect, test } from "vitest";
import { validateCards } from "../src/validate.ts";
import { readRealFiles, tally } from "./real-files.ts";
import { readOurs, unreadOctets } from "./real-files-ours.ts";

const files = readRealFiles();

test("every file of other programs comes back whole", () => {
  const lines = 7676;
  expect(files).toHaveLength(142);
  expect(tally(files, readOurs, true)).toEqual({
    throwing: 0,
    cards: 1161,
    lines,
    kept: lines,
    keptInAnyCase: lines,
    identical: 142,
  });
});

describe.each(files)("of $name", (file) => {
  test("every octet is in a property or in a diagnostic", () => {
    expect(unreadOctets(file)).toBe(0);
  });

  test("the diagnostics are in the order of the text and inside of it", () => {
    const diagnostics = validateCards(file.octets, { maxProblems: Infinity });
    const offsets = diagnostics.map(({ offset }) => offset);
    expect(offsets).toEqual(offsets.toSorted((left, right) => left - right));
    for (const { offset, length } of diagnostics) {
      expect(length).toBeGreaterThanOrEqual(0);
      // What is not UTF-8 has a code unit for each octet.
      expect(offset + length).toBeLessThanOrEqual(file.octets.length);
    }
  });
});
