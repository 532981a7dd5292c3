import { sameName, type ExpandedName, type XmlElement } from "@callingcard/xml";

/**
 * Refuses an element that stands for one of some name, where another would be read as something else.
 *
 * @param element The element.
 * @param name The name that it must have.
 * @returns The element.
 * @throws RangeError when it has another one.
 */
export function named(element: XmlElement, name: ExpandedName): XmlElement {
  if (!sameName(element, name)) throw new RangeError(`${element.local} in place of ${name.local}`);
  return element;
}
