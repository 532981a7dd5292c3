import { describe, expect, test } from "vitest";
import {
  element,
  escapeAttribute,
  escapeText,
  parseXml,
  stringifyXml,
  XMLNS_NAMESPACE,
  type XmlElement,
  type XmlNode,
} from "../src/index.ts";

const dav = (local: string) => ({ namespace: "DAV:", local });
const plainName = (local: string) => ({ namespace: "", local });
const prefixes = new Map([["DAV:", "D"]]);

describe("namespaces", () => {
  test("are declared as default where elements have no prefix", () => {
    const tree = element(dav("a"), [element(dav("b")), element({ namespace: "u", local: "c" })]);
    expect(stringifyXml(tree)).toBe('<a xmlns="DAV:"><b/><c xmlns="u"/></a>');
  });

  test("are declared once with the preferred prefixes", () => {
    const tree = element(dav("a"), [element(dav("b")), element(plainName("c"))]);
    expect(stringifyXml(tree, { prefixes })).toBe('<D:a xmlns:D="DAV:"><D:b/><c/></D:a>');
  });

  test("are not declared where the surrounding document does", () => {
    expect(stringifyXml(element(dav("a"), ["x"]), { declared: prefixes })).toBe("<D:a>x</D:a>");
  });

  test("keep their prefixes and declarations", () => {
    const text = '<p:a y="2" xmlns:p="u" p:z="1"><q:b xmlns:q="v"/></p:a>';
    expect(stringifyXml(parseXml(text).root)).toBe(text);
  });

  test("are declared anew for a part that was cut out", () => {
    const { root } = parseXml('<p:a xmlns:p="u" xmlns:q="v"><p:b q:c="1"/></p:a>');
    const [part] = root.children;
    expect(part?.kind === "element" && stringifyXml(part)).toBe(
      '<p:b xmlns:p="u" xmlns:q="v" q:c="1"/>',
    );
  });

  test("get a prefix for an attribute that has none", () => {
    const tree = element(plainName("a"), [], [{ namespace: "u", local: "b", value: "1" }]);
    expect(stringifyXml(tree)).toBe('<a xmlns:ns1="u" ns1:b="1"/>');
  });

  test("take back the default for an element in none", () => {
    const tree = element(dav("a"), [element(plainName("b"))]);
    expect(stringifyXml(tree)).toBe('<a xmlns="DAV:"><b xmlns=""/></a>');
  });

  test("know xml:lang", () => {
    const { root } = parseXml('<a xml:lang="de"/>');
    expect(stringifyXml(root)).toBe('<a xml:lang="de"/>');
  });
});

test("the declaration comes first when asked for", () => {
  expect(stringifyXml(element(plainName("a")), { declaration: true })).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<a/>',
  );
});

test("escapes what a reader would change or misread", () => {
  expect(escapeText("a<b>&\r\n]]>\"'\t")).toBe("a&lt;b&gt;&amp;&#13;\n]]&gt;\"'\t");
  expect(escapeAttribute("a<b>&\r\n\"'\t")).toBe("a&lt;b&gt;&amp;&#13;&#10;&quot;'&#9;");
});

test("a tree deeper than the call stack is written", () => {
  let tree: XmlElement = element(plainName("a"));
  for (let depth = 1; depth < 200_000; depth += 1) tree = element(plainName("a"), [tree]);
  expect(stringifyXml(tree)).toHaveLength(200_000 * 7 - 3);
});

describe("what no document can carry is refused", () => {
  const inside = (child: XmlNode | string) => element(plainName("a"), [child]);
  const declaring = (local: string, value: string, prefix = "xmlns"): XmlElement => ({
    ...element(plainName("a")),
    attributes: [{ namespace: XMLNS_NAMESPACE, local, prefix, value, offset: 0 }],
  });
  test.each<[string, XmlElement]>([
    ["a control character", inside("\u0001")],
    ["half a pair of surrogates", inside("\uD800")],
    ["U+FFFE", inside("\uFFFE")],
    [
      "a control character in an attribute",
      element(plainName("a"), [], [{ ...plainName("b"), value: "\0" }]),
    ],
    ["a name with a space", element(plainName("a b"))],
    ["an empty name", element(plainName(""))],
    ["a name with a colon", element(plainName("a:b"))],
    ["a name that would open another tag", element(plainName("a><b"))],
    [
      "an attribute name with a quote",
      element(plainName("a"), [], [{ ...plainName('b="'), value: "" }]),
    ],
    ["two hyphens in a comment", inside({ kind: "comment", text: "--", offset: 0 })],
    ["a hyphen at the end of a comment", inside({ kind: "comment", text: "a-", offset: 0 })],
    ["a carriage return in a comment", inside({ kind: "comment", text: "\r", offset: 0 })],
    [
      "the end of an instruction in it",
      inside({ kind: "instruction", target: "p", text: "?>", offset: 0 }),
    ],
    [
      "an instruction that begins with a space",
      inside({ kind: "instruction", target: "p", text: " x", offset: 0 }),
    ],
    [
      "an instruction called xml",
      inside({ kind: "instruction", target: "XML", text: "", offset: 0 }),
    ],
    [
      "an instruction without a name",
      inside({ kind: "instruction", target: "?>", text: "", offset: 0 }),
    ],
    ["prefix xmlns declared", declaring("xmlns", "u")],
    ["prefix xml declared otherwise", declaring("xml", "u")],
    [
      "a prefix declared for the namespace of xml",
      declaring("p", "http://www.w3.org/XML/1998/namespace"),
    ],
    ["a prefix declared for the namespace of xmlns", declaring("p", XMLNS_NAMESPACE)],
    ["a prefix declared for none", declaring("p", "")],
    ["its own prefix declared otherwise", declaring("xmlns", "u", "")],
    [
      "an element in the namespace of declarations",
      element({ namespace: XMLNS_NAMESPACE, local: "a" }),
    ],
  ])("%s", (_, tree) => {
    expect(() => stringifyXml(tree)).toThrow(RangeError);
  });

  test("a declaration given twice", () => {
    const [one] = declaring("p", "u").attributes;
    if (one === undefined) throw new Error("no declaration");
    const tree = { ...element(plainName("a")), attributes: [one, one] };
    expect(() => stringifyXml(tree)).toThrow(RangeError);
  });
});
