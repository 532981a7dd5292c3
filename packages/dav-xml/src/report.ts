import type { XmlElement } from "@callingcard/xml";
import { trimmedText } from "./content.ts";
import { contentModel, readContent } from "./content-model.ts";
import { readExpandProperty, type ExpandPropertyReport } from "./expand-property.ts";
import type { Filter } from "./filter.ts";
import { readFilter } from "./filter-reader.ts";
import * as grammar from "./generated/carddav.ts";
import * as webdav from "./generated/webdav.ts";
import { CARDDAV_LIMIT, DAV_LIMIT, readLimit } from "./limit.ts";
import { openMessage, refuse, type DavInput, type DavLimits, type Message } from "./message.ts";
import { CARDDAV, DAV } from "./names.ts";
import { readReportSelection, type PropSelection } from "./prop.ts";

/** The body of a REPORT, by its root element. */
export type Report =
  | AddressbookQuery
  | AddressbookMultiget
  | SyncCollection
  | ExpandPropertyReport
  | UnknownReport;

/** `CARDDAV:addressbook-query` (RFC 6352 section 10.3). */
export interface AddressbookQuery {
  readonly kind: "addressbook-query";
  readonly props: PropSelection;
  /** Absent when the element is missing, which clients do when they mean every card. */
  readonly filter?: Filter;
  /** Most responses that the client wants (`CARDDAV:nresults`); absent when it does not say. */
  readonly limit?: number;
}

/** `CARDDAV:addressbook-multiget` (RFC 6352 section 10.7). */
export interface AddressbookMultiget {
  readonly kind: "addressbook-multiget";
  readonly props: PropSelection;
  /** As written, without white space around them. */
  readonly hrefs: readonly string[];
}

/** `DAV:sync-collection` (RFC 6578 section 6.1). */
export interface SyncCollection {
  readonly kind: "sync-collection";
  /** Empty for the first synchronisation. */
  readonly syncToken: string;
  /** Absent when the element is missing; then the Depth header says it (RFC 6578 appendix A). */
  readonly syncLevel?: "1" | "infinite";
  /** Most responses that the client wants (`DAV:nresults`); absent when it does not say. */
  readonly limit?: number;
  readonly props: PropSelection;
}

/** A report of another kind. */
export interface UnknownReport {
  readonly kind: "unknown";
  readonly element: XmlElement;
}

/**
 * Reads the body of a REPORT. Elements that are not known are ignored (RFC 4918 section 17).
 *
 * @param input The document.
 * @param limits Limits that differ from the defaults.
 * @throws XmlError, or DavXmlError.
 */
export function parseReport(input: DavInput, limits?: DavLimits): Report {
  const message = openMessage(input, undefined, limits);
  const { root } = message;
  switch (root.namespace === DAV || root.namespace === CARDDAV ? root.namespace + root.local : "") {
    case `${CARDDAV}addressbook-query`:
      return readAddressbookQuery(message);
    case `${CARDDAV}addressbook-multiget`:
      return readAddressbookMultiget(message);
    case `${DAV}sync-collection`:
      return readSyncCollection(message);
    case `${DAV}expand-property`:
      return readExpandProperty(message);
    default:
      return { kind: "unknown", element: root };
  }
}

const ADDRESSBOOK_QUERY = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.addressbookQuery);
const MULTIGET = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.addressbookMultiget);
const SYNC_COLLECTION = /* @__PURE__ */ contentModel(webdav.EVENTS, webdav.syncCollection);

function readAddressbookQuery(message: Message): AddressbookQuery {
  const { root } = message;
  const { selection, filter, limit } = readContent(ADDRESSBOOK_QUERY, root, message);
  return {
    kind: "addressbook-query",
    props: readReportSelection(selection, root, message),
    ...(filter === undefined ? {} : { filter: readFilter(filter, message) }),
    ...readLimit(limit, CARDDAV_LIMIT, message),
  };
}

function readAddressbookMultiget(message: Message): AddressbookMultiget {
  const { root, limits } = message;
  const { selection, hrefs } = readContent(MULTIGET, root, message);
  const excess = hrefs[limits.maxHrefs];
  if (excess !== undefined) {
    refuse(message, excess, "too-many-hrefs", `more than ${limits.maxHrefs} hrefs`, root);
  }
  return {
    kind: "addressbook-multiget",
    props: readReportSelection(selection, root, message),
    hrefs: hrefs.map(trimmedText),
  };
}

function readSyncCollection(message: Message): SyncCollection {
  const { root } = message;
  const { syncToken, syncLevel, limit, prop } = readContent(SYNC_COLLECTION, root, message);
  return {
    kind: "sync-collection",
    syncToken: trimmedText(syncToken),
    ...(syncLevel === undefined ? {} : { syncLevel: readSyncLevel(syncLevel, message) }),
    ...readLimit(limit, DAV_LIMIT, message),
    props: readReportSelection({ prop }, root, message),
  };
}

function readSyncLevel(level: XmlElement, message: Message): "1" | "infinite" {
  const text = trimmedText(level);
  if (text === "1" || text === "infinite") return text;
  return refuse(message, level, "invalid-value", "sync-level is neither 1 nor infinite");
}
