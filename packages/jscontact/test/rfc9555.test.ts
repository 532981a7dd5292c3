import { parameterValues, parseCard, type Property, sameName } from "@callingcard/vcard";
import { decodeProperty } from "@callingcard/vcard/values";
import { describe, expect, test } from "vitest";
import { fromJsContact, type JsonValue, toJsContact, validateJsContact } from "../src/index.ts";
import { type Figure, figuresOf } from "./support/figures.ts";
import { numbered } from "./support/numbered.ts";

const figures = figuresOf(9555);

/** Figures that say something else than the text. */
const MISPRINTS: ReadonlyMap<string, (text: string) => string> = new Map<
  string,
  (text: string) => string
>([
  // A parameter instead of a property.
  [
    "PHONETIC Conversion Example",
    (text) => text.replace("LANGUAGE=zh-Hant\r\n", "LANGUAGE:zh-Hant\r\n"),
  ],
  // Name and number at each other's place (RFC 9554 section 2.1).
  [
    "Example of Separator Entries",
    () => 'ADR;JSCOMPS="s,\\, ;10;s, ;11;3":;;54321 Oak St;Reston;;;;;;;54321;Oak St;;;;;;',
  ],
  // The JSON has the id, the vCard has not, nor the type of a URI.
  [
    "Nested Vendor-Specific Property Example with a Path",
    (text) => text.replace("TEL:", "TEL;PROP-ID=phone1;VALUE=uri:"),
  ],
]);

function vcardOf({ title, vcard = "" }: Figure): string {
  const corrected = MISPRINTS.get(title)?.(vcard) ?? vcard;
  return `BEGIN:VCARD\r\nVERSION:4.0\r\n${corrected}\r\nEND:VCARD\r\n`;
}

// The JSON of a figure, without what is no part of the conversion.
function expectedOf({ json = {} }: Figure): Record<string, JsonValue> {
  const { uid: _, ...members } = json;
  const { anniversaries, ...others } = members as Record<string, Record<string, JsonValue>>;
  if (anniversaries === undefined) return members;
  // `day` is printed as a second `year`.
  const death = anniversaries["ANNIVERSARY-2"] as Record<string, JsonValue>;
  const date = { year: 1996, month: 4, day: 15 };
  return { ...others, anniversaries: { ...anniversaries, "ANNIVERSARY-2": { ...death, date } } };
}

test("the figures are there", () => {
  expect(
    figures.filter(({ vcard, json }) => vcard !== undefined && json !== undefined),
  ).toHaveLength(53);
  expect(figures.every(({ broken }) => broken === undefined)).toBe(true);
});

describe("section 2: the vCard of a figure gives its JSON", () => {
  test.each(
    figures.filter(({ title }) => !title.startsWith("Example of ") || !/Pos|Sep/.test(title)),
  )("$title", (figure) => {
    const { card } = toJsContact(parseCard(vcardOf(figure)));
    expect(validateJsContact(card)).toEqual([]);
    const { "@type": _, version: __, uid, ...members } = card;
    expect(numbered(members)).toEqual(numbered(expectedOf(figure)));
    // Elsewhere the uid is one that was made.
    expect(uid).toBe(figure.title === "UID Conversion Example" ? figure.json?.["uid"] : uid);
  });
});

describe("section 3: the JSON of a figure gives its vCard", () => {
  test.each(figures)("$title", (figure) => {
    const made = fromJsContact({
      "@type": "Card",
      version: "2.0",
      ...figure.json,
      ...expectedOf(figure),
    }).card;
    for (const wanted of parseCard(vcardOf(figure)).properties) {
      expect(made.properties.some((property) => says(property, wanted))).toBe(true);
    }
  });
});

/** Names of parameters that only link properties, or that the way back spells otherwise. */
const LINKS = ["PROP-ID", "ALTID", "VALUE", "LANGUAGE", "JSCOMPS"];

// Whether a property has the value and the parameters of another one.
function says(property: Property, wanted: Property): boolean {
  return (
    sameName(property.name, wanted.name) &&
    valueOf(property) === valueOf(wanted) &&
    wanted.parameters.every(({ name }) => {
      const own = parameterValues(property, name).map((value) => value.toLowerCase());
      const others = parameterValues(wanted, name).map((value) => value.toLowerCase());
      return (
        LINKS.includes(name) ||
        (own.length === others.length && others.every((value) => own.includes(value)))
      );
    })
  );
}

function valueOf(property: Property): string {
  const decoded = decodeProperty(property, "4.0");
  if (decoded.shape === "list") return JSON.stringify(decoded.values.map(String).toSorted());
  if (decoded.shape === "single") return JSON.stringify(decoded.value).toLowerCase();
  return JSON.stringify(decoded.components).replace(/(,\[""\])+\]$/, "]");
}
