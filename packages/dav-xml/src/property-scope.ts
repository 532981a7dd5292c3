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

/** What holds for the content of an element that is in no other. */
export const NOTHING_INHERITED: readonly XmlAttribute[] = /* @__PURE__ */ Object.freeze([]);

/**
 * Adds the `xml:lang` and `xml:space` of an element to those in scope around it.
 *
 * @param around What is in scope around the element.
 * @param element The element.
 * @returns What holds for its content; the same list when it has none of its own, as most have.
 */
export function inheritedWithin(
  around: readonly XmlAttribute[],
  element: XmlElement,
): readonly XmlAttribute[] {
  const { attributes } = element;
  if (attributes.length === 0) return around;
  let inherited = around;
  for (const attribute of attributes) {
    if (!isInherited(attribute)) continue;
    inherited = [...inherited.filter(({ local }) => local !== attribute.local), attribute];
  }
  return inherited;
}

/**
 * Gives a property the `xml:lang` and `xml:space` in scope around it, unless it has its own.
 *
 * @param property The property.
 * @param inherited What is in scope around it.
 */
export function withInherited(
  property: XmlElement,
  inherited: readonly XmlAttribute[],
): XmlElement {
  if (inherited.length === 0) return property;
  return withAttributes(
    property,
    inherited.filter((one) => attributeValue(property, one) === undefined),
  );
}

/**
 * Finds the language among what is in scope (RFC 4918 section 4.3).
 *
 * @param inherited What is in scope.
 * @returns The language; `undefined` when there is none, or when `xml:lang` is empty to say so.
 */
export function languageOf(inherited: readonly XmlAttribute[]): string | undefined {
  const language = inherited.find(({ local }) => local === "lang")?.value;
  return language === "" ? undefined : language;
}

/**
 * Collects what holds within elements that stand in each other.
 *
 * @param around The elements, from the outermost to the innermost.
 */
export function scopeWithin(around: readonly XmlElement[]): PropertyScope {
  let inherited = NOTHING_INHERITED;
  const declarations = new Map<string, XmlAttribute>();
  for (const element of around) {
    inherited = inheritedWithin(inherited, element);
    for (const attribute of element.attributes) {
      if (isDeclaration(attribute)) declarations.set(attribute.local, attribute);
    }
  }
  return { inherited, declarations };
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
  return withAttributes(property, kept);
}

function withAttributes(property: XmlElement, added: readonly XmlAttribute[]): XmlElement {
  if (added.length === 0) return property;
  const { attributes, offset } = property;
  return { ...property, attributes: [...attributes, ...added.map((one) => ({ ...one, offset }))] };
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
