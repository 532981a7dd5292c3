import { childElements, sameName, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { refuse, type Message } from "./message.ts";
import { carddav, dav } from "./names.ts";
import { optionalChild, optionalChoice } from "./content.ts";
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
 * @throws DavXmlError `too-many-properties`.
 */
export function readPropNames(prop: XmlElement, message: Message): PropRequest[] {
  return readProperties(prop, message).map((element) => ({
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
 * @throws DavXmlError `too-many-properties`.
 */
export function readProperties(prop: XmlElement, message: Message): XmlElement[] {
  const properties = childElements(prop);
  const { maxProperties } = message.limits;
  const excess = properties[maxProperties];
  if (excess !== undefined) {
    refuse(message, excess, "too-many-properties", `more than ${maxProperties} properties`, prop);
  }
  return properties;
}

/**
 * Reads which properties are asked for: `( propname | ( allprop, include? ) | prop )`.
 *
 * @param parent The element that contains one of them.
 * @param message The message that is read.
 * @returns The selection; `undefined` when the element contains none of them.
 * @throws DavXmlError `conflicting-elements`, `duplicate-element`, `too-many-properties`.
 */
export function readPropSelection(parent: XmlElement, message: Message): PropSelection | undefined {
  const choice = optionalChoice(parent, [dav("propname"), dav("allprop"), dav("prop")], message);
  const include = optionalChild(parent, dav("include"), message);
  if (include !== undefined && choice?.local !== "allprop") {
    return refuse(message, include, "conflicting-elements", "include without allprop", parent);
  }
  switch (choice?.local) {
    case "propname":
      return { kind: "propname" };
    case "allprop":
      return {
        kind: "allprop",
        include: include === undefined ? [] : readPropNames(include, message).map(bareName),
      };
    case "prop":
      return { kind: "prop", names: readPropNames(choice, message) };
    case undefined:
    default:
      return undefined;
  }
}

function bareName({ namespace, local }: ExpandedName): ExpandedName {
  return { namespace, local };
}

/**
 * Reads which properties a CardDAV report asks for. A report that does not say asks for none.
 *
 * @param report The root element of the report.
 * @param message The message that is read.
 * @throws DavXmlError as {@link readPropSelection}, and for a malformed `CARDDAV:address-data`.
 */
export function readReportSelection(report: XmlElement, message: Message): PropSelection {
  const selection = readPropSelection(report, message) ?? { kind: "prop", names: [] };
  if (selection.kind !== "prop") return selection;
  const [first, second] = selection.names.filter((name) => sameName(name, ADDRESS_DATA));
  if (first === undefined) return selection;
  if (second !== undefined) {
    return refuse(message, second.element, "duplicate-element", "second address-data", report);
  }
  return { ...selection, addressData: readAddressData(first.element, message) };
}
