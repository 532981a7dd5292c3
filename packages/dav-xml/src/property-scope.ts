import {
  attributeValue,
  XML_NAMESPACE,
  XMLNS_NAMESPACE,
  type XmlAttribute,
  type XmlElement,
} from "@callingcard/xml";

/** What holds for the properties in a `DAV:prop`, apart from themselves. */
export interface PropertyScope {
  /** `xml:lang` and `xml:space`, which hold for what is inside (XML 1.0 sections 2.10 and 2.12). */
  readonly inherited: readonly XmlAttribute[];
  /** The declarations of prefixes, by prefix. */
  readonly declarations: ReadonlyMap<string, XmlAttribute>;
}

/**
 * Collects what holds within elements that stand in each other.
 *
 * @param around The elements, from the outermost to the innermost.
 */
export function scopeWithin(around: readonly XmlElement[]): PropertyScope {
  const inherited = new Map<string, XmlAttribute>();
  const declarations = new Map<string, XmlAttribute>();
  for (const { attributes } of around) {
    for (const attribute of attributes) {
      if (isInherited(attribute)) inherited.set(attribute.local, attribute);
      else if (isDeclaration(attribute)) declarations.set(attribute.local, attribute);
    }
  }
  return { inherited: [...inherited.values()], declarations };
}

/**
 * Gives a property what it sees where it stands, so that it says the same when it is stored and sent
 * elsewhere: `xml:lang` (RFC 4918 sections 4.3 and 14.26), `xml:space`, and the declarations of
 * prefixes that its text and attribute values may use, as QNames do. A default namespace that only
 * text uses is not kept, since text does not show its use.
 *
 * @param property The property.
 * @param scope What holds around it.
 */
export function withScope(property: XmlElement, scope: PropertyScope): XmlElement {
  const { inherited, declarations } = scope;
  const own = new Set(property.attributes.filter(isDeclaration).map(({ local }) => local));
  const kept = inherited.filter((one) => attributeValue(property, one) === undefined);
  if (declarations.size > 0) {
    for (const prefix of possiblePrefixes(property)) {
      const declaration = declarations.get(prefix);
      if (declaration !== undefined && !own.has(prefix)) kept.push(declaration);
    }
  }
  if (kept.length === 0) return property;
  const { attributes, offset } = property;
  return { ...property, attributes: [...attributes, ...kept.map((one) => ({ ...one, offset }))] };
}

function isInherited({ namespace, local }: XmlAttribute): boolean {
  return namespace === XML_NAMESPACE && (local === "lang" || local === "space");
}

// Whether an attribute declares a prefix; the declaration of a default namespace has none.
function isDeclaration({ namespace, prefix }: XmlAttribute): boolean {
  return namespace === XMLNS_NAMESPACE && prefix !== "";
}

// Collects the names before colons in the text and the attribute values of an element.
function possiblePrefixes(element: XmlElement): ReadonlySet<string> {
  const names = new Set<string>();
  const elements = [element];
  // Grows while it is walked through: what a client sends may be deeper than the call stack.
  for (const { attributes, children } of elements) {
    for (const { namespace, value } of attributes) {
      if (namespace !== XMLNS_NAMESPACE) collectNames(value, names);
    }
    for (const child of children) {
      if (child.kind === "element") elements.push(child);
      else if (child.kind === "text") collectNames(child.text, names);
    }
  }
  return names;
}

function collectNames(text: string, into: Set<string>): void {
  for (let colon = text.indexOf(":"); colon !== -1; colon = text.indexOf(":", colon + 1)) {
    let start = colon;
    while (start > 0 && isNameUnit(text.charCodeAt(start - 1))) start -= 1;
    if (start < colon) into.add(text.slice(start, colon));
  }
}

// Whether a code unit may be part of an NCName; beyond ASCII all of them are taken for such.
function isNameUnit(unit: number): boolean {
  return unit > 0x7f || /[\w.-]/.test(String.fromCharCode(unit));
}
