import { attributeValue } from "./element.ts";
import { last } from "./last.ts";
import { XML_NAMESPACE, XMLNS_NAMESPACE } from "./name.ts";
import type { XmlAttribute, XmlElement, XmlNode } from "./node.ts";
import { languageInScope, namespacesInScope, spaceInScope } from "./scope.ts";

/** What an element takes along from what is around it. */
export interface StandAloneOptions {
  /**
   * Which declarations: `"used"`, those whose prefixes stand before a colon in text or attribute values
   * of the element, where they may be names; `"all"` in scope, the default namespace among them; or
   * `"none"`. The names of elements and attributes need none of them. Default `"used"`.
   */
  readonly declarations?: "used" | "all" | "none";
}

/**
 * Makes an element mean alone what it means where it stands: the `xml:lang`, `xml:space` and namespace
 * declarations in scope become its own, unless it has its own. Written by `stringifyXml`, it can be kept
 * and put elsewhere.
 *
 * @param path Elements within each other, from the outermost to the one in question, as they were read.
 * @param options What it takes along.
 * @returns A copy of the last element of the path.
 * @throws RangeError when the path is empty.
 */
export function standAlone(
  path: readonly XmlElement[],
  options: StandAloneOptions = {},
): XmlElement {
  const element = last(path);
  if (element === undefined) throw new RangeError("path without an element");
  const around = path.slice(0, -1);
  const { declarations = "used" } = options;
  const added = [
    ...declarationsFor(element, around, declarations),
    ...missing(element, "lang", languageInScope(around)),
    ...missing(element, "space", spaceInScope(around) === "default" ? undefined : "preserve"),
  ];
  return added.length === 0
    ? element
    : { ...element, attributes: [...element.attributes, ...added] };
}

function missing(element: XmlElement, local: string, value: string | undefined): XmlAttribute[] {
  const name = { namespace: XML_NAMESPACE, local };
  if (value === undefined || attributeValue(element, name) !== undefined) return [];
  return [{ ...name, prefix: "xml", value, offset: element.offset }];
}

function declarationsFor(
  element: XmlElement,
  around: readonly XmlElement[],
  which: "used" | "all" | "none",
): XmlAttribute[] {
  if (which === "none") return [];
  const bindings = namespacesInScope(around);
  if (bindings.size === 0) return [];
  const used = which === "all" ? undefined : prefixesInContent(element);
  return [...bindings]
    .filter(([prefix]) => used === undefined || used.has(prefix))
    .map(([prefix, value]) => declaration(prefix, value, element.offset))
    .filter(
      ({ local }) => attributeValue(element, { namespace: XMLNS_NAMESPACE, local }) === undefined,
    );
}

function declaration(prefix: string, value: string, offset: number): XmlAttribute {
  return prefix === ""
    ? { namespace: XMLNS_NAMESPACE, local: "xmlns", prefix: "", value, offset }
    : { namespace: XMLNS_NAMESPACE, local: prefix, prefix: "xmlns", value, offset };
}

/** What stands before a colon and could be a prefix. Every character is looked at once. */
const BEFORE_COLON = /([A-Za-z_\u0080-\uFFFF][\w.\-\u0080-\uFFFF]*):?/g;

// A loop, not recursion: an element may be deeper than the call stack.
function prefixesInContent(element: XmlElement): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting: XmlNode[] = [element];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === "text") addPrefixes(node.text, found);
    if (node.kind !== "element") continue;
    for (const { namespace, value } of node.attributes) {
      if (namespace !== XMLNS_NAMESPACE) addPrefixes(value, found);
    }
    for (const child of node.children) waiting.push(child);
  }
  return found;
}

function addPrefixes(text: string, found: Set<string>): void {
  if (!text.includes(":")) return;
  for (const [run, prefix = ""] of text.matchAll(BEFORE_COLON)) {
    if (run.endsWith(":")) found.add(prefix);
  }
}
