import { SUPPORTED_COLLATIONS } from "@callingcard/carddav-filter";
import { CALENDARSERVER, carddav, dav } from "@callingcard/dav-xml";
import { REPRESENTATIONS } from "../representation/representation.ts";
import type { AddressBook } from "../store.ts";
import type { ResourceAccess } from "../access/resource-access.ts";
import { commonProperties, REPORTS, resourceType } from "./common.ts";
import { isHidden } from "./hidden.ts";
import { lockProperties, type LockView } from "./lock.ts";
import { constantProperty } from "./simple-property.ts";
import { escapeText, type ExpandedName } from "@callingcard/xml";
import { elementText } from "./element-text.ts";
import { nameKey, propertyTable, type PropertyTable } from "./live-property.ts";
import { postProperties } from "./post.ts";
import { quotaProperties } from "./quota.ts";

/** A book with what had to be computed for it. */
export interface BookSubject extends AddressBook {
  readonly syncToken: string;
  readonly access: ResourceAccess;
  /** Where they are asked for. */
  readonly locks?: LockView;
}

/** What cards are taken in and served as (RFC 6352 section 6.2.2). */
const ADDRESS_DATA_TYPES = REPRESENTATIONS.map(
  ({ contentType, version }) =>
    `<C:address-data-type content-type="${contentType}" version="${version}"/>`,
).join("");

const COLLATIONS = SUPPORTED_COLLATIONS.map((collation) =>
  elementText(carddav("supported-collation"), escapeText(collation)),
).join("");

/** `getctag` of the CalendarServer extensions: changes with each change of a card of the book. */
const CTAG: ExpandedName = { namespace: CALENDARSERVER, local: "getctag" };

/** What the server computes for a book (RFC 6352 section 6.2, RFC 6578 section 4). */
export const BOOK_PROPERTIES: PropertyTable<BookSubject> = propertyTable<BookSubject>([
  resourceType([dav("collection"), carddav("addressbook")]),
  {
    name: dav("creationdate"),
    inAllprop: true,
    content: ({ createdMs }) => `${new Date(createdMs).toISOString().slice(0, 19)}Z`,
  },
  ...commonProperties<BookSubject>(Object.values(REPORTS), ({ access }) => access),
  ...quotaProperties<BookSubject>(),
  ...lockProperties<BookSubject>(
    () => undefined,
    ({ locks }) => locks,
  ),
  ...postProperties,
  constantProperty(carddav("supported-address-data"), ADDRESS_DATA_TYPES),
  constantProperty(carddav("supported-collation-set"), COLLATIONS),
  {
    name: carddav("max-resource-size"),
    inAllprop: false,
    content: (_, { limits }) => String(limits.maxResourceOctets),
  },
  {
    name: dav("sync-token"),
    inAllprop: false,
    content: ({ syncToken }) => escapeText(syncToken),
  },
  // The incarnation is in it, since a book made anew counts from 0 again.
  {
    name: CTAG,
    inAllprop: false,
    content: ({ id, revision }) => escapeText(`"${id}-${revision}"`),
  },
  // RFC 3253 section 3.1.4, which RFC 5995 section 3.2.1 wants beside add-member
  {
    name: dav("supported-live-property-set"),
    inAllprop: false,
    content: () => supportedLiveProperties(),
  },
]);

function supportedLiveProperties(): string {
  return BOOK_PROPERTIES.all
    .map(({ name }) => elementText(dav("prop"), elementText(name)))
    .map((prop) => elementText(dav("supported-live-property"), prop))
    .join("");
}

/** Properties that a client sets but that have a meaning, and so a syntax: plain text. */
const TEXT_PROPERTIES: ReadonlySet<string> = new Set(
  [dav("displayname"), carddav("addressbook-description")].map(nameKey),
);

/**
 * Tells whether a property of a book holds plain text.
 *
 * @internal
 */
export function isTextProperty(name: ExpandedName): boolean {
  return TEXT_PROPERTIES.has(nameKey(name));
}

/**
 * Names of RFC 4918 and its companions that no client may set on a book, although the server has no
 * value for them: a client that set them would believe in a meaning that they do not get.
 */
const RESERVED: ReadonlySet<string> = new Set(
  [
    dav("getcontentlength"),
    dav("getcontenttype"),
    dav("getetag"),
    dav("getlastmodified"),
    dav("lockdiscovery"),
    dav("supportedlock"),
    dav("principal-URL"),
    dav("alternate-URI-set"),
    dav("group-member-set"),
    dav("group-membership"),
    dav("add-member"),
    carddav("addressbook-home-set"),
    carddav("address-data"),
  ].map(nameKey),
);

/**
 * Tells whether a property is the server's own (RFC 4918 section 15: protected).
 *
 * @internal
 */
export function isProtected(name: ExpandedName): boolean {
  return isHidden(name) || BOOK_PROPERTIES.find(name) !== undefined || RESERVED.has(nameKey(name));
}
