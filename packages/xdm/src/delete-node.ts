import { XmlError, type XmlDocument } from "@callingcard/xml";
import type { XdmLimits } from "./document.ts";
import { refused, splice, unreadable, type NodeEdit } from "./edit-node.ts";
import type { NodeSelector } from "./node-selector.ts";
import { attributeSpan, elementSpan, type NodeSpan } from "./node-span.ts";
import { selectNode, type NodeSelection } from "./select-node.ts";

/**
 * Deletes an element or an attribute of a document (RFC 4825 section 8.4). White space around an element
 * stays; that in front of an attribute goes with it. The selector must select nothing afterwards.
 *
 * @param document The document, as `parseXml` gave it.
 * @param selector Which node.
 * @param limits Limits on the document that comes of it.
 * @returns `no-match` when the selector selects nothing or several elements, `refused` with
 * `cannot-delete` or, for the root element, `schema-validation-error`, or the document.
 * @throws RangeError for a selector of namespace bindings.
 */
export function deleteNode(
  document: XmlDocument,
  selector: NodeSelector,
  limits?: XdmLimits,
): NodeEdit {
  const selection = selectNode(document, selector);
  if (selection.kind === "no-match" || selection.kind === "ambiguous") return { kind: "no-match" };
  const span = spanOf(document, selection);
  if (selection.kind === "element" && selection.path.length === 1) {
    return refused("schema-validation-error", "a document has a root element");
  }
  const changed = splice(document, span, "", limits);
  if (changed instanceof XmlError) return unreadable(changed, "cannot-delete");
  const { kind } = selectNode(changed, selector);
  if (kind === "element" || kind === "attribute") {
    return refused("cannot-delete", "the same request would delete another one");
  }
  return { kind: "deleted", document: changed, span };
}

function spanOf(document: XmlDocument, selection: NodeSelection): NodeSpan {
  if (selection.kind === "element") return elementSpan(document, selection.path);
  if (selection.kind !== "attribute") throw new RangeError("namespace bindings are not deleted");
  const { start, end } = attributeSpan(document.source, selection.attribute);
  return { start: document.source.slice(0, start).trimEnd().length, end };
}
