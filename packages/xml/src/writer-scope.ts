import { escapeAttribute } from "./escape.ts";
import { XML_NAMESPACE, XMLNS_NAMESPACE } from "./name.ts";
import type { XmlAttribute, XmlElement } from "./node.ts";
import { ncName } from "./generated/xml.ts";

/** A start tag without its brackets. */
export interface WrittenTag {
  /** The name with its prefix. */
  readonly name: string;
  /** The attributes, each after a space. */
  readonly attributes: string;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Chooses prefixes and declares them while elements are written (Namespaces in XML 1.0). */
export class WriterScope {
  readonly #toDeclare: ReadonlyMap<string, string>;
  readonly #preferred: ReadonlyMap<string, string>;
  readonly #bindings = new Map<string, string>([
    ["", ""],
    ["xml", XML_NAMESPACE],
  ]);
  readonly #shadowed: (readonly [prefix: string, namespace: string | undefined])[] = [];
  readonly #sizes: number[] = [];
  readonly #goodNames = new Set<string>();
  #declarations = "";

  constructor(
    toDeclare: ReadonlyMap<string, string> = NONE,
    declared: ReadonlyMap<string, string> = NONE,
  ) {
    this.#toDeclare = toDeclare;
    this.#preferred = declared.size === 0 ? toDeclare : new Map([...declared, ...toDeclare]);
    for (const [namespace, prefix] of declared) this.#bindings.set(prefix, namespace);
  }

  /**
   * Writes the start tag of an element and keeps its declarations until {@link leave}.
   *
   * @param element The element.
   * @param outermost Whether the preferred prefixes are declared here.
   * @throws RangeError for a name that is none and for declarations that contradict the names.
   */
  enter(element: XmlElement, outermost: boolean): WrittenTag {
    this.#sizes.push(this.#shadowed.length);
    this.#declarations = "";
    const own = this.#ownDeclarations(element);
    if (outermost) {
      for (const [namespace, prefix] of this.#toDeclare) {
        if (!own.has(prefix)) this.#declare(prefix, namespace);
      }
    }
    const prefix = this.#elementPrefix(element, own);
    let attributes = "";
    for (const attribute of element.attributes) attributes += this.#attribute(attribute);
    return {
      name: this.#qualify(prefix, element.local),
      attributes: this.#declarations + attributes,
    };
  }

  /** Takes back the declarations of the last element. */
  leave(): void {
    const size = this.#sizes.pop() ?? 0;
    for (let count = this.#shadowed.length; count > size; count -= 1) {
      const [prefix, namespace] = this.#shadowed.pop() ?? [""];
      if (namespace === undefined) this.#bindings.delete(prefix);
      else this.#bindings.set(prefix, namespace);
    }
  }

  #ownDeclarations({ attributes }: XmlElement): ReadonlySet<string> {
    const own = new Set<string>();
    for (const { namespace, local, prefix, value } of attributes) {
      if (namespace !== XMLNS_NAMESPACE) continue;
      const declared = declaredPrefix(local, prefix);
      if (own.has(declared)) throw new RangeError("namespace declaration is given twice");
      own.add(declared);
      this.#bind(declared, value);
    }
    return own;
  }

  #elementPrefix({ namespace, prefix }: XmlElement, own: ReadonlySet<string>): string {
    if (namespace === XML_NAMESPACE) return "xml";
    const wished = namespace === "" ? "" : prefix;
    if (this.#bindings.get(wished) === namespace) return wished;
    const preferred = this.#preferred.get(namespace);
    if (wished === "" && preferred !== undefined && this.#bindings.get(preferred) === namespace) {
      return preferred;
    }
    if (own.has(wished)) throw new RangeError("element declares its prefix for another namespace");
    this.#declare(wished, namespace);
    return wished;
  }

  #attribute({ namespace, local, prefix, value }: XmlAttribute): string {
    if (namespace === XMLNS_NAMESPACE) {
      return this.#declaration(declaredPrefix(local, prefix), value);
    }
    const chosen = namespace === "" ? "" : this.#attributePrefix(namespace, prefix);
    return ` ${this.#qualify(chosen, local)}="${escapeAttribute(value)}"`;
  }

  #attributePrefix(namespace: string, wished: string): string {
    if (namespace === XML_NAMESPACE) return "xml";
    if (wished !== "" && this.#bindings.get(wished) === namespace) return wished;
    for (const [prefix, bound] of this.#bindings) {
      if (prefix !== "" && bound === namespace) return prefix;
    }
    const prefix = wished !== "" && !this.#bindings.has(wished) ? wished : this.#freshPrefix();
    this.#declare(prefix, namespace);
    return prefix;
  }

  #freshPrefix(): string {
    let number = 1;
    while (this.#bindings.has(`ns${number}`)) number += 1;
    return `ns${number}`;
  }

  // Binds a prefix and writes the declaration that the element lacks.
  #declare(prefix: string, namespace: string): void {
    this.#bind(prefix, namespace);
    this.#declarations += this.#declaration(prefix, namespace);
  }

  #bind(prefix: string, namespace: string): void {
    const isXml = prefix === "xml";
    if (isXml !== (namespace === XML_NAMESPACE) || prefix === "xmlns") {
      throw new RangeError("prefixes xml and xmlns belong to their namespaces");
    }
    if (namespace === XMLNS_NAMESPACE || (namespace === "" && prefix !== "")) {
      throw new RangeError("prefix cannot be declared for this namespace");
    }
    this.#shadowed.push([prefix, this.#bindings.get(prefix)]);
    this.#bindings.set(prefix, namespace);
  }

  #declaration(prefix: string, namespace: string): string {
    const name = prefix === "" ? "xmlns" : this.#qualify("xmlns", prefix);
    return ` ${name}="${escapeAttribute(namespace)}"`;
  }

  #qualify(prefix: string, local: string): string {
    this.#checkName(local);
    if (prefix === "") return local;
    this.#checkName(prefix);
    return `${prefix}:${local}`;
  }

  #checkName(name: string): void {
    if (this.#goodNames.has(name)) return;
    if (ncName.parse(name) === undefined) throw new RangeError("name is not an XML NCName");
    this.#goodNames.add(name);
  }
}

// The prefix that an attribute declares; empty for the default namespace.
function declaredPrefix(local: string, prefix: string): string {
  return local === "xmlns" && prefix === "" ? "" : local;
}
