import type { XmlDeclaration } from "./declaration.ts";
import { DocumentReader } from "./document-reader.ts";
import type { XmlComment, XmlElement, XmlInstruction, XmlNode } from "./node.ts";
import type { OpenedElement } from "./open-elements.ts";
import { MOST_KEPT, openText } from "./open-text.ts";
import { withDefaults, type XmlOptions } from "./options.ts";
import { last } from "./last.ts";

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
 * @param options What differs from the defaults.
 * @throws XmlError for a document that is not well-formed, not namespace-well-formed or beyond a
 * limit.
 *
 * @example
 * ```ts
 * const { root } = parseXml('<D:prop xmlns:D="DAV:"><D:getetag/></D:prop>');
 * root.namespace; // "DAV:"
 * ```
 */
export function parseXml(input: string | Uint8Array, options?: XmlOptions): XmlDocument {
  const given = withDefaults(options);
  const opened = openText(input, given.maxInputLength, true);
  const reader = takeReader(given.namespaces);
  reader.open(opened, given);
  const before: (XmlComment | XmlInstruction)[] = [];
  const after: (XmlComment | XmlInstruction)[] = [];
  const open: OpenedElement[] = [];
  let root: XmlElement | undefined;
  let parent: OpenedElement | undefined;
  for (let node = reader.advance(); node !== undefined; node = reader.advance()) {
    if (node.kind === "closed") {
      open.pop();
      parent = last(open);
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
  giveBack(reader);
  return declaration === undefined
    ? { root, before, after, source }
    : { root, declaration, before, after, source };
}

// Most elements have one child or none: a list is made with the first and grows with the second.
function append(parent: OpenedElement, node: XmlNode): void {
  if (parent.children.length === 0) parent.children = [node];
  else (parent.children as XmlNode[]).push(node);
}

/**
 * What read the last short document: its names need not be cut again, and its tags are expected
 * again. A reader that is in use or refused a document is not here.
 */
let kept: DocumentReader | undefined;

function takeReader(isAware: boolean): DocumentReader {
  if (kept === undefined || !isAware) return new DocumentReader(isAware);
  const reader = kept;
  kept = undefined;
  return reader;
}

function giveBack(reader: DocumentReader): void {
  if (reader.source.length <= MOST_KEPT && reader.isWorthKeeping) kept = reader;
}
