import { describe, expect, test } from "vitest";
import { convertCard } from "../../src/convert.ts";
import { parseCards, stringifyCards } from "../../src/index.ts";
import { fromXCard, toXCard } from "../../src/xcard.ts";
import { meaningOf } from "../meaning.ts";
import { readRealCards, REAL_FILES } from "../real-cards.ts";

describe.each(REAL_FILES)("%s", (name) => {
  const cards = readRealCards(name);

  test("goes to xCard and comes back as the same in 4.0", () => {
    const xml = toXCard(cards);
    const back = fromXCard(xml);
    expect(back.map(meaningOf)).toEqual(
      cards.map((card) => meaningOf(convertCard(card, "4.0").card)),
    );
    expect(toXCard(back)).toBe(xml);
    const read = parseCards(stringifyCards(back));
    expect(read.map(({ properties }) => properties)).toEqual(
      back.map(({ properties }) => properties),
    );
  });
});
