import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  isLanguageTag,
  isMediaType,
  isUri,
  parseFloatValue,
  parseGeoUri,
  parseInteger,
  parseMailtoUri,
  parseTelUri,
  stringifyGeoUri,
  stringifyMailtoUri,
  stringifyNumber,
  stringifyTelUri,
  uriText,
} from "../../src/values.ts";

describe("URIs", () => {
  // RFC 3986 section 1.1.2, and what cards have.
  test.each([
    "ftp://ftp.is.co.za/rfc/rfc1808.txt",
    "http://www.ietf.org/rfc/rfc2396.txt",
    "ldap://[2001:db8::7]/c=GB?objectClass?one",
    "mailto:John.Doe@example.com",
    "news:comp.infosystems.www.servers.unix",
    "tel:+1-816-555-1212",
    "telnet://192.0.2.16:80/",
    "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
    "a:",
    "a:/",
    "a://",
    "a:b%20c",
    "https://ex\u00e4mple.example/\u540d?\u00e9#\u00e9",
    "https://a.example/[b]",
    "data:,anything < goes",
    "file:///c:/a",
  ])("%s is one", (text) => {
    expect(isUri(text)).toBe(true);
  });

  test.each([
    "",
    ":",
    "www.example.com",
    "/a:b",
    "1a:b",
    "http://a b",
    "a:%2",
    "a:%zz",
    "a:/b%x",
    "a:/b%4x",
    "a:b\\c",
    "a:<b>",
    "a:b#c#d",
    "a:\u0000",
    "a\u00e9:b",
  ])("%j is none", (text) => {
    expect(isUri(text)).toBe(false);
  });

  test("have their escapes undone", () => {
    const uriOf = (value: string) =>
      uriText({ group: undefined, name: "URL", parameters: [], value });
    expect(uriOf("geo:1,2")).toBe("geo:1,2");
    expect(uriOf("https\\://a.example/b\\,c\\;d\\e")).toBe("https://a.example/b,c;d\\e");
  });
});

describe("geo: URIs", () => {
  test.each([
    ["geo:13.4125,103.8667", { latitude: 13.4125, longitude: 103.8667 }],
    ["GEO:48.2010,16.3695,183", { latitude: 48.201, longitude: 16.3695, altitude: 183 }],
    [
      "geo:48.198634,16.371648;crs=wgs84;u=40",
      { latitude: 48.198634, longitude: 16.371648, crs: "wgs84", uncertainty: 40 },
    ],
    [
      "geo:323482,4306480;CRS=EPSG:32618;U=20",
      { latitude: 323482, longitude: 4306480, crs: "EPSG:32618", uncertainty: 20 },
    ],
    ["geo:+1,-0", { latitude: 1, longitude: 0 }],
  ])("%s is a place", (text, place) => {
    expect(parseGeoUri(text)).toEqual({ ...place, parameters: [] });
  });

  test("keep parameters of their own", () => {
    expect(parseGeoUri("geo:1,2;a=%20b;c;u=x")?.parameters).toEqual([
      { name: "a", value: "%20b" },
      { name: "c", value: undefined },
      { name: "u", value: "x" },
    ]);
  });

  test.each([
    "geo:1",
    "geo:91,0",
    "geo:0,181",
    "geo:1,2,3,4",
    "geo:1.,2",
    "geo:a,b",
    "geo:1, 2",
    `geo:${"9".repeat(400)},1`,
  ])("%s is none", (text) => {
    expect(parseGeoUri(text)).toBeUndefined();
  });

  property.prop([
    fc.record(
      {
        latitude: fc.double({ min: -90, max: 90, noNaN: true }).map((value) => value + 0),
        longitude: fc.double({ min: -180, max: 180, noNaN: true }).map((value) => value + 0),
        altitude: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
        uncertainty: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
        crs: fc.constantFrom("wgs84", "WGS84"),
        parameters: fc.constantFrom(
          [],
          [{ name: "a", value: "b" }],
          [{ name: "a", value: undefined }],
        ),
      },
      { requiredKeys: ["latitude", "longitude", "parameters"] },
    ),
  ])("come back", (place) => {
    expect(parseGeoUri(stringifyGeoUri(place))).toEqual(place);
  });

  test("are not written of what is no place", () => {
    expect(() => stringifyGeoUri({ latitude: 91, longitude: 0, parameters: [] })).toThrow(
      RangeError,
    );
    expect(() =>
      stringifyGeoUri({ latitude: 0, longitude: 0, crs: "a b", parameters: [] }),
    ).toThrow(RangeError);
  });
});

describe("tel: URIs", () => {
  test.each([
    ["tel:+1-201-555-0123", { number: "+1-201-555-0123", parameters: [] }],
    [
      "TEL:7042;phone-context=example.com",
      { number: "7042", phoneContext: "example.com", parameters: [] },
    ],
    [
      "tel:+1;EXT=22;isub=12%20;tsp=a.b;x",
      {
        number: "+1",
        extension: "22",
        isdnSubaddress: "12%20",
        parameters: [
          { name: "tsp", value: "a.b" },
          { name: "x", value: undefined },
        ],
      },
    ],
    ["tel:*31#", { number: "*31#", parameters: [] }],
  ])("%s is a number", (text, telephone) => {
    expect(parseTelUri(text)).toEqual(telephone);
  });

  test.each(["tel:", "tel:+", "tel:(-)", "tel:+1 2", "tel:one", "tel:+1;", "tel:+1;ext=", "sip:1"])(
    "%s is none",
    (text) => {
      expect(parseTelUri(text)).toBeUndefined();
    },
  );

  test("come back, and are not written of what is no number", () => {
    const telephone = {
      number: "(0)30",
      phoneContext: "+49",
      extension: "1",
      isdnSubaddress: "2",
      parameters: [{ name: "a", value: "b" }],
    };
    const text = "tel:(0)30;isub=2;ext=1;phone-context=+49;a=b";
    expect(stringifyTelUri(telephone)).toBe(text);
    expect(parseTelUri(text)).toEqual(telephone);
    expect(() => stringifyTelUri({ number: "+1 2", parameters: [] })).toThrow(RangeError);
  });
});

describe("mailto: URIs", () => {
  test.each([
    ["mailto:ada@example.com", { to: ["ada@example.com"], fields: [] }],
    [
      "mailto:a%2Cb@example.com,c@example.com?subject=a%20b&cc=d@e",
      {
        to: ["a,b@example.com", "c@example.com"],
        fields: [
          { name: "subject", value: "a b" },
          { name: "cc", value: "d@e" },
        ],
      },
    ],
    ["mailto:?to=a", { to: [], fields: [{ name: "to", value: "a" }] }],
    ["mailto:", { to: [], fields: [] }],
  ])("%s is read", (text, mail) => {
    expect(parseMailtoUri(text)).toEqual(mail);
  });

  test.each(["mailto:a b", "mailto:a?b", "mailto:%ff", "mail:a"])("%s is none", (text) => {
    expect(parseMailtoUri(text)).toBeUndefined();
  });

  const text = fc.string({ unit: "grapheme", minLength: 1 });
  property.prop([fc.array(text), fc.array(fc.record({ name: text, value: text }))])(
    "come back",
    (to, fields) => {
      expect(parseMailtoUri(stringifyMailtoUri({ to, fields }))).toEqual({ to, fields });
    },
  );

  test("are not written of half a character", () => {
    expect(() => stringifyMailtoUri({ to: ["\ud83d"], fields: [] })).toThrow(RangeError);
  });
});

describe("media types", () => {
  test.each(["image/jpeg", "text/plain;charset=utf-8", 'a/b ; c="d\te"', "application/vnd.a+xml"])(
    "%s is one",
    (text) => {
      expect(isMediaType(text)).toBe(true);
    },
  );

  test.each(["", "image", "image/", "/jpeg", "a/b;", "a/b;c", "a/b c", 'a/b;c="d'])(
    "%j is none",
    (text) => {
      expect(isMediaType(text)).toBe(false);
    },
  );
});

describe("language tags", () => {
  // RFC 5646 appendix A.
  test.each([
    "de",
    "i-enochian",
    "zh-Hant",
    "zh-cmn-Hans-CN",
    "cmn-Hans-CN",
    "sr-Latn-RS",
    "sl-rozaj-biske",
    "de-CH-1901",
    "hy-Latn-IT-arevela",
    "es-419",
    "de-CH-x-phonebk",
    "az-Arab-x-AZE-derbend",
    "x-whatever",
    "zh-CN-a-myext-x-private",
    "en-a-myext-b-another",
    "en-GB-oed",
    "sgn-BE-FR",
    "art-lojban",
    "I-Klingon",
    "aa-bbb-ccc-ddd",
    "abcdefgh-Latn",
    "sl-1994-2x00",
    "de-a-bb-ccc-x-1",
    "x-a-b",
    "X-1",
    "zh-min-nan",
  ])("%s is one", (text) => {
    expect(isLanguageTag(text)).toBe(true);
  });

  test.each(["de-419-DE", "a-DE", "", "german language", "de_CH", "en-", "en-a", "x", "abcdefghi"])(
    "%j is none",
    (text) => {
      expect(isLanguageTag(text)).toBe(false);
    },
  );
});

describe("numbers", () => {
  test.each([
    [1e21, "1000000000000000000000"],
    [1.5e25, "15000000000000000000000000"],
    [-1.25e-7, "-0.000000125"],
    [1e-7, "0.0000001"],
    [0.1, "0.1"],
    [-3, "-3"],
  ])("%d is written without an exponent", (value, text) => {
    expect(stringifyNumber(value)).toBe(text);
  });

  property.prop([fc.double({ noNaN: true, noDefaultInfinity: true })])("come back", (value) => {
    const text = stringifyNumber(value);
    expect(text).toMatch(/^-?\d+(?:\.\d+)?$/);
    expect(parseFloatValue(text)).toBe(value + 0);
  });

  test("are read", () => {
    expect(parseInteger("+012")).toBe(12);
    expect(parseInteger("-0")).toBe(0);
    expect(parseFloatValue("+1.50")).toBe(1.5);
  });

  test.each(["", "1e5", ".5", "1.", "0x1", "1 ", "\u0661", "9".repeat(400)])(
    "%j is none",
    (text) => {
      expect(parseInteger(text)).toBeUndefined();
      expect(parseFloatValue(text)).toBeUndefined();
    },
  );

  test.each([Number.NaN, Number.POSITIVE_INFINITY])("%d is not written", (value) => {
    expect(() => stringifyNumber(value)).toThrow(RangeError);
  });
});
