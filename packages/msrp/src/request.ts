import { type ByteRange, stringifyByteRange } from "./byte-range.ts";
import { path as pathRule } from "./generated/msrp.ts";
import type { Header, MsrpFrame, RequestHead } from "./head.ts";
import { type FailureReport, isIdentifier } from "./header-values.ts";
import { createTransactionId, type Random } from "./transaction-id.ts";

/** What every request has. */
export interface RequestFields {
  /** URIs to visit, the next hop first, with one space between two. */
  readonly toPath: string;

  /** The sender's URI, in front of it those of relays. */
  readonly fromPath: string;

  /** Other headers, in their order. */
  readonly headers?: readonly Header[];
}

/** What a SEND has. */
export interface SendFields extends RequestFields {
  readonly messageId: string;

  /** Whether reports of success are wanted; the header stands only if they are. Default false. */
  readonly successReport?: boolean;

  /** Which answers are wanted; the header stands only if not all are. Default `yes`. */
  readonly failureReport?: FailureReport;

  /** The media type of the message; the header stands last. `undefined` for a SEND without a body. */
  readonly contentType?: string;

  /** Other headers of the content, as Content-Disposition, in their order. */
  readonly contentHeaders?: readonly Header[];
}

/** Longest body that needs no way to interrupt it (RFC 4975 section 7.1.1). */
const MAX_UNINTERRUPTED_OCTETS = 2048;

/**
 * Makes the head of a request of any method, as AUTH (RFC 4976) or NICKNAME (RFC 7701).
 *
 * @param method Its method.
 * @param transactionId A new identifier.
 * @param fields Its paths and headers.
 * @returns The head.
 * @throws RangeError for paths that are none. What no head can carry is refused when it is written.
 */
export function createRequestHead(
  method: string,
  transactionId: string,
  fields: RequestFields,
): RequestHead {
  const { toPath, fromPath, headers = [] } = fields;
  return {
    kind: "request",
    transactionId,
    method,
    headers: [...pathHeaders(toPath, fromPath), ...headers],
  };
}

/**
 * Makes the head of a SEND (RFC 4975 section 7.1.1).
 *
 * @param transactionId A new identifier, whose end-line is not in the body.
 * @param range Where the chunk is in the message; `undefined` for no Byte-Range.
 * @param fields The rest.
 * @returns The head.
 * @throws RangeError for paths, ranges and identifiers that are none.
 */
export function createSendHead(
  transactionId: string,
  range: ByteRange | undefined,
  fields: SendFields,
): RequestHead {
  const { messageId, successReport = false, failureReport = "yes", contentType } = fields;
  if (!isIdentifier(messageId)) throw new RangeError("a message identifier that is none");
  const headers: Header[] = [{ name: "Message-ID", value: messageId }];
  if (range !== undefined) headers.push({ name: "Byte-Range", value: stringifyByteRange(range) });
  if (successReport) headers.push({ name: "Success-Report", value: "yes" });
  if (failureReport !== "yes") headers.push({ name: "Failure-Report", value: failureReport });
  headers.push(...(fields.headers ?? []));
  if (contentType !== undefined) {
    headers.push(...(fields.contentHeaders ?? []), { name: "Content-Type", value: contentType });
  }
  return createRequestHead("SEND", transactionId, { ...fields, headers });
}

/**
 * Makes the SEND of a message in one chunk. A long one is better written by `ChunkWriter`, which can
 * be interrupted.
 *
 * @param fields What the request has.
 * @param body The message; `undefined` for a SEND without a body, as it keeps a connection alive.
 * @param random Where the bits of the transaction identifier come from.
 * @returns The frame.
 * @throws RangeError for paths and identifiers that are none, and for a body without a media type.
 */
export function createSend(
  fields: SendFields,
  body: Uint8Array | undefined,
  random: Random,
): MsrpFrame<RequestHead> {
  if ((body === undefined) !== (fields.contentType === undefined)) {
    throw new RangeError("a body has a media type, and nothing else has one");
  }
  const transactionId = createTransactionId(random, body === undefined ? [] : [body]);
  const range = body === undefined ? undefined : wholeRange(body.length);
  return { head: createSendHead(transactionId, range, fields), body, flag: "$" };
}

function wholeRange(total: number): ByteRange {
  return { start: 1, end: total > MAX_UNINTERRUPTED_OCTETS ? undefined : total, total };
}

/**
 * Makes the first two headers of a head.
 *
 * @param toPath Value of To-Path.
 * @param fromPath Value of From-Path.
 * @returns The headers.
 * @throws RangeError for values that are no paths.
 */
export function pathHeaders(toPath: string, fromPath: string): readonly Header[] {
  if (pathRule.parse(toPath) === undefined || pathRule.parse(fromPath) === undefined) {
    throw new RangeError("a path that is none");
  }
  return [
    { name: "To-Path", value: toPath },
    { name: "From-Path", value: fromPath },
  ];
}
