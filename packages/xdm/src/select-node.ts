import {
  escapeAttribute,
  namespacesInScope,
  sameName,
  XMLNS_NAMESPACE,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
} from "@callingcard/xml";
import type { NodeSelector, SelectorStep } from "./node-selector.ts";

/** What a node selector selects. Paths go from the root element to the last one that was selected. */
export type NodeSelection =
  | { readonly kind: "element"; readonly path: readonly XmlElement[] }
  | {
      readonly kind: "attribute";
      readonly path: readonly XmlElement[];
      readonly attribute: XmlAttribute;
    }
  | {
      readonly kind: "namespaces";
      readonly path: readonly XmlElement[];
      /** By their prefixes, the default namespace under `""`. */
      readonly bindings: ReadonlyMap<string, string>;
    }
  /** A step selects nothing; RFC 4825 calls it a no-match. */
  | { readonly kind: "no-match"; readonly path: readonly XmlElement[] }
  /** A step selects several elements, which makes the selector invalid. */
  | { readonly kind: "ambiguous"; readonly path: readonly XmlElement[] };

/**
 * Selects a node of a document (RFC 4825 section 6.3).
 *
 * @param document The document.
 * @param selector The selector.
 */
export function selectNode(document: XmlDocument, selector: NodeSelector): NodeSelection {
  const path: XmlElement[] = [];
  for (const step of selector.steps) {
    const found = matchStep(step, childrenOf(document, path));
    const [only] = found;
    if (only === undefined) return { kind: "no-match", path };
    if (found.length > 1) return { kind: "ambiguous", path };
    path.push(only);
  }
  return selectTerminal(path, selector);
}

/**
 * Lists the elements among which the next step chooses.
 *
 * @param path The elements selected so far; none for the root node.
 * @internal
 */
export function childrenOf(document: XmlDocument, path: readonly XmlElement[]): XmlElement[] {
  const context = path.at(-1);
  if (context === undefined) return [document.root];
  return context.children.filter((child) => child.kind === "element");
}

/**
 * Lists the elements that a step leaves: by name, then by position, then by attribute.
 *
 * @internal
 */
export function matchStep(step: SelectorStep, children: readonly XmlElement[]): XmlElement[] {
  const { position, attribute } = step;
  const named = namedBy(step, children);
  const placed = position === undefined ? named : named.slice(position - 1, position);
  if (position === 0) return [];
  return attribute === undefined
    ? placed
    : placed.filter((element) =>
        element.attributes.some(
          (one) => sameName(one, attribute) && one.value === attribute.value && isAttribute(one),
        ),
      );
}

/**
 * Lists the elements that have the name of a step.
 *
 * @internal
 */
export function namedBy({ name }: SelectorStep, children: readonly XmlElement[]): XmlElement[] {
  return children.filter((child) => name === "*" || sameName(child, name));
}

// A declaration is no attribute here (section 6.3).
function isAttribute({ namespace }: XmlAttribute): boolean {
  return namespace !== XMLNS_NAMESPACE;
}

function selectTerminal(path: readonly XmlElement[], { terminal }: NodeSelector): NodeSelection {
  if (terminal === undefined) return { kind: "element", path };
  if (terminal.kind === "namespaces") {
    return { kind: "namespaces", path, bindings: namespacesInScope(path) };
  }
  const attribute = path
    .at(-1)
    ?.attributes.find((one) => sameName(one, terminal.name) && isAttribute(one));
  return attribute === undefined
    ? { kind: "no-match", path }
    : { kind: "attribute", path, attribute };
}

/**
 * Writes namespace bindings: `application/xcap-ns+xml` (RFC 4825 section 10).
 *
 * @param selection What a selector that ends with `namespace::*` selects.
 */
export function stringifyNamespaceBindings(
  selection: Extract<NodeSelection, { kind: "namespaces" }>,
): string {
  const { prefix = "", local = "" } = selection.path.at(-1) ?? {};
  let written = prefix === "" ? local : `${prefix}:${local}`;
  for (const [declared, namespace] of selection.bindings) {
    const name = declared === "" ? "xmlns" : `xmlns:${declared}`;
    written += ` ${name}="${escapeAttribute(namespace)}"`;
  }
  return `<${written}/>`;
}
