import { type NearMiss, nearMisses } from "@callingcard/grammar/arbitrary";
import { diagnose } from "@callingcard/grammar/diagnose";
import * as fc from "fast-check";
import { xmlIr } from "./generated/xml.ir.ts";
import { choices, xmlDocument, xmlElement } from "./arbitrary-element.ts";
import { writeRoot } from "./arbitrary-document.ts";

/**
 * Documents as text (XML 1.0 with namespaces), each an element written in one of many ways, as those of
 * {@link xmlDocument}.
 */
export function document(): fc.Arbitrary<string> {
  return xmlDocument().map(({ text }) => text);
}

/**
 * Documents that are spoilt in one place, so that they are not well-formed, or not by the names of
 * prefixes: in a tag, a reference, text, a comment, an instruction, a CDATA section or the declaration, or
 * in how these stand together (`rule` is then `document` or `element`). `offset` counts UTF-16 code
 * units from the start of the document.
 */
export function nearDocument(): fc.Arbitrary<NearMiss> {
  return fc.oneof(
    { weight: 4, arbitrary: around(pieces()) },
    { weight: 2, arbitrary: around(startTag()) },
    { weight: 1, arbitrary: around(endTag()) },
    { weight: 1, arbitrary: declaration() },
    { weight: 1, arbitrary: outside() },
  );
}

type Miss = fc.Arbitrary<NearMiss>;

// Something spoilt in an element that is sound, with sound siblings.
function around(spoilt: Miss): Miss {
  const sibling = fc.oneof(
    { withCrossShrink: true },
    fc.constant(""),
    fc.tuple(xmlElement(), choices()).map(([root, choose]) => writeRoot(root, choose())),
  );
  return fc
    .tuple(sibling, spoilt, sibling)
    .map(([before, miss, after]) => place(`<root>${before}`, miss, `${after}</root>`));
}

function place(before: string, miss: NearMiss, after: string): NearMiss {
  return { ...miss, text: before + miss.text + after, offset: before.length + miss.offset };
}

/** What no content has, wherever it stands. */
const PIECES: readonly (readonly [text: string, offset: number, rule: string, change: string])[] = [
  ["&", 0, "REFERENCE", '"&" without a reference'],
  ["&lt", 3, "REFERENCE", '";" of "&lt;" left out'],
  ["&;", 1, "REFERENCE", "NAME left out"],
  ["&undeclared;", 1, "REFERENCE", "the name of an entity that is not declared"],
  ["&#;", 2, "REFERENCE", "a digit left out"],
  ["&#0;", 2, "REFERENCE", "a reference to U+0000"],
  ["&#xD800;", 2, "REFERENCE", "a reference to half a pair of surrogates"],
  ["&#X41;", 2, "REFERENCE", '"X" in place of "x"'],
  ["<", 0, "characters", '"<" without a name'],
  ["]]>", 0, "characters", '"]]>" in text'],
  ["a\u0000", 1, "characters", "U+0000 in text"],
  ["a\u0008", 1, "characters", "U+0008 in text"],
  ["a\uffff", 1, "characters", "U+FFFF in text"],
  ["<!-- -- -->", 5, "comment", '"--" in a comment'],
  ["<!-- --->", 5, "comment", '"-" doubled before "-->"'],
  ["<!- -->", 3, "comment", '"-" of "<!--" left out'],
  ["<??>", 2, "pi", "name left out"],
  ["<?xml?>", 2, "pi", '"xml" as the name of an instruction'],
  ["<?a:b ?>", 3, "pi", "a colon in the name of an instruction"],
  ["<![cdata[]]>", 3, "cdSect", '"cdata" in place of "CDATA"'],
  ["<!ELEMENT a>", 2, "element", "a declaration in content"],
  ["<1/>", 1, "name", '"1" in place of a letter'],
  ["< a/>", 1, "sTag", "a space before the name"],
  ["<a / >", 4, "tagEnd", 'a space in "/>"'],
  ["<p:a/>", 1, "sTag", "a prefix that is not declared"],
  ["<:a/>", 1, "ncName", "a prefix left out"],
  ['<a b="1" b="2"/>', 9, "sTag", "an attribute doubled"],
  ["<a b/>", 4, "attribute", '"=" and value left out'],
  ["<a b=1/>", 5, "attValue", "quotes left out"],
  ['<a b="<"/>', 6, "attValue", '"<" in a value'],
  ['<a b="1"c="2"/>', 8, "attribute", "space left out"],
  ["<a p:b='1'/>", 3, "attribute", "a prefix that is not declared"],
  ["<a xmlns:p=''/>", 3, "attribute", "a prefix declared as nothing"],
];

function pieces(): Miss {
  return fc
    .constantFrom(...PIECES)
    .map(([text, offset, rule, change]) => ({ text, offset, rule, change }));
}

// A tag whose attribute is spoilt, such that it is a tag still and no text.
function startTag(): Miss {
  return nearMisses(xmlIr, "attribute", { maxRepeat: 2 })
    .filter(({ text }) => /^[ \t\n\r][^<>]*$/.test(text))
    .map((miss) => place("<a", miss, "/>"))
    .filter(({ text }) => diagnose(xmlIr, "sTag", text) !== undefined);
}

function endTag(): Miss {
  const rule = "element";
  return fc.constantFrom(
    { text: "<a>", offset: 3, rule, change: '"</a>" left out' },
    { text: "</a>", offset: 0, rule, change: '"<a>" left out' },
    { text: "<a></b>", offset: 5, rule, change: '"b" in place of "a"' },
    { text: "<a><b></a></b>", offset: 8, rule, change: '"</b>" and "</a>" swapped' },
    { text: "<a></a b=''>", offset: 7, rule: "eTag", change: "an attribute in an end tag" },
    { text: "<a></ a>", offset: 5, rule: "eTag", change: "a space before the name" },
  );
}

// The declaration, spoilt behind its name.
function declaration(): Miss {
  return nearMisses(xmlIr, "xmlDecl", { refused: true, maxRepeat: 1 })
    .filter(({ text }) => /^<\?xml[ \t\n\r][^]*\?>$/.test(text))
    .map((miss) => place("", miss, "<root/>"));
}

function outside(): Miss {
  const rule = "document";
  return fc.constantFrom(
    { text: "", offset: 0, rule, change: "root element left out" },
    { text: "<root/><root/>", offset: 7, rule, change: "root element doubled" },
    { text: "a<root/>", offset: 0, rule, change: "text before the root element" },
    { text: "<root/>a", offset: 7, rule, change: "text behind the root element" },
    { text: "<root/>&#32;", offset: 7, rule, change: "a reference behind the root element" },
    {
      text: "\n<?xml version='1.0'?><root/>",
      offset: 0,
      rule,
      change: "a line before the declaration",
    },
    { text: "<root", offset: 5, rule, change: "end of the document left out" },
    { text: "<root><!--</root>", offset: 17, rule, change: "end of the comment left out" },
    { text: "<root><![CDATA[</root>", offset: 22, rule, change: "end of the section left out" },
    { text: "<root><?a </root>", offset: 17, rule, change: "end of the instruction left out" },
  );
}
