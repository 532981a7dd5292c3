import type { ExpandedName, XmlElement } from "@callingcard/xml";
import type { Ace, AclRestrictions } from "./acl.ts";
import type { EntityTag } from "./entity-tag.ts";
import type { Activelock, Lockentry } from "./lock.ts";
import type { LocalizedText } from "./localized-text.ts";
import type { SupportedPrivilege } from "./supported-privilege.ts";
import type { AddressDataType } from "./supported-set.ts";

/** The value of each live property that has a type, by its local name. */
export interface LivePropertyValues {
  /** A `date-time` of RFC 3339, as written (RFC 4918 section 15.1). */
  readonly creationdate: string;
  /** RFC 4918 section 15.2. */
  readonly displayname: LocalizedText;
  /** The value of a Content-Language header (RFC 4918 section 15.3). */
  readonly getcontentlanguage: string;
  /** In octets (RFC 4918 section 15.4). */
  readonly getcontentlength: number;
  /** The value of a Content-Type header (RFC 4918 section 15.5). */
  readonly getcontenttype: string;
  /** RFC 4918 section 15.6. */
  readonly getetag: EntityTag;
  /** An HTTP date, as written (RFC 4918 section 15.7). */
  readonly getlastmodified: string;
  /** RFC 4918 section 15.8. */
  readonly lockdiscovery: readonly Activelock[];
  /** RFC 4918 section 15.9. */
  readonly resourcetype: readonly ExpandedName[];
  /** RFC 4918 section 15.10. */
  readonly supportedlock: readonly Lockentry[];
  /** RFC 3253 section 3.1.3. */
  readonly "supported-method-set": readonly string[];
  /** RFC 3253 section 3.1.4. */
  readonly "supported-live-property-set": readonly ExpandedName[];
  /** RFC 3253 section 3.1.5. */
  readonly "supported-report-set": readonly ExpandedName[];
  /** Hrefs (RFC 3744 section 4.1). */
  readonly "alternate-URI-set": readonly string[];
  /** Href (RFC 3744 section 4.2). */
  readonly "principal-URL": string;
  /** Hrefs (RFC 3744 section 4.3). */
  readonly "group-member-set": readonly string[];
  /** Hrefs (RFC 3744 section 4.4). */
  readonly "group-membership": readonly string[];
  /** Href, when there is an owner (RFC 3744 section 5.1). */
  readonly owner: string | undefined;
  /** Href, when there is a group (RFC 3744 section 5.2). */
  readonly group: string | undefined;
  /** RFC 3744 section 5.3. */
  readonly "supported-privilege-set": readonly SupportedPrivilege[];
  /** RFC 3744 section 5.4. */
  readonly "current-user-privilege-set": readonly ExpandedName[];
  /** RFC 3744 section 5.5. */
  readonly acl: readonly Ace[];
  /** RFC 3744 section 5.6. */
  readonly "acl-restrictions": AclRestrictions;
  /** Hrefs (RFC 3744 section 5.7). */
  readonly "inherited-acl-set": readonly string[];
  /** Hrefs (RFC 3744 section 5.8). */
  readonly "principal-collection-set": readonly string[];
  /** In octets (RFC 4331 section 3). */
  readonly "quota-available-bytes": number;
  /** In octets (RFC 4331 section 4). */
  readonly "quota-used-bytes": number;
  /** RFC 5397 section 3. */
  readonly "current-user-principal": CurrentUserPrincipal;
  /** Href (RFC 5995 section 3.2.1). */
  readonly "add-member": string;
  /** A URI (RFC 6578 section 4). */
  readonly "sync-token": string;
  /** RFC 6352 section 6.2.1. */
  readonly "addressbook-description": LocalizedText;
  /** RFC 6352 section 6.2.2. */
  readonly "supported-address-data": readonly AddressDataType[];
  /** In octets, at least 1 (RFC 6352 section 6.2.3). */
  readonly "max-resource-size": number;
  /** Hrefs (RFC 6352 section 7.1.1). */
  readonly "addressbook-home-set": readonly string[];
  /** Href (RFC 6352 section 7.1.2). */
  readonly "principal-address": string;
  /** RFC 6352 section 8.3.1. */
  readonly "supported-collation-set": readonly string[];
  /** Of the namespace of CalendarServer; a text that changes with each change in the collection. */
  readonly getctag: string;
}

/** The value of `DAV:current-user-principal` (RFC 5397 section 3). */
export type CurrentUserPrincipal =
  | { readonly kind: "href"; readonly href: string }
  | { readonly kind: "unauthenticated" };

/** The local name of a live property that has a type; each of them is in one namespace. */
export type LivePropertyKind = keyof LivePropertyValues;

/** A live property with its value. */
export type LiveProperty<Kind extends LivePropertyKind = LivePropertyKind> = {
  readonly [One in Kind]: { readonly kind: One; readonly value: LivePropertyValues[One] };
}[Kind];

/** A property that has no type here: a dead one, or one of an extension. */
export interface UnknownProperty {
  readonly kind: "unknown";
  readonly element: XmlElement;
}
