import type { NearMiss } from "@callingcard/grammar/arbitrary";
import { ParseError } from "@callingcard/grammar";
import type { XmlElement } from "@callingcard/xml";
import { spoiltXml, writtenXml } from "@callingcard/xml/arbitrary";
import * as fc from "fast-check";
import { principalReport } from "./arbitrary-acl.ts";
import { condition } from "./arbitrary-condition.ts";
import { lockinfo } from "./arbitrary-lock.ts";
import { mkcolResponse, multistatus } from "./arbitrary-multistatus.ts";
import {
  addressbookMultiget,
  addressbookQuery,
  expandProperties,
  mkcol,
  proppatch,
  propSelection,
  syncCollection,
} from "./arbitrary-request.ts";
import { parseConditions } from "./condition-reader.ts";
import { conditionsElement } from "./condition-writer.ts";
import { stringifyDav } from "./dav-error.ts";
import { expandPropertyElement } from "./expand-property.ts";
import { parseLockinfo } from "./lock-reader.ts";
import { lockinfoElement } from "./lock-writer.ts";
import { mkcolResponseElement, parseMkcolResponse } from "./mkcol-response.ts";
import { parseMultistatus } from "./multistatus-reader.ts";
import { parsePrincipalReport } from "./principal-report.ts";
import { principalReportElement } from "./principal-report-writer.ts";
import { parsePropfind, propfindElement } from "./propfind.ts";
import { mkcolElement, parseMkcol, parseProppatch, proppatchElement } from "./proppatch.ts";
import { parseReport, type Report } from "./report.ts";
import {
  addressbookMultigetElement,
  addressbookQueryElement,
  syncCollectionElement,
} from "./report-writer.ts";
import { multistatusElement } from "./response-element.ts";

/** The bodies of the package: the local names of their root elements; `principal-report` is any of RFC 3744. */
export type DocumentKind =
  | "propfind"
  | "propertyupdate"
  | "mkcol"
  | "mkcol-response"
  | "multistatus"
  | "lockinfo"
  | "error"
  | "addressbook-query"
  | "addressbook-multiget"
  | "sync-collection"
  | "expand-property"
  | "principal-report";

/**
 * Bodies of requests and answers as text, written in many ways.
 *
 * @param kind Which; without it, any.
 */
export function document(kind?: DocumentKind): fc.Arbitrary<string> {
  return ofKind(kind, ({ roots }) => writtenXml(roots()));
}

/**
 * Bodies spoilt in one place, which the reader of the kind refuses: not well-formed, with another root, or
 * with an element or attribute that is left out, doubled, unknown, or not what it must be. The offset is that
 * of the element in the whole text.
 *
 * @param kind Which; without it, any.
 */
export function nearDocument(kind?: DocumentKind): fc.Arbitrary<NearMiss> {
  return ofKind(kind, ({ roots, parse }) =>
    spoiltXml(roots(), { write: stringifyDav, isRefused: (text) => isRefused(parse, text) }),
  );
}

interface Kind {
  readonly roots: () => fc.Arbitrary<XmlElement>;
  readonly parse: (text: string) => unknown;
}

const KINDS: Readonly<Record<DocumentKind, Kind>> = {
  propfind: { roots: () => propSelection().map(propfindElement), parse: parsePropfind },
  propertyupdate: { roots: () => proppatch().map(proppatchElement), parse: parseProppatch },
  mkcol: { roots: () => mkcol().map(mkcolElement), parse: parseMkcol },
  "mkcol-response": {
    roots: () => mkcolResponse().map(mkcolResponseElement),
    parse: parseMkcolResponse,
  },
  multistatus: { roots: () => multistatus().map(multistatusElement), parse: parseMultistatus },
  lockinfo: { roots: () => lockinfo().map(lockinfoElement), parse: parseLockinfo },
  error: {
    roots: () => fc.array(condition(), { maxLength: 3 }).map(conditionsElement),
    parse: parseConditions,
  },
  "addressbook-query": {
    roots: () => addressbookQuery().map(addressbookQueryElement),
    parse: knownReport,
  },
  "addressbook-multiget": {
    roots: () => addressbookMultiget().map(addressbookMultigetElement),
    parse: knownReport,
  },
  "sync-collection": {
    roots: () => syncCollection().map(syncCollectionElement),
    parse: knownReport,
  },
  "expand-property": {
    roots: () => expandProperties().map(expandPropertyElement),
    parse: knownReport,
  },
  "principal-report": {
    roots: () => principalReport().map(principalReportElement),
    parse: parsePrincipalReport,
  },
};

function ofKind<Value>(
  kind: DocumentKind | undefined,
  arbitraryOf: (kind: Kind) => fc.Arbitrary<Value>,
): fc.Arbitrary<Value> {
  if (kind !== undefined) return arbitraryOf(KINDS[kind]);
  return fc.oneof({ withCrossShrink: true }, ...Object.values(KINDS).map(arbitraryOf));
}

// A report with another root is read as one that is not known.
function knownReport(text: string): Report | undefined {
  const report = parseReport(text);
  return report.kind === "unknown" ? undefined : report;
}

function isRefused(parse: Kind["parse"], text: string): boolean {
  try {
    return parse(text) === undefined;
  } catch (error) {
    if (error instanceof ParseError) return true;
    throw error;
  }
}
