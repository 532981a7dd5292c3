import { describe, expect, test } from "vitest";
import {
  findProperty,
  freeGroup,
  labelOf,
  removeProperties,
  setLabel,
  type Selector,
} from "../../src/edit.ts";
import type { Card } from "../../src/index.ts";
import { cardOf, linesOf } from "./card-of.ts";

function label(card: Card, selector: Selector): string | undefined {
  const property = findProperty(card, selector);
  return property === undefined ? "none" : labelOf(card, property);
}

function labelled(card: Card, selector: Selector, text: string | undefined): string[] {
  const property = findProperty(card, selector);
  if (property === undefined) throw new Error("no property");
  return linesOf(setLabel(card, property, text));
}

describe("the label of a property", () => {
  const card = cardOf(
    "3.0",
    "item1.TEL:1",
    "Item1.X-ABLABEL:Study\\, upstairs",
    "item2.TEL:2",
    "item2.X-ABLabel:_$!<Mobile>!$_",
    "item3.TEL:3",
    "item3.X-ABLabel:",
    "TEL:4",
    "X-ABLabel:loose",
  );

  test.each([
    ["a text", "item1.TEL", "Study, upstairs"],
    ["one that Apple translates", "item2.TEL", "Mobile"],
    ["none where it is empty, as Google writes it", "item3.TEL", undefined],
    ["none without a group", { name: "TEL", group: "" }, undefined],
    ["none of a label", "item1.X-ABLabel", undefined],
  ])("is %s", (_, selector, text) => {
    expect(label(card, selector)).toBe(text);
  });
});

describe("setting a label", () => {
  const card = cardOf("3.0", "item1.TEL:1", "item1.X-ABLabel:Study", "TEL:2", "item3.URL:3");

  test("changes the label that is there", () => {
    expect(labelled(card, "item1.TEL", "Shed; garden")).toEqual([
      "item1.TEL:1",
      "item1.X-ABLabel:Shed\\; garden",
      "TEL:2",
      "item3.URL:3",
    ]);
  });

  test("puts a property without a group into a free one", () => {
    expect(labelled(card, { name: "TEL", group: "" }, "Shed")).toEqual([
      "item1.TEL:1",
      "item1.X-ABLabel:Study",
      "item2.TEL:2",
      "item2.X-ABLabel:Shed",
      "item3.URL:3",
    ]);
  });

  test("uses the group that a property has for itself", () => {
    expect(labelled(card, "URL", "Shed").slice(-2)).toEqual([
      "item3.URL:3",
      "item3.X-ABLabel:Shed",
    ]);
  });

  test("changes nothing where it is the label already", () => {
    const [, tel] = card.properties;
    if (tel === undefined) throw new Error("no property");
    expect(setLabel(card, tel, "Study")).toBe(card);
  });

  test("keeps the form that Apple translates for the labels that Apple knows", () => {
    const apple = cardOf("3.0", "item1.TEL:1", "item1.X-ABLabel:_$!<Home>!$_");
    expect(labelled(apple, "TEL", "Work")).toEqual(["item1.TEL:1", "item1.X-ABLabel:_$!<Work>!$_"]);
    expect(labelled(apple, "TEL", "Shed")).toEqual(["item1.TEL:1", "item1.X-ABLabel:Shed"]);
  });

  test("removes the label", () => {
    expect(labelled(card, "item1.TEL", undefined)).toEqual(["item1.TEL:1", "TEL:2", "item3.URL:3"]);
  });

  test("leaves the label of others in the group", () => {
    const shared = cardOf("3.0", "g.TEL:1", "g.ADR:;;2;;;;", "g.X-ABADR:de", "g.X-ABLabel:Study");
    expect(labelled(shared, "TEL", "Shed")).toEqual([
      "item1.TEL:1",
      "item1.X-ABLabel:Shed",
      "g.ADR:;;2;;;;",
      "g.X-ABADR:de",
      "g.X-ABLabel:Study",
    ]);
    expect(labelled(shared, "ADR", "Shed")).toEqual([
      "g.TEL:1",
      "item1.ADR:;;2;;;;",
      "item1.X-ABLabel:Shed",
      "item1.X-ABADR:de",
      "g.X-ABLabel:Study",
    ]);
    expect(labelled(shared, "TEL", undefined)[0]).toBe("TEL:1");
    expect(labelled(shared, "ADR", undefined)[1]).toBe("item1.ADR:;;2;;;;");
  });

  test("does not label what else is in a group", () => {
    const group = cardOf("3.0", "g.TEL:1", "g.EMAIL:2");
    expect(labelled(group, "TEL", "Shed")).toEqual([
      "item1.TEL:1",
      "item1.X-ABLabel:Shed",
      "g.EMAIL:2",
    ]);
  });

  test("is refused for a label, and for a property that the card has not", () => {
    const [, tel, own] = card.properties;
    if (tel === undefined || own === undefined) throw new Error("no property");
    expect(() => setLabel(card, own, "x")).toThrow(RangeError);
    expect(() => setLabel(card, { ...tel }, "x")).toThrow(RangeError);
  });
});

test("a free group has the first number that is not taken, in any case", () => {
  expect(freeGroup(cardOf("3.0", "ITEM1.TEL:1", "item3.TEL:2"))).toBe("item2");
  expect(freeGroup(cardOf("3.0", "TEL:1"))).toBe("item1");
});

describe("removing properties", () => {
  const card = cardOf(
    "3.0",
    "g.TEL:1",
    "g.EMAIL:2",
    "g.ADR:;;3;;;;",
    "g.X-ABADR:de",
    "G.X-ABLabel:Study",
    "h.X-ABLabel:loose",
    "NOTE:4",
  );

  test("leaves the label as long as something in the group has it", () => {
    expect(linesOf(removeProperties(card, "TEL"))).toEqual([
      "g.EMAIL:2",
      "g.ADR:;;3;;;;",
      "g.X-ABADR:de",
      "G.X-ABLabel:Study",
      "h.X-ABLabel:loose",
      "NOTE:4",
    ]);
  });

  test("takes the format of an address with the address", () => {
    expect(linesOf(removeProperties(card, "ADR"))).not.toContain("g.X-ABADR:de");
  });

  test("takes the label with the last that has it", () => {
    const rest = removeProperties(removeProperties(card, "TEL"), "ADR");
    expect(linesOf(removeProperties(rest, "EMAIL"))).toEqual(["h.X-ABLabel:loose", "NOTE:4"]);
  });

  test("gives the same card if none is meant", () => {
    expect(removeProperties(card, "URL")).toBe(card);
  });
});
