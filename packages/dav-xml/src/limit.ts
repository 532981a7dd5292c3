import { element, type XmlElement } from "@callingcard/xml";
import { optionalChild, requiredChild, trimmedText } from "./content.ts";
import { refuse, type Message } from "./message.ts";

/**
 * Reads how many responses the client wants: `limit` with `nresults`, in the namespace of CardDAV
 * (RFC 6352 section 10.6) or of WebDAV (RFC 5323 section 5.17, RFC 6578 section 3.7).
 *
 * @param parent The report.
 * @param namespace The namespace of both elements.
 * @param message The message that is read.
 * @returns The number, at most 2^53 - 1, or nothing when the report does not say.
 * @throws DavXmlError `missing-element`, `invalid-value`.
 */
export function readLimit(
  parent: XmlElement,
  namespace: string,
  message: Message,
): { readonly limit?: number } {
  const limit = optionalChild(parent, { namespace, local: "limit" }, message);
  if (limit === undefined) return {};
  const nresults = requiredChild(limit, { namespace, local: "nresults" }, message);
  const digits = trimmedText(nresults);
  if (!/^[0-9]+$/.test(digits)) {
    return refuse(message, nresults, "invalid-value", "nresults is not an unsigned integer");
  }
  return { limit: Math.min(Number(digits), Number.MAX_SAFE_INTEGER) };
}

/**
 * Builds `limit` with `nresults`; nothing when there is no limit.
 *
 * @param namespace The namespace of both elements.
 * @param limit The number of responses.
 */
export function limitElements(namespace: string, limit: number | undefined): XmlElement[] {
  if (limit === undefined) return [];
  const nresults = element({ namespace, local: "nresults" }, [String(limit)]);
  return [element({ namespace, local: "limit" }, [nresults])];
}
