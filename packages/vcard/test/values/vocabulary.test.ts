import { describe, expect, test } from "vitest";
import { parseCard } from "../../src/index.ts";
import {
  PARAMETER_DEFINITIONS,
  parameterDefinition,
  PROPERTY_DEFINITIONS,
  propertyDefinition,
  propertyUse,
  typeValues,
  versionOf,
} from "../../src/values.ts";

describe("properties", () => {
  test("are found in any case, by letters of ASCII alone", () => {
    expect(propertyDefinition("fN")?.name).toBe("FN");
    expect(propertyDefinition("x-AbLabel")?.name).toBe("X-ABLABEL");
    expect(propertyDefinition("x-addressbookserver-Kind")?.name).toBe("X-ADDRESSBOOKSERVER-KIND");
    expect(propertyDefinition("K\u0131ND")).toBeUndefined();
    expect(propertyDefinition("__proto__")).toBeUndefined();
    expect(propertyUse("constructor", "4.0")).toBeUndefined();
  });

  test("are found however many unknown names came before", () => {
    for (let turn = 0; turn < 3_000; turn++) propertyDefinition(`X-${turn}`);
    expect(propertyDefinition("eMaIl")?.name).toBe("EMAIL");
    expect(propertyDefinition("X-2999")).toBeUndefined();
  });

  test("have one definition each, with names and parameters in upper case", () => {
    const names = PROPERTY_DEFINITIONS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, uses } of PROPERTY_DEFINITIONS) {
      expect(name).toMatch(/^[A-Z0-9-]+$/);
      for (const { types, shape, components, parameters, section } of Object.values(uses)) {
        expect(types.length).toBeGreaterThan(0);
        expect(components.length > 0).toBe(shape === "components");
        for (const parameter of parameters) expect(parameterDefinition(parameter)).toBeDefined();
        expect(new Set(parameters).size).toBe(parameters.length);
        expect(section).toMatch(/^(?:RFC \d{4}|vCard 2\.1) section \d|^in use/);
      }
    }
  });

  test("differ by version", () => {
    expect(propertyUse("PHOTO", "3.0")?.types).toEqual(["binary", "uri"]);
    expect(propertyUse("PHOTO", "4.0")?.types).toEqual(["uri"]);
    expect(propertyUse("ADR", "3.0")?.components).toHaveLength(7);
    expect(propertyUse("ADR", "4.0")?.components).toHaveLength(18);
    expect(propertyUse("N", "2.1")?.componentLists).toBe(false);
    expect(propertyUse("N", "4.0")?.components).toHaveLength(7);
    expect(propertyUse("FN", "4.0")?.cardinality).toBe("1*");
  });

  test("of other versions are those of the nearest", () => {
    expect(propertyUse("NICKNAME", "2.1")).toBe(propertyDefinition("NICKNAME")?.uses["3.0"]);
    expect(propertyUse("KIND", "3.0")).toBe(propertyDefinition("KIND")?.uses["4.0"]);
    expect(propertyUse("KIND", "2.1")).toBe(propertyDefinition("KIND")?.uses["4.0"]);
    expect(propertyUse("SORT-STRING", "4.0")).toBe(propertyDefinition("SORT-STRING")?.uses["3.0"]);
  });
});

describe("parameters", () => {
  test("are found in any case", () => {
    expect(parameterDefinition("sort-As")?.name).toBe("SORT-AS");
    expect(parameterDefinition("__proto__")).toBeUndefined();
    const names = PARAMETER_DEFINITIONS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test("name properties that take them", () => {
    for (const { name, properties = [] } of PARAMETER_DEFINITIONS) {
      for (const property of properties) {
        const uses = Object.values(propertyDefinition(property)?.uses ?? {});
        expect(
          uses.some(({ parameters }) => parameters.includes(name)),
          `${name} of ${property}`,
        ).toBe(true);
      }
    }
  });

  test("have words of TYPE by property and version", () => {
    expect(typeValues("tel", "4.0")).toContain("textphone");
    expect(typeValues("tel", "3.0")).toContain("pcs");
    expect(typeValues("ADR", "4.0")).toEqual(["work", "home", "billing", "delivery"]);
    expect(typeValues("NOTE", "4.0")).toEqual(["work", "home"]);
    expect(typeValues("BDAY", "4.0")).toEqual([]);
    expect(typeValues("NOTE", "3.0")).toEqual([]);
    expect(typeValues("X-NONE", "4.0")).toEqual([]);
  });
});

describe("the version of a card", () => {
  const versionOfText = (text: string) =>
    versionOf(parseCard(`BEGIN:VCARD\r\n${text}END:VCARD\r\n`));

  test.each([
    ["VERSION:2.1\r\n", "2.1"],
    ["VERSION:3.0\r\nKIND:org\r\n", "3.0"],
    ["VERSION:4.0\r\n", "4.0"],
    ["VERSION:4\r\n", "4.0"],
    ["VERSION:2.0\r\n", "2.1"],
    ["VERSION:3.1\r\n", "3.0"],
    ["VERSION:5.0\r\n", "3.0"],
    ["VERSION:30\r\nKIND:org\r\n", "4.0"],
    ["FN:Ada\r\n", "3.0"],
    ["FN:Ada\r\nTEL;HOME:1\r\n", "2.1"],
    ["FN;ENCODING=QUOTED-PRINTABLE:Ada\r\n", "2.1"],
    ["FN:Ada\r\nkind:org\r\n", "4.0"],
    ["NICKNAME:Ada\r\nX-ABLabel:a\r\n", "3.0"],
    ["TEL;:1\r\n", "3.0"],
  ])("with %j is %s", (text, version) => {
    expect(versionOfText(text)).toBe(version);
  });
});
