import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, expectTypeOf, test } from "vitest";
import { namesOf, validValue } from "../../src/arbitrary.ts";
import { parseCard, type Property } from "../../src/index.ts";
import {
  type BinaryOrUri,
  type BinaryTextOrUri,
  type DateTimeOrText,
  type ExtendedAddressValue,
  type ExtendedNameValue,
  type GeoUri,
  isTypedName,
  type NameValue,
  type PositionValue,
  readValue,
  type TextOrUri,
  toDecoded,
  toTyped,
  type TypedName,
  type TypeWord,
  type Version,
  writeValue,
} from "../../src/values.ts";

function read(line: string): Property {
  const [property_] = parseCard(`BEGIN:VCARD\r\n${line}\r\nEND:VCARD\r\n`).properties;
  if (property_ === undefined) throw new Error("no property");
  return property_;
}

function typed<V extends Version, Name extends TypedName<V>>(line: string, name: Name, version: V) {
  return readValue(read(line), name, version);
}

const NAME: NameValue = {
  family: ["Stevenson"],
  given: ["John"],
  additional: ["Philip", "Paul"],
  prefixes: ["Dr."],
  suffixes: [],
};

describe("a typed value is read", () => {
  test("of N and ADR by the names of their components", () => {
    const line = "N:Stevenson;John;Philip,Paul;Dr.;";
    expect(typed(line, "N", "3.0")).toEqual(NAME);
    expect(typed(line, "N", "4.0")).toEqual({ ...NAME, secondarySurnames: [], generations: [] });
    expect(typed(`${line};;Jr.`, "N", "4.0")).toEqual({
      ...NAME,
      secondarySurnames: [],
      generations: ["Jr."],
    });
    const address = typed("ADR:;;1 High St;Newtown;;;;;;;1;High St", "ADR", "4.0");
    expect(address).toMatchObject({ street: ["1 High St"], streetNumber: ["1"], room: [] });
    expect(Object.keys(address)).toHaveLength(18);
    expect(Object.keys(typed("ADR:;;1 High St", "ADR", "3.0"))).toHaveLength(7);
  });

  test("of other properties with components", () => {
    expect(typed("ORG:ABC, Inc.;R;D", "ORG", "4.0")).toEqual({
      name: "ABC, Inc.",
      units: ["R", "D"],
    });
    expect(typed("GENDER:O;inter", "GENDER", "4.0")).toEqual({ sex: "O", identity: "inter" });
    expect(typed("GENDER:M", "GENDER", "4.0")).toEqual({ sex: "M", identity: undefined });
    expect(typed("CLIENTPIDMAP:2;urn:x:a;b", "CLIENTPIDMAP", "4.0")).toEqual({
      id: 2,
      uri: "urn:x:a;b",
    });
    expect(typed("CLIENTPIDMAP:x;urn:x", "CLIENTPIDMAP", "4.0")).toBe("x;urn:x");
    expect(typed("CLIENTPIDMAP:2", "CLIENTPIDMAP", "4.0")).toBe("2");
    expect(typed("GEO:1.5;-2", "GEO", "3.0")).toEqual({ latitude: 1.5, longitude: -2 });
    expect(typed("GEO:1;2;3", "GEO", "3.0")).toBe("1;2;3");
    expect(typed("GEO:north", "GEO", "2.1")).toBe("north");
    expect(typed("X-ANDROID-CUSTOM:a/b;c;;d", "X-ANDROID-CUSTOM", "3.0")).toEqual({
      mimeType: "a/b",
      values: ["c", "", "d"],
    });
    expect(typed("ORG;VALUE=uri:a:b;c", "ORG", "4.0")).toEqual({ name: "a:b;c", units: [] });
  });

  test("of others", () => {
    expect(typed("NICKNAME:a,b", "NICKNAME", "4.0")).toEqual(["a", "b"]);
    expect(typed("CATEGORIES;VALUE=uri:a:b", "CATEGORIES", "4.0")).toEqual(["a:b"]);
    expect(typed("BDAY:--0415", "BDAY", "4.0")).toEqual({ month: 4, day: 15 });
    expect(typed("BDAY;VALUE=text:long ago", "BDAY", "4.0")).toBe("long ago");
    expect(typed("TEL:+1", "TEL", "4.0")).toEqual({ type: "text", value: "+1" });
    expect(typed("TEL;VALUE=uri:tel:+1", "TEL", "4.0")).toEqual({ type: "uri", value: "tel:+1" });
    expect(typed("TEL:+1", "TEL", "3.0")).toBe("+1");
    expect(typed("TZ:-05:00", "TZ", "3.0")).toEqual({ type: "utc-offset", value: -300 });
    expect(typed("GEO:geo:1,2", "GEO", "4.0")).toEqual({
      latitude: 1,
      longitude: 2,
      parameters: [],
    });
    expect(typed("GEO:1;2", "GEO", "4.0")).toBe("1;2");
    expect(typed("PHOTO:https://a.example", "PHOTO", "4.0")).toBe("https://a.example");
    expect(typed("PHOTO;ENCODING=b:Zg==", "PHOTO", "3.0")).toEqual({
      mediaType: undefined,
      octets: Uint8Array.of(102),
    });
    expect(typed("item1.x-ABLabel:a\\,b", "X-ABLABEL", "3.0")).toBe("a,b");
    expect(typed("X-MOZILLA-HTML:TRUE", "X-MOZILLA-HTML", "3.0")).toBe(true);
  });

  test("of what its type does not have as it is written", () => {
    expect(typed("FN;VALUE=integer:05", "FN", "4.0")).toBe("5");
    expect(typed("FN;VALUE=date:20240102", "FN", "4.0")).toBe("20240102");
    expect(typed("URL:data:a/b;base64,Zg", "URL", "4.0")).toBe("data:a/b;base64,Zg==");
    expect(typed("RELATED:data:a/b;base64,Zg", "RELATED", "4.0")).toEqual({
      type: "uri",
      value: "data:a/b;base64,Zg==",
    });
    expect(typed("TEL;VALUE=integer:5", "TEL", "4.0")).toEqual({ type: "text", value: "5" });
    expect(typed("TEL;VALUE=integer:5", "TEL", "3.0")).toBe("5");
    expect(typed("KEY;VALUE=uri:a:b", "KEY", "3.0")).toEqual({ type: "uri", value: "a:b" });
    expect(typed("KEY;VALUE=date:2024", "KEY", "4.0")).toEqual({ type: "text", value: "2024" });
    expect(typed("BDAY;VALUE=boolean:true", "BDAY", "4.0")).toBe("TRUE");
    expect(typed("PHOTO;VALUE=integer:1", "PHOTO", "4.0")).toBe("1");
    expect(typed("NICKNAME;VALUE=integer:1", "NICKNAME", "4.0")).toEqual(["1"]);
    expect(typed("X-MOZILLA-HTML:maybe", "X-MOZILLA-HTML", "3.0")).toBe("maybe");
  });

  test("of the name alone that it is asked for", () => {
    expect(() => typed("FN:a", "N", "4.0")).toThrow(RangeError);
  });

  test("where the version has the property", () => {
    expect(isTypedName("KIND", "4.0")).toBe(true);
    expect(isTypedName("KIND", "3.0")).toBe(false);
    expect(isTypedName("X-UNKNOWN", "4.0")).toBe(false);
    expect(isTypedName("__proto__", "4.0")).toBe(false);
  });
});

describe("a typed value is written", () => {
  test("with group, parameters and spelling", () => {
    const organization = { name: "A;B", units: ["c, d"] };
    const parameters = [{ name: "LANGUAGE", values: ["en"] }];
    expect(
      writeValue("ORG", organization, "4.0", { group: "item1", parameters, spelling: "Org" }),
    ).toEqual({
      group: "item1",
      name: "Org",
      parameters,
      value: "A\\;B;c\\, d",
    });
  });

  test("N and ADR without RFC 9554's components where those are empty", () => {
    const more = { ...NAME, secondarySurnames: [], generations: [] };
    expect(writeValue("N", more, "4.0").value).toBe("Stevenson;John;Philip,Paul;Dr.;");
    expect(writeValue("N", { ...more, generations: ["Jr."] }, "4.0").value).toBe(
      "Stevenson;John;Philip,Paul;Dr.;;;Jr.",
    );
    expect(writeValue("N", NAME, "3.0").value).toBe("Stevenson;John;Philip,Paul;Dr.;");
  });

  test("a date by what it has", () => {
    const date = { year: 2024, month: 1, day: 2 };
    expect(writeValue("BDAY", date, "4.0")).toMatchObject({ parameters: [], value: "20240102" });
    expect(writeValue("BDAY", date, "3.0")).toMatchObject({ parameters: [], value: "2024-01-02" });
    expect(writeValue("BDAY", { ...date, hour: 3 }, "3.0").parameters).toEqual([
      { name: "VALUE", values: ["date-time"] },
    ]);
    expect(writeValue("REV", date, "3.0").parameters).toEqual([
      { name: "VALUE", values: ["date"] },
    ]);
    expect(writeValue("BDAY", "long ago", "4.0").parameters).toEqual([
      { name: "VALUE", values: ["text"] },
    ]);
  });

  test("or refused", () => {
    const place: GeoUri = { latitude: 91, longitude: 0, parameters: [] };
    expect(() => writeValue("GEO", place, "4.0")).toThrow(RangeError);
    expect(() => writeValue("GEO", { latitude: Number.NaN, longitude: 0 }, "3.0")).toThrow(
      RangeError,
    );
  });
});

describe.each<Version>(["2.1", "3.0", "4.0"])("in %s", (version) => {
  const named = fc
    .constantFrom(...namesOf(version))
    .chain((name) => fc.tuple(fc.constant(name as TypedName<Version>), validValue(version, name)));

  property.prop([named], { numRuns: 300 })("a typed value comes back", ([name, value]) => {
    const first = toTyped(value, name, version);
    const written = writeValue(name, first, version);
    expect(readValue(written, name, version)).toEqual(first);
    expect(toTyped(toDecoded(name, first, version), name, version)).toEqual(first);
  });
});

test("types differ by property and version", () => {
  const of =
    <V extends Version>(version: V) =>
    <Name extends TypedName<V>>(name: Name) =>
      readValue(read(`${name}:`), name, version);
  const three = of("3.0");
  const four = of("4.0");
  expectTypeOf(three("N")).toEqualTypeOf<NameValue>();
  expectTypeOf(four("N")).toEqualTypeOf<ExtendedNameValue>();
  expectTypeOf(four("ADR")).toEqualTypeOf<ExtendedAddressValue>();
  expectTypeOf(four("FN")).toEqualTypeOf<string>();
  expectTypeOf(four("CATEGORIES")).toEqualTypeOf<readonly string[]>();
  expectTypeOf(four("BDAY")).toEqualTypeOf<DateTimeOrText>();
  expectTypeOf(three("TEL")).toEqualTypeOf<string>();
  expectTypeOf(four("TEL")).toEqualTypeOf<TextOrUri>();
  expectTypeOf(three("GEO")).toEqualTypeOf<PositionValue | string>();
  expectTypeOf(four("GEO")).toEqualTypeOf<GeoUri | string>();
  expectTypeOf(three("PHOTO")).toEqualTypeOf<BinaryOrUri>();
  expectTypeOf(of("2.1")("SOUND")).toEqualTypeOf<BinaryTextOrUri>();
  expectTypeOf(four("X-ABLABEL")).toEqualTypeOf<string>();
  expectTypeOf<"KIND">().not.toExtend<TypedName<"3.0">>();
  expectTypeOf<"textphone">().toExtend<TypeWord<"4.0", "TEL">>();
  expectTypeOf<TypeWord<"4.0", "TEL">>().not.toEqualTypeOf<string>();
});

// Each name that has a type in TypeScript, so that the compiler compares them with the tables.
const TYPED_4: Readonly<Record<Exclude<TypedName<"4.0">, TypedName<"2.1"> | "VERSION">, true>> = {
  SOURCE: true,
  KIND: true,
  XML: true,
  NICKNAME: true,
  ANNIVERSARY: true,
  GENDER: true,
  IMPP: true,
  LANG: true,
  MEMBER: true,
  RELATED: true,
  CATEGORIES: true,
  PRODID: true,
  CLIENTPIDMAP: true,
  FBURL: true,
  CALADRURI: true,
  CALURI: true,
  BIRTHPLACE: true,
  DEATHPLACE: true,
  DEATHDATE: true,
  EXPERTISE: true,
  HOBBY: true,
  INTEREST: true,
  "ORG-DIRECTORY": true,
  "CONTACT-URI": true,
  CREATED: true,
  GRAMGENDER: true,
  LANGUAGE: true,
  PRONOUNS: true,
  SOCIALPROFILE: true,
  JSPROP: true,
};

test("every property of a version has a type", () => {
  const older = new Set(namesOf("2.1"));
  expect(
    namesOf("4.0")
      .filter((name) => !older.has(name))
      .sort(),
  ).toEqual(Object.keys(TYPED_4).sort());
});
