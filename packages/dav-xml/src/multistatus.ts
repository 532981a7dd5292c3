import type { ExpandedName, XmlElement } from "@callingcard/xml";

/** `DAV:multistatus` (RFC 4918 section 14.16). */
export interface Multistatus<Property = XmlElement> {
  readonly responses: readonly DavResponse<Property>[];
  /** `DAV:sync-token` (RFC 6578 section 6.4). */
  readonly syncToken?: string;
  /** `DAV:responsedescription`. */
  readonly description?: string;
  /** The language tag of its `xml:lang`; absent when none is in scope. */
  readonly descriptionLanguage?: string;
}

/** `DAV:response` (RFC 4918 section 14.24): what became of one resource. */
export interface DavResponse<Property = XmlElement> {
  readonly href: string;
  /** Of the resource as a whole; absent when each propstat has its own. */
  readonly status?: number;
  readonly propstats: readonly Propstat<Property>[];
  /** `DAV:error` of the resource as a whole. */
  readonly error?: XmlElement;
  /** `DAV:responsedescription`. */
  readonly description?: string;
  /** The language tag of its `xml:lang`; absent when none is in scope. */
  readonly descriptionLanguage?: string;
  /** `DAV:location` (RFC 4918 section 14.9): where a redirect leads. */
  readonly location?: string;
}

/** `DAV:propstat` (RFC 4918 section 14.22): properties that share a status. */
export interface Propstat<Property = XmlElement> {
  readonly status: number;
  readonly properties: readonly Property[];
  /** `DAV:error` of these properties. */
  readonly error?: XmlElement;
  /** `DAV:responsedescription`. */
  readonly description?: string;
  /** The language tag of its `xml:lang`; absent when none is in scope. */
  readonly descriptionLanguage?: string;
}

/** A property that is already written, with the prefixes that the multistatus declares. */
export interface PropertyText {
  readonly name: ExpandedName;
  readonly xml: string;
}

/** A response whose properties may be written already. */
export type FastResponse = DavResponse<XmlElement | PropertyText>;
