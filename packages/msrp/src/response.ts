import type { MsrpFrame, RequestHead, ResponseHead } from "./head.ts";
import { failureReport } from "./header-values.ts";
import { parseMsrpPath } from "./msrp-uri.ts";
import { pathHeaders } from "./request.ts";

/** The comments of the status codes (RFC 4975 section 10, RFC 4976 section 10.3, RFC 7701 section 7). */
const COMMENTS: ReadonlyMap<number, string> = /* @__PURE__ */ new Map([
  [200, "OK"],
  [400, "Bad Request"],
  [401, "Unauthorized"],
  [403, "Forbidden"],
  [408, "Request Timeout"],
  [413, "Stop Sending Message"],
  [415, "Unsupported Media Type"],
  [423, "Parameter Out of Bounds"],
  [424, "Malformed Nickname"],
  [425, "Nickname Usage Failed"],
  [428, "Private Messages Not Supported"],
  [481, "Session Does Not Exist"],
  [501, "Unknown Method"],
  [506, "Session Already Bound"],
]);

/**
 * Makes the response to a request (RFC 4975 section 7.2). To-Path is the last hop of the request if that
 * is a SEND, else all of its From-Path; From-Path is the URI that the request came to.
 *
 * @param request The head of the request.
 * @param status Status code.
 * @param comment What it means, for people. Default: words for the codes of RFC 4975, 4976 and 7701.
 * @returns The frame.
 * @throws MsrpError for paths of the request that are none; RangeError for a REPORT, which has no response.
 */
export function createResponse(
  request: RequestHead,
  status: number,
  comment: string | undefined = COMMENTS.get(status),
): MsrpFrame<ResponseHead> {
  const { transactionId, method } = request;
  if (method === "REPORT") throw new RangeError("a REPORT has no response");
  const back = pathOf(request, 1);
  const toPath = method === "SEND" ? firstUri(back) : back;
  const headers = pathHeaders(toPath, firstUri(pathOf(request, 0)));
  return {
    head: { kind: "response", transactionId, status, comment, headers },
    body: undefined,
    flag: "$",
  };
}

/**
 * Tells whether a request may be answered with a status (RFC 4975 section 7.2): never a REPORT, nothing
 * where Failure-Report is `no`, and no success where it is `partial`.
 *
 * @param request The head of the request.
 * @param status Status code.
 * @returns Whether it may.
 * @throws MsrpError for a Failure-Report that is none.
 */
export function mayRespond(request: RequestHead, status: number): boolean {
  if (request.method === "REPORT") return false;
  const asked = failureReport(request);
  return asked === "yes" || (asked === "partial" && !isSuccess(status));
}

/**
 * Tells whether a status is one of success.
 *
 * @param status Status code.
 * @returns Whether it is 200 to 299.
 */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/**
 * Takes one of the two paths of a head as it is written.
 *
 * @param head The head.
 * @param number 0 for To-Path, 1 for From-Path.
 * @returns The value.
 * @throws MsrpError for a value that is no path.
 */
export function pathOf(head: RequestHead, number: 0 | 1): string {
  const value = head.headers[number]?.value ?? "";
  parseMsrpPath(value);
  return value;
}

/**
 * Takes the first URI of a path.
 *
 * @param path The path.
 * @returns The URI.
 */
export function firstUri(path: string): string {
  return path.split(" ", 1)[0] ?? "";
}
