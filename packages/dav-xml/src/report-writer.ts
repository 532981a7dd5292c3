import { element, type XmlElement } from "@callingcard/xml";
import type { Filter } from "./filter.ts";
import { filterElement } from "./filter-writer.ts";
import { hrefElement } from "./href.ts";
import { limitElements } from "./limit.ts";
import { CARDDAV, carddav, DAV, dav } from "./names.ts";
import type { PropSelectionInit } from "./prop.ts";
import { selectionElements } from "./propfind.ts";
import { syncTokenElement } from "./response-element.ts";

/** What `addressbookQueryElement` says. */
export interface AddressbookQueryInit {
  readonly props: PropSelectionInit;
  readonly filter: Filter;
  /** Most responses wanted. Default none. */
  readonly limit?: number;
}

/**
 * Builds `CARDDAV:addressbook-query` (RFC 6352 section 10.3).
 *
 * @param query What is asked for.
 * @throws RangeError for a limit that is no whole number, and as `filterElement` and `addressDataElement` do.
 */
export function addressbookQueryElement(query: AddressbookQueryInit): XmlElement {
  const { props, filter, limit } = query;
  return element(carddav("addressbook-query"), [
    ...selectionElements(props),
    filterElement(filter),
    ...limitElements(CARDDAV, limit),
  ]);
}

/** What `addressbookMultigetElement` says. */
export interface AddressbookMultigetInit {
  readonly props: PropSelectionInit;
  readonly hrefs: readonly string[];
}

/**
 * Builds `CARDDAV:addressbook-multiget` (RFC 6352 section 10.7).
 *
 * @param multiget What is asked for.
 * @throws RangeError for white space around an href, and as `addressDataElement` does.
 */
export function addressbookMultigetElement(multiget: AddressbookMultigetInit): XmlElement {
  const { props, hrefs } = multiget;
  return element(carddav("addressbook-multiget"), [
    ...selectionElements(props),
    ...hrefs.map(hrefElement),
  ]);
}

/** What `syncCollectionElement` says. */
export interface SyncCollectionInit {
  /** Empty for the first synchronisation. */
  readonly syncToken: string;
  /** Default `1`. */
  readonly syncLevel?: "1" | "infinite";
  /** Most responses wanted. Default none. */
  readonly limit?: number;
  readonly props: Extract<PropSelectionInit, { readonly kind: "prop" }>;
}

/**
 * Builds `DAV:sync-collection` (RFC 6578 section 6.1).
 *
 * @param init What is asked for, and since when.
 * @throws RangeError for white space around the token, for a limit that is no whole number, and as
 * `addressDataElement` does.
 */
export function syncCollectionElement(init: SyncCollectionInit): XmlElement {
  const { syncToken, syncLevel = "1", limit, props } = init;
  return element(dav("sync-collection"), [
    syncTokenElement(syncToken),
    element(dav("sync-level"), [syncLevel]),
    ...limitElements(DAV, limit),
    ...selectionElements(props),
  ]);
}
