import { attributeValue } from "./element.ts";
import { XML_NAMESPACE, XMLNS_NAMESPACE } from "./name.ts";
import type { XmlElement } from "./node.ts";
import type { XmlEvent } from "./read-xml.ts";

const LANG = { namespace: XML_NAMESPACE, local: "lang" };
const SPACE = { namespace: XML_NAMESPACE, local: "space" };

/** What `xml:space` says about white space (XML 1.0 section 2.10). */
export type XmlSpace = "default" | "preserve";

/**
 * Keeps a list of the elements that are open while events are read: an element is added as it begins
 * and taken away after its end, so that what is in scope can be asked at any event.
 *
 * @param path The list, empty before the first event; it is changed.
 * @param event The next event.
 *
 * @example
 * ```ts
 * const path: XmlElement[] = [];
 * for (const event of readXml(document)) {
 *   followPath(path, event);
 *   if (event.kind === "text") console.log(languageInScope(path), event.text);
 * }
 * ```
 */
export function followPath(path: XmlElement[], event: XmlEvent): void {
  if (event.kind === "element") path.push(event);
  else if (event.kind === "end") path.pop();
}

/**
 * Finds the language of the content of an element: the nearest `xml:lang` (XML 1.0 section 2.12).
 *
 * @param path Elements within each other, from the outermost to the one in question.
 * @returns The language tag as written; `undefined` where none is given or an empty one takes it back.
 */
export function languageInScope(path: readonly XmlElement[]): string | undefined {
  const language = nearest(path, (element) => attributeValue(element, LANG));
  return language === "" ? undefined : language;
}

/**
 * Finds what holds for the white space in an element: the nearest `xml:space` (XML 1.0 section 2.10).
 * A value that is neither of the two is an error there, from which this recovers as if it were absent.
 *
 * @param path Elements within each other, from the outermost to the one in question.
 * @returns `default` where nothing is said.
 */
export function spaceInScope(path: readonly XmlElement[]): XmlSpace {
  return nearest(path, ownSpace) ?? "default";
}

/**
 * Lists the namespaces in scope in an element (Namespaces in XML 1.0 section 6.1), as far as elements
 * declare them: for names in text and attribute values, which the reader cannot know.
 *
 * @param path Elements within each other, from the outermost to the one in question, as they were read.
 * @returns Namespaces by their prefixes, the default one under `""`; `xml` and `xmlns`, which are
 * always bound, are left out.
 */
export function namespacesInScope(path: readonly XmlElement[]): Map<string, string> {
  const bindings = new Map<string, string>();
  for (const { attributes } of path) {
    for (const { namespace, local, prefix, value } of attributes) {
      if (namespace !== XMLNS_NAMESPACE) continue;
      const declared = prefix === "" ? "" : local;
      if (value === "") bindings.delete(declared);
      else if (declared !== "xml") bindings.set(declared, value);
    }
  }
  return bindings;
}

function ownSpace(element: XmlElement): XmlSpace | undefined {
  const value = attributeValue(element, SPACE);
  return value === "default" || value === "preserve" ? value : undefined;
}

function nearest<Value>(
  path: readonly XmlElement[],
  find: (element: XmlElement) => Value | undefined,
): Value | undefined {
  for (let index = path.length - 1; index >= 0; index -= 1) {
    const element = path[index];
    const value = element === undefined ? undefined : find(element);
    if (value !== undefined) return value;
  }
  return undefined;
}
