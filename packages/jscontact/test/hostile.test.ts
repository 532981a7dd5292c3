import { parseCard, stringifyCard } from "@callingcard/vcard";
import { describe, expect, test } from "vitest";
import {
  applyPatch,
  fromJsContact,
  type JsContactLimits,
  type JsonValue,
  parseJsContact,
  stringifyJsContact,
  toJsContact,
  validateJsContact,
} from "../src/index.ts";

const CARD = { "@type": "Card", version: "2.0" } as const;

describe("limits", () => {
  test.each<[code: string, limits: JsContactLimits, members: Record<string, JsonValue>]>([
    ["nested-too-deep", { maxDepth: 4 }, { "example.com:a": [[[[1]]]] }],
    ["too-many-members", { maxMembers: 5 }, { "example.com:a": [1, 2, 3, 4, 5, 6] }],
    ["too-many-values", { maxValues: 6 }, { "example.com:a": [1, 2, 3, 4, 5, 6] }],
    ["string-too-long", { maxStringLength: 5 }, { prodId: "123456" }],
    ["too-many-localizations", { maxLocalizations: 1 }, { localizations: { de: {}, fr: {} } }],
    ["too-many-problems", { maxProblems: 1 }, { kind: 1, prodId: 2, uid: 3 }],
  ])("%s", (code, limits, members) => {
    const problems = validateJsContact({ ...CARD, ...members }, limits);
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.length).toBeLessThanOrEqual((limits.maxProblems ?? 9) + 1);
  });

  test("text-too-long counts octets", () => {
    const text = stringifyJsContact(parseJsContact({ ...CARD, prodId: "é".repeat(10) }));
    expect(() => parseJsContact(text, { maxTextOctets: text.length + 9 })).toThrow("octets");
    expect(parseJsContact(text, { maxTextOctets: text.length + 10 }).prodId).toHaveLength(10);
  });

  test("a text of a million brackets is refused, not followed", () => {
    const text = `{"@type":"Card","version":"2.0","a":${"[".repeat(1e6)}${"]".repeat(1e6)}}`;
    expect(() => parseJsContact(text)).toThrow("levels");
  });

  test("a JSPROP of a hundred thousand brackets is kept as it is, not followed", () => {
    const json = "[".repeat(1e5) + "]".repeat(1e5);
    const vcard = `BEGIN:VCARD\nVERSION:4.0\nFN:a\nJSPROP;JSPTR="example.com:a":${json}\nEND:VCARD\n`;
    const { card, report } = toJsContact(parseCard(vcard, { maxLineOctets: 1e6 }));
    expect(card.vCardProps).toEqual([["jsprop", { jsptr: "example.com:a" }, "text", json]]);
    expect(report.map(({ code }) => code)).toContain("invalid-jsprop");
  });

  test.each<[name: string, value: unknown]>([
    ["bigint", 1n],
    ["function", Date],
    ["symbol", Symbol("a")],
    ["NaN", NaN],
    ["infinity", -Infinity],
  ])("a value that JSON does not have is no value of a vendor's property: %s", (_, value) => {
    const card = { ...CARD, "example.com:a": { b: value, c: [1, value] } };
    expect(validateJsContact(card).map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      "wrong-type /example.com:a/b",
      "wrong-type /example.com:a/c/1",
    ]);
    const read = parseJsContact(card, { onProblem: () => undefined });
    expect(read["example.com:a"]).toEqual({ c: [1] });
  });
});

describe("names that objects inherit", () => {
  const text =
    '{"@type":"Card","version":"2.0","emails":{"__proto__":{"address":"a@b"},"constructor":{"address":"c@d"}},"keywords":{"__proto__":true},"example.com:a":{"__proto__":{"polluted":1}},"localizations":{"de":{"emails/__proto__/label":"x"}}}';

  test("are members like any other", () => {
    expect(stringifyJsContact(parseJsContact(text))).toBe(text);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("are PROP-ID of vCard, and come back", () => {
    const vcard = stringifyCard(fromJsContact(parseJsContact(text)).card);
    expect(vcard).toContain("EMAIL;PROP-ID=__proto__:a@b");
    const { card } = toJsContact(parseCard(vcard), { version: "2.0" });
    expect(JSON.stringify(card.emails)).toContain('"__proto__":{"address":"a@b"}');
    expect(Object.keys(card.keywords ?? {})).toEqual(["__proto__"]);
  });

  test("are set by a patch, not followed", () => {
    const patched = applyPatch(
      { a: {} },
      JSON.parse('{"a/__proto__":1}') as Record<string, JsonValue>,
    );
    expect(JSON.stringify(patched)).toBe('{"a":{"__proto__":1}}');
    expect(applyPatch({ a: {} }, { "a/__proto__/b": 1 })).toBeUndefined();
  });
});

describe("applyPatch", () => {
  const object = { list: [{ a: 1 }, 2], "x/y~": { b: 1 } };

  test.each<[Record<string, JsonValue>, unknown]>([
    [{ "list/0/a": 3 }, { list: [{ a: 3 }, 2], "x/y~": { b: 1 } }],
    [{ "list/1": 3 }, { list: [{ a: 1 }, 3], "x/y~": { b: 1 } }],
    [{ "x~1y~0/b": null }, { list: [{ a: 1 }, 2], "x/y~": {} }],
    [{ none: null }, object],
    [{ "list/1": null }, undefined],
    [{ "list/2": 1 }, undefined],
    [{ "list/-": 1 }, undefined],
    [{ "list/01": 1 }, undefined],
    [{ "none/a": 1 }, undefined],
    [{ "list/1/a": 1 }, undefined],
    [{ "a~2": 1 }, undefined],
    [{ list: 1, "list/0": 2 }, undefined],
    [{ "/list": 1, list: 2 }, undefined],
  ])("%j", (patch, expected) => {
    const before = JSON.stringify(object);
    expect(applyPatch(object, patch)).toEqual(expected);
    expect(JSON.stringify(object)).toBe(before);
  });
});

describe("time", () => {
  // A card of many properties of one kind, and one of twice as many.
  const lines: readonly (readonly [string, (index: number) => string])[] = [
    ["entries without ids", (index) => `EMAIL:a${index}@b`],
    ["entries that ask for one id", () => "TEL;PROP-ID=a:1"],
    ["entries that ask for made ids", (index) => `NOTE;PROP-ID=NOTE-${index + 1}:a`],
    ["one bundle of languages", (index) => `TITLE;ALTID=1;LANGUAGE=x-${index}:a`],
    ["labels of one group", () => "g.X-ABLabel:a"],
    ["places of birth", () => "BIRTHPLACE:a"],
    [
      "places and zones in groups",
      (index) => `g${index % 7}.${index % 2 === 0 ? "GEO:geo:1,2" : "TZ:a"}`,
    ],
    ["titles and organizations", (index) => `g${index}.${index % 2 === 0 ? "TITLE:a" : "ORG:b"}`],
    ["relations to the same", () => "RELATED:urn:a"],
    ["patches", (index) => `JSPROP;JSPTR="example.com:${index}":1`],
    ["properties that are kept", (index) => `X-A;B=${index}:a`],
    ["full names", () => "FN:a"],
  ];

  test.each(lines)("for %s grows with their number", (_, line) => {
    // Processor time, as others work on the machine too.
    const time = (count: number): number => {
      const all = Array.from({ length: count }, (__, index) => line(index)).join("\r\n");
      const card = parseCard(`BEGIN:VCARD\r\nVERSION:4.0\r\nFN:a\r\n${all}\r\nEND:VCARD\r\n`);
      const start = process.cpuUsage().user;
      fromJsContact(toJsContact(card).card);
      return process.cpuUsage().user - start;
    };
    time(300);
    const [small, large] = [time(300), time(2_400)];
    // Eight times the input; a quadratic step would make it 64 times the time.
    expect(large / Math.max(small, 10_000)).toBeLessThan(30);
  });
});
