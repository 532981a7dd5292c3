import type { XmlAttribute } from "./node.ts";

/** Up to this many attributes are compared with each other, more through a set. */
const FEW = 8;

/**
 * Finds an attribute whose expanded name an attribute before it has (Namespaces in XML 1.0 section
 * 6.3).
 *
 * @param attributes The attributes of one element.
 */
export function findDuplicate(attributes: readonly XmlAttribute[]): XmlAttribute | undefined {
  return attributes.length > FEW ? findByKey(attributes) : findByComparing(attributes);
}

function findByComparing(attributes: readonly XmlAttribute[]): XmlAttribute | undefined {
  for (let index = 1; index < attributes.length; index += 1) {
    const attribute = attributes[index];
    for (let before = 0; before < index; before += 1) {
      const other = attributes[before];
      if (other?.local === attribute?.local && other?.namespace === attribute?.namespace) {
        return attribute;
      }
    }
  }
  return undefined;
}

function findByKey(attributes: readonly XmlAttribute[]): XmlAttribute | undefined {
  const seen = new Set<string>();
  return attributes.find(({ local, namespace }) => {
    const key = `${local} ${namespace}`;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}
