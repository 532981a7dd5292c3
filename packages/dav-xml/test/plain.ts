import { XMLNS_NAMESPACE, type XmlElement, type XmlNode } from "@callingcard/xml";

/**
 * A message without what depends on how it is written: the prefixes, declarations and offsets of
 * elements, and the elements that a filter or a request was read from.
 */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  if ("kind" in value && value.kind === "element") return plainElement(value as XmlElement);
  const entries = Object.entries(value).filter(([key]) => key !== "element");
  return Object.fromEntries(entries.map(([key, inside]) => [key, plain(inside)]));
}

/** An element without prefixes, declarations and offsets. */
export function plainElement(element: XmlElement): XmlElement {
  return {
    ...element,
    prefix: "",
    offset: 0,
    attributes: element.attributes
      .filter(({ namespace }) => namespace !== XMLNS_NAMESPACE)
      .map((attribute) => ({ ...attribute, prefix: "", offset: 0 })),
    children: element.children.map(plainNode),
  };
}

function plainNode(node: XmlNode): XmlNode {
  return node.kind === "element" ? plainElement(node) : { ...node, offset: 0 };
}
