import { describe, expect, test } from "vitest";
import { diagnoseXml } from "../src/diagnose.ts";
import {
  element,
  isNcName,
  parseXml,
  readXml,
  stringifyXml,
  XmlDecoder,
  XmlError,
  type XmlElement,
  type XmlOptions,
} from "../src/index.ts";

const WITHOUT: XmlOptions = { namespaces: false };

function refusal(text: string, options?: XmlOptions): string | undefined {
  try {
    parseXml(text, options);
    return undefined;
  } catch (error) {
    if (error instanceof XmlError) return `${error.code} ${error.offset}`;
    throw error;
  }
}

// What XML 1.0 allows and Namespaces in XML 1.0 does not.
const ONLY_WITHOUT: [string, string][] = [
  ["<:/>", "unexpected-character 1"],
  ["<:a/>", "unexpected-character 1"],
  ["<a:/>", "unexpected-character 3"],
  ["<a:1/>", "unexpected-character 3"],
  ["<a:\u0301/>", "unexpected-character 3"],
  ["<a:b:c/>", "unexpected-character 4"],
  ["<a:b/>", "undeclared-prefix 1"],
  ["<a b:c=''/>", "undeclared-prefix 3"],
  ["<a b:='' c=''/>", "unexpected-character 5"],
  ["<a xmlns:=''/>", "unexpected-character 9"],
  ["<a xmlns:b:c='u'/>", "unexpected-character 10"],
  ["<a xmlns:b=''/>", "empty-namespace 3"],
  ["<a xmlns:xmlns='u'/>", "reserved-namespace 3"],
  ["<xmlns:a/>", "reserved-namespace 1"],
  ["<a xmlns:x='u' xmlns:y='u' x:b='' y:b=''/>", "duplicate-attribute 34"],
  ["<a><?p:q r?></a>", "unexpected-character 6"],
];

describe.each(ONLY_WITHOUT)("%s", (text, refused) => {
  test("is refused with namespaces", () => {
    expect(refusal(text)).toBe(refused);
  });

  test("is read without them, by every reader, and comes back", () => {
    const { root } = parseXml(text, WITHOUT);
    expect(stringifyXml(root, WITHOUT)).toBe(text.replaceAll("'", '"'));
    const decoder = new XmlDecoder(WITHOUT);
    const pushed = [...decoder.push(new TextEncoder().encode(text)), ...decoder.end()];
    expect(pushed).toHaveLength([...readXml(text, WITHOUT)].length);
  });
});

test("without namespaces, names are what is written", () => {
  const { root } = parseXml("<p:a xmlns:p='u' p:b='1' xmlns='v'/>", WITHOUT);
  expect(root).toMatchObject({ namespace: "", prefix: "", local: "p:a" });
  expect(root.attributes.map(({ namespace, local }) => [namespace, local])).toEqual([
    ["", "xmlns:p"],
    ["", "p:b"],
    ["", "xmlns"],
  ]);
});

test("names beyond the basic plane stand behind colons", () => {
  expect(refusal("<a xmlns:p='u'><p:\u{10000}/></a>")).toBe(undefined);
});

test.each([
  ["<a b='' b=''/>", "duplicate-attribute 8"],
  ["<a></a:b>", "mismatched-end-tag 5"],
  ["<1:a/>", "unexpected-character 1"],
  ["<a>&b:c;</a>", "undeclared-entity 3"],
  ["<a><?xml:p?><?XML?></a>", "unexpected-character 14"],
])("%s is refused without them too", (text, refused) => {
  expect(refusal(text, WITHOUT)).toBe(refused);
});

test("a document without namespaces leaves nothing to the next one", () => {
  parseXml("<p:a xmlns:p='u'/>", WITHOUT);
  expect(refusal("<p:a/>")).toBe("undeclared-prefix 1");
  parseXml("<p:a xmlns:p='u'/>");
  expect(refusal("<p:a/>")).toBe("undeclared-prefix 1");
});

test.each(ONLY_WITHOUT)("the grammar has nothing to say about %s", (text) => {
  const error = thrownBy(() => parseXml(text));
  expect(error).toBeInstanceOf(XmlError);
  expect(diagnoseXml(text, error as XmlError)).toBe(undefined);
});

function thrownBy(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}

describe("without namespaces, what no document can carry is refused:", () => {
  const plain = (local: string, attributes: string[] = []): XmlElement =>
    element(
      { namespace: "", local },
      [],
      attributes.map((name) => ({ namespace: "", local: name, value: "" })),
    );
  test.each<[string, XmlElement]>([
    ["a name that is none", plain("a b")],
    ["an attribute given twice", plain("a", ["b:c", "b:c"])],
    ["a namespace", element({ namespace: "u", local: "a" })],
    ["a prefix", { ...plain("a"), prefix: "p" }],
    [
      "an attribute with a prefix",
      {
        ...plain("a"),
        attributes: [{ namespace: "", local: "b", prefix: "p", value: "", offset: 0 }],
      },
    ],
  ])("%s", (_, tree) => {
    expect(() => stringifyXml(tree, WITHOUT)).toThrow(RangeError);
  });
});

test.each([
  ["a", true],
  ["é-1.b", true],
  ["\u{10000}", true],
  ["", false],
  ["1", false],
  ["a:b", false],
  ["a b", false],
  ["\uD800", false],
  ["\u{F0000}", false],
])("%j can be a local name: %o", (text, expected) => {
  expect(isNcName(text)).toBe(expected);
});
