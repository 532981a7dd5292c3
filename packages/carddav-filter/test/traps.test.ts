import { parseReport } from "@callingcard/dav-xml";
import { stringifyCard } from "@callingcard/vcard";
import { describe, expect, test } from "vitest";
import { collationKey, compileFilter, matchFilter, partialCard } from "../src/index.ts";
import {
  cardOf,
  filterOf,
  matches,
  param,
  paramText,
  prop,
  property,
  propText,
  textOf,
} from "./card.ts";
import { filterFrom } from "./written-filter.ts";

// What implementations of RFC 6352 section 10.5 get wrong, one test or more for each.

const equals = { matchType: "equals" } as const;
const negated = { negate: true } as const;

describe("1: test is anyof when it is not said", () => {
  const card = cardOf("EMAIL:ada@example.com");

  test("on filter", () => {
    const filter = filterFrom(
      `<C:filter><C:prop-filter name="EMAIL"/><C:prop-filter name="TEL"/></C:filter>`,
    );
    expect(matchFilter(filter, card)).toBe(true);
    expect(matchFilter({ ...filter, test: "allof" }, card)).toBe(false);
  });

  test("on prop-filter", () => {
    const filter = filterFrom(
      `<C:filter><C:prop-filter name="EMAIL"><C:text-match>ada</C:text-match>
        <C:text-match>bob</C:text-match></C:prop-filter></C:filter>`,
    );
    expect(matchFilter(filter, card)).toBe(true);
  });
});

describe("2: a filter without prop-filters", () => {
  test("matches every card", () => {
    expect(matchFilter(filterFrom("<C:filter/>"), cardOf())).toBe(true);
    expect(matchFilter(filterOf("allof"), cardOf())).toBe(true);
    expect(matchFilter(filterOf("anyof"), { version: undefined, properties: [] })).toBe(true);
  });
});

describe("3: the test of a prop-filter is about one instance", () => {
  const card = cardOf("TEL;TYPE=home:1", "TEL;TYPE=work:2");
  const conditions = {
    textMatches: [textOf("1")],
    paramFilters: [paramText("TYPE", "work")],
  };

  test("anyof joins text-match and param-filter", () => {
    expect(matches(card, prop("TEL", conditions))).toBe(true);
    expect(matches(cardOf("TEL;TYPE=work:3"), prop("TEL", conditions))).toBe(true);
  });

  test("allof is not met by two instances together", () => {
    expect(matches(card, prop("TEL", { ...conditions, test: "allof" }))).toBe(false);
    const both = cardOf("TEL;TYPE=home:2", "TEL;TYPE=work:1");
    expect(matches(both, prop("TEL", { ...conditions, test: "allof" }))).toBe(true);
  });

  test("allof of two texts is not met by two instances together", () => {
    const texts = prop("TEL", { test: "allof", textMatches: [textOf("1"), textOf("2")] });
    expect(matches(card, texts)).toBe(false);
    expect(matches(cardOf("TEL:12"), texts)).toBe(true);
  });
});

describe("4: any instance", () => {
  test("may match, not the first alone", () => {
    const card = cardOf("EMAIL:a@example.com", "EMAIL:b@example.com");
    expect(matches(card, propText("EMAIL", "b@"))).toBe(true);
  });
});

describe("5: negation", () => {
  test("is met by one instance that does not match", () => {
    const card = cardOf("EMAIL:a@example.com", "EMAIL:b@example.com");
    expect(matches(card, propText("EMAIL", "a@", negated))).toBe(true);
    expect(matches(card, propText("EMAIL", "example", negated))).toBe(false);
  });

  test("is not met by a property that is absent", () => {
    expect(matches(cardOf(), propText("EMAIL", "a@", negated))).toBe(false);
  });
});

describe("6: negation within an instance", () => {
  test("is over all its values", () => {
    const card = cardOf("CATEGORIES:PERSON,friends");
    expect(matches(card, propText("CATEGORIES", "PERSON", { ...equals, ...negated }))).toBe(false);
    expect(matches(card, propText("CATEGORIES", "colleagues", { ...equals, ...negated }))).toBe(
      true,
    );
  });

  test("is over all values of a parameter", () => {
    const filter = prop("TEL", {
      paramFilters: [paramText("TYPE", "home", { ...equals, ...negated })],
    });
    expect(matches(cardOf("TEL;TYPE=home,cell:1"), filter)).toBe(false);
    expect(matches(cardOf("TEL;TYPE=work,cell:1"), filter)).toBe(true);
  });
});

describe("7: groups", () => {
  const grouped = cardOf("item1.TEL:1");

  test("a name without group finds any group and none", () => {
    expect(matches(grouped, prop("TEL"))).toBe(true);
    expect(matches(cardOf("TEL:1"), prop("TEL"))).toBe(true);
  });

  test("a name with a group finds that group only, in any case", () => {
    expect(matches(grouped, prop("ITEM1.tel"))).toBe(true);
    expect(matches(cardOf("TEL:1"), prop("item1.TEL"))).toBe(false);
    expect(matches(cardOf("item2.TEL:1"), prop("item1.TEL"))).toBe(false);
  });

  test("the rule holds for is-not-defined", () => {
    expect(matches(grouped, prop("TEL", { isNotDefined: true }))).toBe(false);
    expect(matches(grouped, prop("item1.TEL", { isNotDefined: true }))).toBe(false);
    expect(matches(grouped, prop("item2.TEL", { isNotDefined: true }))).toBe(true);
  });

  test("names have no case, in ASCII alone", () => {
    expect(matches(cardOf("x-skype:ada"), prop("X-SKYPE"))).toBe(true);
    const card = { version: "4.0", properties: [property("X-\u017fKYPE", "ada")] };
    expect(matches(card, prop("X-SKYPE"))).toBe(false);
  });
});

describe("8: values of a parameter", () => {
  const type = (text: string) => prop("TEL", { paramFilters: [paramText("type", text, equals)] });

  test("may stand in a list", () => {
    expect(matches(cardOf("TEL;TYPE=home,cell:1"), type("cell"))).toBe(true);
    expect(matches(cardOf("TEL;TYPE=home,cell:1"), type("home,cell"))).toBe(false);
  });

  test("may stand in parameters of one name", () => {
    expect(matches(cardOf("TEL;TYPE=home;TYPE=cell:1"), type("cell"))).toBe(true);
  });

  test("may stand in a quoted list, of TYPE alone", () => {
    expect(matches(cardOf('TEL;TYPE="home,cell":1'), type("cell"))).toBe(true);
  });

  test("may be bare in vCard 2.1", () => {
    expect(matches(cardOf("TEL;HOME;CELL:1"), type("cell"))).toBe(true);
  });

  test("keep a quoted comma as data", () => {
    const label = (text: string) =>
      prop("ADR", { paramFilters: [paramText("LABEL", text, equals)] });
    const card = cardOf('ADR;LABEL="1 High St, Newtown":;;;;;;');
    expect(matches(card, label("1 High St, Newtown"))).toBe(true);
    expect(matches(card, label("1 High St"))).toBe(false);
  });

  test("are decoded (RFC 6868)", () => {
    const filter = prop("ADR", { paramFilters: [paramText("LABEL", 'the "inn"\nNewtown')] });
    expect(matches(cardOf("ADR;LABEL=the ^'inn^'^nNewtown:;;;;;;"), filter)).toBe(true);
  });
});

describe("9: a param-filter's text", () => {
  test("is matched with the parameter, not with the property", () => {
    const filter = prop("TEL", { paramFilters: [paramText("TYPE", "home")] });
    expect(matches(cardOf("TEL;TYPE=work:home"), filter)).toBe(false);
  });
});

describe("10: an absent parameter", () => {
  const missing = prop("TEL", { paramFilters: [param("TYPE", { isNotDefined: true })] });

  test("meets is-not-defined when one instance lacks it", () => {
    expect(matches(cardOf("TEL;TYPE=home:1", "TEL:2"), missing)).toBe(true);
    expect(matches(cardOf("TEL;TYPE=home:1"), missing)).toBe(false);
  });

  test("meets nothing on an absent property", () => {
    expect(matches(cardOf(), missing)).toBe(false);
  });

  test("does not meet a negated text-match", () => {
    const filter = prop("TEL", { paramFilters: [paramText("TYPE", "home", negated)] });
    expect(matches(cardOf("TEL:1"), filter)).toBe(false);
  });

  test("does not meet a param-filter without conditions", () => {
    const filter = prop("TEL", { paramFilters: [param("TYPE")] });
    expect(matches(cardOf("TEL:1"), filter)).toBe(false);
    expect(matches(cardOf("TEL;TYPE=:1"), filter)).toBe(true);
  });
});

describe("11: a property with an empty value", () => {
  test("is defined", () => {
    expect(matches(cardOf("NOTE:"), prop("NOTE"))).toBe(true);
    expect(matches(cardOf("NOTE:"), prop("NOTE", { isNotDefined: true }))).toBe(false);
  });
});

describe("12: match types", () => {
  const note = cardOf("NOTE:abcabc");
  const noteText = (text: string, matchType: "equals" | "starts-with" | "ends-with") =>
    propText("NOTE", text, { matchType });

  test("contains is meant when none is named", () => {
    const filter = filterFrom(
      `<C:filter><C:prop-filter name="NOTE"><C:text-match>ca</C:text-match></C:prop-filter></C:filter>`,
    );
    expect(matchFilter(filter, note)).toBe(true);
  });

  test("equals is about the whole value", () => {
    expect(matches(note, noteText("abcabc", "equals"))).toBe(true);
    expect(matches(note, noteText("abc", "equals"))).toBe(false);
  });

  test("starts-with and ends-with know a text that is there twice", () => {
    expect(matches(note, noteText("abc", "starts-with"))).toBe(true);
    expect(matches(note, noteText("abc", "ends-with"))).toBe(true);
    expect(matches(note, noteText("ab", "ends-with"))).toBe(false);
    expect(matches(note, noteText("bc", "starts-with"))).toBe(false);
  });

  test("a text longer than the value does not match", () => {
    expect(matches(note, noteText("xabcabc", "ends-with"))).toBe(false);
    expect(matches(note, noteText("abcabcx", "starts-with"))).toBe(false);
  });

  test("an empty text is in every value and equals the empty one", () => {
    expect(matches(note, propText("NOTE", ""))).toBe(true);
    expect(matches(note, noteText("", "starts-with"))).toBe(true);
    expect(matches(note, noteText("", "ends-with"))).toBe(true);
    expect(matches(note, noteText("", "equals"))).toBe(false);
    expect(matches(cardOf("NOTE:"), noteText("", "equals"))).toBe(true);
    expect(matches(cardOf("N:Doe;;;;"), propText("N", "", equals))).toBe(false);
  });
});

describe("13: white space of the text", () => {
  test("is part of it", () => {
    const filter = filterFrom(
      `<C:filter><C:prop-filter name="NOTE"><C:text-match> a </C:text-match></C:prop-filter></C:filter>`,
    );
    expect(matchFilter(filter, cardOf("NOTE:b a c"))).toBe(true);
    expect(matchFilter(filter, cardOf("NOTE:a"))).toBe(false);
  });
});

describe("14: values", () => {
  test("are unescaped", () => {
    expect(
      matches(
        cardOf(String.raw`NOTE:one\, two\; three\nfour\\n`),
        propText("NOTE", "one, two; three\nfour\\n", equals),
      ),
    ).toBe(true);
    expect(matches(cardOf(String.raw`NOTE:a\Nb`), propText("NOTE", "a\nb"))).toBe(true);
    expect(matches(cardOf(String.raw`NOTE:a\nb`), propText("NOTE", String.raw`a\nb`))).toBe(false);
  });

  test("are unfolded", () => {
    expect(matches(cardOf("NOTE:fol\r\n ded"), propText("NOTE", "folded"))).toBe(true);
  });
});

describe("15: structured and list values", () => {
  const card = cardOf(
    String.raw`N:van der Berg\, Jr.;Ada,Augusta;;;`,
    "ORG:Example;Research",
    "NICKNAME:Addie,Countess",
  );

  test("match as a whole, separators included", () => {
    expect(matches(card, propText("ORG", "Example;Research", equals))).toBe(true);
    expect(matches(card, propText("NICKNAME", "Addie,Count", { matchType: "starts-with" }))).toBe(
      true,
    );
  });

  test("match by component", () => {
    expect(matches(card, propText("ORG", "research", equals))).toBe(true);
    expect(matches(card, propText("N", "van der berg, jr.", equals))).toBe(true);
    expect(matches(card, propText("N", "ada,augusta", equals))).toBe(true);
  });

  test("match by item", () => {
    expect(matches(card, propText("N", "Augusta", equals))).toBe(true);
    expect(matches(card, propText("NICKNAME", "Coun", { matchType: "starts-with" }))).toBe(true);
  });

  test("match by item where another item is not Unicode, and is compared as it is", () => {
    const damaged = { version: "4.0", properties: [property("NICKNAME", "Zoë,x\udc80")] };
    expect(matches(damaged, propText("NICKNAME", "ZOË"))).toBe(true);
    expect(matches(damaged, propText("NICKNAME", "X\udc80"))).toBe(false);
  });

  test("texts have no components", () => {
    expect(matches(cardOf("NOTE:one;two"), propText("NOTE", "two", equals))).toBe(false);
  });
});

describe("16: URIs", () => {
  test.each(["URL:http://example.com/a,b", String.raw`URL:http://example.com/a\,b`])(
    "%s",
    (line) => {
      expect(matches(cardOf(line), propText("URL", "http://example.com/a,b", equals))).toBe(true);
    },
  );

  test("have no line feeds in them", () => {
    const path = String.raw`file:\\host\new`;
    expect(matches(cardOf(`URL:${path}`), propText("URL", String.raw`\host\new`))).toBe(true);
    expect(matches(cardOf(`NOTE;VALUE=uri:${path}`), propText("NOTE", String.raw`\new`))).toBe(
      true,
    );
    expect(matches(cardOf(`URL;VALUE=text:${path}`), propText("URL", "\new"))).toBe(true);
  });
});

describe("17: collations", () => {
  test.each([undefined, "default", "i;unicode-casemap"])("%s is i;unicode-casemap", (collation) => {
    const match = { ...equals, ...(collation === undefined ? {} : { collation }) };
    expect(matches(cardOf("NOTE:Ärger"), propText("NOTE", "äRGER", match))).toBe(true);
  });

  test.each(["i;basic", "i;*", "*", "", "I;OCTET", "i;unicode-casemap "])(
    "%j is refused",
    (collation) => {
      const filter = filterFrom(
        `<C:filter><C:prop-filter name="FN"><C:text-match collation="${collation}">a</C:text-match>
        </C:prop-filter></C:filter>`,
      );
      expect(() => compileFilter(filter)).toThrow(
        expect.objectContaining({
          name: "FilterRefusal",
          code: "unknown-collation",
          condition: "supported-collation",
          refused: collation,
          element: expect.objectContaining({ local: "text-match" }),
        }),
      );
    },
  );

  test("are refused in a param-filter too", () => {
    const filter = prop("TEL", {
      paramFilters: [paramText("TYPE", "a", { collation: "i;basic" })],
    });
    expect(() => compileFilter(filterOf("anyof", filter))).toThrow("collation is not supported");
  });
});

describe("18: i;ascii-casemap", () => {
  const ascii = { ...equals, collation: "i;ascii-casemap" };

  test("folds a to z and nothing else", () => {
    expect(matches(cardOf("NOTE:Abc"), propText("NOTE", "aBC", ascii))).toBe(true);
    expect(matches(cardOf("NOTE:É"), propText("NOTE", "é", ascii))).toBe(false);
    expect(matches(cardOf("NOTE:É"), propText("NOTE", "É", ascii))).toBe(true);
    expect(matches(cardOf("NOTE:\u017f"), propText("NOTE", "s", ascii))).toBe(false);
  });

  test("i;octet folds nothing", () => {
    expect(matches(cardOf("NOTE:a"), propText("NOTE", "A", { collation: "i;octet" }))).toBe(false);
  });
});

describe("19: i;unicode-casemap", () => {
  test.each([
    ["straße", "STRASSE", false],
    ["straße", "strasse", false],
    ["Straße", "sTRAße", true],
    ["\ufb01n", "FIN", false],
    ["\u01c6", "\u01c4", true],
    ["\u01c6", "d\u017e", false],
    ["René", "rene", false],
    ["René", "RENÉ", true],
    ["\uff76\uff9e", "\u30ac", true],
    ["\uff21", "a", true],
    ["\u10d0", "\u1c90", false],
  ])("%s equals %s: %s", (value, text, expected) => {
    expect(matches(cardOf(`NOTE:${value}`), propText("NOTE", text, equals))).toBe(expected);
  });

  test("René starts with rene, for the accent comes behind", () => {
    expect(
      matches(cardOf("NOTE:René"), propText("NOTE", "rene", { matchType: "starts-with" })),
    ).toBe(true);
  });
});

describe("20: names that cannot be queried", () => {
  const options = {
    queryableName: (name: string, kind: string) =>
      kind === "parameter" ? name === "TYPE" : !name.startsWith("X-"),
  };

  test("X- names can be by default", () => {
    expect(matches(cardOf("X-A:1"), propText("X-A", "1"))).toBe(true);
    expect(matches(cardOf("x_b;X_P=1:1"), prop("X_B", { paramFilters: [param("x_p")] }))).toBe(
      true,
    );
  });

  test.each(["", "g.", ".FN", "a.b.FN", "FN;TYPE", "F N", "É", "FN\0", "BEGIN", "g.end"])(
    "no property has the name %j: it is refused, not answered with no cards",
    (name) => {
      const written = prop(name, { isNotDefined: true });
      expect(() => compileFilter(filterOf("anyof", written))).toThrow(
        expect.objectContaining({ code: "name-not-queryable", refused: name }),
      );
    },
  );

  test.each(["", "A.B", "A B", "É", "A="])("no parameter has the name %j", (name) => {
    const written = prop("FN", { paramFilters: [param(name, { isNotDefined: true })] });
    expect(() => compileFilter(filterOf("anyof", written))).toThrow(
      expect.objectContaining({ code: "name-not-queryable", refused: name }),
    );
  });

  test("the place of what is refused is known", () => {
    const filter = filterFrom(
      `<C:filter><C:prop-filter name="FN"/>\n<C:prop-filter name="É"/></C:filter>`,
    );
    const [first, second] = filter.propFilters.map(({ element }) => element?.offset ?? 0);
    expect(second).toBe((first ?? 0) + `<C:prop-filter name="FN"/>\n`.length);
    expect(() => compileFilter(filter)).toThrow(
      expect.objectContaining({ element: expect.objectContaining({ offset: second }) }),
    );
  });

  test("the prop-filter is named, not left out", () => {
    const filter = filterFrom(
      `<C:filter><C:prop-filter name="FN"/><C:prop-filter name="g.x-A"/></C:filter>`,
    );
    expect(() => compileFilter(filter, options)).toThrow(
      expect.objectContaining({
        code: "name-not-queryable",
        condition: "supported-filter",
        refused: "g.x-A",
        element: expect.objectContaining({ local: "prop-filter" }),
      }),
    );
  });

  test("the param-filter is named, not left out", () => {
    const filter = filterFrom(
      `<C:filter><C:prop-filter name="TEL"><C:param-filter name="type"/><C:param-filter name="PREF"/>
        </C:prop-filter></C:filter>`,
    );
    expect(() => compileFilter(filter, options)).toThrow(
      expect.objectContaining({
        refused: "PREF",
        element: expect.objectContaining({ local: "param-filter" }),
      }),
    );
  });
});

describe("21: limits", () => {
  test("zero results is a limit that can be asked for", () => {
    const report = parseReport(
      `<C:addressbook-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav">
        <D:prop/><C:filter/><C:limit><C:nresults>0</C:nresults></C:limit></C:addressbook-query>`,
    );
    expect(report).toMatchObject({ limit: 0 });
  });

  test("a filter of too many conditions is refused", () => {
    const many = Array.from({ length: 1_001 }, () => prop("FN"));
    expect(() => compileFilter(filterOf("anyof", ...many))).toThrow(
      expect.objectContaining({ code: "too-many-conditions", condition: "supported-filter" }),
    );
    const read = filterFrom(
      `<C:filter><C:prop-filter name="FN"/><C:prop-filter name="N"/></C:filter>`,
    );
    expect(() => compileFilter(read, { maxConditions: 1 })).toThrow(
      expect.objectContaining({ element: read.propFilters[1]?.element }),
    );
    expect(compileFilter(filterOf("anyof", ...many.slice(1)))(cardOf())).toBe(true);
    const nested = prop("FN", { paramFilters: [paramText("TYPE", "a"), param("TYPE")] });
    expect(() => compileFilter(filterOf("anyof", nested), { maxConditions: 3 })).toThrow(
      "more than 3 conditions",
    );
    expect(() => compileFilter(filterOf("anyof", nested), { maxConditions: 4 })).not.toThrow();
  });

  test("a text that is too long is refused", () => {
    const limit = { maxTextLength: 4 };
    expect(() => compileFilter(filterOf("anyof", propText("FN", "abcde")), limit)).toThrow(
      expect.objectContaining({ code: "text-too-long", condition: "supported-filter" }),
    );
    expect(() => compileFilter(filterOf("anyof", propText("FN", "abcd")), limit)).not.toThrow();
    const inParameter = prop("FN", { paramFilters: [paramText("TYPE", "abcde")] });
    expect(() => compileFilter(filterOf("anyof", inParameter), limit)).toThrow("longer than 4");
    const read = filterFrom(
      `<C:filter><C:prop-filter name="FN"><C:text-match>abcde</C:text-match></C:prop-filter></C:filter>`,
    );
    // What supported-filter can hold is a prop-filter or a param-filter.
    expect(() => compileFilter(read, limit)).toThrow(
      expect.objectContaining({ element: read.propFilters[0]?.element }),
    );
  });
});

describe("22: partial cards", () => {
  const card = cardOf("UID:u", "item1.TEL;TYPE=home:1", "TEL:2", "X-A:3");
  const lines = (props: { name: string; novalue: boolean }[], allprop = false) =>
    stringifyCard(partialCard(card, { allprop, props })).split("\r\n").slice(1, -2);

  test("keep VERSION and UID beside what was asked for", () => {
    expect(lines([{ name: "fn", novalue: false }])).toEqual(["VERSION:4.0", "FN:Ada", "UID:u"]);
  });

  test("follow the rule of groups", () => {
    expect(lines([{ name: "TEL", novalue: false }])).toContain("item1.TEL;TYPE=home:1");
    expect(lines([{ name: "ITEM1.TEL", novalue: false }])).not.toContain("TEL:2");
  });

  test("keep name and parameters when no value is asked for", () => {
    expect(lines([{ name: "TEL", novalue: true }])).toEqual([
      "VERSION:4.0",
      "UID:u",
      "item1.TEL;TYPE=home:",
      "TEL:",
    ]);
  });

  test("keep the value when one of two requests asks for it", () => {
    const both = [
      { name: "TEL", novalue: true },
      { name: "item1.TEL", novalue: false },
    ];
    expect(lines(both)).toContain("item1.TEL;TYPE=home:1");
    expect(lines(both)).toContain("TEL:");
  });

  test("never lose the values of VERSION and UID", () => {
    const bare = [
      { name: "UID", novalue: true },
      { name: "VERSION", novalue: true },
    ];
    expect(lines(bare)).toEqual(["VERSION:4.0", "UID:u"]);
  });

  test("are the whole card when nothing is named", () => {
    expect(partialCard(card, { allprop: false, props: [] })).toBe(card);
    expect(partialCard(card, { allprop: true, props: [] })).toBe(card);
  });

  test("give non-standard properties", () => {
    expect(lines([{ name: "x-a", novalue: false }])).toContain("X-A:3");
  });
});

describe("23: errata", () => {
  test("none changes section 10.5; keys are those of RFC 5051 as published", () => {
    expect(collationKey("i;unicode-casemap", "\u01c4")).toBe("Dz\u030c");
  });
});
