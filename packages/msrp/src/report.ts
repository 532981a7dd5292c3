import { type ByteRange, stringifyByteRange } from "./byte-range.ts";
import type { Header, MsrpFrame, RequestHead } from "./head.ts";
import { failureReport, messageId, successReport } from "./header-values.ts";
import { createRequestHead } from "./request.ts";
import { firstUri, isSuccess, pathOf } from "./response.ts";

/** What a REPORT says. */
export interface ReportFields {
  /** A new identifier. */
  readonly transactionId: string;

  /** Status code, as of a response. */
  readonly status: number;

  /** What it means, for people. */
  readonly comment?: string;

  /** The octets that it is about: those of the body, not those that its header named. */
  readonly range: ByteRange;
}

/**
 * Makes the report of success or failure of a message (RFC 4975 sections 7.1.2 to 7.1.4). It goes back
 * along From-Path.
 *
 * @param request The head of the SEND, or of one of them.
 * @param fields What to say.
 * @returns The frame.
 * @throws MsrpError for paths and a Message-ID of the request that are none; RangeError for another request
 *   than a SEND with a Message-ID, and for what no REPORT can carry.
 */
export function createReport(request: RequestHead, fields: ReportFields): MsrpFrame<RequestHead> {
  const { transactionId, status, comment, range } = fields;
  const id = messageId(request);
  if (request.method !== "SEND" || id === undefined) {
    throw new RangeError("a report is about a SEND with a Message-ID");
  }
  const code = String(status).padStart(3, "0");
  if (!/^\d{3}$/.test(code)) throw new RangeError(`${status} is no status code`);
  const headers: Header[] = [
    { name: "Message-ID", value: id },
    { name: "Byte-Range", value: stringifyByteRange(range) },
    { name: "Status", value: `000 ${code}${comment === undefined ? "" : ` ${comment}`}` },
  ];
  const toPath = pathOf(request, 1);
  const fromPath = firstUri(pathOf(request, 0));
  const head = createRequestHead("REPORT", transactionId, { toPath, fromPath, headers });
  return { head, body: undefined, flag: "$" };
}

/**
 * Tells whether a report with a status may be sent about a request (RFC 4975 sections 7.1.3 and 7.1.4):
 * about a SEND alone, of success where Success-Report is `yes`, of failure unless Failure-Report is
 * `no`.
 *
 * @param request The head of the request.
 * @param status Status code.
 * @returns Whether it may.
 * @throws MsrpError for a Success-Report or Failure-Report that is none.
 */
export function mayReport(request: RequestHead, status: number): boolean {
  if (request.method !== "SEND") return false;
  return isSuccess(status) ? successReport(request) : failureReport(request) !== "no";
}
