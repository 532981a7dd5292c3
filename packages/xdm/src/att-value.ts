import { parseXml, XmlError } from "@callingcard/xml";
import * as grammar from "./generated/node-selector.ts";

/**
 * Reads an attribute value as it is written in a document (XML 1.0 AttValue): its references are resolved
 * and its white space is normalised, as a reader of the document does it.
 *
 * @param literal The value with its quotes.
 * @returns `undefined` for what is no AttValue.
 */
export function readAttValue(literal: string): string | undefined {
  if (grammar.attValue.parse(literal) === undefined) return undefined;
  try {
    return parseXml(`<a a=${literal}/>`, { namespaces: false }).root.attributes[0]?.value;
  } catch (error) {
    if (error instanceof XmlError) return undefined;
    throw error;
  }
}
