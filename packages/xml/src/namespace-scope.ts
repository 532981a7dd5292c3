import { XML_NAMESPACE, XMLNS_NAMESPACE } from "./name.ts";
import { wrongInQName } from "./q-name.ts";

/** What a prefix is bound to at this place; changed as elements open and close. */
interface Binding {
  readonly prefix: string;
  namespace: string | undefined;
  /** Whether the scope forgot it; the prefix may have another binding since. */
  isForgotten: boolean;
}

// These two are never bound to anything else, so all documents share them.
const XML: Binding = { prefix: "xml", namespace: XML_NAMESPACE, isForgotten: false };
const XMLNS: Binding = { prefix: "xmlns", namespace: XMLNS_NAMESPACE, isForgotten: false };

/** Up to this many prefixes are looked at one after the other, more are found through a map. */
const FEW = 8;

/** Beyond this many prefixes, those that are not declared any more are forgotten at times. */
const MANY = 1024;

/** How many names are kept cut; a power of two. */
const SLOTS = 32;

/** A scope that cut more names than this is not kept. */
const MOST_KEPT_CUTS = 256;

/** A name as written, cut once; its namespace is read from the binding of its prefix. */
export interface QualifiedName {
  /** As written. */
  readonly text: string;
  readonly prefix: string;
  readonly local: string;
  /**
   * Namespace of the prefix where the name stands; `undefined` when it is not declared. A name whose
   * binding is forgotten is to be cut again.
   */
  readonly binding: { readonly namespace: string | undefined; readonly isForgotten: boolean };
  /** UTF-16 code units before what keeps it from being a QName; -1 for a QName. */
  readonly wrong: number;
  /** Name of the start tag without attributes that came after this one the last time. */
  next: QualifiedName | undefined;
}

/**
 * Prefixes and their namespaces while elements open and close (Namespaces in XML 1.0 section 6).
 *
 * A prefix has one binding, which declarations overwrite and closing tags restore, so finding a
 * namespace takes the same time at any depth and under any number of declarations.
 */
export class NamespaceScope {
  /** Whether names are cut at their colons; otherwise they are local names in no namespace. */
  readonly isAware: boolean;

  readonly #default: Binding = { prefix: "", namespace: "", isForgotten: false };
  readonly #first: Binding[] = [];
  #further: Map<string, Binding> | undefined;
  #many = MANY;
  /** By {@link slot}: comparing with one name is faster than the hash that a Map computes. */
  // oxlint-disable-next-line unicorn/no-new-array -- Array.from asks for every element
  readonly #recent = new Array<QualifiedName | undefined>(SLOTS);
  readonly #shadowed: (readonly [Binding, string | undefined])[] = [];
  #cuts = 0;

  /**
   * @param isAware Whether names have namespaces.
   */
  constructor(isAware: boolean) {
    this.isAware = isAware;
  }

  /**
   * Whether the scope, when all elements are closed, may serve for the next document. Its names keep
   * alive what they were cut from and each other, so they must be few.
   */
  get isWorthKeeping(): boolean {
    return this.isAware && this.#further === undefined && this.#cuts <= MOST_KEPT_CUTS;
  }

  /** Number of prefixes that are kept, declared or not. */
  get known(): number {
    return this.#first.length + (this.#further?.size ?? 0);
  }

  /** Number of declarations in scope. */
  get size(): number {
    return this.#shadowed.length;
  }

  /**
   * Cuts a name at its colon. Names that were cut lately are not cut again.
   *
   * @param text The name as written.
   */
  name(text: string): QualifiedName {
    const index = slot(text);
    const recent = this.#recent[index];
    if (recent?.text === text && !recent.binding.isForgotten) return recent;
    this.#cuts += 1;
    const name = this.#cut(text);
    this.#recent[index] = name;
    return name;
  }

  #cut(text: string): QualifiedName {
    const colon = this.isAware ? text.indexOf(":") : -1;
    const prefix = colon === -1 ? "" : text.slice(0, colon);
    const local = colon === -1 ? text : text.slice(colon + 1);
    const wrong = colon === -1 ? -1 : wrongInQName(text);
    return { text, prefix, local, binding: this.#binding(prefix), wrong, next: undefined };
  }

  /**
   * Finds the namespace of a prefix; `undefined` when it is not declared.
   *
   * @param prefix The prefix; empty for the default namespace.
   */
  namespaceOf(prefix: string): string | undefined {
    return this.#binding(prefix).namespace;
  }

  /**
   * Binds a prefix until {@link leave} goes back to a size before.
   *
   * @param prefix The prefix; empty for the default namespace.
   * @param namespace The namespace; empty for none.
   */
  declare(prefix: string, namespace: string): void {
    const binding = this.#binding(prefix);
    this.#shadowed.push([binding, binding.namespace]);
    binding.namespace = namespace;
  }

  /**
   * Takes back the declarations made since the scope had this size. No name that was cut before is asked
   * for its namespace after it, unless its binding is not forgotten.
   *
   * @param size The size to go back to.
   */
  leave(size: number): void {
    for (let count = this.#shadowed.length; count > size; count -= 1) {
      const last = this.#shadowed.pop();
      if (last !== undefined) last[0].namespace = last[1];
    }
    if (this.#further !== undefined && this.#further.size > this.#many) this.#forget(this.#further);
  }

  // A document may be endless, and declare other prefixes all the time.
  #forget(further: Map<string, Binding>): void {
    for (const [prefix, binding] of further) {
      if (binding.namespace !== undefined) continue;
      binding.isForgotten = true;
      further.delete(prefix);
    }
    this.#many = Math.max(MANY, 2 * further.size);
  }

  #binding(prefix: string): Binding {
    if (prefix === "") return this.#default;
    if (prefix === "xml") return XML;
    if (prefix === "xmlns") return XMLNS;
    for (const binding of this.#first) if (binding.prefix === prefix) return binding;
    return this.#further?.get(prefix) ?? this.#newBinding(prefix);
  }

  #newBinding(prefix: string): Binding {
    const binding = { prefix, namespace: undefined, isForgotten: false };
    if (this.#first.length < FEW) this.#first.push(binding);
    else (this.#further ??= new Map<string, Binding>()).set(prefix, binding);
    return binding;
  }
}

// A number below {@link SLOTS} for a name, seldom the same for two names of one vocabulary.
function slot(name: string): number {
  const { length } = name;
  return (name.charCodeAt(length - 1) + 5 * name.charCodeAt(length >> 1) + 3 * length) % SLOTS;
}
