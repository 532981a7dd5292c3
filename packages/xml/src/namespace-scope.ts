import { XML_NAMESPACE, XMLNS_NAMESPACE } from "./name.ts";

/** What a prefix is bound to at this place; changed as elements open and close. */
interface Binding {
  namespace: string | undefined;
}

/** A name as written, cut once; its namespace is read from the binding of its prefix. */
export interface QualifiedName {
  /** As written. */
  readonly text: string;
  readonly prefix: string;
  readonly local: string;
  /** Namespace of the prefix where the name stands; `undefined` when it is not declared. */
  readonly binding: { readonly namespace: string | undefined };
}

/**
 * Prefixes and their namespaces while elements open and close (Namespaces in XML 1.0 section 6).
 *
 * A prefix has one binding, which declarations overwrite and closing tags restore, so finding a
 * namespace takes the same time at any depth and under any number of declarations.
 */
export class NamespaceScope {
  readonly #bindings = new Map<string, Binding>([
    ["", { namespace: "" }],
    ["xml", { namespace: XML_NAMESPACE }],
    ["xmlns", { namespace: XMLNS_NAMESPACE }],
  ]);
  readonly #names = new Map<string, QualifiedName>();
  readonly #shadowed: (readonly [Binding, string | undefined])[] = [];

  /** Number of declarations in scope. */
  get size(): number {
    return this.#shadowed.length;
  }

  /** Cuts a name at its colon; the same object for the same text. */
  name(text: string): QualifiedName {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const colon = text.indexOf(":");
    const prefix = colon === -1 ? "" : text.slice(0, colon);
    const local = colon === -1 ? text : text.slice(colon + 1);
    const name = { text, prefix, local, binding: this.#binding(prefix) };
    // Bounded, so that a stream of made-up names does not fill the memory.
    if (this.#names.size < MAX_KNOWN_NAMES) this.#names.set(text, name);
    return name;
  }

  /** Binds a prefix until {@link leave} goes back to a size before. */
  declare(prefix: string, namespace: string): void {
    const binding = this.#binding(prefix);
    this.#shadowed.push([binding, binding.namespace]);
    binding.namespace = namespace;
  }

  /** Takes back the declarations made since the scope had this size. */
  leave(size: number): void {
    for (let count = this.#shadowed.length; count > size; count -= 1) {
      const last = this.#shadowed.pop();
      if (last !== undefined) last[0].namespace = last[1];
    }
  }

  #binding(prefix: string): Binding {
    let binding = this.#bindings.get(prefix);
    if (binding === undefined) {
      binding = { namespace: undefined };
      this.#bindings.set(prefix, binding);
    }
    return binding;
  }
}

const MAX_KNOWN_NAMES = 4096;
