import { stringifyXml, type XmlElement } from "@callingcard/xml";
import { PREFIXES } from "./names.ts";

/**
 * Writes a built document, with its XML declaration. The root's namespace is the default one; others
 * that the package knows are declared on the root where they occur, with their usual prefixes.
 *
 * @param root The root element, from one of the functions that build.
 * @throws RangeError for text that no XML document can carry.
 */
export function stringifyXdm(root: XmlElement): string {
  const used = new Set<string>();
  collectNamespaces(root, used);
  const prefixes = new Map(
    Array.from(PREFIXES).filter(
      ([namespace]) => namespace !== root.namespace && used.has(namespace),
    ),
  );
  return stringifyXml(root, { declaration: true, prefixes });
}

// A loop, not recursion: a built tree may be deeper than the call stack.
function collectNamespaces(root: XmlElement, used: Set<string>): void {
  const open: XmlElement[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    used.add(next.namespace);
    for (const { namespace } of next.attributes) used.add(namespace);
    for (const child of next.children) {
      if (child.kind === "element") open.push(child);
    }
  }
}
