import { describe, expect, test } from "vitest";
import { judgeCards } from "../src/filter/judge-cards.ts";
import { readFilter } from "../src/filter/read-filter.ts";

const CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\nEND:VCARD\r\n";

function filterOf(written: string) {
  const read = readFilter(written);
  if ("problem" in read) throw new Error(read.problem);
  return read.filter;
}

describe("a filter", () => {
  test.each([
    ["name:ada", "FN"],
    ['<C:filter><C:prop-filter name="FN"/></C:filter>', "FN"],
    ['<filter xmlns="urn:ietf:params:xml:ns:carddav"><prop-filter name="FN"/></filter>', "FN"],
    [
      '<?xml version="1.0"?>\n<x:filter xmlns:x="urn:ietf:params:xml:ns:carddav"><x:prop-filter name="FN"/></x:filter>',
      "FN",
    ],
    [
      '<C:addressbook-query xmlns:C="urn:ietf:params:xml:ns:carddav" xmlns:D="DAV:"><D:prop/><C:filter><C:prop-filter name="FN"/></C:filter></C:addressbook-query>',
      "FN",
    ],
  ])("is read from %s", (written, name) => {
    expect(filterOf(written).propFilters.map((one) => one.name)).toEqual([name]);
  });

  test.each([
    ["name:", /missing/],
    ["<C:filter><C:other", /./],
    ["<!DOCTYPE x><x/>", /./],
    [
      '<sync-collection xmlns="DAV:"><sync-token/><sync-level>1</sync-level><prop/></sync-collection>',
      /without a filter/,
    ],
  ])("that is wrong is told of: %s", (written, problem) => {
    const read = readFilter(written);
    expect("problem" in read && read.problem).toMatch(problem);
  });
});

test("cards are judged, twenty of them, and read as far as they can be", () => {
  const octets = new TextEncoder().encode(`${CARD.repeat(22)}nonsense`);
  const { cards, others } = judgeCards(octets, filterOf("name:ada"));
  expect(cards).toHaveLength(20);
  expect(others).toBe(2);
  expect(cards[0]).toMatchObject({ name: "Ada", explanation: { matched: true } });
});

test("a filter that is refused is a problem", () => {
  const filter = filterOf(
    '<C:filter><C:prop-filter name="FN"><C:text-match collation="i;x">a</C:text-match></C:prop-filter></C:filter>',
  );
  expect(judgeCards(new TextEncoder().encode(CARD), filter).problem).toMatch(/collation/);
});
