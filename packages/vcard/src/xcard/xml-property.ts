import {
  DEFAULT_LIMITS,
  parseXml,
  standAlone,
  stringifyXml,
  type XmlElement,
  XmlError,
} from "@callingcard/xml";
import type { Property } from "../card.ts";
import { carriedText } from "../jcard/carried-text.ts";
import { carriedParameters } from "../jcard/carried-parameter.ts";
import { escapeText, unescapeText } from "../text-value.ts";
import { rawText } from "../values.ts";
import { VCARD_NAMESPACE } from "./vcard-element.ts";

/** Deepest element that becomes one of xCard, so that the whole is not deeper than it is read again. */
const MAX_DEPTH = DEFAULT_LIMITS.maxDepth - 8;

/**
 * Finds the element in an XML property (RFC 6350 section 6.1.5), whose content goes to xCard as it is
 * (RFC 6351 section 6). A property with parameters has no other place for them, and stays one.
 *
 * @param property The property.
 * @returns The element, or `undefined` if it has none, or one of xCard.
 */
export function elementOfXmlProperty(property: Property): XmlElement | undefined {
  if (carriedParameters(property).size > 0) return undefined;
  try {
    const { root } = parseXml(unescapeText(rawText(property)), { maxDepth: MAX_DEPTH });
    return root.namespace === VCARD_NAMESPACE ? undefined : root;
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}

/**
 * Wraps an element of another namespace in an XML property, with the declarations that it needs from
 * the elements around it.
 *
 * @param path The elements within each other, the last one is wrapped.
 * @param group Group of the property.
 * @returns The property.
 */
export function xmlPropertyOf(path: readonly XmlElement[], group: string | undefined): Property {
  const text = stringifyXml(standAlone(path));
  return { group, name: "XML", parameters: [], value: escapeText(carriedText(text)) };
}
