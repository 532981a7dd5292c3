import { sameName } from "./name.ts";
import type { ExpandedName, XmlAttribute, XmlElement, XmlNode } from "./node.ts";

/**
 * Builds an element. Prefixes and namespace declarations are left to `stringifyXml`.
 *
 * @param name Its expanded name.
 * @param children Its content; a string stands for character data.
 * @param attributes Its attributes, as expanded names with values.
 */
export function element(
  name: ExpandedName,
  children: readonly (XmlNode | string)[] = [],
  attributes: readonly (ExpandedName & { readonly value: string })[] = [],
): XmlElement {
  return {
    kind: "element",
    namespace: name.namespace,
    local: name.local,
    prefix: "",
    attributes: attributes.map(builtAttribute),
    children: children.map((child) =>
      typeof child === "string" ? { kind: "text", text: child, offset: 0 } : child,
    ),
    offset: 0,
  };
}

function builtAttribute({
  namespace,
  local,
  value,
}: ExpandedName & { readonly value: string }): XmlAttribute {
  return { namespace, local, prefix: "", value, offset: 0 };
}

/**
 * Joins the character data directly in an element; that of elements inside is left out.
 *
 * @param parent The element that contains it.
 */
export function textContent(parent: XmlElement): string {
  const { children } = parent;
  const [first] = children;
  if (first === undefined) return "";
  if (children.length === 1) return first.kind === "text" ? first.text : "";
  let joined = "";
  for (const child of children) {
    if (child.kind === "text") joined += child.text;
  }
  return joined;
}

/**
 * Lists the elements directly in an element, in document order.
 *
 * @param parent The element that contains them.
 */
export function childElements(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => child.kind === "element");
}

/**
 * Finds the first element of a name directly in an element.
 *
 * @param parent The element that contains it.
 * @param name The expanded name.
 */
export function findChild(parent: XmlElement, name: ExpandedName): XmlElement | undefined {
  for (const child of parent.children) {
    if (child.kind === "element" && sameName(child, name)) return child;
  }
  return undefined;
}

/**
 * Finds the value of an attribute.
 *
 * @param owner The element that has it.
 * @param name A string stands for a name in no namespace.
 */
export function attributeValue(owner: XmlElement, name: ExpandedName | string): string | undefined {
  const wanted = typeof name === "string" ? { namespace: "", local: name } : name;
  return owner.attributes.find((attribute) => sameName(attribute, wanted))?.value;
}
