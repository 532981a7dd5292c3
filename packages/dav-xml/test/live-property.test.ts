import { element } from "@callingcard/xml";
import { describe, expect, test } from "vitest";
import {
  calendarserver,
  carddav,
  dav,
  DavXmlError,
  livePropertyElement,
  livePropertyKind,
  parseEntityTag,
  parseLiveProperty,
  parseLivePropertyValue,
  stringifyDav,
  stringifyEntityTag,
  type LiveProperty,
  type LivePropertyKind,
} from "../src/index.ts";

const NAMESPACES = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"';
const document = (root: string) => root.replace(/[ />]/, (end) => ` ${NAMESPACES}${end}`);

function codeOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof DavXmlError) return error.code;
    throw error;
  }
  return "nothing";
}

describe.each<[LivePropertyKind, readonly string[], readonly string[]]>([
  [
    "creationdate",
    ["1997-12-01T17:42:21-08:00", "2000-02-29t23:59:60.5z", "2026-11-21T00:00:00Z"],
    ["", "yesterday", "1997-12-01", "1997-12-01T17:42:21", "1900-02-29T00:00:00Z"]
      .concat(["2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-04-31T00:00:00Z"])
      .concat(["2026-01-00T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z"])
      .concat(["2026-01-01T00:00:61Z", "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+00:60"]),
  ],
  ["getcontentlanguage", ["en", "de-AT", "en, de ,fr"], ["", "en_US", "en,", "abcdefghi", "e n"]],
  [
    "getcontenttype",
    ["text/vcard", "text/vcard; charset=utf-8", 'a/b;c="d;\\"e" ; f=g', "a/b;"],
    ["", "text", "text/", "text/vcard charset=utf-8", 'a/b;c="d', "a/b; c", "a/b;c=", "é/b"],
  ],
  [
    "getlastmodified",
    ["Mon, 12 Jan 1998 09:25:56 GMT", "Tue, 29 Feb 2000 23:59:60 GMT"],
    ["", "1998-01-12", "Monday, 12-Jan-98 09:25:56 GMT", "Mon, 12 Jan 1998 09:25:56 +0000"].concat([
      "Mon, 30 Feb 1998 09:25:56 GMT",
      "Mon, 12 Jam 1998 09:25:56 GMT",
      "Mon, 12 Jan 1998 25:25:56 GMT",
    ]),
  ],
  ["sync-token", ["http://example.com/ns/sync/1234", "urn:x"], [""]],
])("%s", (kind, right, wrong) => {
  const read = (text: string) =>
    parseLivePropertyValue(kind, document(`<D:${kind}>${text}</D:${kind}>`));

  test.each(right)("takes %s as it stands", (text) => {
    expect(read(text)).toBe(text);
    expect(read(`\n  ${text}\t`)).toBe(text);
  });

  test.each(wrong)("does not take %j", (text) => {
    expect(codeOf(() => read(text))).toBe("invalid-value");
  });

  test.each([...wrong, ` ${right[0] ?? ""}`])("does not write %j", (value) => {
    expect(() => livePropertyElement({ kind, value } as LiveProperty)).toThrow(RangeError);
  });
});

describe.each<["getcontentlength" | "max-resource-size" | "quota-used-bytes", string]>([
  ["getcontentlength", "D"],
  ["max-resource-size", "C"],
  ["quota-used-bytes", "D"],
])("%s", (kind, prefix) => {
  const read = (text: string) =>
    parseLivePropertyValue(kind, document(`<${prefix}:${kind}>${text}</${prefix}:${kind}>`));

  test("is a number of octets", () => {
    expect(read(" 4525 ")).toBe(4525);
    expect(read("18446744073709551615")).toBe(Number.MAX_SAFE_INTEGER);
  });

  test.each(["", "-1", "1.5", "1e3", "0x10", "many", "1 2"])("is not %j", (text) => {
    expect(codeOf(() => read(text))).toBe("invalid-value");
  });

  test.each([-1, 1.5, Number.NaN, 2 ** 53])("is not written as %d", (value) => {
    expect(() => livePropertyElement({ kind, value })).toThrow(RangeError);
  });
});

test("a size that nothing could have is refused, and not written", () => {
  expect(
    codeOf(() =>
      parseLivePropertyValue(
        "max-resource-size",
        document("<C:max-resource-size>0</C:max-resource-size>"),
      ),
    ),
  ).toBe("invalid-value");
  expect(() => livePropertyElement({ kind: "max-resource-size", value: 0 })).toThrow(RangeError);
});

describe("getetag", () => {
  test.each([
    ['"1"', { isWeak: false, opaqueTag: '"1"' }],
    ['W/"a b"', { isWeak: true, opaqueTag: '"a b"' }],
    ['""', { isWeak: false, opaqueTag: '""' }],
  ])("%s keeps its quotation marks", (text, tag) => {
    expect(parseLivePropertyValue("getetag", document(`<D:getetag>${text}</D:getetag>`))).toEqual(
      tag,
    );
    expect(stringifyEntityTag(tag)).toBe(text);
  });

  test.each(["1", "", '"', 'w/"1"', '"a"b"', '"1", "2"', '"\u0100"'])("is not %j", (text) => {
    expect(parseEntityTag(text)).toBe(undefined);
    const read = () =>
      parseLivePropertyValue("getetag", document(`<D:getetag>${text}</D:getetag>`));
    expect(codeOf(read)).toBe("invalid-value");
  });

  test.each([
    { isWeak: false, opaqueTag: "1" },
    { isWeak: false, opaqueTag: 'W/"1"' },
    { isWeak: true, opaqueTag: 'W/"1"' },
  ])("%o is not written", (tag) => {
    expect(() => stringifyEntityTag(tag)).toThrow(RangeError);
  });
});

// A regular expression that tried the same text in two ways would not come to an end on these, and
// one with a loop around a group would run out of stack.
test.each<[LivePropertyKind, string, (count: number) => string]>([
  ["getcontenttype", "semicolons and space", (n) => `a/b${`;${" ".repeat(9)}`.repeat(n)}é`],
  ["getcontenttype", "one run of space", (n) => `a/b;${" ".repeat(n)}é`],
  ["getcontenttype", "parameters", (n) => `a/b${';c="\\"d"'.repeat(n)};é`],
  ["getcontenttype", "an open quotation mark", (n) => `a/b;c="${"\\x".repeat(n)}`],
  ["getcontenttype", "one token", (n) => `a/b;${"a".repeat(n)}é`],
  ["getcontentlanguage", "tags", (n) => `en${"-ab\t,de".repeat(2.5 * n)}!`],
  ["getcontentlanguage", "one tag", (n) => `en${"-a".repeat(n)}!`],
  ["getetag", "an open quotation mark", (n) => `"${"a".repeat(n)}`],
  ["creationdate", "a fraction", (n) => `2026-11-21T00:00:00.${"0".repeat(n)}`],
  ["sync-token", "space", (n) => " \n".repeat(n)],
])("%s with much of %s is refused at once", (kind, _, make) => {
  const property = element(dav(kind), [make(400_000)]);
  // What is not read in linear time is not read within the time of a test.
  expect(codeOf(() => parseLiveProperty(property))).toBe("invalid-value");
});

test("text is text, whatever it looks like", () => {
  for (const text of ["true", "null", "0", " a ", "2026-11-21T00:00:00Z"]) {
    const property = document(`<D:displayname>${text}</D:displayname>`);
    expect(parseLiveProperty(property)).toEqual({ kind: "displayname", value: { text } });
  }
});

test("text for people has its language, and elements in it are ignored", () => {
  const text =
    '<C:addressbook-description xml:lang="fr-CA">Adresses <D:b>de</D:b>Oliver</C:addressbook-description>';
  expect(parseLivePropertyValue("addressbook-description", document(text))).toEqual({
    text: "Adresses Oliver",
    language: "fr-CA",
  });
});

test("resourcetype is names, known or not", () => {
  const text =
    "<D:resourcetype><D:collection/>text<C:addressbook/><x xmlns='urn:x'/></D:resourcetype>";
  expect(parseLivePropertyValue("resourcetype", document(text))).toEqual([
    dav("collection"),
    carddav("addressbook"),
    { namespace: "urn:x", local: "x" },
  ]);
});

test("owner and group may be nobody", () => {
  expect(parseLiveProperty(document("<D:owner/>"))).toEqual({ kind: "owner", value: undefined });
  expect(parseLiveProperty(document("<D:group><D:href>/g</D:href></D:group>"))).toEqual({
    kind: "group",
    value: "/g",
  });
});

test("what can be stored has defaults (RFC 6352 section 6.2.2)", () => {
  const text =
    '<C:supported-address-data><C:address-data-type/><C:address-data-type version="4.0"/></C:supported-address-data>';
  expect(parseLivePropertyValue("supported-address-data", document(text))).toEqual([
    { contentType: "text/vcard", version: "3.0" },
    { contentType: "text/vcard", version: "4.0" },
  ]);
});

test("nobody may be logged in (RFC 5397)", () => {
  const text = "<D:current-user-principal><D:unauthenticated/></D:current-user-principal>";
  expect(parseLivePropertyValue("current-user-principal", document(text))).toEqual({
    kind: "unauthenticated",
  });
});

test("reports, properties and methods are told by name", () => {
  const set = (name: string, inner: string, content: string) =>
    document(
      `<D:${name}-set><D:${name}>${inner.replace("*", content)}</D:${name}></D:${name}-set>`,
    );
  expect(
    parseLiveProperty(set("supported-report", "<D:report>*</D:report>", "<D:expand-property/>")),
  ).toEqual({ kind: "supported-report-set", value: [dav("expand-property")] });
  expect(
    parseLiveProperty(set("supported-live-property", "<D:prop>*</D:prop>", "<D:getetag/>")),
  ).toEqual({ kind: "supported-live-property-set", value: [dav("getetag")] });
  const methods =
    '<D:supported-method-set><D:supported-method name="ACL"/></D:supported-method-set>';
  expect(parseLivePropertyValue("supported-method-set", document(methods))).toEqual(["ACL"]);
});

test.each([
  ["<D:principal-URL/>", "missing-element"],
  [
    "<D:principal-URL><D:href>/a</D:href><D:href>/b</D:href></D:principal-URL>",
    "duplicate-element",
  ],
  ["<D:add-member><D:x/></D:add-member>", "missing-element"],
  ["<D:current-user-principal/>", "missing-element"],
  ["<D:owner><D:href/><D:href/></D:owner>", "duplicate-element"],
  ["<C:supported-address-data/>", "missing-element"],
  ["<C:supported-collation-set/>", "missing-element"],
  ["<D:supported-report-set><D:supported-report/></D:supported-report-set>", "missing-element"],
  [
    "<D:supported-report-set><D:supported-report><D:report/></D:supported-report></D:supported-report-set>",
    "missing-element",
  ],
  [
    "<D:supported-live-property-set><D:supported-live-property/></D:supported-live-property-set>",
    "missing-element",
  ],
  ["<D:supported-method-set><D:supported-method/></D:supported-method-set>", "missing-attribute"],
  [
    "<D:supported-method-set><D:supported-method name='A B'/></D:supported-method-set>",
    "invalid-value",
  ],
])("refuses %s as %s", (text, code) => {
  expect(codeOf(() => parseLiveProperty(document(text)))).toBe(code);
});

test.each<LiveProperty>([
  { kind: "supported-address-data", value: [] },
  { kind: "supported-collation-set", value: ["i;octet"] },
  { kind: "supported-collation-set", value: ["i;octet", ""] },
  { kind: "supported-method-set", value: ["A B"] },
  { kind: "principal-URL", value: " /a" },
])("does not write $kind $value", (property) => {
  expect(() => livePropertyElement(property)).toThrow(RangeError);
});

test("the hrefs of a property have a limit", () => {
  const text = document(`<D:group-member-set>${"<D:href/>".repeat(3)}</D:group-member-set>`);
  expect(parseLivePropertyValue("group-member-set", text, { maxHrefs: 3 })).toHaveLength(3);
  expect(codeOf(() => parseLiveProperty(text, { maxHrefs: 2 }))).toBe("too-many-hrefs");
});

test("a property of the same name in another namespace is another one", () => {
  const read = parseLiveProperty('<getetag xmlns="urn:x">1</getetag>');
  expect(read).toMatchObject({ kind: "unknown", element: { namespace: "urn:x" } });
  expect(livePropertyKind(dav("getctag"))).toBe(undefined);
  expect(livePropertyKind(calendarserver("getctag"))).toBe("getctag");
  expect(livePropertyKind(dav("constructor"))).toBe(undefined);
});

test("properties of drafts stay elements", () => {
  const topic = element({ namespace: "https://bitfire.at/webdav-push", local: "topic" }, ["x"]);
  expect(parseLiveProperty(topic)).toEqual({ kind: "unknown", element: topic });
});

test("a value that is asked for by name must be of that property", () => {
  expect(codeOf(() => parseLivePropertyValue("getetag", document("<D:displayname/>")))).toBe(
    "wrong-root",
  );
});

test("what is refused has a place and a definition", () => {
  const text = `${document("<D:creationdate>\n").replace("\n", "")}soon</D:creationdate>`;
  expect(() => parseLiveProperty(`<?xml version="1.0"?>\n${text}`)).toThrow(
    "this is no date-time of RFC 3339 at line 2 column 1 (DAV:creationdate)",
  );
});

test("a property is written with the prefixes of a multistatus", () => {
  const written = stringifyDav(livePropertyElement({ kind: "principal-address", value: "/a.vcf" }));
  expect(written).toContain("><D:href>/a.vcf</D:href></C:principal-address>");
});
