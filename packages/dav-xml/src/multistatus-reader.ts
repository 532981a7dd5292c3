import { attributeValue, textContent, type XmlElement } from "@callingcard/xml";
import { trimmedText } from "./content.ts";
import { contentModel, readContent } from "./content-model.ts";
import * as grammar from "./generated/webdav.ts";
import { openMessage, refuse, type DavInput, type DavLimits, type Message } from "./message.ts";
import type { DavResponse, Multistatus, Propstat } from "./multistatus.ts";
import { dav, XML_LANG } from "./names.ts";
import { readProperties } from "./prop.ts";
import { parseStatusLine } from "./status.ts";

const MULTISTATUS = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.multistatus);
const RESPONSE = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.response);
const PROPSTAT = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.propstat);
const LOCATION = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.location);

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
  return readMultistatus(message.root, message);
}

/**
 * Reads a `DAV:multistatus`.
 *
 * @param element The element.
 * @param message The message that is read.
 * @throws DavXmlError.
 */
export function readMultistatus(element: XmlElement, message: Message): Multistatus {
  const content = readContent(MULTISTATUS, element, message);
  const { description, syncToken } = content;
  return {
    responses: readResponses(content.responses, element, message),
    ...(syncToken === undefined ? {} : { syncToken: trimmedText(syncToken) }),
    ...(description === undefined ? {} : readDescription(description)),
  };
}

/**
 * Reads the `DAV:response` elements of a multistatus, or of an expanded property.
 *
 * @param elements The elements.
 * @param parent What contains them.
 * @param message The message that is read.
 * @throws DavXmlError `too-many-responses`, and for each as {@link readResponse}.
 */
export function readResponses(
  elements: readonly XmlElement[],
  parent: XmlElement,
  message: Message,
): DavResponse[] {
  const { maxResponses } = message.limits;
  const excess = elements[maxResponses];
  if (excess !== undefined) {
    refuse(message, excess, "too-many-responses", `more than ${maxResponses} responses`, parent);
  }
  const responses: DavResponse[] = [];
  for (const element of elements) readResponse(element, message, responses);
  return responses;
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
  const content = readContent(RESPONSE, element, message);
  const { answer } = content;
  const href = trimmedText(content.href);
  if ("propstats" in answer) {
    const propstats = answer.propstats.map((one) => readPropstat(one, message));
    into.push(withParts({ href, propstats }, content, message));
    return;
  }
  const status = readStatus(answer.status, message);
  const first = withParts({ href, status, propstats: NO_PROPSTATS }, content, message);
  into.push(first);
  for (const another of answer.hrefs) into.push({ ...first, href: trimmedText(another) });
}

const NO_PROPSTATS: readonly Propstat[] = [];

/** What a response or a propstat may have besides. */
interface Parts {
  readonly error: XmlElement | undefined;
  readonly description: XmlElement | undefined;
  readonly location?: XmlElement | undefined;
}

// Most have none of them, and an object that is spread takes longer to make.
function withParts<Value extends object>(value: Value, parts: Parts, message: Message): Value {
  const { error, description, location } = parts;
  if (error === undefined && description === undefined && location === undefined) return value;
  return {
    ...value,
    ...(error === undefined ? {} : { error }),
    ...(description === undefined ? {} : readDescription(description)),
    ...(location === undefined ? {} : { location: readLocation(location, message) }),
  };
}

/**
 * Reads a `DAV:propstat` (RFC 4918 section 14.22).
 *
 * @param element The element.
 * @param message The message that is read.
 * @throws DavXmlError.
 */
export function readPropstat(element: XmlElement, message: Message): Propstat {
  const content = readContent(PROPSTAT, element, message);
  const status = readStatus(content.status, message);
  const properties = readProperties(content.prop, message);
  return withParts({ status, properties }, content, message);
}

function readStatus(element: XmlElement, message: Message): number {
  const status = parseStatusLine(textContent(element));
  return status ?? refuse(message, element, "invalid-value", "this is no status line");
}

function readDescription(element: XmlElement): {
  readonly description: string;
  readonly descriptionLanguage?: string;
} {
  const language = attributeValue(element, XML_LANG);
  return {
    description: textContent(element),
    ...(language === undefined ? {} : { descriptionLanguage: language }),
  };
}

function readLocation(element: XmlElement, message: Message): string {
  return trimmedText(readContent(LOCATION, element, message).href);
}
