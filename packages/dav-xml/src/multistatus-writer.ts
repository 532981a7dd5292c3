import { escapeAttribute, escapeText, stringifyXml, type XmlElement } from "@callingcard/xml";
import type { FastResponse, Multistatus, Propstat, PropertyText } from "./multistatus.ts";
import { withoutOuterSpace } from "./content.ts";
import { checkedLanguage } from "./localized-text.ts";
import { named } from "./named.ts";
import { dav } from "./names.ts";
import { DECLARATIONS, PREFIXES } from "./prefixes.ts";
import { hrefText } from "./property-text.ts";
import { statusLine } from "./status.ts";

/** What ends a multistatus. */
export interface MultistatusEnd {
  /** `DAV:sync-token` (RFC 6578 section 6.4). Default none. */
  readonly syncToken?: string;
  /** `DAV:responsedescription`. Default none. */
  readonly description?: string;
  /** Its `xml:lang`. Default none. */
  readonly descriptionLanguage?: string;
}

/**
 * Begins a `DAV:multistatus` (RFC 4918 section 14.16): the XML declaration and the root element,
 * which declares `D`, `C` and `CS` for everything that follows.
 */
export function multistatusStart(): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<D:multistatus${DECLARATIONS}>\n`;
}

/**
 * Writes one `DAV:response` (RFC 4918 section 14.24). The propstat with status 200 comes first:
 * some clients look at the first status alone.
 *
 * @param response The response; its properties are elements or already written.
 * @throws RangeError when something in it cannot be carried by XML, when it has a status and propstats,
 * of which RFC 4918 allows one, and for what reading would not give back: white space around an href, a
 * status that is none, an error of another name, an empty language.
 */
export function responseText(response: FastResponse): string {
  const { href, status, propstats, error, location } = response;
  if (status !== undefined && propstats.length > 0) {
    throw new RangeError("response with a status has propstats");
  }
  let text = `<D:response>${hrefText(href)}`;
  if (status !== undefined) text += statusElement(status);
  for (const propstat of propstats) {
    if (propstat.status === OK) text += propstatText(propstat);
  }
  for (const propstat of propstats) {
    if (propstat.status !== OK) text += propstatText(propstat);
  }
  if (error !== undefined) text += partText(named(error, ERROR));
  text += descriptionText(response);
  if (location !== undefined) text += `<D:location>${hrefText(location)}</D:location>`;
  return `${text}</D:response>\n`;
}

/**
 * Ends a `DAV:multistatus`.
 *
 * @param end What comes after the responses.
 * @throws RangeError when something in it cannot be carried by XML, for white space around the token, and
 * for an empty language.
 */
export function multistatusEnd(end: MultistatusEnd = {}): string {
  const { syncToken } = end;
  let text = descriptionText(end);
  if (syncToken !== undefined) {
    const token = escapeText(withoutOuterSpace(syncToken, "sync-token"));
    text += `<D:sync-token>${token}</D:sync-token>\n`;
  }
  return `${text}</D:multistatus>\n`;
}

/**
 * Writes a whole `DAV:multistatus`.
 *
 * @param multistatus What happened to each resource.
 * @throws RangeError as `responseText` and `multistatusEnd` do.
 */
export function stringifyMultistatus(multistatus: Multistatus<XmlElement | PropertyText>): string {
  let text = multistatusStart();
  for (const response of multistatus.responses) text += responseText(response);
  return text + multistatusEnd(multistatus);
}

function propstatText(propstat: Propstat<XmlElement | PropertyText>): string {
  const { properties, status, error } = propstat;
  let text = "<D:propstat><D:prop>";
  for (const property of properties) text += "xml" in property ? property.xml : partText(property);
  text += `</D:prop>${statusElement(status)}`;
  if (error !== undefined) text += partText(named(error, ERROR));
  return `${text}${descriptionText(propstat)}</D:propstat>`;
}

const ERROR = dav("error");
const OK = 200;
const OK_ELEMENT = "<D:status>HTTP/1.1 200 OK</D:status>";

function statusElement(status: number): string {
  return status === OK ? OK_ELEMENT : `<D:status>${statusLine(status)}</D:status>`;
}

function descriptionText({ description, descriptionLanguage }: MultistatusEnd): string {
  if (description === undefined) return "";
  const language =
    descriptionLanguage === undefined
      ? ""
      : ` xml:lang="${escapeAttribute(checkedLanguage(descriptionLanguage))}"`;
  return `<D:responsedescription${language}>${escapeText(description)}</D:responsedescription>`;
}

function partText(element: XmlElement): string {
  return stringifyXml(element, { declared: PREFIXES });
}
