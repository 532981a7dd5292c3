import { describe, expect, test } from "vitest";
import {
  findProperties,
  findProperty,
  preferenceOf,
  preferredProperty,
  type Selector,
} from "../../src/edit.ts";
import { cardOf } from "./card-of.ts";

const card = cardOf(
  "4.0",
  "TEL;TYPE=home;PREF=20:1",
  'item1.tel;TYPE="work,VOICE":2',
  "item1.X-ABLabel:Study",
  "TEL;CELL;PREF:3",
  "item2.TEL;TYPE=home;TYPE=fax:4",
  "ITEM2.X-ABLabel:_$!<HomeFAX>!$_",
  "EMAIL;TYPE=home:5",
  "item3.EMAIL:6",
  "item3.X-ABLabel:",
);

function found(selector: Selector): string[] {
  return findProperties(card, selector).map(({ value }) => value);
}

describe("a selector finds properties", () => {
  test.each<[string, Selector, string[]]>([
    ["by name, in any case", "Tel", ["1", "2", "3", "4"]],
    ["by group and name", "ITEM1.TEL", ["2"]],
    ["by group alone", { group: "item2" }, ["4", "_$!<HomeFAX>!$_"]],
    ["without a group", { name: "EMAIL", group: "" }, ["5"]],
    ["by type, in any case", { name: "TEL", type: "HOME" }, ["1", "4"]],
    ["by a type of a quoted list", { type: "voice" }, ["2"]],
    ["by a bare type", { type: "cell" }, ["3"]],
    ["by several types", { type: ["home", "fax"] }, ["4"]],
    ["by the type that PREF=1 or a bare PREF stands for", { type: "pref" }, ["3"]],
    ["by label, in any case", { label: "study" }, ["2"]],
    ["by a label that Apple translates", { label: "HomeFAX" }, ["4"]],
    ["by parameters", { parameters: [{ name: "pref", values: ["20"] }] }, ["1"]],
    [
      "by a parameter of any value",
      { name: "EMAIL", parameters: [{ name: "TYPE", values: [] }] },
      ["5"],
    ],
    ["that is preferred", { name: "TEL", preferred: true }, ["3"]],
    ["that is preferred among some", { name: "TEL", type: "home", preferred: true }, ["1"]],
    ["none of another name", "FN", []],
    ["without a label", { label: "" }, ["1", "Study", "3", "_$!<HomeFAX>!$_", "5", "6", ""]],
  ])("%s", (_, selector, values) => {
    expect(found(selector).filter((value) => value !== "4.0")).toEqual(values);
  });

  test("by being one of the card", () => {
    const [, , property] = card.properties;
    if (property === undefined) throw new Error("no property");
    expect(findProperties(card, property)).toEqual([property]);
    expect(findProperties(card, { ...property })).toEqual([]);
    expect(findProperty(card, "TEL")?.value).toBe("1");
  });
});

describe("the preference", () => {
  test.each([
    ["TEL;PREF=1:x", 1],
    ["TEL;PREF=100:x", 100],
    ["TEL;PREF=0:x", undefined],
    ["TEL;PREF=101:x", undefined],
    ["TEL;PREF=first:x", undefined],
    ["TEL;PREF:x", 1],
    ["TEL;TYPE=home,pref:x", 1],
    ["TEL;TYPE=PREF;PREF=30:x", 1],
    ["TEL:x", undefined],
  ])("of %s is %s", (line, preference) => {
    const [, property] = cardOf("4.0", line).properties;
    expect(property === undefined ? 0 : preferenceOf(property)).toBe(preference);
  });

  test("finds the lowest number, and the first where nothing is said", () => {
    expect(preferredProperty(card, "TEL")?.value).toBe("3");
    expect(preferredProperty(card, "EMAIL")?.value).toBe("5");
    expect(preferredProperty(card, "URL")).toBeUndefined();
  });
});
