import {
  childElements,
  element,
  stringifyXml,
  type ExpandedName,
  type XmlElement,
  type XmlNode,
} from "@callingcard/xml";
import { openMessage, type DavInput, type DavLimits } from "./message.ts";
import { dav } from "./names.ts";
import { PREFIXES } from "./prefixes.ts";

/** `DAV:error` (RFC 4918 section 14.5). */
export interface DavError {
  /** The preconditions and postconditions that failed, with what they carry (section 16). */
  readonly conditions: readonly XmlElement[];
}

/**
 * Builds a `DAV:error` with one condition (RFC 4918 section 16).
 *
 * @param condition Name of the precondition or postcondition that failed.
 * @param payload Its content. Default none.
 */
export function errorElement(
  condition: ExpandedName,
  payload: readonly (XmlNode | string)[] = [],
): XmlElement {
  return element(dav("error"), [element(condition, payload)]);
}

/**
 * Writes the document of a `DAV:error`.
 *
 * @param error As `errorElement` builds it.
 * @throws RangeError when something in it cannot be carried by XML.
 */
export function stringifyError(error: XmlElement): string {
  return `${stringifyDav(error)}\n`;
}

/**
 * Reads the document of a `DAV:error`.
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or DavXmlError.
 */
export function parseError(input: DavInput, limits?: DavLimits): DavError {
  const { root } = openMessage(input, dav("error"), limits);
  return { conditions: childElements(root) };
}

/**
 * Writes a document with one set of prefixes declared on its root: `D`, `C` and `CS`.
 *
 * @param root The root element, such as a request that `propfindElement` builds.
 * @throws RangeError when something in it cannot be carried by XML.
 */
export function stringifyDav(root: XmlElement): string {
  return stringifyXml(root, { declaration: true, prefixes: PREFIXES });
}
