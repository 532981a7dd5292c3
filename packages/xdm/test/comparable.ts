import {
  XMLNS_NAMESPACE,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
} from "@callingcard/xml";

/**
 * A tree without what depends on how it is written: prefixes, declarations, offsets, comments, white
 * space between elements, how much white space there is in a text or a value, and which of its two forms
 * a boolean has.
 */
export function comparable({ namespace, local, attributes, children }: XmlElement): unknown {
  return {
    namespace,
    local,
    attributes: attributes
      .filter((attribute) => attribute.namespace !== XMLNS_NAMESPACE)
      .map((one) => `${one.namespace} ${one.local}=${plainValue(one)}`)
      .toSorted(),
    children: children.flatMap(comparableNode),
  };
}

function comparableNode(node: XmlNode): unknown[] {
  if (node.kind === "element") return [comparable(node)];
  const text = node.kind === "text" ? collapse(node.text) : "";
  return text === "" ? [] : [text];
}

function plainValue({ local, value }: XmlAttribute): string {
  const isBoolean = local === "exists" || local === "anonymize";
  return isBoolean ? String(value === "true" || value === "1") : collapse(value);
}

function collapse(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
