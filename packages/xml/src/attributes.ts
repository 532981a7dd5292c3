import { findDuplicate } from "./duplicate-attribute.ts";
import type { Attribute } from "./generated/xml.ts";
import { normalizeAttributeSpace } from "./line-ends.ts";
import { XML_NAMESPACE, XMLNS_NAMESPACE } from "./name.ts";
import type { NamespaceScope } from "./namespace-scope.ts";
import type { XmlAttribute } from "./node.ts";
import { DEFAULT_OPTIONS, type XmlOptions } from "./options.ts";
import { wrongInQName } from "./q-name.ts";
import { placeAsWritten, REFERENCE_REASON, resolveReferences } from "./reference.ts";
import type { Refuse } from "./refuse.ts";

const DECLARATION = "Namespaces in XML NSAttName";
const QNAME = "Namespaces in XML QName";

/** Makes the attributes of start tags out of what the grammar gives. */
export class AttributeReader {
  /** What is read; set anew for each document. */
  limits: Required<XmlOptions> = DEFAULT_OPTIONS;

  readonly #scope: NamespaceScope;
  readonly #refuse: Refuse;

  constructor(scope: NamespaceScope, refuse: Refuse) {
    this.#scope = scope;
    this.#refuse = refuse;
  }

  /**
   * Makes the attributes of one start tag: values normalised (XML 1.0 section 3.3.3), declarations
   * put into scope, names expanded, no two alike (Namespaces sections 3, 5 and 6.3).
   *
   * @param written The attributes as the grammar gives them.
   * @param start Offset of the white space before the first.
   */
  read(written: readonly Attribute[], start: number): readonly XmlAttribute[] {
    const attributes: XmlAttribute[] = [];
    let hasPrefixes = false;
    let offset = start;
    for (const { space, name, eq, value } of written) {
      offset += space.length;
      this.#checkLengths(name, value, offset);
      const valueOffset = offset + name.length + eq.length + 1;
      const text = this.#text(value, valueOffset);
      if (this.#isDeclaration(name)) {
        attributes.push(this.#declaration(name, text, offset));
      } else {
        const { prefix, local, wrong } = this.#scope.name(name);
        if (wrong !== -1) this.#refuseName(offset + wrong);
        hasPrefixes ||= prefix !== "";
        attributes.push({ namespace: "", local, prefix, value: text, offset });
      }
      offset = valueOffset + value.length + 1;
    }
    if (hasPrefixes) this.#expandPrefixes(attributes);
    if (attributes.length > 1) this.#refuseDuplicates(attributes);
    return attributes;
  }

  // NSAttName (Namespaces production 1).
  #isDeclaration(name: string): boolean {
    if (!this.#scope.isAware || !name.startsWith("xmlns")) return false;
    return name.length === "xmlns".length || name.charCodeAt("xmlns".length) === COLON;
  }

  #text(raw: string, offset: number): string {
    if (!/[&\t\n\r]/.test(raw)) return raw;
    const spaced = normalizeAttributeSpace(raw);
    const reference = spaced.indexOf("&");
    if (reference === -1) return spaced;
    const resolved = resolveReferences(spaced, reference);
    if ("text" in resolved) return resolved.text;
    const place = offset + placeAsWritten(raw, spaced, resolved.offset);
    return this.#refuse(resolved.code, REFERENCE_REASON[resolved.code], place, "XML Reference");
  }

  #declaration(name: string, value: string, offset: number): XmlAttribute {
    const prefix = name.slice("xmlns:".length);
    const wrong = wrongInQName(name);
    if (wrong !== -1) this.#refuseName(offset + wrong);
    const isReserved = value === XML_NAMESPACE ? prefix !== "xml" : value === XMLNS_NAMESPACE;
    if (isReserved || prefix === "xmlns" || (prefix === "xml" && value !== XML_NAMESPACE)) {
      this.#refuse("reserved-namespace", "reserved prefix or namespace", offset, DECLARATION);
    }
    if (value === "" && prefix !== "") {
      this.#refuse("empty-namespace", "prefix bound to no namespace", offset, DECLARATION);
    }
    // Nothing may depend on which of two declarations comes last: duplicates are refused below.
    this.#scope.declare(prefix, value);
    return prefix === ""
      ? { namespace: XMLNS_NAMESPACE, local: "xmlns", prefix, value, offset }
      : { namespace: XMLNS_NAMESPACE, local: prefix, prefix: "xmlns", value, offset };
  }

  // Finds the namespaces, which declarations further right in the tag may have changed.
  #expandPrefixes(attributes: XmlAttribute[]): void {
    for (const [index, attribute] of attributes.entries()) {
      // The default namespace does not apply to attributes (Namespaces section 6.2).
      if (attribute.prefix === "" || attribute.namespace !== "") continue;
      const namespace =
        this.#scope.namespaceOf(attribute.prefix) ??
        this.#refuse("undeclared-prefix", "prefix is not declared", attribute.offset, QNAME);
      attributes[index] = { ...attribute, namespace };
    }
  }

  #refuseName(offset: number): never {
    return this.#refuse("unexpected-character", "colon where none may be", offset, QNAME);
  }

  #refuseDuplicates(attributes: readonly XmlAttribute[]): void {
    const duplicate = findDuplicate(attributes);
    if (duplicate === undefined) return;
    this.#refuse("duplicate-attribute", "attribute is given twice", duplicate.offset, QNAME);
  }

  #checkLengths(name: string, value: string, offset: number): void {
    const { maxNameLength, maxTextLength } = this.limits;
    if (name.length > maxNameLength) {
      const reason = `name of more than ${maxNameLength} characters`;
      this.#refuse("name-too-long", reason, offset, "XML Name");
    }
    if (value.length > maxTextLength) {
      const reason = `value of more than ${maxTextLength} characters`;
      this.#refuse("text-too-long", reason, offset, "XML AttValue");
    }
  }
}

const COLON = 0x3a;
