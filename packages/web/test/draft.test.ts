import { test as propertyTest } from "@fast-check/vitest";
import { parseCard, stringifyCard } from "@callingcard/vcard";
import { validCard } from "@callingcard/vcard/arbitrary";
import { describe, expect, test } from "vitest";
import { applyDraft, newCard } from "../src/book/apply-draft.ts";
import { type Draft, type DraftTexts, readDraft } from "../src/book/draft.ts";

const NOW = new Date("2026-11-21T12:00:00Z");

function linesOf(text: string): readonly string[] {
  return text.split("\r\n").slice(1, -2);
}

/** Edits the lines of a card, and gives what they are then. */
function edit(
  version: "3.0" | "4.0",
  lines: readonly string[],
  change: (draft: Draft) => Partial<Draft>,
): readonly string[] {
  const all = ["BEGIN:VCARD", `VERSION:${version}`, ...lines, "END:VCARD", ""].join("\r\n");
  const card = parseCard(all);
  const before = readDraft(card);
  const after = { ...before, ...change(before) };
  return linesOf(stringifyCard(applyDraft(card, before, after, NOW))).slice(1);
}

function texts(change: Partial<DraftTexts>): (draft: Draft) => Partial<Draft> {
  return ({ texts: before }) => ({ texts: { ...before, ...change } });
}

describe("a form that was not changed", () => {
  for (const version of ["3.0", "4.0"] as const) {
    propertyTest.prop([validCard(version)])(`leaves a card of ${version} alone`, (card) => {
      const draft = readDraft(card);
      expect(applyDraft(card, draft, structuredCloneOf(draft), NOW)).toBe(card);
    });

    propertyTest.prop([validCard(version)])(
      `changes one line of ${version} for one field`,
      (card) => {
        const draft = readDraft(card);
        const after = { ...draft, texts: { ...draft.texts, note: `${draft.texts.note}!` } };
        const kept = applyDraft(card, draft, after, NOW).properties;
        const others = card.properties.filter(({ name }) => !/^(?:NOTE|REV|FN)$/i.test(name));
        for (const property of others) expect(kept).toContain(property);
      },
    );
  }
});

// Rows are told by the property they were read from, so that must stay the same object.
function structuredCloneOf(draft: Draft): Draft {
  const { phones, emails, urls, addresses } = draft;
  const copy = <Row extends object>(rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row }));
  return {
    ...draft,
    texts: { ...draft.texts },
    phones: copy(phones),
    emails: copy(emails),
    urls: copy(urls),
    addresses: copy(addresses),
  };
}

describe("names", () => {
  test("a name that follows from its parts follows them", () => {
    const lines = ["FN:Ada Lovelace", "N:Lovelace;Ada;;;"];
    expect(edit("4.0", lines, texts({ family: "King" }))).toEqual(["FN:Ada King", "N:King;Ada;;;"]);
  });

  test("a name of its own stays", () => {
    const lines = ["FN:The Countess", "N:Lovelace;Ada;;;"];
    expect(edit("4.0", lines, texts({ family: "King" }))).toEqual([
      "FN:The Countess",
      "N:King;Ada;;;",
    ]);
  });

  test("parts with several names, and those the form does not have, stay", () => {
    const lines = ["FN:x", "N:Vega,Rodriguez;José;Luis,Maria;;Jr.;Rodriguez;II"];
    expect(edit("4.0", lines, texts({ given: "Juan" }))).toEqual([
      "FN:x",
      "N:Vega,Rodriguez;Juan;Luis,Maria;;Jr.;Rodriguez;II",
    ]);
  });

  test("commas part names where there were several, and are a comma where there was one", () => {
    const lines = ["FN:x", "N:Vega;José;Luis,Maria;;"];
    expect(edit("4.0", lines, texts({ additional: "Luis, Eva", given: "J, B" }))[1]).toBe(
      "N:Vega;J\\, B;Luis,Eva;;",
    );
  });

  test("an organization is the name of a card without others", () => {
    const card = newCard("urn:uuid:1");
    const before = readDraft(card);
    const after = { ...before, ...texts({ organization: "ACM; Inc." })(before) };
    const made = applyDraft(card, before, after, NOW);
    expect(linesOf(stringifyCard(made))).toEqual([
      "VERSION:4.0",
      "UID:urn:uuid:1",
      "FN:ACM\\; Inc.",
      "ORG:ACM\\; Inc.",
      "REV:20261121T120000Z",
    ]);
  });
});

describe("fields", () => {
  test("that are emptied are removed", () => {
    const lines = ["FN:Ada", "TITLE:Countess", "CATEGORIES:a", "BDAY:18151210", "NICKNAME:A"];
    const change = texts({ title: " ", categories: "", birthday: "", nickname: "" });
    expect(edit("4.0", lines, change)).toEqual(["FN:Ada"]);
  });

  test("keep line breaks and characters that mean something in a vCard", () => {
    const [, note] = edit("3.0", ["FN:Ada"], texts({ note: "a;b,c\\\nd\r\nEND:VCARD" }));
    expect(note).toBe("NOTE:a\\;b\\,c\\\\\\nd\\nEND:VCARD");
  });

  test("a birthday is written as the version has it", () => {
    const change = texts({ birthday: "1815-12-10" });
    expect(edit("4.0", ["FN:Ada"], change)).toEqual(["FN:Ada", "BDAY:18151210"]);
    expect(edit("3.0", ["FN:Ada"], change)).toEqual(["FN:Ada", "BDAY:1815-12-10"]);
    expect(edit("4.0", ["FN:Ada"], texts({ birthday: "--12-10" }))).toEqual([
      "FN:Ada",
      "BDAY:--1210",
    ]);
  });

  test("categories of several lines become one where one of them goes", () => {
    const lines = ["FN:Ada", "CATEGORIES:a,b", "CATEGORIES:c"];
    expect(edit("4.0", lines, texts({ categories: "a, c" }))).toEqual(["FN:Ada", "CATEGORIES:a,c"]);
  });

  test("a department changes, further units stay", () => {
    const lines = ["FN:Ada", "ORG:Engines;Research;Room 1"];
    expect(edit("4.0", lines, texts({ unit: "Sales" }))).toEqual([
      "FN:Ada",
      "ORG:Engines;Sales;Room 1",
    ]);
  });

  test("REV is brought up to date where there is one", () => {
    const lines = ["FN:Ada", "REV:20200101T000000Z"];
    expect(edit("4.0", lines, texts({ title: "x" }))).toContain("REV:20261121T120000Z");
  });
});

describe("rows", () => {
  const LINES = [
    "FN:Ada",
    'item1.TEL;TYPE="cell,voice":1',
    "item1.X-ABLabel:Boat",
    "TEL;VALUE=uri:tel:+2",
    "TEL:3",
  ];

  test("a value changes, its group, label and types stay", () => {
    const changed = edit("4.0", LINES, ({ phones }) => ({
      phones: phones.map((row) => (row.value === "1" ? { ...row, value: "10" } : row)),
    }));
    expect(changed[1]).toBe('item1.TEL;TYPE="cell,voice":10');
    expect(changed.slice(2)).toEqual(LINES.slice(2));
  });

  test("a kind changes, other types stay", () => {
    const changed = edit("4.0", LINES, ({ phones }) => ({
      phones: phones.map((row) => (row.value === "1" ? { ...row, type: "work" } : row)),
    }));
    expect(changed[1]).toBe("item1.TEL;TYPE=work,voice:1");
  });

  test("one is removed with its label, one is added", () => {
    const changed = edit("4.0", LINES, ({ phones }) => ({
      phones: [...phones.slice(1), { property: undefined, type: "home", value: " 4 " }],
    }));
    expect(changed).toEqual(["FN:Ada", "TEL;VALUE=uri:tel:+2", "TEL:3", "TEL;TYPE=home:4"]);
  });

  test("a number that was a URI is a text when someone typed it", () => {
    const changed = edit("4.0", LINES, ({ phones }) => ({
      phones: phones.map((row) => (row.value === "+2" ? { ...row, value: "+2 (0) 1" } : row)),
    }));
    expect(changed[3]).toBe("TEL:+2 (0) 1");
  });

  test("a web page gets a scheme where it has none", () => {
    const row = { property: undefined, type: "", value: "example.org" };
    expect(edit("3.0", ["FN:Ada"], () => ({ urls: [row] }))[1]).toBe("URL:https://example.org");
  });

  test("an address keeps what the form does not show", () => {
    const lines = ["FN:Ada", "ADR;TYPE=work:Box 1;Room 2;1 High St;Newtown;;NT1;UK"];
    const changed = edit("3.0", lines, ({ addresses }) => ({
      addresses: addresses.map((row) => ({ ...row, locality: "Oldtown, East" })),
    }));
    expect(changed[1]).toBe("ADR;TYPE=work:Box 1;Room 2;1 High St;Oldtown\\, East;;NT1;UK");
  });
});

test("a picture is set and removed", () => {
  const photo = { mediaType: "image/jpeg", octets: new Uint8Array([255, 216, 255]) };
  const change = (): Partial<Draft> => ({ photo: { kind: "set", photo } });
  expect(edit("4.0", ["FN:Ada"], change)[1]).toBe("PHOTO:data:image/jpeg;base64,/9j/");
  expect(edit("3.0", ["FN:Ada"], change)[1]).toBe("PHOTO;ENCODING=b;TYPE=JPEG:/9j/");
  const lines = ["FN:Ada", "PHOTO:https://example.org/a.png"];
  expect(edit("4.0", lines, () => ({ photo: { kind: "remove" } }))).toEqual(["FN:Ada"]);
});
