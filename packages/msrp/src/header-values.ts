import { type ByteRange, parseByteRange } from "./byte-range.ts";
import { failurereport, status as statusRule, yesno } from "./generated/msrp.ts";
import { headerValue, type MsrpHead, type RequestHead } from "./head.ts";
import { MsrpError } from "./msrp-error.ts";
import { type MsrpUri, parseMsrpPath } from "./msrp-uri.ts";
import { parseValue } from "./parse-value.ts";

/** What a Failure-Report asks for (RFC 4975 section 7.1.1): all answers, those of failures, or none. */
export type FailureReport = "yes" | "partial" | "no";

/** The value of a Status (RFC 4975 section 7.1.3). */
export interface ReportStatus {
  /** Three digits; `000` means that the code is one of a response. */
  readonly namespace: string;

  /** 0 to 999. */
  readonly code: number;
  readonly comment: string | undefined;
}

/**
 * Reads the To-Path of a head.
 *
 * @param head The head.
 * @returns The URIs still to be visited, the next one first.
 * @throws MsrpError for a value that is no path.
 */
export function toPath(head: MsrpHead): readonly MsrpUri[] {
  return parseMsrpPath(head.headers[0]?.value ?? "");
}

/**
 * Reads the From-Path of a head.
 *
 * @param head The head.
 * @returns The URIs that lead back to the sender, the last hop first.
 * @throws MsrpError for a value that is no path.
 */
export function fromPath(head: MsrpHead): readonly MsrpUri[] {
  return parseMsrpPath(head.headers[1]?.value ?? "");
}

/**
 * Reads the Message-ID of a head.
 *
 * @param head The head.
 * @returns The identifier; `undefined` without the header.
 * @throws MsrpError `invalid-message-id`.
 */
export function messageId(head: MsrpHead): string | undefined {
  const value = headerValue(head, "Message-ID");
  if (value === undefined || isIdentifier(value)) return value;
  throw new MsrpError({
    code: "invalid-message-id",
    reason: "Message-ID is no identifier",
    source: value,
    offset: 0,
    rule: "RFC 4975 ident",
  });
}

/**
 * Tells whether a text is an identifier: 4 to 32 letters, digits and `.-+%=`, a letter or digit first
 * (RFC 4975 section 9).
 *
 * @param text The text.
 * @returns Whether it is.
 */
export function isIdentifier(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9.+%=-]{3,31}$/.test(text);
}

/**
 * Reads the Byte-Range of a head.
 *
 * @param head The head.
 * @returns The range; `undefined` without the header, which means that the message starts here.
 * @throws MsrpError for a value that is no range; heads that were parsed have none such.
 */
export function byteRange(head: MsrpHead): ByteRange | undefined {
  const value = headerValue(head, "Byte-Range");
  return value === undefined ? undefined : parseByteRange(value);
}

/**
 * Tells whether a request asks for reports of success.
 *
 * @param head The request.
 * @returns Whether it does; `false` without the header.
 * @throws MsrpError for a value other than `yes` and `no`.
 */
export function successReport(head: RequestHead): boolean {
  const value = headerValue(head, "Success-Report");
  return value !== undefined && parseValue(yesno, value);
}

/**
 * Finds which answers a request asks for.
 *
 * @param head The request.
 * @returns The answers; `yes` without the header.
 * @throws MsrpError for a value other than `yes`, `partial` and `no`.
 */
export function failureReport(head: RequestHead): FailureReport {
  const value = headerValue(head, "Failure-Report");
  return value === undefined ? "yes" : parseValue(failurereport, value);
}

/**
 * Reads the Status of a REPORT.
 *
 * @param head The request.
 * @returns The status; `undefined` without the header.
 * @throws MsrpError for a value that is none.
 */
export function reportStatus(head: RequestHead): ReportStatus | undefined {
  const value = headerValue(head, "Status");
  if (value === undefined) return undefined;
  const { namespace, code, comment } = parseValue(statusRule, value);
  return { namespace, code: Number(code), comment };
}
