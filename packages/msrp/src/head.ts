/** One header of a head, as it is written: `name ":" SP value CRLF` (RFC 4975 section 9). */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** The start line and the headers of a request (RFC 4975 section 7.1). */
export interface RequestHead {
  readonly kind: "request";
  readonly transactionId: string;

  /** `SEND`, `REPORT`, `AUTH` (RFC 4976), `NICKNAME` (RFC 7701), or any other. */
  readonly method: string;

  /** All headers in their order, To-Path and From-Path first. */
  readonly headers: readonly Header[];
}

/** The start line and the headers of a response (RFC 4975 section 7.2). */
export interface ResponseHead {
  readonly kind: "response";
  readonly transactionId: string;

  /** Status code, 0 to 999. */
  readonly status: number;

  /** What the status means, for people; `undefined` without the space in front of it. */
  readonly comment: string | undefined;

  /** All headers in their order, To-Path and From-Path first. */
  readonly headers: readonly Header[];
}

/** The head of a frame. */
export type MsrpHead = RequestHead | ResponseHead;

/**
 * How a frame ends (RFC 4975 section 7.1): with it the message is complete (`$`), goes on in another
 * chunk (`+`) or is abandoned (`#`).
 */
export type ContinuationFlag = "$" | "+" | "#";

/** A request or a response with its body. */
export interface MsrpFrame<Head extends MsrpHead = MsrpHead> {
  readonly head: Head;

  /** The body; `undefined` without one, which is not the same as an empty one. */
  readonly body: Uint8Array | undefined;

  readonly flag: ContinuationFlag;
}

/**
 * Tells whether two header names are the same: without regard to case.
 *
 * @param first A name.
 * @param second Another one.
 * @returns Whether they are.
 */
export function sameHeaderName(first: string, second: string): boolean {
  return (
    first === second ||
    (first.length === second.length && first.toLowerCase() === second.toLowerCase())
  );
}

/**
 * Finds the value of the first header of a name.
 *
 * @param head The head.
 * @param name Name of the header, in any case.
 * @returns The value as it is written; `undefined` without such a header.
 */
export function headerValue(head: MsrpHead, name: string): string | undefined {
  return head.headers.find((header) => sameHeaderName(header.name, name))?.value;
}

/**
 * Gives a header another value. All other headers stay as they are; one that is not there yet comes
 * before the headers of the content, or last.
 *
 * @param head The head.
 * @param name Name of the header, in any case; as it is written where the header is new.
 * @param value The value.
 * @returns The new head.
 */
export function withHeader<Head extends MsrpHead>(head: Head, name: string, value: string): Head {
  const { headers } = head;
  const at = headers.findIndex((header) => sameHeaderName(header.name, name));
  const old = headers[at];
  if (old !== undefined) return { ...head, headers: headers.with(at, { ...old, value }) };
  const content = headers.findIndex((header) => /^content-/i.test(header.name));
  const place = content === -1 ? headers.length : content;
  return { ...head, headers: headers.toSpliced(place, 0, { name, value }) };
}

/**
 * Takes all headers of a name out of a head.
 *
 * @param head The head.
 * @param name Name of the headers, in any case.
 * @returns The new head.
 */
export function withoutHeader<Head extends MsrpHead>(head: Head, name: string): Head {
  return { ...head, headers: head.headers.filter((header) => !sameHeaderName(header.name, name)) };
}
