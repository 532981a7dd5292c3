import type { Address } from "./address.ts";
import { findHeaders } from "./header-name.ts";
import type { HeaderValues } from "./header-values.ts";
import type { HeaderField, SipMessage, SipRequest } from "./message.ts";
import type { Parameter } from "./parameter.ts";
import { startOfParameter, startOfUri } from "./place.ts";
import { isSingle, knownHeaderName, parseHeaderValue } from "./read-header.ts";
import { SipError, type SipErrorCode } from "./sip-error.ts";
import { parseUri } from "./uri.ts";

/** What can be wrong with a message whose syntax is right. */
export type SipProblemCode =
  | SipErrorCode
  /** A header field that every message must have (RFC 3261 section 8.1.1). */
  | "missing-header"
  /** A version other than SIP/2.0. */
  | "unsupported-version"
  /** A method in CSeq that is not that of the request (RFC 3261 section 8.1.1.5). */
  | "method-mismatch"
  /** Header fields in a Request-URI, which must have none (RFC 3261 section 19.1.1). */
  | "headers-in-request-uri";

/** Something wrong with a message. */
export interface SipProblem {
  readonly code: SipProblemCode;

  /** For people. */
  readonly reason: string;

  /** The header field, as the RFC writes it; absent for the start line. */
  readonly header: keyof HeaderValues | undefined;

  /** UTF-16 code units from the start of the field's value, or of the Request-URI. */
  readonly offset: number;

  /** The status of a response that says so. */
  readonly statusCode: 400 | 505;
}

/** Most problems that are told of one message. */
const MAX_PROBLEMS = 64;

const MANDATORY = ["Via", "From", "To", "Call-ID", "CSeq"] as const;

/** Header fields that nobody has to understand, and that many write as they like. */
const NOT_READ: ReadonlySet<string> = /* @__PURE__ */ new Set(["Server", "User-Agent"]);

/**
 * Judges a message whose syntax is right: whether it has the header fields that it must have, whether
 * those that are known have values that are one, no field comes twice that may come once, and the
 * start line fits them (RFC 3261 sections 8.1.1, 8.2 and 16.3). A server that does not need a field can
 * disregard the problems with it.
 *
 * Max-Forwards may be absent, and a branch or tag too, as in requests of RFC 2543 (RFC 4475 section 3.4.1).
 *
 * @param message The message.
 * @returns The problems, those of the start line first, at most 64; none for a message that is right.
 */
export function validateMessage(message: SipMessage): readonly SipProblem[] {
  const problems: SipProblem[] = [];
  const report: Report = {
    isFull: () => problems.length === MAX_PROBLEMS,
    tell: (code, reason, header, offset) => {
      if (problems.length === MAX_PROBLEMS) return;
      const statusCode = code === "unsupported-version" ? 505 : 400;
      problems.push({ code, reason, header, offset: offset?.() ?? 0, statusCode });
    },
  };
  if (message.version.toUpperCase() !== "SIP/2.0") {
    report.tell("unsupported-version", "version other than SIP/2.0", undefined);
  }
  if (message.kind === "request") checkRequestUri(message, report);
  for (const name of MANDATORY) {
    if (findHeaders(message, name).length === 0) report.tell("missing-header", `no ${name}`, name);
  }
  checkHeaders(message, report);
  return problems;
}

interface Report {
  /** Whether no more problems are told. */
  readonly isFull: () => boolean;

  readonly tell: (
    code: SipProblemCode,
    reason: string,
    header: keyof HeaderValues | undefined,
    /** Asked for no more problems than are told, as it takes time; without it, the start. */
    offset?: () => number,
  ) => void;
}

function checkRequestUri({ requestUri }: SipRequest, report: Report): void {
  attempt(report, undefined, () => {
    const uri = parseUri(requestUri);
    if (uri.kind !== "sip" || uri.headers.length === 0) return;
    // A user may have question marks, and so may the values of the header fields.
    const offset = (): number => requestUri.indexOf("?", requestUri.indexOf("@") + 1);
    report.tell("headers-in-request-uri", "Request-URI with header fields", undefined, offset);
  });
}

function checkHeaders(message: SipMessage, report: Report): void {
  const seen = new Set<string>();
  for (const header of message.headers) {
    const name = knownHeaderName(header.name);
    if (name === undefined || NOT_READ.has(name)) continue;
    if (seen.has(name) && isSingle(name)) report.tell("repeated-header", `second ${name}`, name);
    seen.add(name);
    attempt(report, name, () => {
      checkHeader(message, name, header, report);
    });
  }
}

function checkHeader(
  message: SipMessage,
  name: keyof HeaderValues,
  { value }: HeaderField,
  report: Report,
): void {
  if (name === "CSeq") {
    const { method } = parseHeaderValue(name, value);
    if (message.kind === "request" && method !== message.method) {
      report.tell("method-mismatch", "method in CSeq is not that of the request", name);
    }
  } else if (name === "Via") {
    for (const [index, { parameters }] of parseHeaderValue(name, value).entries()) {
      checkParameters(parameters, name, value, index, report);
    }
  } else if (name === "From" || name === "To") {
    checkAddress(parseHeaderValue(name, value), name, value, 0, report);
  } else if (name === "Contact" || name === "Route" || name === "Record-Route") {
    for (const [index, address] of parseHeaderValue(name, value).entries()) {
      checkAddress(address, name, value, index, report);
    }
  } else parseHeaderValue(name, value);
}

function checkAddress(
  { uri, parameters }: Address,
  name: keyof HeaderValues,
  value: string,
  index: number,
  report: Report,
): void {
  checkParameters(parameters, name, value, index, report);
  if (uri !== "*")
    attempt(
      report,
      name,
      () => void parseUri(uri),
      () => startOfUri(value, index),
    );
}

function checkParameters(
  parameters: readonly Parameter[],
  header: keyof HeaderValues,
  value: string,
  index: number,
  report: Report,
): void {
  const seen = new Set<string>();
  for (const [place, { name }] of parameters.entries()) {
    const lower = name.toLowerCase();
    if (seen.has(lower)) {
      const offset = (): number => startOfParameter(value, index, place);
      return report.tell("repeated-parameter", "second parameter of a name", header, offset);
    }
    seen.add(lower);
  }
}

// Reports what an attempt to read throws.
function attempt(
  report: Report,
  header: keyof HeaderValues | undefined,
  read: () => void,
  start: () => number = () => 0,
): void {
  // An error takes its time to make: no more are made than are told.
  if (report.isFull()) return;
  try {
    read();
  } catch (error) {
    if (!(error instanceof SipError)) throw error;
    report.tell(error.code, error.message, header, () => start() + error.offset);
  }
}
