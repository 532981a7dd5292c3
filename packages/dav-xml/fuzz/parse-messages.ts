import { ParseError } from "@callingcard/grammar";
import type { XmlElement } from "@callingcard/xml";
import { EVENTS as CARDDAV_ELEMENTS } from "../src/generated/carddav.ts";
import { EVENTS as WEBDAV_ELEMENTS } from "../src/generated/webdav.ts";
import {
  addressbookQueryElement,
  expandPropertyElement,
  lockinfoElement,
  lockResponseElement,
  mkcolElement,
  mkcolResponseElement,
  multistatusElement,
  parseError,
  parseLockinfo,
  parseLockResponse,
  parseMkcol,
  parseMkcolResponse,
  parseMultistatus,
  parsePropfind,
  parseProppatch,
  parseReport,
  propfindElement,
  proppatchElement,
  stringifyDav,
  stringifyMultistatus,
} from "../src/index.ts";

/** The elements that the grammars name. */
export const dictionary: readonly string[] = [...WEBDAV_ELEMENTS, ...CARDDAV_ELEMENTS].flatMap(
  (name) => [`<${name}>`, `</${name}>`, `<${name}/>`],
);

/** Lets only bugs escape: every message is read or refused, and what is read can be written. */
export function fuzz(data: Uint8Array): void {
  attempt(parseError, data);
  comesBack(parsePropfind, propfindElement, data);
  comesBack(parseMkcol, mkcolElement, data);
  comesBack(parseMkcolResponse, mkcolResponseElement, data);
  comesBack(parseLockinfo, lockinfoElement, data);
  comesBack(parseLockResponse, lockResponseElement, data);
  const proppatch = attempt(parseProppatch, data);
  if (proppatch !== undefined && proppatch.instructions.length > 0) {
    parseProppatch(stringifyDav(proppatchElement(proppatch)));
  }
  const report = attempt(parseReport, data);
  if (report?.kind === "addressbook-query" && report.filter !== undefined) {
    const { props, filter } = report;
    parseReport(stringifyDav(addressbookQueryElement({ props, filter })));
  }
  if (report?.kind === "expand-property") {
    parseReport(stringifyDav(expandPropertyElement(report.properties)));
  }
  const multistatus = attempt(parseMultistatus, data);
  if (multistatus === undefined) return;
  const written = stringifyMultistatus(multistatus);
  parseMultistatus(stringifyDav(multistatusElement(multistatus)));
  if (stringifyMultistatus(parseMultistatus(written)) !== written) {
    throw new Error("what was written reads back different");
  }
}

// What is read is written, and what is written reads back to what is written the same.
function comesBack<Value>(
  parse: (data: Uint8Array | string) => Value,
  build: (value: Value) => XmlElement,
  data: Uint8Array,
): void {
  const value = attempt(parse, data);
  if (value === undefined) return;
  const written = stringifyDav(build(value));
  if (stringifyDav(build(parse(written))) !== written) {
    throw new Error("what was written reads back different");
  }
}

function attempt<Value>(parse: (data: Uint8Array) => Value, data: Uint8Array): Value | undefined {
  try {
    return parse(data);
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}
