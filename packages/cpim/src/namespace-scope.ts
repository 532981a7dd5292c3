import { namespace as parseNamespace } from "./generated/cpim.ts";
import { CPIM_NAMESPACE, type CpimHeader, type ExpandedName } from "./header.ts";

/** What the NS headers up to a place declare (RFC 3862 section 3.4). */
export class NamespaceScope {
  /** Namespace of names without a prefix. */
  #default = CPIM_NAMESPACE;

  readonly #prefixes = new Map<string, string>();

  /**
   * Finds the namespace of a name. `NS` without a prefix is always that of RFC 3862: nothing could be
   * declared any more behind a change of the default namespace.
   *
   * @param prefix The prefix of the name, if it has one.
   * @param name The name.
   * @returns The namespace; `undefined` for a prefix that is not declared.
   */
  resolve(prefix: string | undefined, name: string): string | undefined {
    if (prefix !== undefined) return this.#prefixes.get(prefix);
    return name === "NS" ? CPIM_NAMESPACE : this.#default;
  }

  /**
   * Takes in the value of an NS header.
   *
   * @param value The value.
   * @returns Whether it declares something.
   */
  declare(value: string): boolean {
    const declared = parseNamespace.parse(value);
    if (declared === undefined) return false;
    if (declared.prefix === undefined) this.#default = declared.uri;
    else this.#prefixes.set(declared.prefix, declared.uri);
    return true;
  }

  /**
   * Takes in a header, if it is an NS header.
   *
   * @param header The header.
   */
  pass(header: CpimHeader): void {
    if (isNamespaceHeader(header)) this.declare(header.value);
  }
}

/**
 * Tells whether a name is that of the NS header (RFC 3862 section 4.6).
 *
 * @param expanded The name.
 * @returns Whether it is.
 */
export function isNamespaceHeader(expanded: ExpandedName): boolean {
  const { namespace, name } = expanded;
  return name === "NS" && namespace === CPIM_NAMESPACE;
}

/**
 * Finds what holds behind headers.
 *
 * @param headers The headers.
 * @returns The scope.
 */
export function scopeBehind(headers: readonly CpimHeader[]): NamespaceScope {
  const scope = new NamespaceScope();
  for (const header of headers) scope.pass(header);
  return scope;
}
