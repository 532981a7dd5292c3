import { namespacesInScope, sameName, XML_NAMESPACE } from "@callingcard/xml";
import type { ExpandedName, XmlDocument, XmlElement } from "@callingcard/xml";
import type { SelectorStep } from "./node-selector.ts";
import { elementSpan, type NodeSpan } from "./node-span.ts";
import { childrenOf, namedBy } from "./select-node.ts";

/** Where a new element comes to stand. */
export interface InsertionPlace {
  /** What is replaced: nothing, or the end of a tag that has to be opened for it. */
  readonly span: NodeSpan;
  readonly before: string;
  readonly after: string;
}

/**
 * Finds where a new element is inserted (RFC 4825 section 8.2.3): behind the last one of its name, or in the
 * earliest place of its position, or behind all that its parent has.
 *
 * @param document The document.
 * @param path What is selected around it, from the root on.
 * @param step What is to select it.
 * @param fragment The element, read without namespaces.
 * @returns `undefined` when there is no such place: a second root, or a position behind too few elements.
 * @internal
 */
export function insertionPlace(
  document: XmlDocument,
  path: readonly XmlElement[],
  step: SelectorStep,
  fragment: XmlElement,
): InsertionPlace | undefined {
  if (path.length === 0) return undefined;
  const siblings = childrenOf(document, path);
  const behind = (element: XmlElement): InsertionPlace =>
    at(elementSpan(document, [...path, element]).end);
  if (step.position === undefined) {
    const name = nameInScope(fragment, path);
    const last = siblings.findLast((sibling) => sameName(sibling, name));
    return last === undefined ? atTheEnd(document, path) : behind(last);
  }
  const counted = namedBy(step, siblings);
  if (step.position === 1) {
    const [first] = counted;
    return first === undefined ? atTheEnd(document, path) : at(first.offset);
  }
  const previous = counted[step.position - 2];
  return previous === undefined ? undefined : behind(previous);
}

function at(offset: number): InsertionPlace {
  return { span: { start: offset, end: offset }, before: "", after: "" };
}

// Behind all there is in an element, text and comments too. A tag of an empty element is opened.
function atTheEnd(document: XmlDocument, path: readonly XmlElement[]): InsertionPlace {
  const { source } = document;
  const { end } = elementSpan(document, path);
  if (!source.endsWith("/>", end)) return at(source.lastIndexOf("</", end - 1));
  const { prefix = "", local = "" } = path.at(-1) ?? {};
  const name = prefix === "" ? local : `${prefix}:${local}`;
  return { span: { start: end - 2, end }, before: ">", after: `</${name}>` };
}

// The name that an element will have in a place, by its own declarations and those in scope there.
function nameInScope({ local, attributes }: XmlElement, path: readonly XmlElement[]): ExpandedName {
  const colon = local.indexOf(":");
  const prefix = colon === -1 ? "" : local.slice(0, colon);
  const declaration = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  const own = attributes.find((attribute) => attribute.local === declaration)?.value;
  const namespace =
    own ?? (prefix === "xml" ? XML_NAMESPACE : (namespacesInScope(path).get(prefix) ?? ""));
  return { namespace, local: local.slice(colon + 1) };
}
