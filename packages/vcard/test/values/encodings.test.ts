import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { Property } from "../../src/index.ts";
import {
  decodeBase64,
  decodeQuotedPrintable,
  encodeBase64,
  encodeQuotedPrintable,
  isKnownCharset,
  parseDataUri,
  rawText,
  stringifyDataUri,
} from "../../src/values.ts";

const octets = (text: string) => new TextEncoder().encode(text);

describe("base64", () => {
  test.each([
    ["", ""],
    ["Zg==", "f"],
    ["Zg", "f"],
    ["Zm8=", "fo"],
    ["Zm9v", "foo"],
    [" Zm\t9v\r\n YmFy ", "foobar"],
    ["Zg = =", "f"],
    ["Zg=", "f"],
    ["Zm9v=", "foo"],
    ["Zm9vY==", "foo"],
    ["====", ""],
    ["Zm9vYmFyY", "foobar"],
    ["Zm9v Yg==", "foob"],
    ["Zm9vY   Z", "fooa"],
    ["Zm9vYmFy-", "foobar"],
    ["Zm9vYmFy ", "foobar"],
    ["Zm9vYmE==", "fooba"],
    ["Pz8/", "???"],
    ["Pz8_", "???"],
  ])("%j is read", (text, meaning) => {
    expect(decodeBase64(text)).toEqual(octets(meaning));
  });

  test("has hyphens and low lines too", () => {
    expect(decodeBase64("-_-_")).toEqual(Uint8Array.of(0xfb, 0xff, 0xbf));
    expect(decodeBase64("+/+/")).toEqual(Uint8Array.of(0xfb, 0xff, 0xbf));
  });

  test.each([
    "Z",
    "    Z",
    "Zg==Z",
    "Zm9v.",
    "Zm9v\u0141",
    "=Zg=",
    "Zm9vYg==Zg==",
    "Zg==Zg",
    "Z\u00e9",
    "Zm9\udcff",
    "a.b",
  ])("%j is none", (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });

  property.prop([fc.uint8Array({ maxLength: 5_000 })])("comes back", (value) => {
    const text = encodeBase64(value);
    expect(text).toBe(Buffer.from(value).toString("base64"));
    expect(decodeBase64(text)).toEqual(value);
    expect(decodeBase64(text.replaceAll("=", ""))).toEqual(value);
    const groups = text.slice(0, 4 * Math.floor(value.length / 3));
    const whole = value.slice(0, 3 * Math.floor(value.length / 3));
    expect(decodeBase64(`${groups}A`)).toEqual(groups === "" ? undefined : whole);
  });

  // With a hyphen or a low line in it the platform's decoder leaves a text to ours.
  property.prop([fc.uint8Array({ maxLength: 500 }), fc.constantFrom("", "=", " \r\n ", "===")])(
    "comes back in the alphabet for URLs",
    (value, end) => {
      const whole = Uint8Array.of(0xfb, 0xff, 0xbf, ...value);
      const text = encodeBase64(whole).replaceAll("+", "-").replaceAll("/", "_");
      expect(decodeBase64(text.replaceAll("=", "") + end)).toEqual(whole);
    },
  );

  test("of many groups is joined right", () => {
    const value = new Uint8Array(10_000).map((_, index) => index * 7);
    expect(encodeBase64(value)).toBe(Buffer.from(value).toString("base64"));
  });
});

describe("quoted-printable", () => {
  test.each([
    ["a=3Db", "a=b"],
    ["=e9=C3", "\u00e9\u00c3"],
    ["a=", "a="],
    ["a=3", "a=3"],
    ["=3G=G3==3D", "=3G=G3=="],
  ])("%j is read", (text, meaning) => {
    expect(decodeQuotedPrintable(text)).toEqual(new Uint8Array(Buffer.from(meaning, "latin1")));
  });

  test("characters that it should not have are UTF-8, stand-ins their octets", () => {
    expect(decodeQuotedPrintable("\u00e9\ud83d\ude00\udce9=41")).toEqual(
      Uint8Array.of(0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80, 0xe9, 0x41),
    );
  });

  property.prop([fc.string({ unit: "binary" }).map((text) => text.replace(/[\r\n]/g, ""))])(
    "comes back",
    (text) => {
      const encoded = encodeQuotedPrintable(text);
      expect(encoded).toMatch(/^[\x20-\x7e]*$/);
      expect(
        new TextDecoder("utf-8", { ignoreBOM: true }).decode(decodeQuotedPrintable(encoded)),
      ).toBe(text);
    },
  );

  test("has CRLF for line breaks", () => {
    expect(encodeQuotedPrintable("a\nb\r\nc\rd")).toBe("a=0D=0Ab=0D=0Ac=0D=0Ad");
  });
});

describe("the characters of a value", () => {
  const note = (value: string, ...parameters: (readonly [string, ...string[]])[]): Property => ({
    group: undefined,
    name: "NOTE",
    parameters: parameters.map(([name, ...values]) => ({ name, values })),
    value,
  });
  const quoted = ["ENCODING", "QUOTED-PRINTABLE"] as const;

  test.each([
    [note("a\\nb"), "a\\nb"],
    [note("=C3=A9", quoted), "\u00e9"],
    [note("=C3=A9", ["quoted-printable"]), "\u00e9"],
    [note("=C3=A9"), "=C3=A9"],
    [note("=E9", quoted), "\u00e9"],
    [note("=E9", quoted, ["CHARSET", "ISO-8859-1"]), "\u00e9"],
    [note("=E9", quoted, ["charset", "no-such"]), "\u00e9"],
    [note("=E9", quoted, ["CHARSET", ""]), "\u00e9"],
    [note("=E9", quoted, ["CHARSET", " "]), "\u00e9"],
    [note("=93=FA=96=7B", quoted, ["CHARSET", "Shift_JIS"]), "\u65e5\u672c"],
    [note("a=0D=0Ab=0Ac=0Dd", quoted), "a\nb\nc\nd"],
    [note("caf\udce9", ["CHARSET", "windows-1252"]), "caf\u00e9"],
    [note("caf\udce9", ["CHARSET", "no-such"]), "caf\udce9"],
    [note("caf\udce9"), "caf\udce9"],
    [note("caf\udce9", ["TYPE", "x"]), "caf\udce9"],
    [note("caf\u00e9", ["CHARSET", "ISO-8859-1"]), "caf\u00e9"],
    [note("\udc93\udcfa\udc96{", ["CHARSET", "SHIFT_JIS"]), "\u65e5\u672c"],
    [note("=EF=BF=BD", quoted), "\ufffd"],
  ])("%j", (property_, text) => {
    expect(rawText(property_)).toBe(text);
  });

  test("are of the encodings that the platform knows", () => {
    expect(isKnownCharset("Shift_JIS")).toBe(true);
    expect(isKnownCharset("utf8")).toBe(true);
    expect(isKnownCharset("utf-7")).toBe(false);
    expect(isKnownCharset("")).toBe(false);
    expect(isKnownCharset("x".repeat(100))).toBe(false);
  });
});

describe("data: URIs", () => {
  test.each<[string, string | undefined, string]>([
    ["data:image/jpeg;base64,Zm9v", "image/jpeg", "foo"],
    ["DATA:Image/JPEG;BASE64,Zm9v", "image/jpeg", "foo"],
    ["data:image/jpeg\\;base64\\,Zm9v", "image/jpeg", "foo"],
    ["data:image/jpeg\\\\;base64\\\\,Zm9v", "image/jpeg", "foo"],
    ["data:,A%20brief%20note%", undefined, "A brief note%"],
    [
      "data:text/plain;charset=utf-8,caf%C3%A9\u00e9",
      "text/plain;charset=utf-8",
      "caf\u00e9\u00e9",
    ],
    ["data:;base64,Zg%3D%3D", undefined, "f"],
    ["data:;base64, Zm 9v", undefined, "foo"],
    ['data:text/plain;a="b;c";base64,Zm9v', 'text/plain;a="b;c"', "foo"],
    ["data:,", undefined, ""],
    ["data:,a\\,b,c", undefined, "a,b,c"],
  ])("%j is read", (uri, mediaType, text) => {
    const binary = parseDataUri(uri);
    expect(binary?.mediaType).toBe(mediaType);
    expect(binary?.octets).toEqual(octets(text));
  });

  test.each([
    "data:image/jpeg;base64",
    "data:image/jpeg;base64,a.b",
    "data:image/jpeg;base64,a%2",
    "data:image jpeg,abc",
    "date:,abc",
    "data",
    `data:${"a".repeat(2_000)}/b,c`,
  ])("%j is none", (uri) => {
    expect(parseDataUri(uri)).toBeUndefined();
  });

  property.prop([
    fc.uint8Array(),
    fc.constantFrom(undefined, "image/jpeg", "text/plain;charset=utf-8", 'a/b;c="d e"'),
  ])("come back", (value, mediaType) => {
    const binary = parseDataUri(stringifyDataUri({ mediaType, octets: value }));
    expect(binary).toEqual({ mediaType, octets: value });
    expect(structuredClone(binary)).toEqual({ mediaType, octets: value });
  });

  test.each(["image", "a/b,c", 'a/b;c="d,e"', "a b/c"])(
    "no URI has the media type %j",
    (mediaType) => {
      expect(() => stringifyDataUri({ mediaType, octets: new Uint8Array() })).toThrow(RangeError);
    },
  );
});
