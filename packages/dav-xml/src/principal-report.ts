import { childElements, textContent, type ExpandedName, type XmlElement } from "@callingcard/xml";
import {
  children,
  enumeratedAttribute,
  optionalChild,
  optionalChoice,
  requiredChild,
} from "./content.ts";
import type { Test } from "./filter.ts";
import { openMessage, refuse, type DavInput, type DavLimits, type Message } from "./message.ts";
import { DAV, dav } from "./names.ts";
import { readPropNames, readReportSelection, type PropSelection } from "./prop.ts";

/** The body of a REPORT about principals (RFC 3744 section 9), by its root element. */
export type PrincipalReport =
  | AclPrincipalPropSet
  | PrincipalMatch
  | PrincipalPropertySearch
  | PrincipalSearchPropertySet;

/** `DAV:acl-principal-prop-set` (RFC 3744 section 9.2). */
export interface AclPrincipalPropSet {
  readonly kind: "acl-principal-prop-set";
  readonly props: PropSelection;
}

/** `DAV:principal-match` (RFC 3744 section 9.3). */
export interface PrincipalMatch {
  readonly kind: "principal-match";
  /** `self`, or the property that must name the current principal. */
  readonly match: "self" | ExpandedName;
  readonly props: PropSelection;
}

/** `DAV:principal-property-search` (RFC 3744 section 9.4). */
export interface PrincipalPropertySearch {
  readonly kind: "principal-property-search";
  /** How the searches are joined: the attribute that address books send, `allof` without it. */
  readonly test: Test;
  readonly searches: readonly PropertySearch[];
  /** `DAV:apply-to-principal-collection-set` was given. */
  readonly appliesToCollectionSet: boolean;
  readonly props: PropSelection;
}

/** `DAV:property-search` in it. */
export interface PropertySearch {
  readonly properties: readonly ExpandedName[];
  /** What each of the properties must contain. */
  readonly match: string;
}

/** `DAV:principal-search-property-set` (RFC 3744 section 9.5). */
export interface PrincipalSearchPropertySet {
  readonly kind: "principal-search-property-set";
}

/**
 * Reads the body of a REPORT about principals; `parseReport` gives these as `unknown`.
 *
 * @param input The document, or the element of the unknown report.
 * @param limits Limits that differ from the defaults.
 * @returns The report; `undefined` when it is another one.
 * @throws XmlError, or DavXmlError.
 */
export function parsePrincipalReport(
  input: DavInput,
  limits?: DavLimits,
): PrincipalReport | undefined {
  const message = openMessage(input, undefined, limits);
  const { root } = message;
  if (root.namespace !== DAV) return undefined;
  switch (root.local) {
    case "acl-principal-prop-set":
      return { kind: root.local, props: readReportSelection(root, message) };
    case "principal-match":
      return readPrincipalMatch(message);
    case "principal-property-search":
      return readPrincipalPropertySearch(message);
    case "principal-search-property-set":
      return { kind: root.local };
    default:
      return undefined;
  }
}

function readPrincipalMatch(message: Message): PrincipalMatch {
  const { root } = message;
  const choice =
    optionalChoice(root, [dav("self"), dav("principal-property")], message) ??
    refuse(message, root, "missing-element", "neither self nor principal-property");
  return {
    kind: "principal-match",
    match: choice.local === "self" ? "self" : readPrincipalProperty(choice, message),
    props: readReportSelection(root, message),
  };
}

function readPrincipalProperty(element: XmlElement, message: Message): ExpandedName {
  const [property] = childElements(element);
  if (property === undefined) return refuse(message, element, "missing-element", "no property");
  return { namespace: property.namespace, local: property.local };
}

function readPrincipalPropertySearch(message: Message): PrincipalPropertySearch {
  const { root, limits } = message;
  const searches = children(root, dav("property-search"));
  if (searches.length === 0) refuse(message, root, "missing-element", "no property-search");
  const excess = searches[limits.maxFilters];
  if (excess !== undefined) {
    refuse(message, excess, "too-many-filters", `more than ${limits.maxFilters} conditions`, root);
  }
  const collectionSet = optionalChild(root, dav("apply-to-principal-collection-set"), message);
  return {
    kind: "principal-property-search",
    test: enumeratedAttribute(root, "test", ["anyof", "allof"], "allof", message),
    searches: searches.map((search) => readPropertySearch(search, message)),
    appliesToCollectionSet: collectionSet !== undefined,
    props: readReportSelection(root, message),
  };
}

function readPropertySearch(search: XmlElement, message: Message): PropertySearch {
  const prop = requiredChild(search, dav("prop"), message);
  return {
    properties: readPropNames(prop, message).map(({ namespace, local }) => ({ namespace, local })),
    match: textContent(requiredChild(search, dav("match"), message)),
  };
}
