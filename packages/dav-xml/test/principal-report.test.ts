import { expect, test } from "vitest";
import {
  DavXmlError,
  parsePrincipalReport,
  parsePrincipalSearchPropertySet,
  parseReport,
  principalReportElement,
} from "../src/index.ts";
import { plain } from "./plain.ts";

const dav = (local: string) => ({ namespace: "DAV:", local });
const document = (root: string) => root.replace(/[ />]/, (end) => ` xmlns:D="DAV:"${end}`);

test("acl-principal-prop-set asks for properties (RFC 3744 section 9.2.1)", () => {
  const text =
    "<D:acl-principal-prop-set><D:prop><D:displayname/></D:prop></D:acl-principal-prop-set>";
  expect(plain(parsePrincipalReport(document(text)))).toEqual({
    kind: "acl-principal-prop-set",
    props: { kind: "prop", names: [dav("displayname")] },
  });
});

test("principal-match by a property, or by being the principal (RFC 3744 section 9.3.1)", () => {
  const owned =
    "<D:principal-match><D:principal-property><D:owner/></D:principal-property></D:principal-match>";
  const props = { kind: "prop", names: [] };
  expect(parsePrincipalReport(document(owned))).toEqual({
    kind: "principal-match",
    match: dav("owner"),
    props,
  });
  expect(
    parsePrincipalReport(document("<D:principal-match><D:self/></D:principal-match>")),
  ).toEqual({
    kind: "principal-match",
    match: "self",
    props,
  });
});

test("principal-property-search (RFC 3744 section 9.4.2)", () => {
  const search = (name: string, match: string) =>
    `<D:property-search><D:prop><D:${name}/></D:prop><D:match>${match}</D:match></D:property-search>`;
  const report = parseReport(
    document(
      `<D:principal-property-search test="anyof">${search("displayname", "doE")}${search("title", "Sales")}` +
        "<D:prop><D:getetag/></D:prop><D:apply-to-principal-collection-set/></D:principal-property-search>",
    ),
  );
  expect(report.kind === "unknown" && plain(parsePrincipalReport(report.element))).toEqual({
    kind: "principal-property-search",
    test: "anyof",
    searches: [
      { properties: [dav("displayname")], match: "doE" },
      { properties: [dav("title")], match: "Sales" },
    ],
    appliesToCollectionSet: true,
    props: { kind: "prop", names: [dav("getetag")] },
  });
});

test("principal-search-property-set is empty (RFC 3744 section 9.5)", () => {
  expect(parsePrincipalReport(document("<D:principal-search-property-set/>"))).toEqual({
    kind: "principal-search-property-set",
  });
});

test("other reports are left to others", () => {
  expect(parsePrincipalReport(document("<D:version-tree/>"))).toBe(undefined);
  expect(parsePrincipalReport('<principal-match xmlns="urn:x"/>')).toBe(undefined);
});

test.each([
  ["<D:principal-match/>", "missing-element"],
  [
    "<D:principal-match><D:self/><D:principal-property/></D:principal-match>",
    "conflicting-elements",
  ],
  ["<D:principal-match><D:principal-property/></D:principal-match>", "missing-element"],
  ["<D:principal-property-search/>", "missing-element"],
  [
    "<D:principal-property-search test='x'><D:property-search/></D:principal-property-search>",
    "invalid-value",
  ],
  [
    "<D:principal-property-search><D:property-search><D:prop/></D:property-search></D:principal-property-search>",
    "missing-element",
  ],
  [
    "<D:principal-property-search><D:property-search><D:match/></D:property-search></D:principal-property-search>",
    "missing-element",
  ],
])("refuses %s as %s", (text, code) => {
  expect(() => parsePrincipalReport(document(text))).toThrow(
    expect.objectContaining({ code }) as DavXmlError,
  );
});

test("refuses more searches than the limit", () => {
  const search = "<D:property-search><D:prop/><D:match/></D:property-search>";
  const text = document(
    `<D:principal-property-search>${search}${search}</D:principal-property-search>`,
  );
  expect(parsePrincipalReport(text, { maxFilters: 2 })).toMatchObject({ searches: [{}, {}] });
  expect(() => parsePrincipalReport(text, { maxFilters: 1 })).toThrow(DavXmlError);
});

test("a search without conditions is not written", () => {
  const report = {
    kind: "principal-property-search",
    test: "allof",
    searches: [],
    appliesToCollectionSet: false,
    props: { kind: "prop", names: [] },
  } as const;
  expect(() => principalReportElement(report)).toThrow(RangeError);
});

test("properties that can be searched have a limit, and one name each", () => {
  const property =
    "<D:principal-search-property><D:description/><D:prop><D:a/></D:prop></D:principal-search-property>";
  const text = document(
    `<D:principal-search-property-set>${property.repeat(2)}</D:principal-search-property-set>`,
  );
  expect(parsePrincipalSearchPropertySet(text, { maxProperties: 2 })).toHaveLength(2);
  expect(() => parsePrincipalSearchPropertySet(text, { maxProperties: 1 })).toThrow(
    expect.objectContaining({ code: "too-many-properties" }) as DavXmlError,
  );
  expect(() => parsePrincipalSearchPropertySet(text.replace("<D:a/>", "<D:a/><D:b/>"))).toThrow(
    expect.objectContaining({ code: "conflicting-elements" }) as DavXmlError,
  );
});
