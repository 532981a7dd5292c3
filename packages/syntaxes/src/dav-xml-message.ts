import {
  aclElement,
  addressbookMultigetElement,
  addressbookQueryElement,
  conditionsElement,
  DAV,
  DavXmlError,
  expandPropertyElement,
  lockinfoElement,
  lockResponseElement,
  mkcolElement,
  mkcolResponseElement,
  multistatusElement,
  parseAcl,
  parseConditions,
  parseLockinfo,
  parseLockResponse,
  parseMkcol,
  parseMkcolResponse,
  parseMultistatus,
  parsePrincipalReport,
  parsePropfind,
  parseProppatch,
  parseReport,
  principalReportElement,
  propfindElement,
  proppatchElement,
  stringifyDav,
  syncCollectionElement,
} from "@callingcard/dav-xml";
import type { XmlDocument, XmlElement } from "@callingcard/xml";
import type { ReadDocument } from "./xml-reading.ts";

type Read = (document: XmlDocument) => ReadDocument;

/** The messages that have a function of their own, by their root in the namespace `DAV:`. */
const MESSAGES: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["multistatus", message(parseMultistatus, multistatusElement)],
  ["propfind", message(parsePropfind, propfindElement)],
  ["propertyupdate", message(parseProppatch, proppatchElement)],
  ["mkcol", message(parseMkcol, mkcolElement)],
  ["mkcol-response", message(parseMkcolResponse, mkcolResponseElement)],
  ["lockinfo", message(parseLockinfo, lockinfoElement)],
  ["prop", message(parseLockResponse, lockResponseElement)],
  ["error", message(parseConditions, conditionsElement)],
  ["acl", message(parseAcl, aclElement)],
]);

/**
 * Reads a message of WebDAV or CardDAV by its root.
 *
 * @param document The document.
 * @returns The message and its writer.
 * @throws ParseError for a document that is none.
 */
export function readDavMessage(document: XmlDocument): ReadDocument {
  const { root } = document;
  const read = root.namespace === DAV ? MESSAGES.get(root.local) : undefined;
  return read?.(document) ?? readReport(document);
}

function message<Value>(
  parse: (document: XmlDocument) => Value,
  elementOf: (value: Value) => XmlElement,
): Read {
  return (document) => {
    const value = parse(document);
    return { value, write: () => stringifyDav(elementOf(value)) };
  };
}

function readReport(document: XmlDocument): ReadDocument {
  const report = parseReport(document);
  switch (report.kind) {
    case "addressbook-query": {
      const { filter } = report;
      // Read for clients that leave it out; not written without.
      const write = (): string | undefined =>
        filter && stringifyDav(addressbookQueryElement({ ...report, filter }));
      return { value: report, write };
    }
    case "addressbook-multiget":
      return { value: report, write: () => stringifyDav(addressbookMultigetElement(report)) };
    case "sync-collection": {
      const { props } = report;
      const write = (): string | undefined =>
        props.kind === "prop"
          ? stringifyDav(syncCollectionElement({ ...report, props }))
          : undefined;
      return { value: report, write };
    }
    case "expand-property":
      return { value: report, write: () => stringifyDav(expandPropertyElement(report.properties)) };
    case "unknown":
      return readPrincipalReport(document);
  }
}

function readPrincipalReport(document: XmlDocument): ReadDocument {
  const report = parsePrincipalReport(document);
  if (report !== undefined) {
    return { value: report, write: () => stringifyDav(principalReportElement(report)) };
  }
  const { root, source } = document;
  const reason = "root element is no message of WebDAV or CardDAV";
  const { offset } = root;
  throw new DavXmlError({ code: "wrong-root", reason, source, offset, rule: root.local });
}
