import { element, type XmlElement } from "@callingcard/xml";
import { withoutOuterSpace } from "./content.ts";
import { hrefElement } from "./href.ts";
import type { DavResponse, Multistatus, Propstat } from "./multistatus.ts";
import { localizedTextElement } from "./localized-text.ts";
import { named } from "./named.ts";
import { dav } from "./names.ts";
import { statusLine } from "./status.ts";

type Described = Pick<Multistatus, "description" | "descriptionLanguage">;

/**
 * Builds a `DAV:multistatus` (RFC 4918 section 14.16) as a tree; `stringifyMultistatus` writes the
 * same without one.
 *
 * @param multistatus What happened to each resource.
 */
export function multistatusElement(multistatus: Multistatus): XmlElement {
  const { responses, syncToken } = multistatus;
  return element(dav("multistatus"), [
    ...responses.map(responseElement),
    ...descriptionElements(multistatus),
    ...(syncToken === undefined ? [] : [syncTokenElement(syncToken)]),
  ]);
}

/**
 * Builds a `DAV:response` (RFC 4918 section 14.24), as it stands in an expanded property too (RFC
 * 3253 section 3.8). The propstat with status 200 comes first.
 *
 * @param response What became of one resource.
 * @throws RangeError when it has a status and propstats, of which RFC 4918 allows one, and for what
 * reading would not give back.
 */
export function responseElement(response: DavResponse): XmlElement {
  const { href, status, propstats, error, location } = response;
  if (status !== undefined && propstats.length > 0) {
    throw new RangeError("response with a status has propstats");
  }
  const isOk = (propstat: Propstat) => propstat.status === 200;
  const sorted = [...propstats.filter(isOk), ...propstats.filter((one) => !isOk(one))];
  return element(dav("response"), [
    hrefElement(href),
    ...(status === undefined ? [] : [statusElement(status)]),
    ...sorted.map(propstatElement),
    ...(error === undefined ? [] : [named(error, dav("error"))]),
    ...descriptionElements(response),
    ...(location === undefined ? [] : [element(dav("location"), [hrefElement(location)])]),
  ]);
}

/**
 * Builds a `DAV:propstat` (RFC 4918 section 14.22).
 *
 * @param propstat Properties that share a status.
 * @throws RangeError for a status that is none, and an error of another name.
 */
export function propstatElement(propstat: Propstat): XmlElement {
  const { status, properties, error } = propstat;
  return element(dav("propstat"), [
    element(dav("prop"), properties),
    statusElement(status),
    ...(error === undefined ? [] : [named(error, dav("error"))]),
    ...descriptionElements(propstat),
  ]);
}

function statusElement(status: number): XmlElement {
  return element(dav("status"), [statusLine(status)]);
}

function descriptionElements({ description, descriptionLanguage }: Described): XmlElement[] {
  if (description === undefined) return [];
  const language = descriptionLanguage === undefined ? {} : { language: descriptionLanguage };
  return [localizedTextElement(dav("responsedescription"), { text: description, ...language })];
}

/**
 * Builds `DAV:sync-token` (RFC 6578 section 6.2).
 *
 * @param token The token; empty in a request for the first synchronisation.
 * @throws RangeError when there is white space around it, which readers take away.
 */
export function syncTokenElement(token: string): XmlElement {
  return element(dav("sync-token"), token === "" ? [] : [withoutOuterSpace(token, "sync-token")]);
}
