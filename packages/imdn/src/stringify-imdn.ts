import { stringifyXml, type XmlElement } from "@callingcard/xml";

/**
 * Writes a built document, with its XML declaration.
 *
 * @param root The root element: that of `imdnElement` or `isComposingElement`.
 * @throws RangeError for text that no XML document can carry.
 */
export function stringifyImdn(root: XmlElement): string {
  return stringifyXml(root, { declaration: true });
}
