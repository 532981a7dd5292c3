import { namespacesInScope, XML_NAMESPACE, XmlError } from "@callingcard/xml";
import type { XmlDocument, XmlElement } from "@callingcard/xml";
import { readAttValue } from "./att-value.ts";
import type { XdmLimits } from "./document.ts";
import { refused, splice, unreadable, type NodeEdit } from "./edit-node.ts";
import type { NodeSelector, SelectorName } from "./node-selector.ts";
import { attributeSpan, attributeValueSpan, type NodeSpan } from "./node-span.ts";
import { selectNode } from "./select-node.ts";
import { trimSpace } from "./white-space.ts";

/**
 * Puts the value of an attribute into a document (RFC 4825 sections 8.2.1 to 8.2.4): in place of the one that
 * is selected, or as a new attribute behind the others. The selector must select it afterwards.
 *
 * @param document The document, as `parseXml` gave it.
 * @param selector Which attribute.
 * @param literal The value with its quotes, as a document has it (AttValue of XML 1.0).
 * @param limits Limits on the document that comes of it.
 * @returns `no-parent`, `refused` with `not-xml-att-value`, `cannot-insert` or `constraint-failure` (a
 * limit), or the document.
 * @throws RangeError for a selector that selects no attribute.
 */
export function putAttribute(
  document: XmlDocument,
  selector: NodeSelector,
  literal: string,
  limits?: XdmLimits,
): NodeEdit {
  const { steps, terminal } = selector;
  if (terminal?.kind !== "attribute") throw new RangeError("selector selects no attribute");
  const parent = selectNode(document, { steps });
  if (parent.kind !== "element") return { kind: "no-parent", steps: parent.path.length };
  const value = trimSpace(literal);
  if (readAttValue(value) === undefined) {
    return refused("not-xml-att-value", "the body is no attribute value in quotes");
  }
  const current = selectNode(document, selector);
  if (current.kind === "attribute") {
    const span = attributeValueSpan(document.source, current.attribute);
    return put(document, selector, { kind: "replaced", span, text: value }, limits);
  }
  const name = writtenName(terminal.name, parent.path);
  if (name === undefined) {
    return refused("cannot-insert", "no prefix in scope stands for the namespace");
  }
  const end = endOfAttributes(document.source, parent.path);
  const span = { start: end, end };
  const text = ` ${name}=${value}`;
  return put(document, selector, { kind: "created", span, text }, limits);
}

interface Change {
  readonly kind: "created" | "replaced";
  readonly span: NodeSpan;
  readonly text: string;
}

function put(
  document: XmlDocument,
  selector: NodeSelector,
  { kind, span, text }: Change,
  limits: XdmLimits | undefined,
): NodeEdit {
  const changed = splice(document, span, text, limits);
  if (changed instanceof XmlError) return unreadable(changed, "cannot-insert");
  const selection = selectNode(changed, selector);
  // One element was selected, and its attributes are no reason to select another one.
  if (selection.kind !== "attribute") {
    return refused("cannot-insert", "the attribute would not be selected");
  }
  return {
    kind,
    document: changed,
    span: attributeValueSpan(changed.source, selection.attribute),
  };
}

// The prefix of the selector is the client's; the document may have another one for the namespace.
function writtenName(
  { namespace, local, prefix }: SelectorName,
  path: readonly XmlElement[],
): string | undefined {
  if (namespace === "") return local;
  if (namespace === XML_NAMESPACE) return `xml:${local}`;
  const bindings = namespacesInScope(path);
  if (bindings.get(prefix) === namespace) return `${prefix}:${local}`;
  for (const [bound, one] of bindings) {
    if (bound !== "" && one === namespace) return `${bound}:${local}`;
  }
  return undefined;
}

// Behind the last attribute of a start tag, or behind the name of the element.
function endOfAttributes(source: string, path: readonly XmlElement[]): number {
  const element = path.at(-1);
  if (element === undefined) return 0;
  const last = element.attributes.at(-1);
  if (last !== undefined) return attributeSpan(source, last).end;
  const { prefix, local, offset } = element;
  return offset + 1 + (prefix === "" ? 0 : prefix.length + 1) + local.length;
}
