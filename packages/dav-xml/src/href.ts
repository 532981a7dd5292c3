import { element, type XmlElement } from "@callingcard/xml";
import { trimmedText, withoutOuterSpace } from "./content.ts";
import { refuse, type Message } from "./message.ts";
import { dav } from "./names.ts";

const HREF = dav("href");

/**
 * Builds a `DAV:href` (RFC 4918 section 14.7).
 *
 * @param href The reference, percent-encoded as it goes over the wire.
 * @throws RangeError when there is white space around it, which readers take away.
 */
export function hrefElement(href: string): XmlElement {
  return element(HREF, href === "" ? [] : [withoutOuterSpace(href, "href")]);
}

/**
 * Reads a list of `DAV:href` elements.
 *
 * @param hrefs The elements.
 * @param message The message that is read.
 * @throws DavXmlError `too-many-hrefs`.
 */
export function readHrefs(hrefs: readonly XmlElement[], message: Message): string[] {
  const { maxHrefs } = message.limits;
  const excess = hrefs[maxHrefs];
  if (excess !== undefined) {
    refuse(message, excess, "too-many-hrefs", `more than ${maxHrefs} hrefs`);
  }
  return hrefs.map(trimmedText);
}
