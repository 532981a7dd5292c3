import { ParseError } from "@callingcard/grammar";

/** Why a session description or a value was refused. */
export type SdpErrorCode =
  /** A character that the syntax does not have there; also a line out of order, or one that is missing. */
  | "unexpected-character"
  /** A text that ends where more must come. */
  | "unexpected-end"
  /** A carriage return without a line feed. */
  | "lone-carriage-return"
  /** A line that ends otherwise than the lines before it. */
  | "mixed-line-ends"
  /** The character NUL. */
  | "nul"
  /** Octets that are not UTF-8. */
  | "invalid-utf-8"
  /** A version other than 0 (RFC 8866 section 5.1). */
  | "unsupported-version"
  /** A port beyond 65535. */
  | "invalid-port"
  /** A number beyond 2^53-1. */
  | "number-too-large"
  /** An attribute, or a part of one, that can stand once, twice. */
  | "repeated-attribute"
  /** An entry of accept-types without a subtype that is not `*`. */
  | "invalid-media-type"
  /** More characters than `maxLength`. */
  | "too-long"
  /** More lines than `maxLines`. */
  | "too-many-lines"
  /** More media descriptions than `maxMedia`. */
  | "too-many-media";

/**
 * A session description or a value that was refused. The offset counts UTF-16 code units of the text, or of
 * the value of one line where that is what was read.
 */
export class SdpError extends ParseError<SdpErrorCode> {
  override readonly name: string = "SdpError";
}
