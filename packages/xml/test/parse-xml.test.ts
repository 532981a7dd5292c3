import { describe, expect, test } from "vitest";
import { parseXml, textContent, XmlError, type XmlNode } from "../src/index.ts";

/** Shows a tree in one line: `{namespace}local(attributes)[children]`. */
function show(node: XmlNode): string {
  switch (node.kind) {
    case "text":
      return JSON.stringify(node.text);
    case "comment":
      return `!${node.text}!`;
    case "instruction":
      return `?${node.target} ${node.text}?`;
    case "element": {
      const attributes = node.attributes
        .filter(({ prefix, local }) => prefix !== "xmlns" && local !== "xmlns")
        .map(({ namespace, local, value }) => `${named(namespace, local)}=${value}`);
      const inside = attributes.length === 0 ? "" : `(${attributes.join(",")})`;
      const children = node.children.map(show).join(",");
      return `${named(node.namespace, node.local)}${inside}[${children}]`;
    }
  }
}

function named(namespace: string, local: string): string {
  return namespace === "" ? local : `{${namespace}}${local}`;
}

test.each([
  ["any prefix does", '<D:a xmlns:D="DAV:"><D:b/></D:a>', "{DAV:}a[{DAV:}b[]]"],
  ["default namespace", '<a xmlns="DAV:"><b/></a>', "{DAV:}a[{DAV:}b[]]"],
  [
    "default namespace taken back",
    '<a xmlns="DAV:"><b xmlns=""/><c/></a>',
    "{DAV:}a[b[],{DAV:}c[]]",
  ],
  [
    "prefix declared anew",
    '<x:a xmlns:x="u"><x:b xmlns:x="v"/><x:c/></x:a>',
    "{u}a[{v}b[],{u}c[]]",
  ],
  ["prefix declared after its use", '<x:a x:q="1" xmlns:x="u"/>', "{u}a({u}q=1)[]"],
  ["attribute without prefix has no namespace", '<a xmlns="DAV:" q="1"/>', "{DAV:}a(q=1)[]"],
  [
    "prefix xml needs no declaration",
    '<a xml:lang="de"/>',
    "a({http://www.w3.org/XML/1998/namespace}lang=de)[]",
  ],
  [
    "prefix xml may be declared as it is",
    '<a xmlns:xml="http://www.w3.org/XML/1998/namespace"/>',
    "a[]",
  ],
  ["predefined entities", "<a>&lt;&gt;&amp;&quot;&apos;</a>", String.raw`a["<>&\"'"]`],
  ["character references", "<a>&#65;&#x1F600;&#13;</a>", 'a["A\u{1F600}\\r"]'],
  ["leading zeroes in a reference", "<a>&#0000000000000000065;</a>", 'a["A"]'],
  ["CDATA sections join the text", "<a>x<![CDATA[<&]]]]><![CDATA[>]]>y</a>", 'a["x<&]]>y"]'],
  ["empty CDATA section is no text", "<a><![CDATA[]]></a>", "a[]"],
  ["empty CDATA section before markup", "<a><![CDATA[]]><b/></a>", "a[b[]]"],
  ["brackets at the end of a CDATA section", "<a><![CDATA[x]]]]></a>", 'a["x]]"]'],
  ["CDATA section then >", "<a><![CDATA[x]]>></a>", 'a["x>"]'],
  ["line ends become line feeds", "<a>1\r\n2\r3\n\r</a>", String.raw`a["1\n2\n3\n\n"]`],
  [
    "line ends in CDATA, comment and instruction",
    "<a><![CDATA[\r\n]]><!--\r--><?p x\r\ny?></a>",
    'a["\\n",!\n!,?p x\ny?]',
  ],
  ["white space is kept", "<a> <b> </b> </a>", 'a[" ",b[" "]," "]'],
  ["attribute white space becomes spaces", '<a q="1\t2\r\n3&#10;4"/>', "a(q=1 2 3\n4)[]"],
  ["attribute with a prefix", '<a xmlns:x="u" x:q="1"/>', "a({u}q=1)[]"],
  ["instructions around and in the root", "<?x y?><a>p<?z?>q</a><?x?>", 'a["p",?z ?,"q"]'],
  ["text that looks like a number", "<a>007</a>", 'a["007"]'],
  ["what looks like a reference when it is resolved", "<a>&amp;lt;</a>", 'a["&lt;"]'],
  ["single quotes", `<a q='"'/>`, 'a(q=")[]'],
  ["comment splits text", "<a>x<!-- c -->y</a>", 'a["x",! c !,"y"]'],
  ["instruction", "<a><?t  x ?y?></a>", "a[?t x ?y?]"],
  ["instruction without content", "<a><?t?><?u ?></a>", "a[?t ?,?u ?]"],
  ["byte order mark", "\uFEFF<a/>", "a[]"],
  ["mixed content in its order", "<a>1<b/>2<c/>3</a>", 'a["1",b[],"2",c[],"3"]'],
  [
    "names of Object.prototype",
    '<a __proto__="1" constructor="2"><__proto__>v</__proto__></a>',
    'a(__proto__=1,constructor=2)[__proto__["v"]]',
  ],
  ["name beyond the basic plane", "<\u{10000}a/>", "\u{10000}a[]"],
  ["space in end tag", "<a><b></b \n></a\t>", "a[b[]]"],
  ["escaped escape", "<a>&amp;lt;</a>", 'a["&lt;"]'],
  ["two brackets without >", "<a>]] ]] > ]&gt;</a>", 'a["]] ]] > ]>"]'],
  ["version 1.7 is read as 1.0", "<?xml version='1.7'?><a/>", "a[]"],
])("%s", (_, text, tree) => {
  expect(show(parseXml(text).root)).toBe(tree);
});

test.each([
  ["<x:a/>", "undeclared-prefix", 1],
  ['<a x:b="1"/>', "undeclared-prefix", 3],
  ['<a b="1" b="2"/>', "duplicate-attribute", 9],
  ['<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>', "duplicate-attribute", 35],
  ['<a xmlns="u" xmlns="u"/>', "duplicate-attribute", 13],
  ['<a b1="" b2="" b3="" b4="" b5="" b6="" b7="" b8="" b9="" b1=""/>', "duplicate-attribute", 57],
  ['<a xmlns:x=""/>', "empty-namespace", 3],
  ['<a xmlns:xml="u"/>', "reserved-namespace", 3],
  ['<a xmlns:xmlns="u"/>', "reserved-namespace", 3],
  ['<a xmlns:x="http://www.w3.org/2000/xmlns/"/>', "reserved-namespace", 3],
  ['<a xmlns="http://www.w3.org/2000/xmlns/"/>', "reserved-namespace", 3],
  ['<a xmlns="http://www.w3.org/XML/1998/namespace"/>', "reserved-namespace", 3],
  ["<xmlns:a/>", "reserved-namespace", 1],
  ['<a:b:c xmlns:a="u"/>', "unexpected-character", 4],
  ["<a:/>", "unexpected-character", 3],
  ["<:a/>", "unexpected-character", 1],
  ["<a></b>", "mismatched-end-tag", 5],
  ["<a></aa>", "mismatched-end-tag", 5],
  ["<aa></a>", "mismatched-end-tag", 6],
  ["<a/><b/>", "unexpected-character", 4],
  ["<a/>x", "unexpected-character", 4],
  ["x<a/>", "unexpected-character", 0],
  ["</a>", "unexpected-character", 1],
  ["<a><b></a>", "mismatched-end-tag", 8],
  ["<a>x", "unexpected-end", 4],
  ["<a", "unexpected-end", 2],
  ["", "unexpected-end", 0],
  [" \n", "unexpected-end", 2],
  ["<a>R&D</a>", "unexpected-character", 6],
  ["<a>&nbsp;</a>", "undeclared-entity", 3],
  ["<a>&toString;</a>", "undeclared-entity", 3],
  ['<a b="1&\r\nx;"/>', "unexpected-character", 8],
  ['<a b="\r\n\r\n&x;"/>', "undeclared-entity", 10],
  ["<a>\r\n&amp;\r\n&x;</a>", "undeclared-entity", 12],
  ["<a>&amp</a>", "unexpected-character", 7],
  ['<a b="<"/>', "unexpected-character", 6],
  ["<a>]]></a>", "unexpected-character", 5],
  ["<a>x]]]></a>", "unexpected-character", 7],
  ["<a>\u0001</a>", "unexpected-character", 3],
  ["<a>&#1;</a>", "illegal-character-reference", 3],
  ["<a>&#xD800;</a>", "illegal-character-reference", 3],
  ["<a>&#xFFFE;</a>", "illegal-character-reference", 3],
  ["<a>&#x110000;</a>", "illegal-character-reference", 3],
  ["<a>&#99999999999999999999;</a>", "illegal-character-reference", 3],
  ["<a>\uFFFE</a>", "unexpected-character", 3],
  ["<a>x\uFFFFy</b>", "unexpected-character", 4],
  ["<a>\uD800</a>", "unexpected-character", 3],
  ["<a>\uDC00\uD800</a>", "unexpected-character", 3],
  ["<a>&x;\uFFFE</a>", "undeclared-entity", 3],
  ["<a b=1/>", "unexpected-character", 5],
  ['<a b="1"c="2"/>', "unexpected-character", 8],
  ["<a b/>", "unexpected-character", 4],
  ["<a><!-- -- --></a>", "unexpected-character", 10],
  ["<a><!-- x---></a>", "unexpected-character", 11],
  ["<1a/>", "unexpected-character", 1],
  ["< a/>", "unexpected-character", 1],
  [' <?xml version="1.0"?><a/>', "unexpected-character", 3],
  ['<a><?xml version="1.0"?></a>', "unexpected-character", 5],
  ["<a><?XmL x?></a>", "unexpected-character", 5],
  ["<a><?x:y?></a>", "unexpected-character", 6],
  ["<a><?x??></a>", "unexpected-character", 7],
  ["<?xml?><a/>", "unexpected-character", 2],
  ["<?xml version='2.0'?><a/>", "unexpected-character", 15],
  ["<?xml version='1.0' standalone='maybe'?><a/>", "unexpected-character", 32],
  ['<a></a b="1">', "unexpected-character", 7],
  ["<a><![cdata[x]]></a>", "unexpected-character", 5],
  ["<!DOCTYPE a><a/>", "doctype", 0],
  ["<a><!DOCTYPE a></a>", "doctype", 3],
  ["<a/><!DOCTYPE a>", "doctype", 4],
  ["<a><!ELEMENT a></a>", "unexpected-character", 5],
])("refuses %j as %s at %i", (text, code, offset) => {
  const error = refusal(text);
  expect({ code: error?.code, offset: error?.offset }).toEqual({ code, offset });
});

describe.each(["'", '"'])("references between %s", (quote) => {
  // Names within and beyond ASCII are read by different readers.
  describe.each(["a", "é"])("in element %s", (name) => {
    test.each([
      ["&#65;&#066;", "AB"],
      ["&#x41;&#x0042;", "AB"],
      ["&amp;x&lt;", "&x<"],
      ["&", "unexpected-character 1"],
      ["&;", "unexpected-character 1"],
      ["&#;", "unexpected-character 2"],
      ["&#a;", "unexpected-character 2"],
      ["&#1a;", "unexpected-character 3"],
      ["&#x;", "unexpected-character 3"],
      ["&#xg;", "unexpected-character 3"],
      ["&#x1g;", "unexpected-character 4"],
      ["&amp", "unexpected-character 4"],
      ["&a b;", "unexpected-character 2"],
      ["&\u{10000};", "undeclared-entity 0"],
      ["&\u{10000}\u{10000}b;", "undeclared-entity 0"],
      ["&\uD800;", "unexpected-character 1"],
    ])("%j gives %j", (value, expected) => {
      const inAttribute = `<${name} b=${quote}${value}${quote}/>`;
      const inText = `<${name}>${value}</${name}>`;
      expect(outcome(inAttribute)).toBe(expected);
      // A reference that is not finished goes on to the quote there and to the "<" here.
      expect(outcome(inText)).toBe(expected);
    });
  });
});

test("says line, column and rule", () => {
  const error = refusal("<a>\n  <b>\n</a>");
  expect(error?.message).toBe("the open element is b at line 3 column 3 (XML ETag)");
  expect(error?.position).toEqual({ offset: 12, line: 3, column: 3 });
});

describe("a document", () => {
  test("has what stands around its root", () => {
    const document = parseXml(
      "<?xml version='1.0' encoding='utf-8' standalone='yes'?><!--a--><r/><?b c?>",
    );
    expect(document.declaration).toEqual({ version: "1.0", encoding: "utf-8", standalone: true });
    expect(document.before.map(show)).toEqual(["!a!"]);
    expect(document.after.map(show)).toEqual(["?b c?"]);
  });

  test("survives structuredClone", () => {
    const document = parseXml('<a xmlns="u" b="1">x<!--y--><?z?></a>');
    expect(structuredClone(document)).toEqual(document);
  });

  test("has elements with prefixes, declarations and offsets", () => {
    expect(parseXml('<p:a\n xmlns:p="u">x</p:a>').root).toEqual({
      kind: "element",
      namespace: "u",
      local: "a",
      prefix: "p",
      attributes: [
        {
          namespace: "http://www.w3.org/2000/xmlns/",
          local: "p",
          prefix: "xmlns",
          value: "u",
          offset: 6,
        },
      ],
      children: [{ kind: "text", text: "x", offset: 18 }],
      offset: 0,
    });
  });
});

/** What a document says, or how far behind its "&" it is refused. */
function outcome(text: string): string | undefined {
  const error = refusal(text);
  if (error !== undefined) return `${error.code} ${error.offset - text.indexOf("&")}`;
  const { root } = parseXml(text);
  return root.attributes[0]?.value ?? textContent(root);
}

function refusal(text: string): XmlError | undefined {
  try {
    parseXml(text);
    return undefined;
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
}

test("nothing can be put into the lists that empty elements share", () => {
  const { root } = parseXml("<a/>");
  const { attributes, children } = root as unknown as {
    attributes: unknown[];
    children: unknown[];
  };
  expect(() => attributes.push({})).toThrow(TypeError);
  expect(() => children.push({})).toThrow(TypeError);
  expect(parseXml("<b/>").root).toMatchObject({ attributes: [], children: [] });
});
