import { attributeValue, type ExpandedName, type XmlElement } from "@callingcard/xml";
import {
  children,
  optionalChild,
  requiredAttribute,
  requiredChild,
  trimmedText,
} from "./content.ts";
import type { Filter } from "./filter.ts";
import { readFilter } from "./filter-reader.ts";
import { readLimit } from "./limit.ts";
import { openMessage, refuse, type DavInput, type DavLimits, type Message } from "./message.ts";
import { CARDDAV, carddav, DAV, dav } from "./names.ts";
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

/** `DAV:expand-property` (RFC 3253 section 3.8). */
export interface ExpandPropertyReport {
  readonly kind: "expand-property";
  readonly properties: readonly ExpandProperty[];
}

/** `DAV:property` in it: a property, and what is asked of the resources its hrefs name. */
export interface ExpandProperty extends ExpandedName {
  readonly properties: readonly ExpandProperty[];
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
      return { kind: "expand-property", properties: readExpandProperties(root, message, 0) };
    default:
      return { kind: "unknown", element: root };
  }
}

function readAddressbookQuery(message: Message): AddressbookQuery {
  const { root } = message;
  const filter = optionalChild(root, carddav("filter"), message);
  return {
    kind: "addressbook-query",
    props: readReportSelection(root, message),
    ...(filter === undefined ? {} : { filter: readFilter(filter, message) }),
    ...readLimit(root, CARDDAV, message),
  };
}

function readAddressbookMultiget(message: Message): AddressbookMultiget {
  const { root, limits } = message;
  const hrefs = children(root, dav("href"));
  const excess = hrefs[limits.maxHrefs];
  if (excess !== undefined) {
    refuse(message, excess, "too-many-hrefs", `more than ${limits.maxHrefs} hrefs`, root);
  }
  return {
    kind: "addressbook-multiget",
    props: readReportSelection(root, message),
    hrefs: hrefs.map(trimmedText),
  };
}

function readSyncCollection(message: Message): SyncCollection {
  const { root } = message;
  requiredChild(root, dav("prop"), message);
  return {
    kind: "sync-collection",
    syncToken: trimmedText(requiredChild(root, dav("sync-token"), message)),
    ...readSyncLevel(root, message),
    ...readLimit(root, DAV, message),
    props: readReportSelection(root, message),
  };
}

function readSyncLevel(root: XmlElement, message: Message): { syncLevel?: "1" | "infinite" } {
  const level = optionalChild(root, dav("sync-level"), message);
  if (level === undefined) return {};
  const text = trimmedText(level);
  if (text === "1" || text === "infinite") return { syncLevel: text };
  return refuse(message, level, "invalid-value", "sync-level is neither 1 nor infinite");
}

function readExpandProperties(
  parent: XmlElement,
  message: Message,
  depth: number,
): ExpandProperty[] {
  const { maxExpansionDepth, maxProperties } = message.limits;
  const properties = children(parent, dav("property"));
  const [first] = properties;
  if (first !== undefined && depth >= maxExpansionDepth) {
    refuse(message, first, "too-deep", `more than ${maxExpansionDepth} properties in each other`);
  }
  const excess = properties[maxProperties];
  if (excess !== undefined) {
    refuse(message, excess, "too-many-properties", `more than ${maxProperties} properties`);
  }
  return properties.map((property) => ({
    namespace: attributeValue(property, "namespace") ?? DAV,
    local: requiredAttribute(property, "name", message),
    properties: readExpandProperties(property, message, depth + 1),
  }));
}
