import { childElements, textContent, XMLNS_NAMESPACE } from "@callingcard/xml";
import type { XmlAttribute, XmlElement } from "@callingcard/xml";
import { refuse, type Source } from "./document.ts";

/**
 * Reads the text of an element as it stands.
 *
 * @param element An element that may have no elements in it.
 * @param source The document that is read.
 * @throws ImdnError `unexpected-element`.
 */
export function plainText(element: XmlElement, source: Source): string {
  const [child] = childElements(element);
  if (child !== undefined) {
    const reason = `${child.local} where text is expected`;
    return refuse(source, child, "unexpected-element", reason, element.local);
  }
  return textContent(element);
}

/**
 * Reads the text of an element, with white space collapsed as XML Schema does for `token` and URIs.
 *
 * @param element An element that may have no elements in it.
 * @param source The document that is read.
 * @throws ImdnError `unexpected-element`, or `invalid-value` when there is none.
 */
export function collapsedText(element: XmlElement, source: Source): string {
  const words = plainText(element, source).split(/[ \t\r\n]+/);
  const text = words.filter((word) => word !== "").join(" ");
  return text === "" ? refuse(source, element, "invalid-value", `${element.local} is empty`) : text;
}

/**
 * Lists what an element has in attributes, without namespace declarations; `undefined` when there is
 * nothing.
 *
 * @param element The element.
 */
export function keptAttributes(element: XmlElement): readonly XmlAttribute[] | undefined {
  const kept = element.attributes.filter(({ namespace }) => namespace !== XMLNS_NAMESPACE);
  return kept.length === 0 ? undefined : kept;
}

/**
 * Makes an empty list no list.
 *
 * @param elements The elements.
 */
export function keptElements(elements: readonly XmlElement[]): readonly XmlElement[] | undefined {
  return elements.length === 0 ? undefined : elements;
}

/**
 * Refuses to write text that would not be read back equal.
 *
 * @param text Text whose white space a reader collapses.
 * @throws RangeError when it is empty, or has white space around it or twice in a row.
 */
export function collapsed(text: string): string {
  if (text === "" || /^ | $|[\t\r\n]| {2}/.test(text)) {
    throw new RangeError("text is empty or has white space that a reader collapses");
  }
  return text;
}
