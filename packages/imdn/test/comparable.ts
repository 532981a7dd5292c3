import { XMLNS_NAMESPACE, type XmlElement, type XmlNode } from "@callingcard/xml";

/**
 * A tree without what depends on how it is written: prefixes, declarations, offsets, comments, white
 * space between elements, and white space around text.
 */
export function comparable({ namespace, local, attributes, children }: XmlElement): unknown {
  return {
    namespace,
    local,
    attributes: attributes
      .filter((attribute) => attribute.namespace !== XMLNS_NAMESPACE)
      .map((attribute) => `${attribute.namespace} ${attribute.local}=${attribute.value}`)
      .toSorted(),
    children: children.flatMap(comparableNode),
  };
}

function comparableNode(node: XmlNode): unknown[] {
  if (node.kind === "element") return [comparable(node)];
  if (node.kind !== "text") return [];
  const text = node.text.trim();
  return text === "" ? [] : [text];
}

/** Typed data with the elements and attributes in it made comparable. */
export function comparableData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparableData);
  if (typeof value !== "object" || value === null) return value;
  if ("kind" in value && value.kind === "element" && "namespace" in value) {
    return plainElement(value as XmlElement);
  }
  const entries = Object.entries(value).filter(([, inside]) => inside !== undefined);
  return Object.fromEntries(entries.map(([key, inside]) => [key, comparableData(inside)]));
}

// As it is, for elements are kept whole.
function plainElement(element: XmlElement): unknown {
  return {
    name: `${element.namespace} ${element.local}`,
    attributes: element.attributes
      .filter(({ namespace }) => namespace !== XMLNS_NAMESPACE)
      .map(({ namespace, local, value }) => `${namespace} ${local}=${value}`)
      .toSorted(),
    children: element.children.map((child) =>
      child.kind === "element" ? plainElement(child) : { ...child, offset: 0 },
    ),
  };
}
