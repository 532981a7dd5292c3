import { childElements, sameName, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { refuse, type Message } from "./message.ts";
import { carddav } from "./names.ts";
import { readAddressData, type AddressDataRequest } from "./address-data.ts";

/** A property that is asked for, with the element that asks. */
export interface PropRequest extends ExpandedName {
  readonly element: XmlElement;
}

/** Which properties a report or a PROPFIND asks for (RFC 4918 section 9.1, RFC 6352 section 8.6). */
export type PropSelection =
  | { readonly kind: "propname" }
  | { readonly kind: "allprop"; readonly include: readonly ExpandedName[] }
  | {
      readonly kind: "prop";
      /** In the order asked; `CARDDAV:address-data` is among them. */
      readonly names: readonly PropRequest[];
      /** What is asked of the cards; absent when `CARDDAV:address-data` is. Reports only. */
      readonly addressData?: AddressDataRequest;
    };

/** What a client asks for when it makes a request; without the elements that reading gives. */
export type PropSelectionInit =
  | { readonly kind: "propname" }
  | { readonly kind: "allprop"; readonly include?: readonly ExpandedName[] }
  | {
      readonly kind: "prop";
      readonly names: readonly ExpandedName[];
      readonly addressData?: AddressDataRequest;
    };

const ADDRESS_DATA = carddav("address-data");

/**
 * Reads the names in a `DAV:prop` (RFC 4918 section 14.18).
 *
 * @param prop The `DAV:prop`, or an element with the same content.
 * @param message The message that is read.
 * @param counted How many properties the message has before these. Default 0.
 * @throws DavXmlError `too-many-properties`.
 */
export function readPropNames(prop: XmlElement, message: Message, counted = 0): PropRequest[] {
  return readProperties(prop, message, counted).map((element) => ({
    namespace: element.namespace,
    local: element.local,
    element,
  }));
}

/**
 * Lists the properties in a `DAV:prop`.
 *
 * @param prop The `DAV:prop`.
 * @param message The message that is read.
 * @param counted How many properties the message, or the response, has before these. Default 0.
 * @throws DavXmlError `too-many-properties`.
 */
export function readProperties(prop: XmlElement, message: Message, counted = 0): XmlElement[] {
  const properties = childElements(prop);
  const { maxProperties } = message.limits;
  const excess = properties[maxProperties - counted];
  if (excess !== undefined) {
    refuse(message, excess, "too-many-properties", `more than ${maxProperties} properties`, prop);
  }
  return properties;
}

/** Which element said what is asked for: a value of the grammars. */
type Selection =
  | { readonly propname: XmlElement }
  | { readonly allprop: XmlElement; readonly include: XmlElement | undefined }
  | { readonly prop: XmlElement | undefined };

/**
 * Reads which properties are asked for: `( propname | ( allprop, include? ) | prop )?`. A report that
 * does not say asks for none.
 *
 * @param selection The elements.
 * @param message The message that is read.
 * @throws DavXmlError `too-many-properties`.
 */
export function readSelection(selection: Selection, message: Message): PropSelection {
  if ("propname" in selection) return { kind: "propname" };
  if ("allprop" in selection) {
    const { include } = selection;
    const names = include === undefined ? [] : readPropNames(include, message).map(bareName);
    return { kind: "allprop", include: names };
  }
  const { prop } = selection;
  return { kind: "prop", names: prop === undefined ? [] : readPropNames(prop, message) };
}

function bareName({ namespace, local }: ExpandedName): ExpandedName {
  return { namespace, local };
}

/**
 * Reads which properties a CardDAV report asks for, and what of the cards.
 *
 * @param selection The elements.
 * @param report The root element of the report.
 * @param message The message that is read.
 * @throws DavXmlError `too-many-properties`, `duplicate-element`, and for a malformed
 * `CARDDAV:address-data`.
 */
export function readReportSelection(
  selection: Selection,
  report: XmlElement,
  message: Message,
): PropSelection {
  const read = readSelection(selection, message);
  if (read.kind !== "prop") return read;
  const [first, second] = read.names.filter((name) => sameName(name, ADDRESS_DATA));
  if (first === undefined) return read;
  if (second !== undefined) {
    return refuse(message, second.element, "duplicate-element", "second address-data", report);
  }
  return { ...read, addressData: readAddressData(first.element, message) };
}
