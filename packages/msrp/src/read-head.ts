import { parseByteRange } from "./byte-range.ts";
import { head as headRule } from "./generated/msrp.ts";
import type { Header, MsrpHead } from "./head.ts";
import { KNOWN, knownHeader } from "./known-header.ts";
import { MsrpError } from "./msrp-error.ts";
import { octetError, type OctetFault } from "./octet-error.ts";
import { headFailure } from "./head-failure.ts";

/** What is known of a head from what stands around it. */
export interface HeadContext {
  /** Octets of the stream before the head. */
  readonly offset: number;

  /** Whether a blank line follows, and with it a body. */
  readonly hasBody: boolean;

  readonly maxHeaders: number;
}

/** Shortest and longest transaction identifier (RFC 4975 section 9). */
const ID_LENGTH = { min: 4, max: 32 } as const;

/**
 * Reads a head (RFC 4975 section 9).
 *
 * @param octets The start line and the headers, each with its CRLF.
 * @param context What stands around them.
 * @returns The head.
 * @throws MsrpError for what is not a head, or not one that can stand there.
 */
export function readHead(octets: Uint8Array, context: HeadContext): MsrpHead {
  const refuse = (fault: OctetFault): never => {
    throw octetError(fault, octets, context.offset);
  };
  const { transactionId, start, headers } = headRule.parseOctets(octets, (failure) =>
    refuse(headFailure(octets, failure)),
  );
  const { method, status, comment } = start;
  const head: MsrpHead =
    method === undefined
      ? { kind: "response", transactionId, status: Number(status), comment, headers }
      : { kind: "request", transactionId, method, headers };
  const fault = faultOfHead(head, context);
  return fault === undefined ? head : refuse(fault);
}

/**
 * Finds what makes a head one that cannot stand there.
 *
 * @param value The head.
 * @param context What stands around it.
 * @returns The first fault.
 */
export function faultOfHead(
  value: MsrpHead,
  context: Omit<HeadContext, "offset">,
): OctetFault | undefined {
  return faultOfStart(value) ?? faultOfHeaders(value, context);
}

function faultOfStart({ transactionId }: MsrpHead): OctetFault | undefined {
  if (isIdLength(transactionId)) return undefined;
  return {
    code: "invalid-transaction-id",
    reason: `transaction identifier has ${transactionId.length} characters`,
    index: "MSRP ".length,
    rule: "RFC 4975 transact-id",
  };
}

/**
 * Tells whether an identifier is neither too short nor too long.
 *
 * @param id The identifier.
 * @returns Whether it is.
 */
export function isIdLength(id: string): boolean {
  return id.length >= ID_LENGTH.min && id.length <= ID_LENGTH.max;
}

function faultOfHeaders(
  value: MsrpHead,
  context: Omit<HeadContext, "offset">,
): OctetFault | undefined {
  const { headers } = value;
  if (headers.length > context.maxHeaders) {
    const { maxHeaders } = context;
    const reason = `head has more than ${maxHeaders} headers`;
    return {
      code: "too-many-headers",
      reason,
      index: indexOfHeader(value, maxHeaders),
      rule: "RFC 4975 headers",
    };
  }
  let seen = 0;
  let last = 0;
  let number = 0;
  for (const header of headers) {
    const known = knownHeader(header.name);
    const fault = faultOfHeader(header, number, known, seen);
    if (fault !== undefined) {
      return { ...fault, index: indexOfHeader(value, number) + fault.index };
    }
    seen |= known;
    last = known;
    number++;
  }
  const fault = faultOfContent(value, seen, last, context);
  return fault && { ...fault, index: indexOfHeader(value, fault.index) };
}

// The fault of a header, with an index in its line.
function faultOfHeader(
  { name, value }: Header,
  number: number,
  known: number,
  seen: number,
): OctetFault | undefined {
  if (number === 0 && known !== KNOWN.toPath) {
    const reason = `To-Path is not the first header`;
    return { code: "missing-to-path", reason, index: 0, rule: "RFC 4975 headers" };
  }
  if (number === 1 && known !== KNOWN.fromPath) {
    const reason = `From-Path is not the second header`;
    return { code: "missing-from-path", reason, index: 0, rule: "RFC 4975 headers" };
  }
  if (known === 0) return undefined;
  // Two hops that each take another one of two equal headers would read two messages.
  if ((seen & known) !== 0) {
    const reason = `header ${name} stands twice`;
    return { code: "repeated-header", reason, index: 0, rule: "RFC 4975 headers" };
  }
  return known === KNOWN.byteRange ? faultOfByteRange(value, name.length + 2) : undefined;
}

function faultOfByteRange(value: string, indexOfValue: number): OctetFault | undefined {
  try {
    parseByteRange(value);
    return undefined;
  } catch (error) {
    if (!(error instanceof MsrpError)) throw error;
    const { code, offset, rule } = error;
    return { code, reason: "Byte-Range is not one", index: indexOfValue + offset, rule };
  }
}

// The fault of the headers that belong to the body, with the number of a header as its index.
function faultOfContent(
  { kind, headers }: MsrpHead,
  seen: number,
  last: number,
  { hasBody }: Omit<HeadContext, "offset">,
): OctetFault | undefined {
  const rule = "RFC 4975 content-stuff";
  const hasContentType = (seen & KNOWN.contentType) !== 0;
  if (headers.length < 2) {
    const reason = "From-Path is not the second header";
    return { code: "missing-from-path", reason, index: 1, rule: "RFC 4975 headers" };
  }
  if (!hasBody) {
    if (!hasContentType) return undefined;
    const reason = "Content-Type without a body";
    return { code: "content-type-without-body", reason, index: contentTypeIn(headers), rule };
  }
  if (kind === "response") {
    const reason = "response has a body";
    return {
      code: "body-in-response",
      reason,
      index: headers.length,
      rule: "RFC 4975 msrp-response",
    };
  }
  if (last === KNOWN.contentType) return undefined;
  return hasContentType
    ? {
        code: "content-type-not-last",
        reason: "header between Content-Type and the body",
        index: contentTypeIn(headers) + 1,
        rule,
      }
    : {
        code: "missing-content-type",
        reason: "body without Content-Type",
        index: headers.length,
        rule,
      };
}

function contentTypeIn(headers: readonly Header[]): number {
  return headers.findIndex(({ name }) => knownHeader(name) === KNOWN.contentType);
}

// Octets before a header of a head; behind the last one, those of the whole head.
function indexOfHeader(value: MsrpHead, number: number): number {
  const { transactionId, headers } = value;
  const start =
    value.kind === "request"
      ? value.method
      : statusText(value.status) + (value.comment === undefined ? "" : ` ${value.comment}`);
  const lines = headers.slice(0, number).map(({ name, value: text }) => `${name}: ${text}\r\n`);
  const before = `MSRP ${transactionId} ${start}\r\n${lines.join("")}`;
  return new TextEncoder().encode(before).length;
}

/**
 * Writes a status code.
 *
 * @param status 0 to 999.
 * @returns Three digits.
 */
export function statusText(status: number): string {
  return String(status).padStart(3, "0");
}
