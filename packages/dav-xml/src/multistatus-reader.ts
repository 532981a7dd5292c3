import { textContent, type XmlElement } from "@callingcard/xml";
import { children, optionalChild, requiredChild, trimmedText } from "./content.ts";
import { openMessage, refuse, type DavInput, type DavLimits, type Message } from "./message.ts";
import type { DavResponse, Multistatus, Propstat } from "./multistatus.ts";
import { dav } from "./names.ts";
import { readProperties } from "./prop.ts";
import { parseStatusLine } from "./status.ts";

/**
 * Reads a `DAV:multistatus` (RFC 4918 section 14.16). A response with several hrefs and one status
 * becomes one response for each. Every propstat is kept, whatever its status.
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or DavXmlError.
 */
export function parseMultistatus(input: DavInput, limits?: DavLimits): Multistatus {
  const message = openMessage(input, dav("multistatus"), limits);
  const { root } = message;
  const { maxResponses } = message.limits;
  const elements = children(root, dav("response"));
  const excess = elements[maxResponses];
  if (excess !== undefined) {
    refuse(message, excess, "too-many-responses", `more than ${maxResponses} responses`, root);
  }
  const responses: DavResponse[] = [];
  for (const element of elements) readResponse(element, message, responses);
  const syncToken = optionalChild(root, dav("sync-token"), message);
  return {
    responses,
    ...(syncToken === undefined ? {} : { syncToken: trimmedText(syncToken) }),
    ...readDescription(root, message),
  };
}

/**
 * Reads a `DAV:response` (RFC 4918 section 14.24).
 *
 * @param element The element.
 * @param message The message that is read.
 * @param into Where the responses go, one for each href.
 * @throws DavXmlError.
 */
export function readResponse(element: XmlElement, message: Message, into: DavResponse[]): void {
  const location = optionalChild(element, dav("location"), message);
  const status = optionalChild(element, dav("status"), message);
  const rest = {
    ...(status === undefined ? {} : { status: readStatus(status, message) }),
    propstats: children(element, dav("propstat")).map((one) => readPropstat(one, message)),
    ...readError(element, message),
    ...readDescription(element, message),
    ...(location === undefined
      ? {}
      : { location: trimmedText(requiredChild(location, dav("href"), message)) }),
  };
  const hrefs = children(element, dav("href"));
  if (hrefs.length === 0) refuse(message, element, "missing-element", "no href");
  const [, second] = hrefs;
  if (second !== undefined && status === undefined) {
    refuse(message, second, "duplicate-element", "second href without a status", element);
  }
  for (const href of hrefs) into.push({ href: trimmedText(href), ...rest });
}

function readPropstat(element: XmlElement, message: Message): Propstat {
  return {
    status: readStatus(requiredChild(element, dav("status"), message), message),
    properties: readProperties(requiredChild(element, dav("prop"), message), message),
    ...readError(element, message),
    ...readDescription(element, message),
  };
}

function readStatus(element: XmlElement, message: Message): number {
  const status = parseStatusLine(textContent(element));
  return status ?? refuse(message, element, "invalid-value", "this is no status line");
}

function readError(parent: XmlElement, message: Message): { readonly error?: XmlElement } {
  const error = optionalChild(parent, dav("error"), message);
  return error === undefined ? {} : { error };
}

function readDescription(parent: XmlElement, message: Message): { readonly description?: string } {
  const description = optionalChild(parent, dav("responsedescription"), message);
  return description === undefined ? {} : { description: textContent(description) };
}
