import { textContent, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { enumeratedAttribute } from "./content.ts";
import type { Test } from "./filter.ts";
import {
  aclPrincipalPropSet,
  principalMatch,
  principalPropertySearch,
  propertySearch,
} from "./acl-model.ts";
import { readContent } from "./content-model.ts";
import { openMessage, refuse, type DavInput, type DavLimits, type Message } from "./message.ts";
import { DAV } from "./names.ts";
import { readOnlyName } from "./privilege.ts";
import { readPropNames, type PropRequest } from "./prop.ts";

/** The body of a REPORT about principals (RFC 3744 section 9), by its root element. */
export type PrincipalReport =
  | AclPrincipalPropSet
  | PrincipalMatch
  | PrincipalPropertySearch
  | PrincipalSearchPropertySet;

/** `DAV:acl-principal-prop-set` (RFC 3744 section 9.2). */
export interface AclPrincipalPropSet {
  readonly kind: "acl-principal-prop-set";
  readonly props: PrincipalProps;
}

/** `DAV:principal-match` (RFC 3744 section 9.3). */
export interface PrincipalMatch {
  readonly kind: "principal-match";
  /** `self`, or the property that must name the current principal. */
  readonly match: "self" | ExpandedName;
  readonly props: PrincipalProps;
}

/** `DAV:principal-property-search` (RFC 3744 section 9.4). */
export interface PrincipalPropertySearch {
  readonly kind: "principal-property-search";
  /** How the searches are joined: the attribute that address books send, `allof` without it. */
  readonly test: Test;
  /** At least one. */
  readonly searches: readonly PropertySearch[];
  /** `DAV:apply-to-principal-collection-set` was given. */
  readonly appliesToCollectionSet: boolean;
  readonly props: PrincipalProps;
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

/** Which properties a report about principals asks for: these reports have `DAV:prop` alone. */
export interface PrincipalProps {
  readonly kind: "prop";
  /** In the order asked; none when the report does not say. */
  readonly names: readonly PropRequest[];
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
    case "acl-principal-prop-set": {
      const { prop } = readContent(aclPrincipalPropSet, root, message);
      return { kind: root.local, props: readProps(prop, message) };
    }
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

function readProps(prop: XmlElement | undefined, message: Message, counted = 0): PrincipalProps {
  return { kind: "prop", names: prop === undefined ? [] : readPropNames(prop, message, counted) };
}

function readPrincipalMatch(message: Message): PrincipalMatch {
  const { match, prop } = readContent(principalMatch, message.root, message);
  return {
    kind: "principal-match",
    match: match.local === "self" ? "self" : readOnlyName(match, "property", message),
    props: readProps(prop, message),
  };
}

function readPrincipalPropertySearch(message: Message): PrincipalPropertySearch {
  const { root, limits } = message;
  const { searches, prop, collectionSet } = readContent(principalPropertySearch, root, message);
  const excess = searches[limits.maxFilters];
  if (excess !== undefined) {
    refuse(message, excess, "too-many-filters", `more than ${limits.maxFilters} conditions`, root);
  }
  const test = enumeratedAttribute(root, "test", ["anyof", "allof"], "allof", message);
  let counted = 0;
  const read = searches.map((search) => {
    const one = readPropertySearch(search, message, counted);
    counted += one.properties.length;
    return one;
  });
  return {
    kind: "principal-property-search",
    test,
    searches: read,
    appliesToCollectionSet: collectionSet !== undefined,
    props: readProps(prop, message, counted),
  };
}

function readPropertySearch(search: XmlElement, message: Message, counted: number): PropertySearch {
  const { prop, match } = readContent(propertySearch, search, message);
  const names = readPropNames(prop, message, counted);
  return {
    properties: names.map(({ namespace, local }) => ({ namespace, local })),
    match: textContent(match),
  };
}
