import { element, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { principalSearchProperty, principalSearchPropertySet } from "./acl-model.ts";
import { readContent } from "./content-model.ts";
import {
  localizedTextElement,
  ownLanguage,
  readLocalizedText,
  type LocalizedText,
} from "./localized-text.ts";
import { openMessage, refuse, type DavInput, type DavLimits } from "./message.ts";
import { dav } from "./names.ts";
import { readOnlyName } from "./privilege.ts";

/** `DAV:principal-search-property` (RFC 3744 section 9.5): a property that can be searched. */
export interface PrincipalSearchProperty {
  readonly property: ExpandedName;
  readonly description: LocalizedText;
}

/**
 * Reads the answer to a `DAV:principal-search-property-set` report (RFC 3744 section 9.5).
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or DavXmlError.
 */
export function parsePrincipalSearchPropertySet(
  input: DavInput,
  limits?: DavLimits,
): PrincipalSearchProperty[] {
  const message = openMessage(input, dav("principal-search-property-set"), limits);
  const { maxProperties } = message.limits;
  const properties = readContent(principalSearchPropertySet, message.root, message);
  const excess = properties[maxProperties];
  if (excess !== undefined) {
    refuse(message, excess, "too-many-properties", `more than ${maxProperties} properties`);
  }
  const language = ownLanguage(message.root);
  return properties.map((one) => {
    const { prop, description } = readContent(principalSearchProperty, one, message);
    return {
      property: readOnlyName(prop, "property", message),
      description: readLocalizedText(description, ownLanguage(one, language)),
    };
  });
}

/**
 * Builds the answer to a `DAV:principal-search-property-set` report (RFC 3744 section 9.5).
 *
 * @param properties The properties that can be searched; servers state the language of each
 * description.
 */
export function principalSearchPropertySetElement(
  properties: readonly PrincipalSearchProperty[],
): XmlElement {
  return element(
    dav("principal-search-property-set"),
    properties.map(({ property, description }) =>
      element(dav("principal-search-property"), [
        element(dav("prop"), [element(property)]),
        localizedTextElement(dav("description"), description),
      ]),
    ),
  );
}
