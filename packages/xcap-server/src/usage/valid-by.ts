import { XdmError, type XcapErrorCondition } from "@callingcard/xdm";
import { XmlError, type XmlDocument } from "@callingcard/xml";

/**
 * Checks a document by reading it.
 *
 * @param document The document.
 * @param parse A reader of `@callingcard/xdm`.
 * @returns `schema-validation-error` with the place of what is wrong.
 */
export function validBy(
  document: XmlDocument,
  parse: (document: XmlDocument) => unknown,
): XcapErrorCondition | undefined {
  try {
    parse(document);
    return undefined;
  } catch (error) {
    if (!(error instanceof XdmError) && !(error instanceof XmlError)) throw error;
    return { kind: "schema-validation-error", phrase: error.message };
  }
}
