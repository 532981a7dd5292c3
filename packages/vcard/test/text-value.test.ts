import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { structured, textlist } from "../src/generated/vcard.ts";
import {
  decodeParameterValue,
  encodeParameterValue,
  escapeText,
  foldLine,
  getProperties,
  getProperty,
  joinComponents,
  joinList,
  parameterValues,
  parseCard,
  propertyText,
  sameName,
  splitComponents,
  splitList,
  unescapeText,
  unfoldLine,
} from "../src/index.ts";

const nasty = fc.string({ unit: fc.constantFrom(..."ab,;:\\nN\n^\"' é😀") });

describe("text", () => {
  test.each([
    ["a\\nb\\Nc", "a\nb\nc"],
    ["\\\\n", "\\n"],
    ["\\,\\;\\:", ",;:"],
    ["C:\\temp", "C:\\temp"],
    ["\\", "\\"],
    ["\\\\\\", "\\\\"],
    ["\\x\\,", "\\x,"],
    ["\\,a\\", ",a\\"],
  ])("%j means %j", (value, text) => {
    expect(unescapeText(value)).toBe(text);
  });

  test("is escaped", () => {
    expect(escapeText("a,b;c\\d\ne\r\nf\rg:h")).toBe("a\\,b\\;c\\\\d\\ne\\nf\\ng:h");
  });

  property.prop([nasty], { numRuns: 1_000 })("is read from left to right", (value) => {
    const expected = value.replace(/\\([\\,;:nN])/g, (_, character: string) =>
      character.toLowerCase() === "n" ? "\n" : character,
    );
    expect(unescapeText(value)).toBe(expected);
  });

  property.prop([nasty])("comes back", (text) => {
    expect(unescapeText(escapeText(text))).toBe(text);
  });
});

describe("lists and components", () => {
  test("a list is split at its commas", () => {
    expect(splitList("a,b\\,c;d,")).toEqual(["a", "b,c;d", ""]);
    expect(splitList("")).toEqual([""]);
  });

  test("components are split at their semicolons, then at their commas", () => {
    expect(splitComponents("Stevenson;John;Philip,Paul;Dr\\;.;")).toEqual([
      ["Stevenson"],
      ["John"],
      ["Philip", "Paul"],
      ["Dr;."],
      [""],
    ]);
  });

  test("a lone backslash at the end stands for itself", () => {
    expect(splitList("a,b\\")).toEqual(["a", "b\\"]);
    expect(splitComponents("a;b\\\\\\")).toEqual([["a"], ["b\\\\"]]);
  });

  property.prop([fc.oneof(nasty, fc.string({ unit: "binary" }))], { numRuns: 1_000 })(
    "are split with and without backslashes as the grammar splits them",
    (value) => {
      const bare = value.replaceAll("\\", "");
      expect(splitList(bare)).toEqual(textlist.parse(bare));
      expect(splitComponents(bare)).toEqual(structured.parse(bare));
      expect(splitList(`${bare},\\\\`)).toEqual([...splitList(bare), "\\"]);
      expect(splitComponents(`${bare};\\\\`)).toEqual([...splitComponents(bare), ["\\"]]);
    },
  );

  property.prop([fc.array(nasty, { minLength: 1 })])("a list comes back", (items) => {
    expect(splitList(joinList(items))).toEqual(items);
  });

  property.prop([fc.array(fc.array(nasty, { minLength: 1 }), { minLength: 1 })])(
    "components come back",
    (components) => {
      expect(splitComponents(joinComponents(components))).toEqual(components);
    },
  );

  property.prop([fc.oneof(nasty, fc.string({ unit: "binary" }))])(
    "every value has parts",
    (value) => {
      expect(splitList(value).length).toBeGreaterThan(0);
      expect(splitComponents(value).length).toBeGreaterThan(0);
    },
  );
});

test.each([65_534, 65_535, 65_536, 65_537])("a CRLF at unit %d is one line break", (before) => {
  const text = `${"x".repeat(before)}\r\n;${"y".repeat(70_000)},`;
  expect(escapeText(text)).toBe(`${"x".repeat(before)}\\n\\;${"y".repeat(70_000)}\\,`);
});

describe("parameter values and folds", () => {
  test.each([
    ["^n", "\n"],
    ["^^n", "^n"],
    ["^^^n^'", '^\n"'],
    ["^^'^", "^'^"],
    ["^x^^^^n", "^x^^n"],
  ])("%s means %j", (value, text) => {
    expect(decodeParameterValue(value)).toBe(text);
  });

  property.prop([nasty])("a parameter value comes back", (text) => {
    expect(decodeParameterValue(encodeParameterValue(text).replace(/^"(.*)"$/, "$1"))).toBe(text);
  });

  property.prop([nasty, fc.nat({ max: 40 })])("a folded line comes back", (text, times) => {
    const line = text.replaceAll("\n", "").repeat(times);
    const folded = foldLine(line);
    expect(unfoldLine(folded)).toBe(line);
    for (const part of folded.split("\r\n")) {
      expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(75);
    }
  });

  test("a line is filled up to 75 octets", () => {
    expect(foldLine("a".repeat(150))).toBe(`${"a".repeat(75)}\r\n ${"a".repeat(74)}\r\n a`);
    expect(foldLine(`${"a".repeat(73)}é`)).toBe(`${"a".repeat(73)}é`);
    expect(foldLine(`${"a".repeat(74)}é`)).toBe(`${"a".repeat(74)}\r\n é`);
  });
});

describe("names", () => {
  const card = parseCard(
    'BEGIN:VCARD\nFN:a\nitem1.tel;HOME;type=voice,Fax;base64;CID:1\nTEL;TYPE=x,"y,z";A="b,c":2\\n\nEND:VCARD\n',
  );

  test("are found in any case and any group", () => {
    expect(getProperty(card, "fn")).toBe(card.properties[0]);
    expect(getProperties(card, "Tel")).toEqual(card.properties.slice(1));
    expect(getProperty(card, "NOTE")).toBeUndefined();
  });

  test("of parameters are found with the bare words that belong to them", () => {
    const [tel, second] = getProperties(card, "TEL");
    if (tel === undefined || second === undefined) throw new Error("no TEL");
    expect(parameterValues(tel, "Type")).toEqual(["HOME", "voice", "Fax"]);
    expect(parameterValues(tel, "ENCODING")).toEqual(["base64"]);
    expect(parameterValues(tel, "VALUE")).toEqual(["CID"]);
    expect(parameterValues(tel, "PREF")).toEqual([]);
    expect(parameterValues(second, "TYPE")).toEqual(["x", "y", "z"]);
    expect(parameterValues(second, "A")).toEqual(["b,c"]);
    expect(propertyText(second)).toBe("2\n");
  });

  test("differ in case by ASCII alone", () => {
    expect(sameName("X-Abc_1", "x-aBC_1")).toBe(true);
    expect(sameName("K", "\u212a")).toBe(false);
    expect(sameName("@", "`")).toBe(false);
    expect(sameName("A", "AB")).toBe(false);
  });
});
