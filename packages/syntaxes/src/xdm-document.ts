import { stringifyXdm } from "@callingcard/xdm";
import type { XmlDocument, XmlElement } from "@callingcard/xml";
import type { ReadDocument } from "./xml-reading.ts";

/** How the documents begin that the codec writes. */
export const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';

/**
 * Makes what reads a document of XDM and writes it.
 *
 * @param parse Reads it.
 * @param elementOf Makes its root.
 * @returns What `Vocabulary.read` is.
 */
export function xdmDocument<Value>(
  parse: (input: XmlDocument) => Value,
  elementOf: (value: Value) => XmlElement,
): (input: XmlDocument) => ReadDocument {
  return (input) => {
    const value = parse(input);
    return { value, write: () => stringifyXdm(elementOf(value)) };
  };
}
