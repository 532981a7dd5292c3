import { element, sameName, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { addressDataElement } from "./address-data.ts";
import { contentModel, readContent } from "./content-model.ts";
import * as grammar from "./generated/webdav.ts";
import { openMessage, type DavInput, type DavLimits } from "./message.ts";
import { dav } from "./names.ts";
import { readSelection, type PropSelection, type PropSelectionInit } from "./prop.ts";

/** `DAV:propfind` (RFC 4918 section 14.20). */
export type Propfind = PropSelection;

const PROPFIND = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.propfind);

/**
 * Reads the body of a PROPFIND: `( propname | ( allprop, include? ) | prop )`. That an empty body
 * asks for all properties (RFC 4918 section 9.1) is left to the caller.
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or DavXmlError.
 */
export function parsePropfind(input: DavInput, limits?: DavLimits): Propfind {
  const message = openMessage(input, dav("propfind"), limits);
  return readSelection(readContent(PROPFIND, message.root, message), message);
}

/**
 * Builds the body of a PROPFIND.
 *
 * @param selection The selection.
 * @throws RangeError as `addressDataElement` does.
 */
export function propfindElement(selection: PropSelectionInit): XmlElement {
  return element(dav("propfind"), selectionElements(selection));
}

/**
 * Builds the elements that say which properties are asked for.
 *
 * @param selection The selection.
 */
export function selectionElements(selection: PropSelectionInit): XmlElement[] {
  switch (selection.kind) {
    case "propname":
      return [element(dav("propname"))];
    case "allprop": {
      const { include = [] } = selection;
      const names = include.map((name) => element(name));
      return [
        element(dav("allprop")),
        ...(names.length > 0 ? [element(dav("include"), names)] : []),
      ];
    }
    case "prop":
      return [element(dav("prop"), propElements(selection))];
  }
}

function propElements({
  names,
  addressData,
}: Extract<PropSelectionInit, { readonly kind: "prop" }>): XmlElement[] {
  if (addressData === undefined) return names.map((name) => element(name));
  const wanted = addressDataElement(addressData);
  const isAddressData = (name: ExpandedName): boolean => sameName(name, wanted);
  const elements = names.map((name) => (isAddressData(name) ? wanted : element(name)));
  return names.some(isAddressData) ? elements : [...elements, wanted];
}
