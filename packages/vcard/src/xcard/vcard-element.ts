import { element, type XmlElement, type XmlNode } from "@callingcard/xml";
import { carriedText } from "../jcard/carried-text.ts";

/** The namespace of xCard (RFC 6351 section 8.1). */
export const VCARD_NAMESPACE = "urn:ietf:params:xml:ns:vcard-4.0";

/**
 * Builds an element of xCard.
 *
 * @param local Its name.
 * @param children Its content; a string stands for character data.
 * @returns The element.
 */
export function vcardElement(local: string, children: readonly (XmlNode | string)[]): XmlElement {
  return element({ namespace: VCARD_NAMESPACE, local }, children);
}

/**
 * Builds an element that has text alone.
 *
 * @param local Its name.
 * @param text Its content.
 * @returns The element; without content for an empty text.
 */
export function textElement(local: string, text: string): XmlElement {
  return vcardElement(local, text === "" ? [] : [xmlText(text)]);
}

/**
 * Makes a text that a vCard and XML can carry: U+FFFE and U+FFFF, which are no characters of XML 1.0
 * (production 2), become U+FFFD.
 *
 * @param text A text from a card.
 * @returns The text.
 */
export function xmlText(text: string): string {
  return carriedText(text).replace(/[\ufffe\uffff]/g, "\ufffd");
}

/**
 * Tells whether an element is one of xCard.
 *
 * @param candidate The element.
 * @param local Its name, or any if none is given.
 * @returns Whether it is.
 */
export function isVcardElement(candidate: XmlElement, local?: string): boolean {
  return (
    candidate.namespace === VCARD_NAMESPACE && (local === undefined || candidate.local === local)
  );
}
