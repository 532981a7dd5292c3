import { XML_NAMESPACE, type ExpandedName } from "@callingcard/xml";

/** Namespace of WebDAV (RFC 4918 section 21.1). */
export const DAV = "DAV:";

/** Namespace of CardDAV (RFC 6352 section 14.1). */
export const CARDDAV = "urn:ietf:params:xml:ns:carddav";

/** Namespace of `getctag` and other extensions that clients ask for. */
export const CALENDARSERVER = "http://calendarserver.org/ns/";

/** The attribute that says the language of what is in an element (XML 1.0 section 2.12). */
export const XML_LANG: ExpandedName = { namespace: XML_NAMESPACE, local: "lang" };

/**
 * Names an element or property of WebDAV.
 *
 * @param local The local name.
 */
export function dav(local: string): ExpandedName {
  return { namespace: DAV, local };
}

/**
 * Names an element or property of CardDAV.
 *
 * @param local The local name.
 */
export function carddav(local: string): ExpandedName {
  return { namespace: CARDDAV, local };
}

/**
 * Names an element or property of the calendarserver.org namespace.
 *
 * @param local The local name.
 */
export function calendarserver(local: string): ExpandedName {
  return { namespace: CALENDARSERVER, local };
}
