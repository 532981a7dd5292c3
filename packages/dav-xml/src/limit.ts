import { element, type XmlElement } from "@callingcard/xml";
import { trimmedText } from "./content.ts";
import { contentModel, readContent, type ContentModel } from "./content-model.ts";
import * as carddav from "./generated/carddav.ts";
import * as webdav from "./generated/webdav.ts";
import { refuse, type Message } from "./message.ts";

/** `limit` of one namespace. */
export type LimitModel = ContentModel<{ readonly nresults: XmlElement }>;

/** `DAV:limit` (RFC 5323 section 5.17, RFC 6578 section 3.7). */
export const DAV_LIMIT: LimitModel = /* @__PURE__ */ contentModel(webdav.EVENTS, webdav.limit);

/** `CARDDAV:limit` (RFC 6352 section 10.6). */
export const CARDDAV_LIMIT: LimitModel = /* @__PURE__ */ contentModel(
  carddav.EVENTS,
  carddav.limit,
);

/**
 * Reads how many responses the client wants: `limit` with `nresults`.
 *
 * @param limit The element; `undefined` when the report has none.
 * @param model Which of the two it is.
 * @param message The message that is read.
 * @returns The number, at most 2^53 - 1, or nothing when the report does not say.
 * @throws DavXmlError `missing-element`, `duplicate-element`, `invalid-value`.
 */
export function readLimit(
  limit: XmlElement | undefined,
  model: LimitModel,
  message: Message,
): { readonly limit?: number } {
  if (limit === undefined) return {};
  const { nresults } = readContent(model, limit, message);
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
 * @throws RangeError when it is not a whole number from 0 to 2^53 - 1.
 */
export function limitElements(namespace: string, limit: number | undefined): XmlElement[] {
  if (limit === undefined) return [];
  if (!Number.isSafeInteger(limit) || limit < 0) {
    throw new RangeError("limit is not a whole number from 0 to 2^53 - 1");
  }
  const nresults = element({ namespace, local: "nresults" }, [String(limit)]);
  return [element({ namespace, local: "limit" }, [nresults])];
}
