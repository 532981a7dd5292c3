import { DocumentReader, type XmlDeclaration } from "./document-reader.ts";
import type { XmlLimits } from "./limits.ts";
import type { XmlComment, XmlElement, XmlInstruction, XmlNode } from "./node.ts";
import type { OpenedElement } from "./open-elements.ts";

/** A document as a tree. */
export interface XmlDocument {
  readonly root: XmlElement;
  /** The XML declaration; absent when the document has none. */
  readonly declaration?: XmlDeclaration;
  /** Comments and processing instructions before the root element. */
  readonly before: readonly (XmlComment | XmlInstruction)[];
  /** Comments and processing instructions after the root element. */
  readonly after: readonly (XmlComment | XmlInstruction)[];
  /** The document as text; offsets count from its start. */
  readonly source: string;
}

/**
 * Reads a document into a tree (XML 1.0 fifth edition, Namespaces in XML 1.0 third edition). A
 * document type declaration is refused.
 *
 * @param input The document. Octets are UTF-8, or UTF-16 by their byte order mark or first `<`; a
 * string is read as it is, whatever encoding it declares.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError for a document that is not well-formed, not namespace-well-formed or beyond a
 * limit.
 *
 * @example
 * ```ts
 * const { root } = parseXml('<D:prop xmlns:D="DAV:"><D:getetag/></D:prop>');
 * root.namespace; // "DAV:"
 * ```
 */
export function parseXml(input: string | Uint8Array, limits?: XmlLimits): XmlDocument {
  const reader = new DocumentReader(input, limits, true);
  const before: (XmlComment | XmlInstruction)[] = [];
  const after: (XmlComment | XmlInstruction)[] = [];
  const open: OpenedElement[] = [];
  let root: XmlElement | undefined;
  let parent: OpenedElement | undefined;
  for (let node = reader.advance(); node !== undefined; node = reader.advance()) {
    if (node.kind === "closed") {
      open.pop();
      parent = open[open.length - 1];
      continue;
    }
    if (parent !== undefined) append(parent, node);
    else if (node.kind === "element") root = node;
    else if (node.kind !== "text") (root === undefined ? before : after).push(node);
    if (node.kind === "element") {
      open.push(node);
      parent = node;
    }
  }
  // The reader has no end of a document without an element.
  if (root === undefined) throw new RangeError("document without an element");
  const { declaration, source } = reader;
  return { root, ...(declaration === undefined ? {} : { declaration }), before, after, source };
}

// Most elements have one child or none: a list is made with the first and grows with the second.
function append(parent: OpenedElement, node: XmlNode): void {
  if (parent.children.length === 0) parent.children = [node];
  else parent.children.push(node);
}
