import { parseXml } from "@callingcard/xml";
import { describe, expect, test } from "vitest";
import {
  deleteNode,
  parseNodeSelector,
  parseXmlnsPointers,
  putAttribute,
  putElement,
  type NodeEdit,
} from "../src/index.ts";

const selector = (text: string, query = "", defaultNamespace = "") =>
  parseNodeSelector(text, { namespaces: parseXmlnsPointers(query), defaultNamespace });

/** The text after the change, or why there was none. */
function outcome(edit: NodeEdit): string {
  switch (edit.kind) {
    case "no-parent":
      return `no-parent ${edit.steps}`;
    case "no-match":
      return edit.kind;
    case "refused":
      return edit.condition;
    case "created":
    case "replaced":
    case "deleted":
      return `${edit.kind} ${edit.document.source}`;
  }
}

const put = (document: string, where: string, element: string, query?: string): string =>
  outcome(putElement(parseXml(document), selector(where, query), element));
const putValue = (document: string, where: string, value: string, query?: string): string =>
  outcome(putAttribute(parseXml(document), selector(where, query), value));
const remove = (document: string, where: string, query?: string): string =>
  outcome(deleteNode(parseXml(document), selector(where, query)));

// The document of RFC 4825 section 8.2.3.
const ROOT = `<?xml version="1.0"?>
<root>
 <el1 att="first"/>
 <el1 att="second"/>
 <!-- comment -->
 <el2 att="first"/>
</root>`;

describe("a new element", () => {
  test.each([
    [
      "root/el1[@att='third']",
      '<el1 att="third"/>',
      '<el1 att="second"/>',
      '<el1 att="second"/><el1 att="third"/>',
    ],
    [
      'root/el1[3][@att="third"]',
      '<el1 att="third"/>',
      '<el1 att="second"/>',
      '<el1 att="second"/><el1 att="third"/>',
    ],
    [
      'root/*[3][@att="third"]',
      '<el1 att="third"/>',
      '<el1 att="second"/>',
      '<el1 att="second"/><el1 att="third"/>',
    ],
    ["root/el3", '<el3 att="first"/>', "</root>", '<el3 att="first"/></root>'],
    ["root/el3[1]", '<el3 att="first"/>', "</root>", '<el3 att="first"/></root>'],
    [
      'root/el2[@att="2"]',
      '<el2 att="2"/>',
      '<el2 att="first"/>',
      '<el2 att="first"/><el2 att="2"/>',
    ],
    [
      'root/el2[2][@att="2"]',
      '<el2 att="2"/>',
      '<el2 att="first"/>',
      '<el2 att="first"/><el2 att="2"/>',
    ],
    [
      'root/*[2][@att="2"]',
      '<el2 att="2"/>',
      '<el1 att="first"/>',
      '<el1 att="first"/><el2 att="2"/>',
    ],
    [
      'root/el2[1][@att="2"]',
      '<el2 att="2"/>',
      '<el2 att="first"/>',
      '<el2 att="2"/><el2 att="first"/>',
    ],
    [
      'root/*[1][@att="2"]',
      '<el2 att="2"/>',
      '<el1 att="first"/>',
      '<el2 att="2"/><el1 att="first"/>',
    ],
    [
      'root/*[@att="2"]',
      '<el1 att="2"/>',
      '<el1 att="second"/>',
      '<el1 att="second"/><el1 att="2"/>',
    ],
    ['root/*[@att="2"]', '<el9 att="2"/>', "</root>", '<el9 att="2"/></root>'],
  ])("at %s stands where section 8.2.3 says", (where, element, before, after) => {
    expect(put(ROOT, where, element)).toBe(`created ${ROOT.replace(before, after)}`);
  });

  test.each([
    ["root/el1[4]", '<el1 att="third"/>'],
    ["root/el3[2]", "<el3/>"],
    ["root/el1[0]", "<el1/>"],
    ["root/el3", "<el4/>"],
    ["root/el1", "<el1/>"],
    ['root/el1[@att="third"]', '<el1 att="fourth"/>'],
    ["other", "<other/>"],
    ["*[2]", "<root/>"],
  ])("at %s cannot be inserted when it is %s", (where, element) => {
    expect(put(ROOT, where, element)).toBe("cannot-insert");
  });

  test("opens the tag of a parent that has nothing in it", () => {
    expect(put('<a><b c="1" /></a>', "a/b/d", "<d/>")).toBe('created <a><b c="1" ><d/></b></a>');
    expect(put('<p:a xmlns:p="u"/>', "p:a/b", "<b/>", "xmlns(p=u)")).toBe(
      'created <p:a xmlns:p="u"><b/></p:a>',
    );
    expect(put("<a></a>", "a/b", "<b/>")).toBe("created <a><b/></a>");
  });

  test("stands behind the last of its expanded name, whatever the prefixes", () => {
    const document = '<a xmlns:p="u" xmlns:q="u"><p:b/><c/></a>';
    expect(put(document, 'a/x:b[@n="1"]', '<q:b n="1"/>', "xmlns(x=u)")).toBe(
      'created <a xmlns:p="u" xmlns:q="u"><p:b/><q:b n="1"/><c/></a>',
    );
    expect(put(document, 'a/x:b[@n="1"]', '<b xmlns="u" n="1"/>', "xmlns(x=u)")).toBe(
      'created <a xmlns:p="u" xmlns:q="u"><p:b/><b xmlns="u" n="1"/><c/></a>',
    );
    expect(put("<a><xml:b/><c/></a>", 'a/xml:b[@n="1"]', '<xml:b n="1"/>')).toBe(
      'created <a><xml:b/><xml:b n="1"/><c/></a>',
    );
  });

  test("keeps declarations that its parent has already", () => {
    expect(put('<a xmlns:p="u"/>', "a/b", '<b xmlns:p="u"/>')).toBe(
      'created <a xmlns:p="u"><b xmlns:p="u"/></a>',
    );
  });
});

describe("an element that is there", () => {
  test("is replaced whole, and nothing else is changed", () => {
    const document =
      "\uFEFF<a>\r\n<b x='1'>old<c/></b><![CDATA[]]><!-- <b> --> &#65;</a >\r\n<!-->-->";
    expect(put(document, "a/b", '\n<b y="2">new</b>\r\n')).toBe(
      `replaced ${document.replace("<b x='1'>old<c/></b>", '<b y="2">new</b>')}`,
    );
  });

  test("is replaced when it is the root", () => {
    expect(put("<?xml version='1.0'?>\n<a/>\n<?i?>", "a", "<a>1</a>")).toBe(
      "replaced <?xml version='1.0'?>\n<a>1</a>\n<?i?>",
    );
  });

  test("is not replaced by one that is not selected", () => {
    // RFC 4825 section 7.4.
    expect(put('<l><s u="a"/></l>', 'l/s[@u="a"]', '<s u="b"/>')).toBe("cannot-insert");
    expect(put("<l><s/></l>", "l/s", "<t/>")).toBe("cannot-insert");
    // The second would be the first.
    expect(put('<l><s/><s u="b"/></l>', "l/s[1]", "<t/>")).toBe("cannot-insert");
  });
});

describe("what is put", () => {
  test.each([
    "",
    "text",
    "<b>",
    "<b/><b/>",
    "<!-- --><b/>",
    "<b/><?i?>",
    "<?xml version='1.0'?><b/>",
    "<!DOCTYPE b><b/>",
    "<b/>\u00a0",
    "<p:b/>",
    '<b xmlns:p="u" xmlns:q="u" p:x="" q:x=""/>',
    "<b></c>",
  ])("is no element when it is %j", (element) => {
    expect(put("<a/>", "a/b", element)).toBe("not-xml-frag");
  });

  test("goes nowhere when no element is selected above it", () => {
    expect(put("<a><b/><b/></a>", "a/b/c", "<c/>")).toBe("no-parent 1");
    expect(put("<a><b/><b/></a>", "x/b/c", "<c/>")).toBe("no-parent 0");
    expect(putValue("<a><b/><b/></a>", "a/b/@c", '"1"')).toBe("no-parent 1");
  });

  test("meets the limits of the document", () => {
    const document = parseXml("<a><b/></a>");
    expect(outcome(putElement(document, selector("a/b/c"), "<c/>", { maxDepth: 2 }))).toBe(
      "constraint-failure",
    );
    expect(outcome(putElement(document, selector("a/c"), "<c/>", { maxInputLength: 12 }))).toBe(
      "constraint-failure",
    );
    expect(outcome(putAttribute(document, selector("a/@c"), '"1"', { maxInputLength: 12 }))).toBe(
      "constraint-failure",
    );
  });

  test("fits its selector, or the caller is wrong", () => {
    const document = parseXml("<a/>");
    expect(() => putElement(document, selector("a/@b"), "<b/>")).toThrow(RangeError);
    expect(() => putElement(document, { steps: [] }, "<b/>")).toThrow(RangeError);
    expect(() => putAttribute(document, selector("a"), '"1"')).toThrow(RangeError);
    expect(() => deleteNode(document, selector("a/namespace::*"))).toThrow(RangeError);
  });
});

describe("an attribute", () => {
  test("is put behind the others", () => {
    expect(putValue("<a/>", "a/@b", '"1"')).toBe('created <a b="1"/>');
    expect(putValue("<a c = '/>' />", "a/@b", "'\"'")).toBe("created <a c = '/>' b='\"' />");
    expect(putValue('<p:a xmlns:p="u"><b></b></p:a>', "p:a/b/@c", '"1"', "xmlns(p=u)")).toBe(
      'created <p:a xmlns:p="u"><b c="1"></b></p:a>',
    );
  });

  test("is put with the prefix that the document has for its namespace", () => {
    const document = '<a xmlns="u" xmlns:p="u"/>';
    expect(putValue(document, "x:a/@x:b", '"1"', "xmlns(x=u)")).toBe(
      'created <a xmlns="u" xmlns:p="u" p:b="1"/>',
    );
    expect(putValue('<a xmlns:x="v" xmlns:p="u"/>', "a/@x:b", '"1"', "xmlns(x=u)")).toBe(
      'created <a xmlns:x="v" xmlns:p="u" p:b="1"/>',
    );
    expect(putValue('<a xmlns:p="u"/>', "a/@p:b", '"1"', "xmlns(p=u)")).toBe(
      'created <a xmlns:p="u" p:b="1"/>',
    );
    expect(putValue("<a/>", "a/@xml:lang", '"en"')).toBe('created <a xml:lang="en"/>');
  });

  test.each([
    ["a/@x:b", '"1"', "xmlns(x=u)"],
    ["a/@xmlns", '"u"', ""],
    ["a/@xml:space", '"x"', ""],
  ])("%s cannot be inserted as %s", (where, value, query) => {
    const expected = where === "a/@xml:space" ? `created <a xml:space=${value}/>` : "cannot-insert";
    expect(putValue("<a/>", where, value, query)).toBe(expected);
  });

  test("keeps its place when its value is replaced", () => {
    expect(putValue('<a b = "1" c="2"/>', "a/@b", " '&lt;3' ")).toBe(
      "replaced <a b = '&lt;3' c=\"2\"/>",
    );
  });

  test("is not replaced when the selector needs the old value", () => {
    // RFC 4825 section 7.7.
    expect(putValue('<l><s u="a"/></l>', 'l/s[@u="a"]/@u', '"b"')).toBe("cannot-insert");
    expect(putValue('<l><s u="a"/></l>', "l/s[1]/@u", '"b"')).toBe('replaced <l><s u="b"/></l>');
  });

  test.each(["", "1", '"1', '"<"', '"&x;"', '"&#0;"', '"1" x="2"', '"\u0001"'])(
    "has no value like %j",
    (value) => {
      expect(putValue("<a/>", "a/@b", value)).toBe("not-xml-att-value");
    },
  );
});

describe("deletion", () => {
  test("leaves all that is around an element", () => {
    expect(remove(ROOT, "root/el2")).toBe(`deleted ${ROOT.replace('<el2 att="first"/>', "")}`);
    expect(remove("<a><b/><![CDATA[]]><c>x</c><![CDATA[]]><![CDATA[]]></a>", "a/c")).toBe(
      "deleted <a><b/><![CDATA[]]><![CDATA[]]><![CDATA[]]></a>",
    );
    expect(remove("<a><b/><![CDATA[]]><c/></a>", "a/b")).toBe("deleted <a><![CDATA[]]><c/></a>");
  });

  test("takes the white space in front of an attribute along", () => {
    expect(remove('<a  b="1"\n c = "2" ></a>', "a/@c")).toBe('deleted <a  b="1" ></a>');
  });

  test.each([
    ["root/el1[1]", "cannot-delete"],
    ["root/*[1]", "cannot-delete"],
    ["root/el1", "no-match"],
    ["root/el3", "no-match"],
    ["root/el2/@x", "no-match"],
    ["root", "schema-validation-error"],
  ])("of %s is %s", (where, expected) => {
    expect(remove(ROOT, where)).toBe(expected);
  });

  test("by position is of the last one only, or with an attribute", () => {
    expect(remove(ROOT, "root/el1[2]")).toBe(`deleted ${ROOT.replace('<el1 att="second"/>', "")}`);
    expect(remove(ROOT, 'root/*[1][@att="first"]')).toBe(
      `deleted ${ROOT.replace('<el1 att="first"/>', "")}`,
    );
  });

  test("of a declaration is none", () => {
    expect(remove('<a xmlns:p="u"/>', "a/@x:p", "xmlns(x=http://www.w3.org/2000/xmlns/)")).toBe(
      "no-match",
    );
  });
});
