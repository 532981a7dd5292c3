import { ParseError } from "@callingcard/grammar";
import {
  addressbookQueryElement,
  parseError,
  parseMkcol,
  parseMultistatus,
  parsePropfind,
  parseProppatch,
  parseReport,
  stringifyDav,
  stringifyMultistatus,
} from "../src/index.ts";

/** Lets only bugs escape: every message is read or refused, and what is read can be written. */
export function fuzz(data: Uint8Array): void {
  attempt(parsePropfind, data);
  attempt(parseProppatch, data);
  attempt(parseMkcol, data);
  attempt(parseError, data);
  const report = attempt(parseReport, data);
  if (report?.kind === "addressbook-query" && report.filter !== undefined) {
    const { props, filter } = report;
    parseReport(stringifyDav(addressbookQueryElement({ props, filter })));
  }
  const multistatus = attempt(parseMultistatus, data);
  if (multistatus === undefined) return;
  const written = stringifyMultistatus(multistatus);
  if (stringifyMultistatus(parseMultistatus(written)) !== written) {
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
