import { normalizeAttributeSpace } from "./line-ends.ts";
import { XML_NAMESPACE, XMLNS_NAMESPACE } from "./name.ts";
import type { NamespaceScope } from "./namespace-scope.ts";
import type { XmlAttribute } from "./node.ts";
import { placeAsWritten, REFERENCE_REASON, resolveReferences } from "./reference.ts";
import type { Attribute } from "./generated/xml.ts";
import type { Refuse } from "./refuse.ts";

/** An attribute with its value normalised, before namespaces are known. */
interface PlainAttribute {
  readonly name: string;
  readonly value: string;
  readonly offset: number;
}

/**
 * Makes the attributes of one start tag: values normalised (XML 1.0 section 3.3.3), declarations
 * put into scope, names expanded, no two alike (Namespaces sections 3, 5 and 6.3).
 *
 * @param written The attributes as the grammar gives them.
 * @param start Offset of the white space before the first.
 * @param scope Receives the declarations.
 * @param refuse Throws the error of the document.
 */
export function expandAttributes(
  written: readonly Attribute[],
  start: number,
  scope: NamespaceScope,
  refuse: Refuse,
): readonly XmlAttribute[] {
  const plain: PlainAttribute[] = [];
  let offset = start;
  for (const { space, name, eq, value } of written) {
    offset += space.length;
    const valueOffset = offset + name.length + eq.length + 1;
    const attribute = { name, value: attributeText(value, valueOffset, refuse), offset };
    if (name.startsWith("xmlns")) declare(attribute, scope, refuse);
    plain.push(attribute);
    offset = valueOffset + value.length + 1;
  }
  const attributes = plain.map((attribute) => expand(attribute, scope, refuse));
  refuseDuplicates(attributes, refuse);
  return attributes;
}

function attributeText(raw: string, offset: number, refuse: Refuse): string {
  const spaced = normalizeAttributeSpace(raw);
  const reference = spaced.indexOf("&");
  if (reference === -1) return spaced;
  const resolved = resolveReferences(spaced, reference);
  if ("text" in resolved) return resolved.text;
  const at = placeAsWritten(raw, spaced, resolved.offset);
  return refuse(resolved.code, REFERENCE_REASON[resolved.code], offset + at, "XML Reference");
}

function declare(
  { name, value, offset }: PlainAttribute,
  scope: NamespaceScope,
  refuse: Refuse,
): void {
  if (name === "xmlns") {
    if (value === XML_NAMESPACE || value === XMLNS_NAMESPACE) {
      refuse("reserved-namespace", "reserved namespace as default", offset, DECLARATION);
    }
    scope.declare("", value);
    return;
  }
  if (name[5] !== ":") return;
  const prefix = name.slice(6);
  if (prefix === "xmlns" || value === XMLNS_NAMESPACE) {
    refuse("reserved-namespace", "prefix xmlns cannot be declared", offset, DECLARATION);
  }
  if ((prefix === "xml") !== (value === XML_NAMESPACE)) {
    refuse("reserved-namespace", "prefix xml belongs to its namespace alone", offset, DECLARATION);
  }
  if (value === "") refuse("empty-namespace", "prefix bound to no namespace", offset, DECLARATION);
  scope.declare(prefix, value);
}

const DECLARATION = "Namespaces in XML NSAttName";

function expand(
  { name, value, offset }: PlainAttribute,
  scope: NamespaceScope,
  refuse: Refuse,
): XmlAttribute {
  if (name === "xmlns")
    return { namespace: XMLNS_NAMESPACE, local: name, prefix: "", value, offset };
  const { prefix, local, binding } = scope.name(name);
  // The default namespace does not apply to attributes (Namespaces section 6.2).
  const namespace = prefix === "" ? "" : binding.namespace;
  if (namespace === undefined) {
    return refuse("undeclared-prefix", "prefix is not declared", offset, "Namespaces in XML QName");
  }
  return { namespace, local, prefix, value, offset };
}

/** Up to this many attributes are compared with each other, more through a set. */
const FEW = 8;

function refuseDuplicates(attributes: readonly XmlAttribute[], refuse: Refuse): void {
  const duplicate = attributes.length > FEW ? findByKey(attributes) : findByComparing(attributes);
  if (duplicate === undefined) return;
  refuse("duplicate-attribute", "attribute is given twice", duplicate.offset, "XML Attribute");
}

function findByComparing(attributes: readonly XmlAttribute[]): XmlAttribute | undefined {
  return attributes.find((attribute, index) => {
    for (let before = 0; before < index; before += 1) {
      const other = attributes[before];
      if (other?.local === attribute.local && other.namespace === attribute.namespace) return true;
    }
    return false;
  });
}

function findByKey(attributes: readonly XmlAttribute[]): XmlAttribute | undefined {
  const seen = new Set<string>();
  return attributes.find((attribute) => {
    const key = `${attribute.local} ${attribute.namespace}`;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}
