import type { XmlAttribute, XmlDocument, XmlElement } from "@callingcard/xml";

/** Where a node stands in the source of a document, in UTF-16 code units. */
export interface NodeSpan {
  /** Of its first character. */
  readonly start: number;
  /** Behind its last character. */
  readonly end: number;
}

const EMPTY_SECTION = "<![CDATA[]]>";

/**
 * Finds where an element stands, from the `<` of its start tag to the `>` of its end tag.
 *
 * @param document The document, as `parseXml` gave it.
 * @param path Elements within each other, from the root to the one in question.
 * @throws RangeError when the path is empty.
 */
export function elementSpan(document: XmlDocument, path: readonly XmlElement[]): NodeSpan {
  const { source, after } = document;
  const [root] = path;
  if (root === undefined) throw new RangeError("path without an element");
  // Behind the root there is white space up to a comment, an instruction or the end.
  let end = source.lastIndexOf(">", (after[0]?.offset ?? source.length) - 1) + 1;
  let start = root.offset;
  let parent = root;
  for (const element of path.slice(1)) {
    const next = parent.children[parent.children.indexOf(element) + 1];
    const limit = next === undefined ? source.lastIndexOf("</", end - 1) : next.offset;
    end = withoutEmptySections(source, limit);
    start = element.offset;
    parent = element;
  }
  return { start, end };
}

// A CDATA section with nothing in it is no node. No element ends like one, for there is no "<" in a tag.
function withoutEmptySections(source: string, limit: number): number {
  let end = limit;
  while (source.endsWith(EMPTY_SECTION, end)) end -= EMPTY_SECTION.length;
  return end;
}

/**
 * Finds where an attribute stands, from its name to its closing quote.
 *
 * @param source Source of the document that it was read from.
 * @param attribute The attribute.
 */
export function attributeSpan(source: string, attribute: XmlAttribute): NodeSpan {
  const start = attribute.offset;
  const quote = valueStart(source, attribute);
  return { start, end: source.indexOf(source.charAt(quote), quote + 1) + 1 };
}

/**
 * Finds where the value of an attribute stands, quotes included: what is an AttValue of XML 1.0.
 *
 * @param source Source of the document that it was read from.
 * @param attribute The attribute.
 */
export function attributeValueSpan(source: string, attribute: XmlAttribute): NodeSpan {
  return { start: valueStart(source, attribute), end: attributeSpan(source, attribute).end };
}

// Between the name and the value there is an equals sign, with white space around it or not.
function valueStart(source: string, { offset, prefix, local }: XmlAttribute): number {
  const isPrefixed = prefix !== "";
  const nameLength = (isPrefixed ? prefix.length + 1 : 0) + local.length;
  const equals = source.indexOf("=", offset + nameLength);
  let at = equals + 1;
  while (/\s/.test(source.charAt(at))) at += 1;
  return at;
}
