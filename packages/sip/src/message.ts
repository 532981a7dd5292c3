/**
 * A header field (RFC 3261 section 7.3). One that is written `name: value` is a name and a value; one
 * that was written otherwise has its source too, which is written again as long as it says the same.
 */
export interface HeaderField {
  /** The name as it is written; it may be a compact form. */
  readonly name: string;

  /** The value, unfolded and without the white space around it. */
  readonly value: string;

  /** The lines it was read from, without the last line break, where they are not `name: value`. */
  readonly source?: string;
}

/** What requests and responses have in common. */
interface MessageParts {
  /** As in the start line, `SIP/2.0`. */
  readonly version: string;

  /** In their order. */
  readonly headers: readonly HeaderField[];

  /** The body; of a message that was read, a view of what was read. */
  readonly body: Uint8Array;
}

/** A request (RFC 3261 section 7.1). */
export interface SipRequest extends MessageParts {
  readonly kind: "request";

  /** As it is written; methods are case-sensitive. */
  readonly method: string;

  /** As it is written; `parseUri` reads it. */
  readonly requestUri: string;
}

/** A response (RFC 3261 section 7.2). */
export interface SipResponse extends MessageParts {
  readonly kind: "response";

  /** From 100 to 699. */
  readonly statusCode: number;

  /** As it is written; may be empty. */
  readonly reasonPhrase: string;
}

/** A message. */
export type SipMessage = SipRequest | SipResponse;
