import { readFileSync } from "node:fs";
import { test as propertyTest } from "@fast-check/vitest";
import type { TextMatch } from "@callingcard/dav-xml";
import { stringifyCard } from "@callingcard/vcard";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchFilter, partialCard, SUPPORTED_COLLATIONS } from "../src/index.ts";
import { cardOf, filterOf, matches, paramText, prop, propText } from "./card.ts";
import { nastyText } from "./nasty-text.ts";
import { readSentences } from "./readme-sentences.ts";
import { filterFrom, queryFrom } from "./written-filter.ts";

// What the sentences of the RFCs say and no trap is about; the README lists each with its test.

describe("RFC 6352 section 8.3", () => {
  test("the required collations are there, each once", () => {
    expect(SUPPORTED_COLLATIONS).toContain("i;ascii-casemap");
    expect(SUPPORTED_COLLATIONS).toContain("i;unicode-casemap");
    expect(new Set(SUPPORTED_COLLATIONS).size).toBe(SUPPORTED_COLLATIONS.length);
  });

  test.each(SUPPORTED_COLLATIONS)("%s knows the four match types", (collation) => {
    const note = cardOf("NOTE:ABCAB");
    const verdicts = (text: string) =>
      (["equals", "contains", "starts-with", "ends-with"] as const).map((matchType) =>
        matches(note, propText("NOTE", text, { matchType, collation })),
      );
    expect(verdicts("ABCAB")).toEqual([true, true, true, true]);
    expect(verdicts("AB")).toEqual([false, true, true, true]);
    expect(verdicts("BC")).toEqual([false, true, false, false]);
    expect(verdicts("ABC")).toEqual([false, true, true, false]);
    expect(verdicts("CAB")).toEqual([false, true, false, true]);
    expect(verdicts("X")).toEqual([false, false, false, false]);
  });
});

describe("RFC 4790 section 4.2", () => {
  const collation = fc.constantFrom(...SUPPORTED_COLLATIONS);
  const holds = (value: string, text: string, init: Partial<TextMatch>) => {
    const property = { group: undefined, name: "X-A", parameters: [], value };
    return matches({ version: "4.0", properties: [property] }, propText("X-A", text, init));
  };
  // Without what an escape could be made of: these are about texts, not about their escapes.
  const text = nastyText().map((nasty) => nasty.replaceAll("\\", ""));

  propertyTest.prop([text, text, collation])(
    "equality is reflexive and symmetric, and a text is a substring of itself",
    (one, other, used) => {
      const equals = { matchType: "equals", collation: used } as const;
      expect(holds(one, one, equals)).toBe(true);
      expect(holds(one, other, equals)).toBe(holds(other, one, equals));
      expect(holds(one, one, { collation: used })).toBe(true);
      expect(holds(one, "", { collation: used })).toBe(true);
    },
  );

  propertyTest.prop([text, text, text, collation])(
    "what is equal contains, starts and ends the same",
    (value, one, other, used) => {
      if (!holds(one, other, { matchType: "equals", collation: used })) return;
      for (const matchType of ["contains", "starts-with", "ends-with"] as const) {
        const init = { matchType, collation: used };
        expect(holds(value, one, init)).toBe(holds(value, other, init));
      }
    },
  );
});

describe("RFC 6352 section 8.6", () => {
  const me = cardOf("NICKNAME:me", "EMAIL:daboo@example.com", "UID:1", "TEL:1");

  test("the example of section 8.6.3 is answered as it is there", () => {
    const { filter, props } = queryFrom(
      `<D:prop><D:getetag/><C:address-data>
         <C:prop name="VERSION"/><C:prop name="UID"/><C:prop name="NICKNAME"/>
         <C:prop name="EMAIL"/><C:prop name="FN"/>
       </C:address-data></D:prop>
       <C:filter><C:prop-filter name="NICKNAME">
         <C:text-match collation="i;unicode-casemap" match-type="equals">me</C:text-match>
       </C:prop-filter></C:filter>`,
    );
    const addressData = props.kind === "prop" ? props.addressData : undefined;
    if (filter === undefined || addressData === undefined) throw new Error("not read");
    expect(matchFilter(filter, me)).toBe(true);
    expect(matchFilter(filter, cardOf("NICKNAME:me too"))).toBe(false);
    expect(stringifyCard(partialCard(me, addressData))).toBe(
      "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\nNICKNAME:me\r\nEMAIL:daboo@example.com\r\nUID:1\r\nEND:VCARD\r\n",
    );
  });

  test("the example of section 8.6.4 is answered as it is there", () => {
    const filter = filterFrom(
      `<C:filter test="anyof">
         <C:prop-filter name="FN"><C:text-match collation="i;unicode-casemap" match-type="contains"
           >daboo</C:text-match></C:prop-filter>
         <C:prop-filter name="EMAIL"><C:text-match collation="i;unicode-casemap" match-type="contains"
           >daboo</C:text-match></C:prop-filter>
       </C:filter>`,
    );
    expect(matchFilter(filter, me)).toBe(true);
    expect(matchFilter(filter, cardOf("FN:Oliver Daboo", "EMAIL:oliver@example.com"))).toBe(true);
    expect(matchFilter(filter, cardOf("EMAIL:oliver@example.com"))).toBe(false);
  });
});

describe("RFC 6352 section 10.4.2", () => {
  const card = cardOf("TEL:1", "X-ABC.TEL:2", "X-ABC-1.TEL:3", "X-ABC.EMAIL:4");
  const kept = (name: string) =>
    partialCard(card, { allprop: false, props: [{ name, novalue: false }] })
      .properties.map(({ value }) => value)
      .slice(1);

  test("its example of groups holds for what is returned", () => {
    expect(kept("TEL")).toEqual(["1", "2", "3"]);
    expect(kept("X-ABC.TEL")).toEqual(["2"]);
  });

  test("properties stay in the order of the card, whatever that of the request", () => {
    const names = ["X-ABC.EMAIL", "TEL", "FN"];
    const props = names.map((name) => ({ name, novalue: false }));
    expect(partialCard(card, { allprop: false, props }).properties).toEqual(card.properties);
  });

  test("a name that the card does not have adds nothing", () => {
    expect(kept("PHOTO")).toEqual([]);
  });
});

describe("RFC 6352 section 10.5", () => {
  const card = cardOf("TEL:1", "EMAIL:2");

  test("allof asks for every prop-filter, anyof for one", () => {
    const one = propText("TEL", "1");
    const other = propText("EMAIL", "1");
    expect(matchFilter(filterOf("anyof", one, other), card)).toBe(true);
    expect(matchFilter(filterOf("allof", one, other), card)).toBe(false);
    expect(matchFilter(filterOf("allof", one, propText("EMAIL", "2")), card)).toBe(true);
    expect(matchFilter(filterOf("anyof", other, propText("TEL", "2")), card)).toBe(false);
  });

  test("an empty prop-filter matches when the property exists", () => {
    expect(matches(card, prop("TEL"))).toBe(true);
    expect(matches(card, prop("TEL", { test: "allof" }))).toBe(true);
    expect(matches(card, prop("NOTE"))).toBe(false);
  });

  test("is-not-defined matches when the property does not exist", () => {
    expect(matches(card, prop("NOTE", { isNotDefined: true }))).toBe(true);
    expect(matches(card, prop("TEL", { isNotDefined: true }))).toBe(false);
    const read = filterFrom(
      `<C:filter><C:prop-filter name="NOTE" test="allof"><C:is-not-defined/></C:prop-filter></C:filter>`,
    );
    expect(matchFilter(read, card)).toBe(true);
  });

  test("the example of section 10.5.1 holds: groups", () => {
    const groups = (line: string) => [
      matches(cardOf(line), prop("TEL")),
      matches(cardOf(line), prop("X-ABC.TEL")),
    ];
    expect(groups("TEL:1")).toEqual([true, false]);
    expect(groups("X-ABC.TEL:1")).toEqual([true, true]);
    expect(groups("X-ABC-1.TEL:1")).toEqual([true, false]);
  });

  test("a param-filter is about the property of its prop-filter", () => {
    const filter = prop("TEL", { paramFilters: [paramText("TYPE", "home")] });
    expect(matches(cardOf("TEL:1", "EMAIL;TYPE=home:2"), filter)).toBe(false);
    expect(matches(cardOf("TEL;TYPE=home:1"), filter)).toBe(true);
  });

  test("the example of section 10.5.4 holds: CATEGORIES not set to PERSON", () => {
    const filter = filterFrom(
      `<C:filter><C:prop-filter name="CATEGORIES">
         <C:text-match negate-condition="yes" match-type="equals">PERSON</C:text-match>
       </C:prop-filter></C:filter>`,
    );
    expect(matchFilter(filter, cardOf("CATEGORIES:PERSON"))).toBe(false);
    expect(matchFilter(filter, cardOf("CATEGORIES:GROUP"))).toBe(true);
  });

  test("a text-match is not negated when nothing is said", () => {
    const filter = filterFrom(
      `<C:filter><C:prop-filter name="TEL"><C:text-match>1</C:text-match></C:prop-filter></C:filter>`,
    );
    expect(filter.propFilters[0]?.textMatches[0]?.negate).toBe(false);
    expect(matchFilter(filter, card)).toBe(true);
  });

  test("the collation that is named is the one that is used", () => {
    const note = cardOf("NOTE:Ä");
    const verdict = (collation: string) => matches(note, propText("NOTE", "ä", { collation }));
    expect(SUPPORTED_COLLATIONS.map(verdict)).toEqual([false, false, true]);
  });
});

test("each sentence in the README names a test that is there", () => {
  const sentences = readSentences();
  expect(sentences.length).toBeGreaterThan(50);
  const missing = sentences.filter(({ file, test: name }) => {
    const tests = readFileSync(new URL(file, import.meta.url), "utf8");
    return !tests.includes(`"${name}"`);
  });
  expect(missing).toEqual([]);
});
