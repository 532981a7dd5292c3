import { element, type XmlElement } from "@callingcard/xml";
import { contentModel, readContent } from "./content-model.ts";
import * as grammar from "./generated/webdav.ts";
import { openMessage, type DavInput, type DavLimits } from "./message.ts";
import type { Propstat } from "./multistatus.ts";
import { readPropstats } from "./multistatus-reader.ts";
import { dav } from "./names.ts";
import { inheritedWithin, NOTHING_INHERITED } from "./property-scope.ts";
import { propstatElement } from "./response-element.ts";

/** `DAV:mkcol-response` (RFC 5689 section 5.2). */
export interface MkcolResponse {
  /** What became of the properties; at least one. */
  readonly propstats: readonly Propstat[];
}

const MKCOL_RESPONSE = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.mkcolResponse);

/**
 * Reads what answers an extended MKCOL.
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or DavXmlError.
 */
export function parseMkcolResponse(input: DavInput, limits?: DavLimits): MkcolResponse {
  const message = openMessage(input, dav("mkcol-response"), limits);
  const elements = readContent(MKCOL_RESPONSE, message.root, message);
  const inherited = inheritedWithin(NOTHING_INHERITED, message.root);
  return { propstats: readPropstats(elements, inherited, message) };
}

/**
 * Builds what answers an extended MKCOL.
 *
 * @param response What became of the properties.
 * @throws RangeError when it says nothing of any.
 */
export function mkcolResponseElement(response: MkcolResponse): XmlElement {
  const { propstats } = response;
  if (propstats.length === 0) throw new RangeError("mkcol-response without a propstat");
  return element(dav("mkcol-response"), propstats.map(propstatElement));
}
