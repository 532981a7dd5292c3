import { element, type XmlElement, type XmlNode } from "@callingcard/xml";
import {
  aclElement,
  addressbookMultigetElement,
  addressbookQueryElement,
  CARDDAV,
  conditionsElement,
  DAV,
  expandPropertyElement,
  livePropertyElement,
  lockinfoElement,
  lockResponseElement,
  mkcolElement,
  mkcolResponseElement,
  multistatusElement,
  parseAcl,
  parseConditions,
  parseExpandedProperty,
  parseLiveProperty,
  parseLockinfo,
  parseLockResponse,
  parseMkcol,
  parseMkcolResponse,
  parseMultistatus,
  parsePrincipalReport,
  parsePrincipalSearchPropertySet,
  parsePropfind,
  parseProppatch,
  parseReport,
  principalReportElement,
  principalSearchPropertySetElement,
  propfindElement,
  proppatchElement,
  responseElement,
  syncCollectionElement,
  type Propstat,
} from "../src/index.ts";
import { plainElement } from "./plain.ts";

/**
 * Reads a document into typed data and builds it again.
 *
 * @returns The tree; `undefined` for a document that the package does not know.
 */
export function writtenBack(root: XmlElement): XmlElement | undefined {
  const { namespace, local, children } = root;
  switch (namespace === DAV || namespace === CARDDAV ? local : "") {
    case "propfind":
      return propfindElement(parsePropfind(root));
    case "propertyupdate":
      return proppatchElement(parseProppatch(root));
    case "mkcol":
      return mkcolElement(parseMkcol(root));
    case "mkcol-response":
      return mkcolResponseElement({ propstats: parseMkcolResponse(root).propstats.map(typed) });
    case "multistatus":
      return multistatusWrittenBack(root);
    case "error":
      return conditionsElement(parseConditions(root));
    case "lockinfo":
      return lockinfoElement(parseLockinfo(root));
    case "prop":
      return lockResponseElement(parseLockResponse(root));
    case "acl":
      return aclElement(parseAcl(root));
    case "required-principal":
      return requiredPrincipalWrittenBack(root);
    case "acl-principal-prop-set":
    case "principal-match":
    case "principal-property-search":
    case "addressbook-query":
    case "addressbook-multiget":
    case "sync-collection":
    case "expand-property":
      return reportWrittenBack(root);
    case "principal-search-property-set":
      return children.length === 0
        ? reportWrittenBack(root)
        : principalSearchPropertySetElement(parsePrincipalSearchPropertySet(root));
    default:
      return livePropertyWrittenBack(root);
  }
}

function reportWrittenBack(root: XmlElement): XmlElement | undefined {
  const principalReport = parsePrincipalReport(root);
  if (principalReport !== undefined) return principalReportElement(principalReport);
  const report = parseReport(root);
  switch (report.kind) {
    case "addressbook-query": {
      const { props, filter = { test: "anyof", propFilters: [] }, limit } = report;
      return addressbookQueryElement({ props, filter, ...(limit === undefined ? {} : { limit }) });
    }
    case "addressbook-multiget":
      return addressbookMultigetElement(report);
    case "sync-collection": {
      const { props, ...rest } = report;
      if (props.kind !== "prop") throw new Error("sync-collection without prop");
      return syncCollectionElement({ ...rest, props });
    }
    case "expand-property":
      return expandPropertyElement(report.properties);
    case "unknown":
      return undefined;
  }
}

// It stands in a property, and alone in the text of RFC 3744 section 5.6.4.
function requiredPrincipalWrittenBack(root: XmlElement): XmlElement | undefined {
  const restrictions = element({ namespace: DAV, local: "acl-restrictions" }, [root]);
  const [written] = livePropertyWrittenBack(restrictions)?.children ?? [];
  return written?.kind === "element" ? written : undefined;
}

function multistatusWrittenBack(root: XmlElement): XmlElement {
  const { responses, ...rest } = parseMultistatus(root);
  return multistatusElement({
    ...rest,
    responses: responses.map((response) => ({
      ...response,
      propstats: response.propstats.map(typed),
    })),
  });
}

// Properties have values where they were found; elsewhere they are only named.
function typed(propstat: Propstat): Propstat {
  if (propstat.status !== 200) return propstat;
  const properties = propstat.properties.map((property) => propertyWrittenBack(property));
  return { ...propstat, properties };
}

function propertyWrittenBack(property: XmlElement): XmlElement {
  const responses = parseExpandedProperty(property);
  if (responses.length > 0) return element(property, responses.map(responseElement));
  // In the answer to an extended MKCOL, properties that were set are only named.
  if (property.children.length === 0) return property;
  return livePropertyWrittenBack(property) ?? property;
}

function livePropertyWrittenBack(property: XmlElement): XmlElement | undefined {
  const read = parseLiveProperty(property);
  return read.kind === "unknown" ? undefined : livePropertyElement(read);
}

/** Elements whose children have an order in their definition that does not count. */
const UNORDERED = [
  "multistatus",
  "response",
  "propstat",
  "propfind",
  "lockinfo",
  "activelock",
  "lockentry",
  "sync-collection",
  "supported-privilege",
  "ace",
];

/** Attributes whose value is the one that holds without them (RFC 6352 section 10). */
const DEFAULTS = [
  ["test", "anyof"],
  ["match-type", "contains"],
  ["negate-condition", "no"],
  ["novalue", "no"],
  ["namespace", DAV],
];

/**
 * A tree by which two documents can be compared: without white space around text or
 * attributes that say nothing new, without elements in `DAV:responsedescription`, which is text, and
 * without the empty `DAV:prop` of a report that asks for nothing, and with children sorted where RFC 4918 section 17 says that their
 * order is irrelevant.
 */
export function comparable(root: XmlElement): XmlElement {
  const { children, attributes, ...named } = plainElement(root);
  const rest = {
    ...named,
    attributes: attributes.filter(
      ({ local, value }) => !DEFAULTS.some((one) => one[0] === local && one[1] === value),
    ),
  };
  const compared = children.flatMap((child): XmlNode[] => {
    if (child.kind === "element") {
      const isNothing = child.local === "prop" && child.children.length === 0;
      if (named.local === "responsedescription") return [];
      return named.local === "principal-match" && isNothing ? [] : [comparable(child)];
    }
    const text = child.kind === "text" ? sameStatus(child.text.trim()) : "";
    return text === "" ? [] : [{ kind: "text", text, offset: 0 }];
  });
  const isUnordered = rest.namespace === DAV && UNORDERED.includes(rest.local);
  return { ...rest, children: isUnordered ? compared.toSorted(byName) : compared };
}

// Of a status line, the code counts; the phrase is written by the RFC's table.
function sameStatus(text: string): string {
  return text.replace(/^(HTTP\/1\.1 [0-9]{3}) .*$/, "$1");
}

function byName(a: XmlNode, b: XmlNode): number {
  return nameOf(a) < nameOf(b) ? -1 : Number(nameOf(a) > nameOf(b));
}

function nameOf(node: XmlNode): string {
  return node.kind === "element" ? node.local : "";
}
