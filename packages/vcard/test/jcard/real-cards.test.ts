import { describe, expect, test } from "vitest";
import { convertCard } from "../../src/convert.ts";
import { parseCards, stringifyCard } from "../../src/index.ts";
import { parseJCard, stringifyJCard } from "../../src/jcard.ts";
import { meaningOf } from "../meaning.ts";
import { readRealCards, REAL_FILES } from "../real-cards.ts";

test("the files of other programs are there", () => {
  expect(REAL_FILES).toHaveLength(143);
});

describe.each(REAL_FILES)("%s", (name) => {
  const cards = readRealCards(name);

  test("goes to jCard and comes back as the same in 4.0", () => {
    for (const card of cards) {
      const { card: converted } = convertCard(card, "4.0");
      const back = parseJCard(stringifyJCard(card));
      expect(meaningOf(back)).toEqual(meaningOf(converted));
      expect(parseCards(stringifyCard(back))[0]?.properties).toEqual(back.properties);
      expect(stringifyJCard(back)).toBe(stringifyJCard(card));
    }
  });

  test("goes to the jCard of 3.0 and comes back as the same", () => {
    for (const card of cards) {
      const { card: converted } = convertCard(card, "3.0");
      const back = parseJCard(stringifyJCard(card, { version: "3.0" }));
      expect(meaningOf(back)).toEqual(meaningOf(converted));
      expect(parseCards(stringifyCard(back))[0]?.properties).toEqual(back.properties);
    }
  });
});
