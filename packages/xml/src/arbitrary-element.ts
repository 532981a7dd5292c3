import * as fc from "fast-check";
import type { ExpandedName, XmlComment, XmlElement, XmlInstruction, XmlText } from "./node.ts";
import { type Choose, writeDocument } from "./arbitrary-document.ts";

/** NCNames, often of few letters, at times with the odd characters that names may have. */
export function xmlName(): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(...NAME_STARTS),
      fc.string({ unit: fc.constantFrom(...NAME_STARTS, ...NAME_OTHERS), maxLength: 4 }),
    )
    .map(([first, rest]) => first + rest)
    .filter((name) => !/^xml/i.test(name));
}

/** Text of characters that XML can carry, rich in those that must be escaped. */
export function xmlText(): fc.Arbitrary<string> {
  const unit = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...SPECIAL) },
    { weight: 2, arbitrary: fc.constantFrom(..."abc 019") },
    { weight: 1, arbitrary: anyCharacter() },
  );
  return fc.string({ unit, maxLength: 12 });
}

/** Expanded names; the namespaces are few, so that names meet. */
export function expandedName(): fc.Arbitrary<ExpandedName> {
  return fc.record({ namespace: fc.constantFrom("", "DAV:", "urn:x", 'a&"<b'), local: xmlName() });
}

/**
 * Elements as they are built: without prefixes and declarations, texts never empty and never
 * beside each other.
 */
export function xmlElement(): fc.Arbitrary<XmlElement> {
  return fc.letrec<{ element: XmlElement }>((tie) => ({
    element: fc
      .record({
        name: expandedName(),
        attributes: fc.uniqueArray(fc.record({ name: expandedName(), value: xmlText() }), {
          maxLength: 3,
          selector: ({ name }) => `${name.local} ${name.namespace}`,
        }),
        children: fc.array(
          fc.oneof(
            { maxDepth: 4, withCrossShrink: true },
            text(),
            comment(),
            instruction(),
            tie("element"),
          ),
          { maxLength: 4 },
        ),
      })
      .map(({ name, attributes, children }) => ({
        kind: "element",
        ...name,
        prefix: "",
        attributes: attributes.map((one) => ({
          ...one.name,
          prefix: "",
          value: one.value,
          offset: 0,
        })),
        children: children.filter(
          (child, index) => child.kind !== "text" || children[index - 1]?.kind !== "text",
        ),
        offset: 0,
      })),
  })).element;
}

/** A document with what it says. */
export interface ArbitraryDocument {
  readonly text: string;
  /** The root element, without prefixes, declarations and offsets. */
  readonly root: XmlElement;
}

/**
 * Documents that say an element in one of many ways: with prefixes or default namespaces, either
 * quotes, references or CDATA sections, white space in tags, CRLF for line ends.
 */
export function xmlDocument(): fc.Arbitrary<ArbitraryDocument> {
  return fc
    .tuple(xmlElement(), choices())
    .map(([root, choose]) => ({ text: writeDocument(root, choose()), root }));
}

/**
 * Choices of a writer, from the first one on; behind the last one, it chooses what is plainest.
 *
 * @internal
 */
export function choices(): fc.Arbitrary<() => Choose> {
  return fc
    .array(fc.nat({ max: 5 }), { maxLength: MAX_CHOICES, size: "max" })
    .map((numbers) => () => {
      let next = 0;
      return () => numbers[next++] ?? 0;
    });
}

const MAX_CHOICES = 100;

const NAME_STARTS = ["a", "b", "Z", "_", "é", "Ա", "\u{10000}"];
const NAME_OTHERS = ["-", ".", "7", "\u00B7", "\u0301"];
const SPECIAL = ["&", "<", ">", '"', "'", "]", "\r", "\n", "\t", "]]>", "&amp;", "-", "?"];

function anyCharacter(): fc.Arbitrary<string> {
  return fc
    .oneof(
      fc.integer({ min: 0x20, max: 0xd7ff }),
      fc.integer({ min: 0xe000, max: 0xfffd }),
      fc.integer({ min: 0x1_0000, max: 0x10_ffff }),
    )
    .map((code) => String.fromCodePoint(code));
}

function text(): fc.Arbitrary<XmlText> {
  return xmlText()
    .filter((content) => content !== "")
    .map((content) => ({ kind: "text", text: content, offset: 0 }));
}

function comment(): fc.Arbitrary<XmlComment> {
  const content = fc.string({ unit: fc.constantFrom(..."ab &<\n>]"), maxLength: 6 });
  return content.map((inside) => ({ kind: "comment", text: inside, offset: 0 }));
}

function instruction(): fc.Arbitrary<XmlInstruction> {
  const content = fc.string({ unit: fc.constantFrom(..."ab&<]?"), maxLength: 6 });
  return fc
    .tuple(xmlName(), content)
    .map(([target, inside]) => ({ kind: "instruction", target, text: inside, offset: 0 }));
}
