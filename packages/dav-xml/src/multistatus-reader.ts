import { textContent, type XmlAttribute, type XmlElement } from "@callingcard/xml";
import { trimmedText } from "./content.ts";
import { contentModel, readContent } from "./content-model.ts";
import * as grammar from "./generated/webdav.ts";
import { openMessage, refuse, type DavInput, type DavLimits, type Message } from "./message.ts";
import type { DavResponse, Multistatus, Propstat } from "./multistatus.ts";
import { dav } from "./names.ts";
import { readProperties } from "./prop.ts";
import { inheritedWithin, languageOf, NOTHING_INHERITED, withInherited } from "./property-scope.ts";
import { parseStatusLine } from "./status.ts";

const MULTISTATUS = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.multistatus);
const RESPONSE = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.response);
const PROPSTAT = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.propstat);
const LOCATION = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.location);

/**
 * Reads a `DAV:multistatus` (RFC 4918 section 14.16). A response with several hrefs and one status
 * becomes one response for each. Every propstat is kept, whatever its status. A property has the
 * `xml:lang` and `xml:space` that are in scope where it stands.
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
  const inherited = inheritedWithin(NOTHING_INHERITED, element);
  return {
    responses: readResponses(content.responses, inherited, message),
    ...(syncToken === undefined ? {} : { syncToken: trimmedText(syncToken) }),
    ...(description === undefined ? {} : readDescription(description, inherited)),
  };
}

/**
 * Reads the `DAV:response` elements of a multistatus, or of an expanded property.
 *
 * @param elements The elements, which are in the root element.
 * @param around The `xml:lang` and `xml:space` in scope around them.
 * @param message The message that is read.
 * @throws DavXmlError for each as {@link readResponse}.
 */
export function readResponses(
  elements: readonly XmlElement[],
  around: readonly XmlAttribute[],
  message: Message,
): DavResponse[] {
  const responses: DavResponse[] = [];
  for (const element of elements) readResponse(element, around, message, responses, 0);
  return responses;
}

/**
 * Reads a `DAV:response` (RFC 4918 section 14.24).
 *
 * @param element The element, which is in the root element.
 * @param around The `xml:lang` and `xml:space` in scope around it.
 * @param message The message that is read.
 * @param into Where the responses go, one for each href.
 * @param counted How many responses the message has before those.
 * @throws DavXmlError `too-many-responses`, `too-many-properties`, `missing-element`,
 * `duplicate-element`, `conflicting-elements`, `invalid-value`.
 */
export function readResponse(
  element: XmlElement,
  around: readonly XmlAttribute[],
  message: Message,
  into: DavResponse[],
  counted: number,
): void {
  refuseTooMany(element, counted + into.length, message);
  const content = readContent(RESPONSE, element, message);
  const inherited = inheritedWithin(around, element);
  const { answer } = content;
  const href = trimmedText(content.href);
  if ("propstats" in answer) {
    const propstats = readPropstats(answer.propstats, inherited, message);
    into.push(withParts({ href, propstats }, content, inherited, message));
    return;
  }
  const status = readStatus(answer.status, message);
  const first = withParts({ href, status, propstats: NO_PROPSTATS }, content, inherited, message);
  into.push(first);
  for (const another of answer.hrefs) {
    refuseTooMany(another, counted + into.length, message);
    into.push({ ...first, href: trimmedText(another) });
  }
}

// Refuses what gives a response when there are as many already as there may be.
function refuseTooMany(element: XmlElement, count: number, message: Message): void {
  const { maxResponses } = message.limits;
  if (count < maxResponses) return;
  const reason = `more than ${maxResponses} responses`;
  refuse(message, element, "too-many-responses", reason, message.root);
}

const NO_PROPSTATS: readonly Propstat[] = [];

/** What a response or a propstat may have besides. */
interface Parts {
  readonly error: XmlElement | undefined;
  readonly description: XmlElement | undefined;
  readonly location?: XmlElement | undefined;
}

// Most have none of them, and an object that is spread takes longer to make.
function withParts<Value extends object>(
  value: Value,
  parts: Parts,
  inherited: readonly XmlAttribute[],
  message: Message,
): Value {
  const { error, description, location } = parts;
  if (error === undefined && description === undefined && location === undefined) return value;
  return {
    ...value,
    ...(error === undefined ? {} : { error }),
    ...(description === undefined ? {} : readDescription(description, inherited)),
    ...(location === undefined ? {} : { location: readLocation(location, message) }),
  };
}

/**
 * Reads the `DAV:propstat` elements of a response (RFC 4918 section 14.22).
 *
 * @param elements The elements.
 * @param around The `xml:lang` and `xml:space` in scope around them.
 * @param message The message that is read.
 * @throws DavXmlError `too-many-properties`, `missing-element`, `duplicate-element`, `invalid-value`.
 */
export function readPropstats(
  elements: readonly XmlElement[],
  around: readonly XmlAttribute[],
  message: Message,
): Propstat[] {
  let counted = 0;
  return elements.map((element) => {
    const content = readContent(PROPSTAT, element, message);
    const status = readStatus(content.status, message);
    const inherited = inheritedWithin(around, element);
    const properties = readInScope(content.prop, inherited, counted, message);
    counted += properties.length;
    return withParts({ status, properties }, content, inherited, message);
  });
}

function readInScope(
  prop: XmlElement,
  around: readonly XmlAttribute[],
  counted: number,
  message: Message,
): XmlElement[] {
  const properties = readProperties(prop, message, counted);
  const inherited = inheritedWithin(around, prop);
  // Most properties have no language around them, and stay as they were read.
  if (inherited.length === 0) return properties;
  return properties.map((property) => withInherited(property, inherited));
}

function readStatus(element: XmlElement, message: Message): number {
  const status = parseStatusLine(textContent(element));
  return status ?? refuse(message, element, "invalid-value", "this is no status line");
}

function readDescription(
  element: XmlElement,
  around: readonly XmlAttribute[],
): {
  readonly description: string;
  readonly descriptionLanguage?: string;
} {
  const language = languageOf(inheritedWithin(around, element));
  return {
    description: textContent(element),
    ...(language === undefined ? {} : { descriptionLanguage: language }),
  };
}

function readLocation(element: XmlElement, message: Message): string {
  return trimmedText(readContent(LOCATION, element, message).href);
}
