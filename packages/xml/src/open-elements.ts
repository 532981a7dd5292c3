import { AttributeReader } from "./attributes.ts";
import { last } from "./last.ts";
import { XMLNS_NAMESPACE } from "./name.ts";
import { NamespaceScope, type QualifiedName } from "./namespace-scope.ts";
import type { XmlAttribute, XmlNode } from "./node.ts";
import { DEFAULT_OPTIONS, type XmlOptions } from "./options.ts";
import type { Refuse } from "./refuse.ts";
import type { STag } from "./generated/xml.ts";

/** An element whose content is still to come. */
export interface OpenedElement {
  readonly kind: "element";
  readonly namespace: string;
  readonly local: string;
  readonly prefix: string;
  readonly attributes: readonly XmlAttribute[];
  /** Replaced, not filled, with the first child: elements without content share one list. */
  children: readonly XmlNode[];
  readonly offset: number;
}

// Frozen, since elements of all documents share them: what a caller put in would be in every one.
const NO_ATTRIBUTES: readonly XmlAttribute[] = /* @__PURE__ */ Object.freeze([]);
const NO_CHILDREN: readonly XmlNode[] = /* @__PURE__ */ Object.freeze([]);
const QNAME = "Namespaces in XML QName";
const ELEMENT = "XML element";

/** The elements that are open at one place, with the namespaces in scope there. */
export class OpenElements {
  #limits: Required<XmlOptions> = DEFAULT_OPTIONS;
  readonly #refuse: Refuse;
  readonly #scope: NamespaceScope;
  readonly #reader: AttributeReader;
  readonly #names: QualifiedName[] = [];
  /** Depths of the elements that declare something, and the sizes of the scope around them. */
  readonly #declaring: { readonly depth: number; readonly size: number }[] = [];
  /** The last of these depths; 0 when no open element declares anything. */
  #declaringDepth = 0;
  #last: QualifiedName | undefined;
  #count = 0;

  /**
   * @param isAware Whether names have namespaces.
   * @param refuse Throws the error of the document.
   */
  constructor(isAware: boolean, refuse: Refuse) {
    this.#refuse = refuse;
    this.#scope = new NamespaceScope(isAware);
    this.#reader = new AttributeReader(this.#scope, refuse);
  }

  /**
   * Begins with a document, before which no element is open.
   *
   * @param limits The limits for it.
   */
  begin(limits: Required<XmlOptions>): void {
    this.#limits = limits;
    this.#reader.limits = limits;
    this.#last = undefined;
    this.#count = 0;
  }

  /** Whether these may serve for the next document, when all elements are closed. */
  get isWorthKeeping(): boolean {
    return this.#scope.isWorthKeeping;
  }

  /** Name of the innermost element as written; `undefined` when none is open. */
  get innermost(): string | undefined {
    return last(this.#names)?.text;
  }

  /**
   * Name of the start tag without attributes that followed the last time that an element of the
   * last name was opened: documents repeat themselves.
   */
  get likely(): QualifiedName | undefined {
    const next = this.#last?.next;
    return next?.binding.isForgotten === true ? undefined : next;
  }

  /** Number of elements that are open. */
  get depth(): number {
    return this.#names.length;
  }

  /** Number of elements that were opened so far. */
  get count(): number {
    return this.#count;
  }

  /**
   * Opens an element: its attributes and its own name get their namespaces.
   *
   * @param tag The start tag.
   * @param offset Offset of its `<`.
   */
  open(tag: STag, offset: number): OpenedElement {
    const { name: text, attributes: written } = tag;
    this.#checkTag(tag, offset);
    const name = this.#scope.name(text);
    if (name.wrong !== -1) {
      const place = offset + 1 + name.wrong;
      this.#refuse("unexpected-character", "colon where none may be", place, QNAME);
    }
    if (written.length === 0) {
      if (this.#last !== undefined) this.#last.next = name;
      return this.#open(name, NO_ATTRIBUTES, offset);
    }
    const { size } = this.#scope;
    const attributes = this.#attributes(tag, offset + 1 + text.length);
    if (this.#scope.size > size) {
      this.#declaringDepth = this.#names.length + 1;
      this.#declaring.push({ depth: this.#declaringDepth, size });
    }
    return this.#open(name, attributes, offset);
  }

  /**
   * Opens an element whose start tag has no attributes and a name that was read before, maybe in another
   * document with other limits.
   *
   * @param name The name.
   * @param offset Offset of its `<`.
   */
  openAgain(name: QualifiedName, offset: number): OpenedElement {
    this.#checkCounts(offset);
    this.#checkName(name.text, offset);
    return this.#open(name, NO_ATTRIBUTES, offset);
  }

  #open(name: QualifiedName, attributes: readonly XmlAttribute[], offset: number): OpenedElement {
    this.#names.push(name);
    this.#last = name;
    const { prefix, local, binding } = name;
    const namespace =
      binding.namespace ??
      this.#refuse("undeclared-prefix", "prefix is not declared", offset + 1, QNAME);
    if (namespace === XMLNS_NAMESPACE) {
      this.#refuse("reserved-namespace", "element with the prefix xmlns", offset + 1, QNAME);
    }
    return { kind: "element", namespace, local, prefix, attributes, children: NO_CHILDREN, offset };
  }

  /** Closes the innermost element. */
  close(): void {
    if (this.#names.length === this.#declaringDepth) {
      this.#scope.leave(this.#declaring.pop()?.size ?? 0);
      this.#declaringDepth = last(this.#declaring)?.depth ?? 0;
    }
    this.#names.pop();
  }

  /**
   * Closes the innermost element by an end tag.
   *
   * @param name The name in the end tag.
   * @param offset Offset of its `<`.
   */
  closeNamed(name: string, offset: number): void {
    const open = this.innermost;
    if (name !== open) {
      this.#refuse(
        "mismatched-end-tag",
        `the open element is ${shown(open)}`,
        offset + 2,
        "XML ETag",
      );
    }
    this.close();
  }

  #checkTag({ name, attributes }: STag, offset: number): void {
    this.#checkCounts(offset);
    this.#checkName(name, offset);
    const { maxAttributes } = this.#limits;
    if (attributes.length > maxAttributes) {
      const reason = `more than ${maxAttributes} attributes`;
      this.#refuse("too-many-attributes", reason, offset, "XML STag");
    }
  }

  #checkCounts(offset: number): void {
    const { maxDepth, maxElements } = this.#limits;
    this.#count += 1;
    if (this.#names.length >= maxDepth) {
      this.#refuse("too-deep", `more than ${maxDepth} open elements`, offset, ELEMENT);
    }
    if (this.#count > maxElements) {
      this.#refuse("too-many-elements", `more than ${maxElements} elements`, offset, ELEMENT);
    }
  }

  #attributes(tag: STag, start: number): readonly XmlAttribute[] {
    const { maxNamespaceDeclarations } = this.#limits;
    const attributes = this.#reader.read(tag.attributes, start);
    if (this.#scope.size > maxNamespaceDeclarations) {
      const reason = `more than ${maxNamespaceDeclarations} declarations in scope`;
      this.#refuse("too-many-declarations", reason, start, "XML STag");
    }
    return attributes;
  }

  #checkName(name: string, offset: number): void {
    const { maxNameLength } = this.#limits;
    if (name.length <= maxNameLength) return;
    const reason = `name of more than ${maxNameLength} characters`;
    this.#refuse("name-too-long", reason, offset + 1, "XML Name");
  }
}

/** Most of a name that is shown in a message. */
const SHOWN = 64;

function shown(name = ""): string {
  return name.length > SHOWN ? `${name.slice(0, SHOWN)}…` : name;
}
