import { describe, expect, test } from "vitest";
import {
  type JsContactProblem,
  JsContactError,
  localizeJsContact,
  parseJsContact,
  validateJsContact,
} from "../src/index.ts";

function problemsOf(members: Record<string, unknown>): string[] {
  return validateJsContact({ "@type": "Card", version: "2.0", ...members }).map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );
}

describe("validateJsContact", () => {
  test.each<[name: string, members: Record<string, unknown>, problems: string[]]>([
    ["a mandatory property", { emails: { e1: {} } }, ["missing-property /emails/e1/address"]],
    ["no uid in version 1.0", { version: "1.0" }, ["missing-property "]],
    ["a version of nobody", { version: "3.0" }, ["unknown-value /version"]],
    ["another JSON type", { kind: 1 }, ["wrong-type /kind"]],
    [
      "another type of object",
      { name: { "@type": "Title", full: "a" } },
      ["wrong-object-type /name/@type"],
    ],
    ["a value in another case", { kind: "Group" }, ["wrong-case /kind"]],
    ["a value that is not registered", { kind: "robot" }, ["unknown-value /kind"]],
    ["a value of a vendor", { kind: "example.com:robot" }, []],
    ["a name in another case", { nickNames: {} }, ["wrong-case /nickNames"]],
    ["a name in another case, deep", { name: { full: "a", Full: "b" } }, ["wrong-case /name/Full"]],
    ["a reserved name", { name: { full: "a", extra: 1 } }, ["reserved-name /name/extra"]],
    ["an unknown name", { foo: { extra: 1 } }, []],
    ["a name of no form", { "foo bar": 1 }, ["invalid-name /foo bar"]],
    ["a name of a vendor", { "example.com:foo bar": 1 }, []],
    ["a key that is no Id", { emails: { "e 1": { address: "a" } } }, ["invalid-id /emails/e 1"]],
    ["members of no group", { members: { a: true } }, ["conflicting-property /members"]],
    ["a set with false", { kind: "group", members: { a: false } }, ["wrong-type /members/a"]],
    [
      "a preference of 0",
      { emails: { e: { address: "a", pref: 0 } } },
      ["out-of-range /emails/e/pref"],
    ],
    [
      "a preference of 101",
      { emails: { e: { address: "a", pref: 101 } } },
      ["out-of-range /emails/e/pref"],
    ],
    [
      "a time with zeros at its end",
      { updated: "2010-10-10T10:10:10.000Z" },
      ["invalid-format /updated"],
    ],
    ["a time in lower case", { updated: "2010-10-10t10:10:10z" }, ["invalid-format /updated"]],
    ["a day that is none", { updated: "2010-02-29T10:10:10Z" }, ["invalid-format /updated"]],
    ["a time with a fraction", { updated: "2010-10-10T10:10:10.003Z" }, []],
    [
      "a URI without a scheme",
      { links: { l: { uri: "example.com" } } },
      ["invalid-format /links/l/uri"],
    ],
    ["a name of nothing", { name: {} }, ["missing-property /name"]],
    [
      "a name of separators",
      { name: { isOrdered: true, components: [{ kind: "separator", value: "-" }] } },
      ["conflicting-property /name/components", "missing-property /name"],
    ],
    [
      "a separator without an order",
      {
        name: {
          full: "a",
          components: [
            { kind: "given", value: "a" },
            { kind: "separator", value: "-" },
          ],
        },
      },
      ["conflicting-property /name/components"],
    ],
    [
      "a default separator without an order",
      { name: { full: "a", defaultSeparator: "-" } },
      ["conflicting-property /name/defaultSeparator"],
    ],
    [
      "phonetic without a system",
      { name: { components: [{ kind: "given", value: "a", phonetic: "b" }] } },
      ["conflicting-property /name/components", "missing-property /name"],
    ],
    [
      "sortAs of a kind that is not there",
      { name: { components: [{ kind: "given", value: "a" }], sortAs: { surname: "b" } } },
      ["conflicting-property /name/sortAs"],
    ],
    ["no components", { name: { full: "a", components: [] } }, ["too-few-items /name/components"]],
    ["an address of nothing", { addresses: { a: { pref: 1 } } }, ["missing-property /addresses/a"]],
    [
      "a day without a month",
      { anniversaries: { a: { kind: "birth", date: { day: 1 } } } },
      ["missing-property /anniversaries/a/date"],
    ],
    [
      "a day that the month lacks",
      { anniversaries: { a: { kind: "birth", date: { month: 2, day: 30 } } } },
      ["out-of-range /anniversaries/a/date"],
    ],
    [
      "a leap day without a year",
      { anniversaries: { a: { kind: "birth", date: { month: 2, day: 29 } } } },
      [],
    ],
    [
      "a Timestamp without its type",
      { anniversaries: { a: { kind: "birth", date: { utc: "2010-10-10T10:10:10Z" } } } },
      ["missing-property /anniversaries/a/date"],
    ],
    [
      "a patch of a reserved name",
      { name: { full: "a" }, localizations: { de: { "name/extra": 1 } } },
      ["reserved-name /localizations/de/name~1extra"],
    ],
    [
      "a patch into nothing",
      { localizations: { de: { "titles/t/name": "a" } } },
      ["invalid-patch /localizations/de"],
    ],
    [
      "a patch of another type",
      { name: { full: "a" }, localizations: { de: { "name/full": 1 } } },
      ["wrong-type /localizations/de/name~1full"],
    ],
    [
      "patches that overlap",
      { name: { full: "a" }, localizations: { de: { name: { full: "b" }, "name/full": "c" } } },
      ["invalid-patch /localizations/de"],
    ],
    [
      "a patch of the localizations",
      { localizations: { de: { "localizations/fr": {} } } },
      ["invalid-patch /localizations/de/localizations~1fr"],
    ],
    [
      "a patch that removes what has to be there",
      { titles: { t: { name: "a" } }, localizations: { de: { "titles/t/name": null } } },
      ["invalid-patch /localizations/de/titles~1t~1name"],
    ],
    [
      "a language that is none",
      { localizations: { "d e": {} } },
      ["invalid-format /localizations/d e"],
    ],
    [
      "a jCard property that is none",
      { vCardProps: [["x-a", {}, "text"]] },
      ["wrong-type /vCardProps/0"],
    ],
  ])("finds %s", (_, members, problems) => {
    expect(problemsOf(members)).toEqual(problems);
  });

  test("tells what, where and by which rule", () => {
    const [problem] = validateJsContact({ "@type": "Card", version: "2.0", emails: { e1: {} } });
    expect(problem).toEqual({
      code: "missing-property",
      pointer: "/emails/e1/address",
      reason: "address is missing",
      section: "RFC 9553 section 2.3.1",
    });
  });
});

describe("parseJsContact", () => {
  const text =
    '{"@type":"Card","version":"2.0","name":{"full":"Ada"},"emails":{"e1":{},"e2":{"address":"a@b","pref":0}}}';

  test("throws the first problem", () => {
    expect(() => parseJsContact(text)).toThrow(JsContactError);
    expect(() => parseJsContact(text)).toThrow(
      "address is missing at /emails/e1/address (RFC 9553 section 2.3.1)",
    );
  });

  test("leaves out what is not valid where problems are told", () => {
    const problems: JsContactProblem[] = [];
    const card = parseJsContact(text, { onProblem: (problem) => problems.push(problem) });
    expect(card).toEqual({
      "@type": "Card",
      version: "2.0",
      name: { full: "Ada" },
      emails: { e2: { address: "a@b" } },
    });
    expect(problems).toHaveLength(2);
  });

  test.each(["{", "[]", "null", '"a"', ""])("throws for %j", (json) => {
    expect(() => parseJsContact(json, { onProblem: () => undefined })).toThrow(JsContactError);
  });

  test("keeps unknown and vendor-specific members", () => {
    const value = { "@type": "Card", version: "2.0", foo: [1, { a: null }], "example.com:b": true };
    expect(parseJsContact(JSON.stringify(value))).toEqual(value);
  });

  test("does not change or share what it is given", () => {
    const value = { "@type": "Card", version: "2.0", keywords: { a: true } };
    const card = parseJsContact(value);
    expect(card.keywords).toEqual(value.keywords);
    expect(card.keywords).not.toBe(value.keywords);
  });
});

describe("localizeJsContact", () => {
  const card = parseJsContact({
    "@type": "Card",
    version: "2.0",
    language: "en",
    name: { full: "Ivan" },
    titles: { t1: { name: "Boss" } },
    localizations: { "uk-Cyrl": { "name/full": "Иван", titles: null } },
  });

  test("applies the patches of a language, in any case of its tag", () => {
    expect(localizeJsContact(card, "UK-cyrl")).toEqual({
      "@type": "Card",
      version: "2.0",
      language: "uk-Cyrl",
      name: { full: "Иван" },
    });
  });

  test("has nothing for other languages", () => {
    expect(localizeJsContact(card, "uk")).toBeUndefined();
  });

  test("leaves the card as it is", () => {
    expect(card.titles).toEqual({ t1: { name: "Boss" } });
  });
});
