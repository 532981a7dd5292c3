import { describe, expect, expectTypeOf, test } from "vitest";
import {
  addValue,
  getValue,
  getValues,
  type EditableValue,
  type NewProperty,
  type Selector,
  setRevision,
  setValue,
} from "../../src/edit.ts";
import { stringifyCard } from "../../src/index.ts";
import type { ExtendedNameValue, NameValue } from "../../src/values.ts";
import { cardOf, linesOf } from "./card-of.ts";

const picture = { mediaType: "image/png", octets: Uint8Array.of(1, 2, 3) };

describe("setting a value", () => {
  test.each<[string, string, string, Selector, EditableValue, string]>([
    ["a text", "4.0", "NOTE:x", "NOTE", "a, b; c\nd", "NOTE:a\\, b\\; c\\nd"],
    ["by the name as written", "4.0", "Note;LANGUAGE=en:x", "NOTE", "y", "Note;LANGUAGE=en:y"],
    ["in its group", "4.0", "item1.NOTE:x", "NOTE", "y", "item1.NOTE:y"],
    [
      "components",
      "4.0",
      "N:a;b;;;",
      "N",
      { family: "Lovelace", given: ["Ada", "Augusta"] },
      "N:Lovelace;Ada,Augusta;;;",
    ],
    [
      "components that RFC 9554 added",
      "4.0",
      "N:;;;;",
      "N",
      { family: "x", generations: "Jr." },
      "N:x;;;;;;Jr.",
    ],
    [
      "an address",
      "3.0",
      "ADR;TYPE=home:;;;;;;",
      "ADR",
      { street: "1 High St", country: "UK" },
      "ADR;TYPE=home:;;1 High St;;;;UK",
    ],
    [
      "an organisation",
      "3.0",
      "ORG:x",
      "ORG",
      { name: "A, B", units: ["C", "D"] },
      "ORG:A\\, B;C;D",
    ],
    ["the first component", "3.0", "ORG:x;y", "ORG", "ACME; Inc.", "ORG:ACME\\; Inc."],
    ["a list", "3.0", "CATEGORIES:x", "CATEGORIES", ["a,b", "c"], "CATEGORIES:a\\,b,c"],
    ["a list of one", "3.0", "NICKNAME:x", "NICKNAME", "a,b", "NICKNAME:a\\,b"],
    ["a URI", "4.0", "URL:x", "URL", "https://a.example/b,c", "URL:https://a.example/b,c"],
    [
      "a phone number",
      "4.0",
      "TEL;VALUE=uri;TYPE=home:tel:+1",
      "TEL",
      "tel:+44-20",
      "TEL;VALUE=uri;TYPE=home:tel:+44-20",
    ],
    [
      "a text instead of a URI",
      "4.0",
      "TEL;VALUE=uri;TYPE=home:tel:+1",
      "TEL",
      "+44 20",
      "TEL;TYPE=home:+44 20",
    ],
    ["a date", "4.0", "BDAY:x", "BDAY", { year: 1985, month: 4, day: 12 }, "BDAY:19850412"],
    ["a date without a year", "4.0", "BDAY:x", "BDAY", { month: 4, day: 12 }, "BDAY:--0412"],
    [
      "a date of 3.0",
      "3.0",
      "BDAY:x",
      "BDAY",
      { year: 1985, month: 4, day: 12 },
      "BDAY:1985-04-12",
    ],
    [
      "a date without a year in 3.0",
      "3.0",
      "BDAY:x",
      "BDAY",
      { month: 4, day: 12 },
      "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12",
    ],
    [
      "a year where there was none",
      "3.0",
      "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12",
      "BDAY",
      { year: 1604, month: 4, day: 12 },
      "BDAY:1604-04-12",
    ],
    [
      "a text for a date",
      "4.0",
      "BDAY:19850412",
      "BDAY",
      "circa 1800",
      "BDAY;VALUE=text:circa 1800",
    ],
    ["a date for a text", "4.0", "BDAY;VALUE=text:circa 1800", "BDAY", "1800", "BDAY:1800"],
    [
      "what decodeProperty gives",
      "4.0",
      "X-A:x",
      "X-A",
      { shape: "single", type: "integer", value: 5 },
      "X-A;VALUE=integer:5",
    ],
    ["a number", "4.0", "X-A:x", "X-A", 1.5, "X-A;VALUE=float:1.5"],
    ["a truth", "4.0", "X-A:x", "X-A", true, "X-A;VALUE=boolean:TRUE"],
    [
      "octets of 4.0",
      "4.0",
      "PHOTO;PREF=1;MEDIATYPE=image/gif:https://x",
      "PHOTO",
      picture,
      "PHOTO;PREF=1:data:image/png;base64,AQID",
    ],
    [
      "octets of 3.0",
      "3.0",
      "PHOTO;ENCODING=b;TYPE=JPEG;X-A=1:AAAA",
      "PHOTO",
      picture,
      "PHOTO;ENCODING=b;TYPE=PNG;X-A=1:AQID",
    ],
    [
      "a URI for octets of 3.0",
      "3.0",
      "PHOTO;ENCODING=b;TYPE=JPEG:AAAA",
      "PHOTO",
      "https://x/",
      "PHOTO;VALUE=uri:https://x/",
    ],
    [
      "a typed text or URI",
      "4.0",
      "TEL:1",
      "TEL",
      { type: "uri", value: "tel:+1" },
      "TEL;VALUE=uri:tel:+1",
    ],
    [
      "a typed place",
      "4.0",
      "GEO:x",
      "GEO",
      { latitude: 1, longitude: 2, parameters: [] },
      "GEO:geo:1,2",
    ],
    [
      "a backslash in a text for a date",
      "4.0",
      "BDAY:x",
      "BDAY",
      "a\\,b",
      "BDAY;VALUE=text:a\\\\\\,b",
    ],
    [
      "a date with the type it has",
      "4.0",
      "BDAY;VALUE=date:19000101",
      "BDAY",
      { year: 1900, month: 1, day: 2 },
      "BDAY;VALUE=date:19000102",
    ],
    ["a time for a date", "4.0", "BDAY;VALUE=date:19000101", "BDAY", { hour: 1 }, "BDAY:T01"],
    ["a gender", "4.0", "GENDER:M", "GENDER", { sex: "O", identity: "x;y" }, "GENDER:O;x\\;y"],
    ["a place", "3.0", "GEO:1;2", "GEO", { latitude: 51.5, longitude: -0.1 }, "GEO:51.5;-0.1"],
  ])("%s", (_, version, line, selector, value, expected) => {
    expect(linesOf(setValue(cardOf(version, line), selector, value))).toEqual([expected]);
  });

  test.each([
    ["3.0", "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:=E4", "NOTE:ö"],
    [
      "2.1",
      "NOTE;QUOTED-PRINTABLE;CHARSET=ISO-8859-1;X-A:=E4",
      "NOTE;CHARSET=UTF-8;X-A;ENCODING=QUOTED-PRINTABLE:=C3=B6",
    ],
  ])("in UTF-8 where a card of %s had another", (version, line, expected) => {
    expect(linesOf(setValue(cardOf(version, line), "NOTE", "ö"))).toEqual([expected]);
  });

  test("gives the same card where that is the value already", () => {
    const card = cardOf("4.0", "N:a;b;;;", "NOTE:a\\,b", "BDAY;VALUE=text:x");
    expect(setValue(card, "N", { family: "a", given: "b" })).toBe(card);
    expect(setValue(card, "NOTE", "a,b")).toBe(card);
    expect(setValue(card, "BDAY", "x")).toBe(card);
  });

  test("sets the version that the card is read by", () => {
    const card = setValue(cardOf("3.0", "NOTE:x"), "VERSION", "4.0");
    expect(card.version).toBe("4.0");
    expect(stringifyCard(card)).toContain("VERSION:4.0\r\n");
  });

  test("drops an order of components that does not fit them any more", () => {
    const card = cardOf("4.0", 'N;JSCOMPS=";1;0";LANGUAGE=en:a;b;;;');
    expect(linesOf(setValue(card, "N", { family: "c", given: "d" }))[0]).toContain("JSCOMPS");
    expect(linesOf(setValue(card, "N", { family: "c" }))).toEqual(["N;LANGUAGE=en:c;;;;"]);
  });

  test("adds a property with what tells which was meant", () => {
    const card = cardOf("3.0", "FN:x");
    const selector = { name: "TEL", type: ["home", "pref"], label: "Study" };
    const added = setValue(card, selector, "1");
    expect(linesOf(added)).toEqual(["FN:x", "item1.TEL;TYPE=home,pref:1", "item1.X-ABLabel:Study"]);
    expect(linesOf(setValue(added, selector, "2"))).toContain("item1.TEL;TYPE=home,pref:2");
    expect(linesOf(setValue(card, "item7.URL", "https://x"))).toContain("item7.URL:https://x");
  });

  test.each<[string, Selector, EditableValue]>([
    ["a selector that names nothing", { type: "home" }, "x"],
    [
      "a property of another card",
      { group: undefined, name: "NOTE", parameters: [], value: "x" },
      "x",
    ],
    ["a component that there is not", "N", { surname: "x" }],
    ["components of what has none", "NOTE", { family: "x" }],
    ["a date that is none", "BDAY", { month: 13, day: 40 }],
    ["a number that is none", "X-A", Number.NaN],
    [
      "several items of one component",
      "ORG",
      { shape: "components", type: "text", components: [["a", "b"]] },
    ],
  ])("is refused for %s", (_, selector, value) => {
    expect(() => setValue(cardOf("4.0", "FN:x"), selector, value)).toThrow(RangeError);
  });
});

describe("getting values", () => {
  const card = cardOf(
    "3.0",
    "NOTE:a\\, b",
    "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12",
    "ANNIVERSARY;X-APPLE-OMIT-YEAR=1604:1985-04-12",
    "CATEGORIES:a,b",
    "CATEGORIES:c",
  );

  test("gives them their types", () => {
    expect(getValue(card, "NOTE")).toBe("a, b");
    expect(getValues(card, "CATEGORIES")).toEqual([["a", "b"], ["c"]]);
    expect(getValue(card, "URL")).toBeUndefined();
    expect(getValues(card, "URL")).toEqual([]);
    expect(getValue(cardOf("4.0", "tel;VALUE=uri:tel:+1"), { name: "TEL" })).toEqual({
      type: "uri",
      value: "tel:+1",
    });
    expect(getValue(cardOf("3.0", "KIND:group"), "KIND")).toBe("group");
  });

  test("decodes those without a type", () => {
    const unknown = cardOf("4.0", "X-A;VALUE=integer:5", "X-B:a\\,b");
    expect(getValue(unknown, "X-A")).toEqual({ shape: "single", type: "integer", value: 5 });
    expect(getValue(unknown, "X-B")).toEqual({ shape: "single", type: "unknown", value: "a\\,b" });
  });

  test("leaves out a year that stands for none", () => {
    expect(getValue(card, "BDAY")).toEqual({ month: 4, day: 12 });
    expect(getValue(card, "ANNIVERSARY")).toEqual({ year: 1985, month: 4, day: 12 });
  });

  test("has the types of the name", () => {
    expectTypeOf(getValue(card, "FN")).toEqualTypeOf<string | undefined>();
    expectTypeOf(getValue(card, { name: "CATEGORIES", type: "x" })).toEqualTypeOf<
      readonly string[] | undefined
    >();
    expectTypeOf(getValue(card, "N")).toEqualTypeOf<NameValue | ExtendedNameValue | undefined>();
    expectTypeOf(getValue(card, "X-UNKNOWN")).toBeUnknown();
    expectTypeOf(getValue(card, { type: "x" })).toBeUnknown();
    // @ts-expect-error There is no such component.
    expect(() => setValue(card, "N", { surname: "x" })).toThrow(RangeError);
  });
});

describe("adding a value", () => {
  test.each<[string, string, string | NewProperty, string]>([
    ["a name", "4.0", "TEL", "TEL:1"],
    [
      "types and a preference",
      "4.0",
      { name: "TEL", types: ["home", "fax"], preference: 3 },
      "TEL;TYPE=home,fax;PREF=3:1",
    ],
    [
      "types and a preference of 3.0",
      "3.0",
      { name: "TEL", types: ["home"], preference: 1 },
      "TEL;TYPE=home,pref:1",
    ],
    [
      "types and a preference of 2.1",
      "2.1",
      { name: "TEL", types: ["home"], preference: 1 },
      "TEL;HOME;PREF:1",
    ],
    [
      "a group and parameters",
      "4.0",
      { name: "TEL", group: "a", parameters: [{ name: "X-A", values: ["b"] }] },
      "a.TEL;X-A=b:1",
    ],
  ])("takes %s", (_, version, head, expected) => {
    expect(linesOf(addValue(cardOf(version), head, "1"))).toEqual([expected]);
  });

  test.each<[string, string[], string, string[]]>([
    [
      "behind the last of its name",
      ["TEL:1", "FN:x", "TEL:2", "NOTE:y"],
      "TEL",
      ["TEL:1", "FN:x", "TEL:2", "TEL:0", "NOTE:y"],
    ],
    [
      "behind the label of the last of its name",
      ["a.TEL:1", "A.X-ABLabel:x", "NOTE:y"],
      "tel",
      ["a.TEL:1", "A.X-ABLabel:x", "tel:0", "NOTE:y"],
    ],
    [
      "where RFC 6350 has it",
      ["UID:1", "N:x;;;;", "NOTE:y", "X-A:z"],
      "TEL",
      ["UID:1", "N:x;;;;", "TEL:0", "NOTE:y", "X-A:z"],
    ],
    ["at the end where nobody has it", ["FN:x", "X-A:y"], "X-B", ["FN:x", "X-A:y", "X-B:0"]],
    ["behind VERSION where all others are later", ["NOTE:y"], "FN", ["FN:0", "NOTE:y"]],
  ])("puts it %s", (_, lines, name, expected) => {
    expect(linesOf(addValue(cardOf("4.0", ...lines), name, "0"))).toEqual(expected);
  });

  test("puts the label behind it", () => {
    const card = cardOf("3.0", "item1.URL:x", "item1.X-ABLabel:y", "NOTE:z");
    expect(linesOf(addValue(card, { name: "TEL", label: "Study" }, "1"))).toEqual([
      "item2.TEL:1",
      "item2.X-ABLabel:Study",
      "item1.URL:x",
      "item1.X-ABLabel:y",
      "NOTE:z",
    ]);
  });

  test("puts VERSION first", () => {
    const card = { version: undefined, properties: cardOf("4.0", "FN:x").properties.slice(1) };
    const versioned = addValue(card, "VERSION", "4.0");
    expect(versioned.version).toBe("4.0");
    expect(versioned.properties.map(({ name }) => name)).toEqual(["VERSION", "FN"]);
  });
});

describe("the revision", () => {
  const time = new Date(Date.UTC(2026, 10, 21, 18, 5, 9));

  test.each([
    ["4.0", "REV:20261121T180509Z"],
    ["3.0", "REV:2026-11-21T18:05:09Z"],
    ["2.1", "REV:2026-11-21T18:05:09Z"],
  ])("of a card of %s is %s", (version, expected) => {
    expect(linesOf(setRevision(cardOf(version, "FN:x"), time))).toEqual(["FN:x", expected]);
    expect(linesOf(setRevision(cardOf(version, "Rev:x"), time))).toEqual([
      expected.replace("REV", "Rev"),
    ]);
  });

  test("is refused for a time that is none", () => {
    expect(() => setRevision(cardOf("4.0"), new Date(Number.NaN))).toThrow(RangeError);
  });
});
