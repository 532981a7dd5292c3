import { describe, expect, test } from "vitest";
import { parseCards, stringifyCards, type Card } from "../src/index.ts";

/** The card as a program makes it. */
function plain({ version, properties }: Card): Card {
  return { version, properties };
}

function card(lineBreak: string, ...lines: string[]): string {
  return ["BEGIN:VCARD", ...lines, "END:VCARD", ""].join(lineBreak);
}

// Longer than a part that is encoded, so that parts end at all places of these cards.
function manyCards(lineBreak: string, shift: number): string[] {
  const long = `PHOTO:${`${"A".repeat(70)}${lineBreak} `.repeat(20 + shift)}`;
  return Array.from({ length: 60 }, (_, index) =>
    card(
      lineBreak,
      `FN:${"é😀".repeat(shift + index)}`,
      `NOTE:${"x".repeat(60)}${lineBreak}\t${"é".repeat(30)}${lineBreak} `,
      long,
      `ADR;LABEL="${"l".repeat(shift)}:":${"漢".repeat(index)}`,
      `X-LINE-${index}:${"b".repeat(37 * index)}`,
    ),
  );
}

describe("a long text is read as its cards alone are", () => {
  test.each([
    ["CRLF", "\r\n"],
    ["LF", "\n"],
    ["CR", "\r"],
    ["CR CR LF", "\r\r\n"],
  ])("with %s", (_, lineBreak) => {
    for (const shift of [0, 1, 2, 3, 5, 8, 13, 21]) {
      const texts = manyCards(lineBreak, shift);
      const cards = parseCards(texts.join(""));
      expect(cards.map(plain)).toEqual(texts.flatMap((text) => parseCards(text)).map(plain));
      expect(stringifyCards(cards)).toBe(texts.join(""));
    }
  });

  test("with a line that is longer than several parts", () => {
    const value = `${"é".repeat(70_000)}${"x".repeat(70_000)}`;
    const folded = `NOTE:${value.replace(/.{60}/gu, "$&\r\n ")}`;
    const text = card("\r\n", "FN:x", `NOTE:${value}`, folded, "FN:y");
    const [read] = parseCards(text);
    expect(read?.properties.map((property) => property.value)).toEqual(["x", value, value, "y"]);
  });
});

test("a text can be read while another is read", () => {
  const wrong = card("\n", "FN:a", "not a line", `NOTE:${"é".repeat(20_000)}`, "FN:b");
  const other = card("\n", `NOTE:${"x".repeat(40_000)}`);
  const inner: Card[] = [];
  const cards = parseCards(wrong, { onProblem: () => void inner.push(...parseCards(other)) });
  expect(stringifyCards(inner)).toBe(other);
  expect(cards[0]?.properties.map(({ value }) => value.length)).toEqual([1, 20_000, 1]);
  expect(inner[0]?.properties[0]?.value).toBe("x".repeat(40_000));
});
