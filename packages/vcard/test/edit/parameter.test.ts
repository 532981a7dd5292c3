import { describe, expect, test } from "vitest";
import { addValue, setParameter, setPreference, setTypes } from "../../src/edit.ts";
import { type Card, type Property } from "../../src/index.ts";
import { cardOf, linesOf } from "./card-of.ts";

type Edit = (card: Card, property: Property) => Card;

function edited(version: string, line: string, edit: Edit): string | undefined {
  const card = cardOf(version, line);
  const [, property] = card.properties;
  return property === undefined ? undefined : linesOf(edit(card, property))[0];
}

describe("setting types", () => {
  test.each([
    ["4.0", "TEL;TYPE=home;PREF=1:x", ["cell", "fax"], "TEL;TYPE=cell,fax;PREF=1:x"],
    ["4.0", "TEL;type=home;LANGUAGE=en;type=fax:x", ["cell"], "TEL;TYPE=cell;LANGUAGE=en:x"],
    ["4.0", "TEL;LANGUAGE=en:x", ["cell"], "TEL;LANGUAGE=en;TYPE=cell:x"],
    ["4.0", "TEL;TYPE=home:x", [], "TEL:x"],
    ["3.0", "TEL;TYPE=home,pref:x", ["cell"], "TEL;TYPE=cell,pref:x"],
    ["3.0", "TEL;TYPE=home:x", ["cell", "pref"], "TEL;TYPE=cell:x"],
    ["2.1", "TEL;HOME;PREF;ENCODING=8BIT:x", ["cell"], "TEL;CELL;PREF;ENCODING=8BIT:x"],
    ["2.1", "TEL;QUOTED-PRINTABLE;HOME:x", ["cell", "fax"], "TEL;QUOTED-PRINTABLE;CELL;FAX:x"],
    ["2.1", "TEL;HOME:x", [], "TEL:x"],
  ])("of a card of %s with %s to %j", (version, line, types, expected) => {
    expect(edited(version, line, (card, property) => setTypes(card, property, types))).toBe(
      expected,
    );
  });
});

describe("the type pref of a property that is added", () => {
  test.each([
    ["4.0", 1, "TEL;TYPE=cell;PREF=1:x"],
    ["4.0", 5, "TEL;TYPE=cell;PREF=5:x"],
    ["4.0", undefined, "TEL;TYPE=cell;PREF=1:x"],
    ["3.0", 1, "TEL;TYPE=cell,pref:x"],
    ["3.0", undefined, "TEL;TYPE=cell,pref:x"],
    ["2.1", 1, "TEL;CELL;PREF:x"],
  ])("is its preference: %s with %s", (version, preference, expected) => {
    const head = { name: "TEL", types: ["cell", "Pref"], ...(preference && { preference }) };
    expect(linesOf(addValue(cardOf(version), head, "x"))).toEqual([expected]);
  });
});

describe("setting the preference", () => {
  test.each([
    ["4.0", "TEL;TYPE=home:x", 3, "TEL;TYPE=home;PREF=3:x"],
    ["4.0", "TEL;PREF=5;TYPE=home:x", 1, "TEL;TYPE=home;PREF=1:x"],
    ["4.0", "TEL;TYPE=home,pref:x", 2, "TEL;TYPE=home;PREF=2:x"],
    ["4.0", "TEL;PREF=5:x", undefined, "TEL:x"],
    ["3.0", "TEL;TYPE=home:x", 1, "TEL;TYPE=home,pref:x"],
    ["3.0", "TEL:x", 1, "TEL;TYPE=pref:x"],
    ["3.0", 'TEL;TYPE="home,pref":x', undefined, "TEL;TYPE=home:x"],
    ["3.0", "TEL;TYPE=pref:x", undefined, "TEL:x"],
    ["2.1", "TEL;HOME:x", 1, "TEL;HOME;PREF:x"],
    ["2.1", "TEL;PREF;HOME:x", undefined, "TEL;HOME:x"],
    ["2.1", "TEL;PREF;HOME:x", 1, "TEL;PREF;HOME:x"],
  ])("of a card of %s with %s to %s", (version, line, preference, expected) => {
    expect(edited(version, line, (card, one) => setPreference(card, one, preference))).toBe(
      expected,
    );
  });

  test.each([
    ["4.0", 0],
    ["4.0", 101],
    ["4.0", 1.5],
    ["3.0", 2],
    ["2.1", 100],
  ])("is refused in %s for %s", (version, preference) => {
    expect(() =>
      edited(version, "TEL:x", (card, one) => setPreference(card, one, preference)),
    ).toThrow(RangeError);
  });
});

describe("setting a parameter", () => {
  test.each<[string, readonly string[] | undefined, string]>([
    ["TEL;A=1;language=en;B=2:x", ["de", "at"], "TEL;A=1;language=de,at;B=2:x"],
    ["TEL;LANGUAGE=en;A=1;LANGUAGE=de:x", ["at"], "TEL;LANGUAGE=at;A=1:x"],
    ["TEL;A=1:x", ["a:b"], 'TEL;A=1;LANGUAGE="a:b":x'],
    ["TEL;LANGUAGE=en:x", undefined, "TEL:x"],
    ["TEL;LANGUAGE=en:x", [], "TEL:x"],
  ])("%s to %j", (line, values, expected) => {
    expect(edited("4.0", line, (card, one) => setParameter(card, one, "LANGUAGE", values))).toBe(
      expected,
    );
  });

  test("changes nothing where it is so already", () => {
    const card = cardOf("4.0", "TEL;TYPE=home;PREF=1:x");
    const [, tel] = card.properties;
    if (tel === undefined) throw new Error("no property");
    expect(setParameter(card, tel, "TYPE", ["home"])).toBe(card);
    expect(setTypes(card, tel, ["home"])).toBe(card);
    expect(setPreference(card, tel, 1)).toBe(card);
  });
});
