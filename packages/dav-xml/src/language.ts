import { attributeValue, XML_NAMESPACE, type XmlElement } from "@callingcard/xml";

const LANG = { namespace: XML_NAMESPACE, local: "lang" };

/**
 * Finds the language of the content of elements within each other (RFC 4918 section 4.3).
 *
 * @param elements From the outermost to the innermost.
 */
export function languageInScope(...elements: readonly XmlElement[]): string | undefined {
  return elements.map((one) => attributeValue(one, LANG)).findLast((value) => value !== undefined);
}

/**
 * Gives a property the `xml:lang` that is in scope where it stands, unless it has its own.
 *
 * @param property The property.
 * @param language The language; `undefined` when none is in scope.
 */
export function withLanguage(property: XmlElement, language: string | undefined): XmlElement {
  if (language === undefined || attributeValue(property, LANG) !== undefined) return property;
  const lang = { ...LANG, prefix: "xml", value: language, offset: property.offset };
  return { ...property, attributes: [...property.attributes, lang] };
}
