import type { XmlElement, XmlNode } from "../src/index.ts";
import { XMLNS_NAMESPACE } from "../src/index.ts";

/** An element without what depends on how it is written: prefixes, declarations, offsets. */
export function plain(element: XmlElement): XmlElement {
  return {
    ...element,
    prefix: "",
    offset: 0,
    attributes: element.attributes
      .filter(({ namespace }) => namespace !== XMLNS_NAMESPACE)
      .map((attribute) => ({ ...attribute, prefix: "", offset: 0 })),
    children: element.children.map((child) => plainNode(child)),
  };
}

function plainNode(node: XmlNode): XmlNode {
  return node.kind === "element" ? plain(node) : { ...node, offset: 0 };
}
