import type { ExpandedName } from "./node.ts";

/** Namespace that the prefix `xml` is always bound to (Namespaces in XML 1.0 section 3). */
export const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

/** Namespace of namespace declarations themselves (Namespaces in XML 1.0 section 3). */
export const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

/**
 * Tells whether two expanded names are the same: namespace and local name, whatever the prefix.
 *
 * @param a One name.
 * @param b The other.
 */
export function sameName(a: ExpandedName, b: ExpandedName): boolean {
  return a.local === b.local && a.namespace === b.namespace;
}
