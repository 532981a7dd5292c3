import { ParseError } from "@callingcard/grammar";
import { attributeValue, parseXml, stringifyXml, XML_NAMESPACE } from "@callingcard/xml";
import { describe, expect, test } from "vitest";
import {
  parseMkcol,
  parsePropfind,
  parseProppatch,
  parseReport,
  type DavInput,
  type DavLimits,
} from "../src/index.ts";
import { plain } from "./plain.ts";

const NAMES = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav" xmlns:x="urn:x"';

/** The document of a root element, with the usual prefixes. */
function document(root: string): string {
  return root.replace(/[ />]/, (end) => ` ${NAMES}${end}`);
}

const dav = (local: string) => ({ namespace: "DAV:", local });
const carddav = (local: string) => ({ namespace: "urn:ietf:params:xml:ns:carddav", local });

describe("PROPFIND", () => {
  test("asks for properties in their order", () => {
    const text = "<D:propfind><D:prop><D:getetag/><x:a>kept</x:a></D:prop></D:propfind>";
    const read = parsePropfind(document(text));
    expect(plain(read)).toEqual({
      kind: "prop",
      names: [dav("getetag"), { namespace: "urn:x", local: "a" }],
    });
    expect(read.kind === "prop" && read.names[1]?.element.children).toHaveLength(1);
  });

  test("asks for names, or for all and more", () => {
    expect(parsePropfind(document("<D:propfind><D:propname/></D:propfind>"))).toEqual({
      kind: "propname",
    });
    expect(parsePropfind(document("<D:propfind><D:allprop/></D:propfind>"))).toEqual({
      kind: "allprop",
      include: [],
    });
    const text =
      "<D:propfind><D:allprop/><D:include><D:quota-used-bytes/></D:include></D:propfind>";
    expect(parsePropfind(document(text))).toEqual({
      kind: "allprop",
      include: [dav("quota-used-bytes")],
    });
  });

  test("ignores what it does not know, and text between elements", () => {
    const text = "<D:propfind x:y='1'>junk<x:prop/><D:new/><!--c--><?p?><D:propname/></D:propfind>";
    expect(parsePropfind(document(text))).toEqual({ kind: "propname" });
  });

  test("takes octets, text, a document or its root", () => {
    const text = document("<D:propfind><D:propname/></D:propfind>");
    const parsed = parseXml(text);
    const inputs: DavInput[] = [text, new TextEncoder().encode(text), parsed, parsed.root];
    for (const input of inputs) expect(parsePropfind(input)).toEqual({ kind: "propname" });
  });
});

describe("PROPPATCH and MKCOL", () => {
  test("instructions are in document order", () => {
    const { instructions } = parseProppatch(
      document(
        "<D:propertyupdate><D:remove><D:prop><x:a/><x:b/></D:prop></D:remove>" +
          "<D:set><D:prop><x:c>1</x:c></D:prop></D:set><D:remove><D:prop/></D:remove></D:propertyupdate>",
      ),
    );
    expect(
      instructions.map((one) => [one.kind, (one.kind === "set" ? one.property : one.name).local]),
    ).toEqual([
      ["remove", "a"],
      ["remove", "b"],
      ["set", "c"],
    ]);
  });

  test("a property keeps the language that is in scope", () => {
    const { instructions } = parseProppatch(
      document(
        '<D:propertyupdate xml:lang="de"><D:set><D:prop><x:a/><x:b xml:lang=""/></D:prop></D:set>' +
          '<D:set xml:lang="fr"><D:prop xml:lang="en"><x:c/></D:prop></D:set></D:propertyupdate>',
      ),
    );
    const languages = instructions.map((one) =>
      one.kind === "set"
        ? attributeValue(one.property, { namespace: XML_NAMESPACE, local: "lang" })
        : "",
    );
    expect(languages).toEqual(["de", "", "en"]);
    const [first] = instructions;
    expect(first?.kind === "set" && stringifyXml(first.property)).toBe(
      '<x:a xmlns:x="urn:x" xml:lang="de"/>',
    );
  });

  test("an extended MKCOL makes an address book (RFC 6352 section 6.3.1.1)", () => {
    const { properties } = parseMkcol(
      document(
        "<D:mkcol><D:set><D:prop><D:resourcetype><D:collection/><C:addressbook/></D:resourcetype>" +
          '<D:displayname>Lisa\'s Contacts</D:displayname><C:addressbook-description xml:lang="en">' +
          "My primary address book.</C:addressbook-description></D:prop></D:set></D:mkcol>",
      ),
    );
    expect(properties.map(({ local }) => local)).toEqual([
      "resourcetype",
      "displayname",
      "addressbook-description",
    ]);
  });
});

describe("REPORT", () => {
  test("addressbook-query with partial cards and a limit (RFC 6352 section 8.6.3)", () => {
    const report = parseReport(
      document(
        '<C:addressbook-query><D:prop><D:getetag/><C:address-data><C:prop name="VERSION"/>' +
          '<C:prop name="EMAIL" novalue="yes"/></C:address-data></D:prop><C:filter test="allof">' +
          '<C:prop-filter name="NICKNAME"><C:text-match collation="i;unicode-casemap" ' +
          'negate-condition="yes" match-type="equals"> me </C:text-match><C:param-filter name="TYPE">' +
          "<C:is-not-defined/></C:param-filter></C:prop-filter></C:filter><C:limit><C:nresults> 2 " +
          "</C:nresults></C:limit></C:addressbook-query>",
      ),
    );
    expect(plain(report)).toEqual({
      kind: "addressbook-query",
      props: {
        kind: "prop",
        names: [dav("getetag"), carddav("address-data")],
        addressData: {
          allprop: false,
          props: [
            { name: "VERSION", novalue: false },
            { name: "EMAIL", novalue: true },
          ],
        },
      },
      filter: {
        test: "allof",
        propFilters: [
          {
            name: "NICKNAME",
            test: "anyof",
            isNotDefined: false,
            textMatches: [
              { text: " me ", collation: "i;unicode-casemap", negate: true, matchType: "equals" },
            ],
            paramFilters: [{ name: "TYPE", isNotDefined: true }],
          },
        ],
      },
      limit: 2,
    });
  });

  test("addressbook-query without filter, and without properties", () => {
    expect(parseReport(document("<C:addressbook-query/>"))).toEqual({
      kind: "addressbook-query",
      props: { kind: "prop", names: [] },
    });
    const empty = parseReport(
      document("<C:addressbook-query><D:allprop/><C:filter/></C:addressbook-query>"),
    );
    expect(empty).toEqual({
      kind: "addressbook-query",
      props: { kind: "allprop", include: [] },
      filter: { test: "anyof", propFilters: [] },
    });
  });

  test("addressbook-multiget trims hrefs and keeps them as written", () => {
    const report = parseReport(
      document(
        "<C:addressbook-multiget><D:prop><C:address-data content-type='text/vcard' version='4.0'>" +
          "<C:allprop/></C:address-data></D:prop><D:href>\n /a%20b </D:href><D:href>http://h/%2540" +
          "</D:href><D:href/></C:addressbook-multiget>",
      ),
    );
    expect(plain(report)).toEqual({
      kind: "addressbook-multiget",
      props: {
        kind: "prop",
        names: [carddav("address-data")],
        addressData: { contentType: "text/vcard", version: "4.0", allprop: true, props: [] },
      },
      hrefs: ["/a%20b", "http://h/%2540", ""],
    });
  });

  test("sync-collection, first and later (RFC 6578 section 3)", () => {
    const first =
      "<D:sync-collection><D:sync-token/><D:sync-level>1</D:sync-level><D:prop/></D:sync-collection>";
    expect(parseReport(document(first))).toEqual({
      kind: "sync-collection",
      syncToken: "",
      syncLevel: "1",
      props: { kind: "prop", names: [] },
    });
    const later =
      "<D:sync-collection><D:sync-token>urn:1</D:sync-token><D:sync-level>infinite</D:sync-level>" +
      "<D:limit><D:nresults>99999999999999999999</D:nresults></D:limit><D:prop><D:getetag/></D:prop></D:sync-collection>";
    expect(plain(parseReport(document(later)))).toEqual({
      kind: "sync-collection",
      syncToken: "urn:1",
      syncLevel: "infinite",
      limit: Number.MAX_SAFE_INTEGER,
      props: { kind: "prop", names: [dav("getetag")] },
    });
    const draft = "<D:sync-collection><D:sync-token/><D:prop/></D:sync-collection>";
    expect(parseReport(document(draft))).not.toHaveProperty("syncLevel");
  });

  test("expand-property within itself (RFC 3253 section 3.8)", () => {
    const text =
      '<D:expand-property><D:property name="group-member-set"><D:property name="a" namespace="urn:x"/>' +
      '<x:property name="no"/></D:property><D:property name="owner"/></D:expand-property>';
    expect(parseReport(document(text))).toEqual({
      kind: "expand-property",
      properties: [
        {
          ...dav("group-member-set"),
          properties: [{ namespace: "urn:x", local: "a", properties: [] }],
        },
        { ...dav("owner"), properties: [] },
      ],
    });
  });

  test("another report, and a known name in another namespace", () => {
    for (const text of ["<D:version-tree/>", "<x:sync-collection/>", "<D:addressbook-query/>"]) {
      expect(parseReport(document(text)).kind).toBe("unknown");
    }
  });
});

const QUERY = (filter: string) =>
  `<C:addressbook-query><C:filter>${filter}</C:filter></C:addressbook-query>`;
const CARD = (content: string) =>
  `<C:addressbook-query><D:prop><C:address-data>${content}</C:address-data></D:prop></C:addressbook-query>`;
const SYNC = (content: string) => `<D:sync-collection>${content}</D:sync-collection>`;
const TEXT = "<C:text-match>x</C:text-match>";

test.each<[(input: string, limits?: DavLimits) => unknown, string, string, string]>([
  [parsePropfind, "<D:prop/>", "wrong-root", "<D:prop"],
  [parsePropfind, "<x:propfind/>", "wrong-root", "<x:propfind"],
  [parsePropfind, "<D:propfind/>", "missing-element", "<D:propfind"],
  [
    parsePropfind,
    "<D:propfind><D:prop/><D:allprop/></D:propfind>",
    "conflicting-elements",
    "<D:allprop",
  ],
  [
    parsePropfind,
    "<D:propfind><D:prop/><D:prop/></D:propfind>",
    "duplicate-element",
    "<D:prop/></D:propfind",
  ],
  [
    parsePropfind,
    "<D:propfind><D:prop/><D:include/></D:propfind>",
    "conflicting-elements",
    "<D:include",
  ],
  [
    parsePropfind,
    "<D:propfind><D:allprop/><D:include/><D:include/></D:propfind>",
    "duplicate-element",
    "<D:include/></D:propfind",
  ],
  [parsePropfind, "<D:propfind><D:include/></D:propfind>", "missing-element", "<D:propfind"],
  [parsePropfind, "<D:propfind><D:prop>", "unexpected-end", ""],
  [parseProppatch, "<D:propertyupdate/>", "missing-element", "<D:propertyupdate"],
  [parseProppatch, "<D:propertyupdate><D:set/></D:propertyupdate>", "missing-element", "<D:set"],
  [
    parseProppatch,
    "<D:propertyupdate><D:set><D:prop/><D:prop/></D:set></D:propertyupdate>",
    "duplicate-element",
    "<D:prop/></D:set",
  ],
  [parseMkcol, "<D:mkcol/>", "missing-element", "<D:mkcol"],
  [parseMkcol, "<D:mkcol><D:set/></D:mkcol>", "missing-element", "<D:set"],
  [parseReport, QUERY("<C:prop-filter/>"), "missing-attribute", "<C:prop-filter"],
  [
    parseReport,
    QUERY("<C:prop-filter name='FN' test='noneof'/>"),
    "invalid-value",
    "test='noneof'",
  ],
  [
    parseReport,
    "<C:addressbook-query><C:filter test=''/></C:addressbook-query>",
    "invalid-value",
    "test=''",
  ],
  [
    parseReport,
    "<C:addressbook-query><C:filter/><C:filter/></C:addressbook-query>",
    "duplicate-element",
    "<C:filter/></",
  ],
  [
    parseReport,
    QUERY(`<C:prop-filter name='FN'>${TEXT}<C:is-not-defined/></C:prop-filter>`),
    "conflicting-elements",
    "<C:is-not-defined",
  ],
  [
    parseReport,
    QUERY("<C:prop-filter name='FN'><C:is-not-defined/><C:param-filter name='P'/></C:prop-filter>"),
    "conflicting-elements",
    "<C:param-filter",
  ],
  [
    parseReport,
    QUERY(
      `<C:prop-filter name='FN'><C:param-filter name='P'>${TEXT}${TEXT}</C:param-filter></C:prop-filter>`,
    ),
    "duplicate-element",
    `${TEXT}</C:param-filter`,
  ],
  [
    parseReport,
    QUERY(
      `<C:prop-filter name='FN'><C:param-filter name='P'><C:is-not-defined/>${TEXT}</C:param-filter></C:prop-filter>`,
    ),
    "conflicting-elements",
    "<C:text-match",
  ],
  [
    parseReport,
    QUERY("<C:prop-filter name='FN'><C:param-filter/></C:prop-filter>"),
    "missing-attribute",
    "<C:param-filter",
  ],
  [
    parseReport,
    QUERY("<C:prop-filter name='FN'><C:text-match match-type='like'/></C:prop-filter>"),
    "invalid-value",
    "match-type='like'",
  ],
  [
    parseReport,
    QUERY("<C:prop-filter name='FN'><C:text-match negate-condition='true'/></C:prop-filter>"),
    "invalid-value",
    "negate-condition='true'",
  ],
  [parseReport, CARD("<C:allprop/><C:prop name='FN'/>"), "conflicting-elements", "<C:prop "],
  [parseReport, CARD("<C:prop/>"), "missing-attribute", "<C:prop/"],
  [parseReport, CARD("<C:prop name='FN' novalue='1'/>"), "invalid-value", "novalue='1'"],
  [
    parseReport,
    "<C:addressbook-query><D:prop><C:address-data/><C:address-data/></D:prop></C:addressbook-query>",
    "duplicate-element",
    "<C:address-data/></D:prop",
  ],
  [
    parseReport,
    "<C:addressbook-query><C:limit/></C:addressbook-query>",
    "missing-element",
    "<C:limit",
  ],
  [
    parseReport,
    "<C:addressbook-query><C:limit><C:nresults>ten</C:nresults></C:limit></C:addressbook-query>",
    "invalid-value",
    "<C:nresults",
  ],
  [
    parseReport,
    "<C:addressbook-query><C:limit><C:nresults>-1</C:nresults></C:limit></C:addressbook-query>",
    "invalid-value",
    "<C:nresults",
  ],
  [
    parseReport,
    "<C:addressbook-query><C:limit><C:nresults/></C:limit></C:addressbook-query>",
    "invalid-value",
    "<C:nresults",
  ],
  [
    parseReport,
    "<C:addressbook-multiget><D:prop/><D:propname/></C:addressbook-multiget>",
    "conflicting-elements",
    "<D:propname",
  ],
  [parseReport, SYNC("<D:prop/>"), "missing-element", "<D:sync-collection"],
  [parseReport, SYNC("<D:sync-token/>"), "missing-element", "<D:sync-collection"],
  [
    parseReport,
    SYNC("<D:sync-token/><D:sync-token/><D:prop/>"),
    "duplicate-element",
    "<D:sync-token/><D:prop",
  ],
  [
    parseReport,
    SYNC("<D:sync-token/><D:sync-level>2</D:sync-level><D:prop/>"),
    "invalid-value",
    "<D:sync-level",
  ],
  [
    parseReport,
    "<D:expand-property><D:property/></D:expand-property>",
    "missing-attribute",
    "<D:property/",
  ],
])("%o refuses %s as %s", (parse, root, code, place) => {
  const text = document(root);
  const error = refusal(() => parse(text));
  expect(error?.code).toBe(code);
  // The offset is that of the part that is wrong, and the last if the part is there twice.
  expect(text.slice(error?.offset)).toSatisfy((rest: string) => rest.startsWith(place));
});

test.each<[(input: string, limits?: DavLimits) => unknown, string, DavLimits, string]>([
  [
    parsePropfind,
    "<D:propfind><D:prop><x:a/><x:b/></D:prop></D:propfind>",
    { maxProperties: 2 },
    "too-many-properties",
  ],
  [
    parsePropfind,
    "<D:propfind><D:allprop/><D:include><x:a/><x:b/></D:include></D:propfind>",
    { maxProperties: 2 },
    "too-many-properties",
  ],
  [
    parseProppatch,
    "<D:propertyupdate><D:set><D:prop><x:a/></D:prop></D:set><D:remove><D:prop><x:a/></D:prop></D:remove></D:propertyupdate>",
    { maxProperties: 2 },
    "too-many-properties",
  ],
  [
    parseMkcol,
    "<D:mkcol><D:set><D:prop><x:a/><x:b/></D:prop></D:set></D:mkcol>",
    { maxProperties: 2 },
    "too-many-properties",
  ],
  [
    parseReport,
    CARD("<C:prop name='A'/><C:prop name='B'/>"),
    { maxProperties: 2 },
    "too-many-properties",
  ],
  [
    parseReport,
    "<C:addressbook-multiget><D:href/><D:href/></C:addressbook-multiget>",
    { maxHrefs: 2 },
    "too-many-hrefs",
  ],
  [
    parseReport,
    QUERY(`<C:prop-filter name='A'>${TEXT}</C:prop-filter>`),
    { maxFilters: 2 },
    "too-many-filters",
  ],
  [
    parseReport,
    "<D:expand-property><D:property name='a'/><D:property name='a'/></D:expand-property>",
    { maxProperties: 2 },
    "too-many-properties",
  ],
  [
    parseReport,
    "<D:expand-property><D:property name='a'><D:property name='a'/></D:property></D:expand-property>",
    { maxExpansionDepth: 2 },
    "too-deep",
  ],
  [parsePropfind, "<D:propfind><D:prop/></D:propfind>", { maxDepth: 2 }, "too-deep"],
])("%o reads %s within %j and refuses one more as %s", (parse, root, limits, code) => {
  const text = document(root);
  expect(refusal(() => parse(text, limits))).toBe(undefined);
  const tighter = Object.fromEntries(
    Object.entries(limits).map(([name, value]) => [name, Number(value) - 1]),
  );
  expect(refusal(() => parse(text, tighter))?.code).toBe(code);
});

test("a refusal says line and column, or the offset alone of an element without its text", () => {
  const text = document("<D:propfind>\n <D:prop/>\n <D:allprop/></D:propfind>");
  expect(refusal(() => parsePropfind(text))?.message).toBe(
    "allprop beside prop at line 3 column 2 (DAV:propfind)",
  );
  const { root } = parseXml(text);
  expect(refusal(() => parsePropfind(root))?.code).toBe("conflicting-elements");
});

function refusal(parse: () => unknown): ParseError | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
}

test.each([
  "name=''",
  "name='a b'",
  "name='1'",
  "name='a:b'",
  "name='a' namespace='http://www.w3.org/2000/xmlns/'",
])("a property of expand-property that no element can be is refused: %s", (attributes) => {
  const text = `<D:expand-property xmlns:D="DAV:"><D:property ${attributes}/></D:expand-property>`;
  expect(() => parseReport(text)).toThrow(
    expect.objectContaining({ code: "invalid-value", offset: 34 }) as Error,
  );
});
