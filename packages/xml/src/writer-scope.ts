import { findDuplicate } from "./duplicate-attribute.ts";
import { escapeAttribute } from "./escape.ts";
import { XML_NAMESPACE, XMLNS_NAMESPACE } from "./name.ts";
import type { XmlAttribute, XmlElement } from "./node.ts";
import { isNcName } from "./q-name.ts";
import type { TagWriter, WrittenTag } from "./tag-writer.ts";

const NONE: ReadonlyMap<string, string> = new Map();

/** What was bound before a declaration, to be bound again when its element is closed. */
interface Shadowed {
  readonly prefix: string;
  readonly before: string | undefined;
  readonly namespace: string;
  readonly prefixBefore: string | undefined;
}

const NOTHING = { prefix: "", before: "", namespace: "", prefixBefore: undefined };

/** Chooses prefixes and declares them while elements are written (Namespaces in XML 1.0). */
export class WriterScope implements TagWriter {
  readonly #toDeclare: ReadonlyMap<string, string>;
  readonly #preferred: ReadonlyMap<string, string>;
  readonly #bindings = new Map<string, string>([
    ["", ""],
    ["xml", XML_NAMESPACE],
  ]);
  /** The prefix that was bound last to a namespace; it may be bound to another one by now. */
  readonly #prefixOf = new Map<string, string>();
  readonly #shadowed: Shadowed[] = [];
  readonly #sizes: { readonly size: number; readonly fresh: number }[] = [];
  readonly #goodNames = new Set<string>();
  #declarations = "";
  /** Number of the last prefix that was made up. */
  #fresh = 0;

  constructor(
    toDeclare: ReadonlyMap<string, string> = NONE,
    declared: ReadonlyMap<string, string> = NONE,
  ) {
    this.#toDeclare = toDeclare;
    this.#preferred = declared.size === 0 ? toDeclare : new Map([...declared, ...toDeclare]);
    for (const [namespace, prefix] of declared) {
      refuseReserved(prefix, namespace);
      this.#bindings.set(prefix, namespace);
      if (prefix !== "") this.#prefixOf.set(namespace, prefix);
    }
  }

  /**
   * Writes the start tag of an element and keeps its declarations until {@link leave}.
   *
   * @param element The element.
   * @param outermost Whether the preferred prefixes are declared here.
   * @throws RangeError for a name that is none and for declarations that contradict the names.
   */
  enter(element: XmlElement, outermost: boolean): WrittenTag {
    if (findDuplicate(element.attributes)) throw new RangeError("attribute is given twice");
    this.#sizes.push({ size: this.#shadowed.length, fresh: this.#fresh });
    this.#declarations = "";
    const own = this.#ownDeclarations(element);
    if (outermost) this.#declarePreferred(element, own);
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
    const { size, fresh } = this.#sizes.pop() ?? { size: 0, fresh: 0 };
    this.#fresh = fresh;
    for (let count = this.#shadowed.length; count > size; count -= 1) {
      const { prefix, before, namespace, prefixBefore } = this.#shadowed.pop() ?? NOTHING;
      setOrDelete(this.#bindings, prefix, before);
      setOrDelete(this.#prefixOf, namespace, prefixBefore);
    }
  }

  // What the element itself declares or needs a prefix for comes before what is preferred.
  #declarePreferred({ namespace, prefix }: XmlElement, own: ReadonlySet<string>): void {
    const wished = namespace === "" ? "" : prefix;
    const declared = new Set<string>();
    for (const [preferredFor, preferred] of this.#toDeclare) {
      if (declared.has(preferred)) throw new RangeError("prefix is preferred for two namespaces");
      declared.add(preferred);
      const isNeeded = preferred === wished && preferredFor !== namespace;
      if (!own.has(preferred) && !isNeeded) this.#declare(preferred, preferredFor);
    }
  }

  #ownDeclarations({ attributes }: XmlElement): ReadonlySet<string> {
    const own = new Set<string>();
    for (const { namespace, local, prefix, value } of attributes) {
      if (namespace !== XMLNS_NAMESPACE) continue;
      const declared = declaredPrefix(local, prefix);
      if (declared !== "" || local !== "xmlns") this.#checkName(local);
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
    if (namespace === "" && local === "xmlns") {
      throw new RangeError("attribute that would be a namespace declaration");
    }
    const chosen = namespace === "" ? "" : this.#attributePrefix(namespace, prefix);
    return ` ${this.#qualify(chosen, local)}="${escapeAttribute(value)}"`;
  }

  #attributePrefix(namespace: string, wished: string): string {
    if (namespace === XML_NAMESPACE) return "xml";
    if (wished !== "" && this.#bindings.get(wished) === namespace) return wished;
    const last = this.#prefixOf.get(namespace);
    if (last !== undefined && this.#bindings.get(last) === namespace) return last;
    const prefix = wished !== "" && !this.#bindings.has(wished) ? wished : this.#freshPrefix();
    this.#declare(prefix, namespace);
    return prefix;
  }

  #freshPrefix(): string {
    do this.#fresh += 1;
    while (this.#bindings.has(`ns${this.#fresh}`));
    return `ns${this.#fresh}`;
  }

  // Binds a prefix and writes the declaration that the element lacks.
  #declare(prefix: string, namespace: string): void {
    this.#bind(prefix, namespace);
    this.#declarations += this.#declaration(prefix, namespace);
  }

  #bind(prefix: string, namespace: string): void {
    refuseReserved(prefix, namespace);
    const before = this.#bindings.get(prefix);
    const prefixBefore = this.#prefixOf.get(namespace);
    this.#shadowed.push({ prefix, before, namespace, prefixBefore });
    this.#bindings.set(prefix, namespace);
    // A default namespace is none for attributes.
    if (prefix !== "") this.#prefixOf.set(namespace, prefix);
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
    if (!isNcName(name)) throw new RangeError("name is not an XML NCName");
    this.#goodNames.add(name);
  }
}

function setOrDelete(map: Map<string, string>, key: string, value: string | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

// Refuses bindings that Namespaces in XML 1.0 section 3 does not allow.
function refuseReserved(prefix: string, namespace: string): void {
  const isXml = prefix === "xml";
  if (isXml !== (namespace === XML_NAMESPACE) || prefix === "xmlns") {
    throw new RangeError("prefixes xml and xmlns belong to their namespaces");
  }
  if (namespace === XMLNS_NAMESPACE || (namespace === "" && prefix !== "")) {
    throw new RangeError("prefix cannot be declared for this namespace");
  }
}

// The prefix that an attribute declares; empty for the default namespace.
function declaredPrefix(local: string, prefix: string): string {
  return local === "xmlns" && prefix === "" ? "" : local;
}
