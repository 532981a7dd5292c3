// The figures of the README come from figures.ts: a test runner reaches imported functions through
// getters, which cost more than a short line. Here is what to watch from change to change.

import { expect, test } from "vitest";
import { CardDecoder, parseCards } from "@callingcard/vcard";
import { rightAnswers } from "./agreement.ts";
import { makeFacts, textOf } from "./cards.ts";
import { makeContestants } from "./peers.ts";

test("parseCards against other packages, 500 cards", async ({ bench }) => {
  const { fullNames, contestants } = makeContestants(500);
  const right = contestants.filter((one) => rightAnswers(one, fullNames) === fullNames.length);
  expect(right.map(({ name }) => name)).toContain("@callingcard/vcard");
  await bench.compare(
    ...right.map(({ name, note, parse }) => bench(`${name} (${note})`, () => void parse())),
  );
});

test("twice the cards", async ({ bench }) => {
  const text = makeFacts(1_000).map(textOf).join("");
  const twice = text + text;
  expect(parseCards(twice)).toHaveLength(2 * parseCards(text).length);
  await bench.compare(
    bench("1 000 cards", () => void parseCards(text)),
    bench("2 000 cards", () => void parseCards(twice)),
  );
});

test("twice the hostile text: folds before a wrong character", async ({ bench }) => {
  const text = `BEGIN:VCARD\n${"NOTE:\n a\n \u0007\n".repeat(20_000)}END:VCARD\n`;
  const twice = `BEGIN:VCARD\n${"NOTE:\n a\n \u0007\n".repeat(40_000)}END:VCARD\n`;
  const read = (hostile: string): number => parseCards(hostile, { onProblem: () => {} }).length;
  expect(read(twice)).toBe(read(text));
  await bench.compare(
    bench("240 kB", () => void read(text)),
    bench("480 kB", () => void read(twice)),
  );
});

test("CardDecoder against parseCards, 500 cards in chunks of 64 kB", async ({ bench }) => {
  const octets = new TextEncoder().encode(makeFacts(500).map(textOf).join(""));
  const decode = (): number => {
    const decoder = new CardDecoder();
    let cards = 0;
    for (let from = 0; from < octets.length; from += 65_536) {
      for (const _ of decoder.push(octets.subarray(from, from + 65_536))) cards += 1;
    }
    for (const _ of decoder.end()) cards += 1;
    return cards;
  };
  expect(decode()).toBe(parseCards(octets).length);
  await bench.compare(
    bench("CardDecoder", () => void decode()),
    bench("parseCards", () => void parseCards(octets)),
  );
});
