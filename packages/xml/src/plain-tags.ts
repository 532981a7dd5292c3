import { escapeAttribute } from "./escape.ts";
import { name as xmlName } from "./generated/xml.ts";
import type { ExpandedName, XmlElement } from "./node.ts";
import type { TagWriter, WrittenTag } from "./tag-writer.ts";

/** Writes start tags of a tree that was read without namespaces. */
export const PLAIN_TAGS: TagWriter = { enter: plainTag, leave: () => undefined };

function plainTag(element: XmlElement): WrittenTag {
  const seen = new Set<string>();
  let attributes = "";
  for (const attribute of element.attributes) {
    const name = plainName(attribute);
    if (seen.has(name)) throw new RangeError("attribute is given twice");
    seen.add(name);
    attributes += ` ${name}="${escapeAttribute(attribute.value)}"`;
  }
  return { name: plainName(element), attributes };
}

function plainName({
  namespace,
  prefix,
  local,
}: ExpandedName & { readonly prefix: string }): string {
  if (namespace !== "" || prefix !== "") throw new RangeError("name with a namespace or a prefix");
  if (xmlName.parse(local) === undefined) throw new RangeError("name is not an XML Name");
  return local;
}
