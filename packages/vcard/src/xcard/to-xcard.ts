import { element, stringifyXml, type XmlElement } from "@callingcard/xml";
import { type Card, sameName } from "../card.ts";
import { cardInVersion } from "../jcard/card-in-version.ts";
import { propertyElement } from "./property-to-xcard.ts";
import { VCARD_NAMESPACE, vcardElement, xmlText } from "./vcard-element.ts";

/** How cards are written as xCard. */
export interface ToXCardOptions {
  /** Whether `<?xml version="1.0" encoding="utf-8"?>` comes first. Default true. */
  readonly declaration?: boolean;
}

/**
 * Writes cards as xCard (RFC 6351). Cards of other versions are converted to 4.0 first: whoever wants to
 * know what that changes calls `convertCard` himself. Characters that XML cannot have, and octets that
 * were not UTF-8, become U+FFFD.
 *
 * @param cards The cards.
 * @param options Whether an XML declaration comes first.
 * @returns The document.
 */
export function toXCard(cards: readonly Card[], options: ToXCardOptions = {}): string {
  const { declaration = true } = options;
  return stringifyXml(toXCardElement(cards), {
    declaration,
    prefixes: new Map([[VCARD_NAMESPACE, ""]]),
  });
}

/**
 * Makes the element of {@link toXCard}, to be put into another document.
 *
 * @param cards The cards.
 * @returns The element `vcards`.
 */
export function toXCardElement(cards: readonly Card[]): XmlElement {
  return vcardElement("vcards", cards.map(cardElement));
}

// Properties of one group that follow each other share an element, so that the order stays.
function cardElement(card: Card): XmlElement {
  const { properties } = cardInVersion(card, "4.0");
  const children: XmlElement[] = [];
  let open: { readonly group: string; readonly elements: XmlElement[] } | undefined;
  for (const property of properties) {
    const { group, name } = property;
    if (sameName(name, "VERSION")) continue;
    if (open !== undefined && (group === undefined || !sameName(group, open.group))) {
      children.push(groupElement(open.group, open.elements));
      open = undefined;
    }
    if (group === undefined) children.push(propertyElement(property));
    else if (open === undefined) open = { group, elements: [propertyElement(property)] };
    else open.elements.push(propertyElement(property));
  }
  if (open !== undefined) children.push(groupElement(open.group, open.elements));
  return vcardElement("vcard", children);
}

function groupElement(group: string, elements: readonly XmlElement[]): XmlElement {
  const name = { namespace: "", local: "name", value: xmlText(group) };
  return element({ namespace: VCARD_NAMESPACE, local: "group" }, elements, [name]);
}
