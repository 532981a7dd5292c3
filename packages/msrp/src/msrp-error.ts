import { ParseError } from "@callingcard/grammar";

/** Why a frame or a value was refused. */
export type MsrpErrorCode =
  /** A character that the syntax does not have there. */
  | "unexpected-character"
  /** A value that ends where more must come. */
  | "unexpected-end"
  /** A carriage return without a line feed in a head. */
  | "lone-carriage-return"
  /** A line feed without a carriage return in a head. */
  | "lone-line-feed"
  /** The character U+0000 in a head. */
  | "nul"
  /** Another control character in a head. */
  | "control-character"
  /** Octets of a head that are not UTF-8. */
  | "invalid-utf-8"
  /** A transaction identifier of fewer than 4 or more than 32 characters. */
  | "invalid-transaction-id"
  /** A head whose first header is not To-Path. */
  | "missing-to-path"
  /** A head whose second header is not From-Path. */
  | "missing-from-path"
  /** A second header of a name that can stand once. */
  | "repeated-header"
  /** A Byte-Range that starts at 0, or ends before it starts or behind the total. */
  | "invalid-byte-range"
  /** A body without a Content-Type. */
  | "missing-content-type"
  /** A header between Content-Type and the body. */
  | "content-type-not-last"
  /** A Content-Type without a body. */
  | "content-type-without-body"
  /** A response with a body. */
  | "body-in-response"
  /** An end-line of another transaction, without a flag or without a line break, where only this one's can be. */
  | "invalid-end-line"
  /** Octets that end within a frame. */
  | "incomplete-frame"
  /** Octets without a frame, or behind it, where one is asked for. */
  | "not-one-frame"
  /** A number that no offset in octets is as large as: beyond 2^53-1. */
  | "number-too-large"
  /** A nickname without a character or of more than 1023 octets. */
  | "invalid-nickname"
  /** A Message-ID that is not 4 to 32 characters of an identifier. */
  | "invalid-message-id"
  /** A Content-Type or Content-Disposition that its specification does not allow. */
  | "invalid-content-header"
  /** More octets in a head than `maxHeadOctets`. */
  | "head-too-long"
  /** More headers in a head than `maxHeaders`. */
  | "too-many-headers"
  /** More octets in a body than `maxBodyOctets`, or than 10 240 in a request other than SEND. */
  | "body-too-long";

/**
 * A frame or a value that was refused. For frames, the offset counts octets from the start of all that
 * the reader was given, and line and column count within the frame, in octets. For values, all three
 * count UTF-16 code units of the value.
 */
export class MsrpError extends ParseError<MsrpErrorCode> {
  override readonly name: string = "MsrpError";
}
