import { ParseError, type Entry, type Failure } from "@callingcard/grammar";

/** Why something was refused. */
export type SipErrorCode =
  /** A character that the syntax does not allow here. */
  | "unexpected-character"
  /** The text ends where more must come. */
  | "unexpected-end"
  /** A carriage return without a line feed behind it. */
  | "lone-carriage-return"
  /** A line feed without a carriage return in front of it. */
  | "lone-line-feed"
  /** A NUL outside of a quoted-pair. */
  | "nul"
  /** Octets of a head that are not UTF-8. */
  | "invalid-utf-8"
  /** A Content-Length that is no number. */
  | "invalid-content-length"
  /** Two Content-Length header fields that differ. */
  | "conflicting-content-length"
  /** A message on a stream without a Content-Length (RFC 3261 section 18.3). */
  | "missing-content-length"
  /** Fewer octets behind the head than Content-Length says. */
  | "incomplete-body"
  /** A header field that may come once and comes again. */
  | "repeated-header"
  /** A parameter that comes twice in one value (RFC 3261 section 7.3.1). */
  | "repeated-parameter"
  /** A number beyond what its field can have. */
  | "number-out-of-range"
  /** A host that is neither a name nor an address (RFC 5954 section 4.1). */
  | "invalid-host"
  /** A port above 65 535. */
  | "invalid-port"
  /** A day that does not exist, or a wrong name of one. */
  | "invalid-date"
  /** A local telephone number without the context it is meant in (RFC 3966 section 5.1.5). */
  | "missing-phone-context"
  /** A head of more octets than `maxHeadOctets`. */
  | "head-too-long"
  /** A Content-Length above `maxBodyOctets`. */
  | "body-too-long"
  /** More header fields than `maxHeaders`. */
  | "too-many-headers"
  /** Comments within comments, more than 32 of them. */
  | "too-deep"
  /** A value or URI of more characters than `MAX_VALUE_LENGTH`. */
  | "value-too-long";

/**
 * A message, header field or URI that is not what it should be, or beyond a limit. The offset counts UTF-16
 * code units: of a message from the start of its head, where a body that is refused is a place behind it; of
 * a value or a URI, from its own start.
 */
export class SipError extends ParseError<SipErrorCode> {
  override readonly name: string = "SipError";
}

/** Longest value of a header field, and longest URI, in UTF-16 code units. */
export const MAX_VALUE_LENGTH = 65_536;

/**
 * Throws.
 *
 * @param code What is wrong, for programs.
 * @param reason What is wrong, for people.
 * @param source The text that was read.
 * @param offset The first wrong character in it.
 * @param rule The rule that was read.
 * @throws SipError always.
 * @internal
 */
export function refuse(
  code: SipErrorCode,
  reason: string,
  source: string,
  offset: number,
  rule: string,
): never {
  throw new SipError({ code, reason, source, offset, rule });
}

/**
 * Throws, for what is wrong behind a text.
 *
 * @param source What is right.
 * @param code What is wrong, for programs.
 * @param reason What is wrong, for people.
 * @param rule The rule that was read.
 * @throws SipError always, with the end of the text as its place.
 * @internal
 */
export function refuseAfter(
  source: string,
  code: SipErrorCode,
  reason: string,
  rule: string,
): never {
  return refuse(code, reason, source, source.length, rule);
}

/**
 * Throws what a generated parser says.
 *
 * @param failure What it says.
 * @param source The text that was read.
 * @param specification Where the rules are from.
 * @throws SipError always.
 * @internal
 */
export function refuseFailure(failure: Failure, source: string, specification: string): never {
  const { offset, rule } = failure;
  const [code, reason] = reasonOf(failure, source);
  return refuse(code, reason, source, offset, `${specification} ${rule}`);
}

function reasonOf({ code, offset }: Failure, source: string): readonly [SipErrorCode, string] {
  if (code === "unexpected-end") return [code, "text ends where more must come"];
  if (code === "too-deep") return [code, "comment within too many others"];
  return wrongCharacter(source, offset);
}

function wrongCharacter(source: string, offset: number): readonly [SipErrorCode, string] {
  const character = source.charAt(offset);
  // Some stacks end a line at one of these alone and some do not: passed on, it would carry a header
  // that this hop never saw to the next one.
  if (source.charAt(offset - 1) === "\r" && character !== "\n") {
    return ["lone-carriage-return", "carriage return without line feed"];
  }
  if (character === "\r" && source.charAt(offset + 1) !== "\n") {
    return ["lone-carriage-return", "carriage return without line feed"];
  }
  if (character === "\n") return ["lone-line-feed", "line feed without carriage return"];
  if (character === "\0") return ["nul", "NUL outside of a quoted-pair"];
  return ["unexpected-character", `${shown(character)} cannot stand here`];
}

function shown(character: string): string {
  return /^[\x20-\x7e]$/.test(character) ? `"${character}"` : "a character";
}

/**
 * Throws that a value or URI is too long.
 *
 * @param source The text that was read.
 * @param rule The rule that was read.
 * @throws SipError always.
 * @internal
 */
export function refuseLong(source: string, rule: string): never {
  const reason = `more than ${MAX_VALUE_LENGTH} characters`;
  return refuse("value-too-long", reason, source, MAX_VALUE_LENGTH, rule);
}

/**
 * Reads a whole value by an entry of a grammar.
 *
 * @param entry The entry.
 * @param text The value, unfolded and trimmed.
 * @param specification Where the rules are from.
 * @returns What the entry makes of it.
 * @throws SipError for a value that the rule does not have, or that is too long.
 * @internal
 */
export function readWhole<Value>(
  entry: Entry<Value>,
  text: string,
  specification: string = "RFC 3261",
): Value {
  if (text.length > MAX_VALUE_LENGTH) refuseLong(text, `${specification} ${entry.rule}`);
  return (
    entry.parse(text) ?? entry.parse(text, (failure) => refuseFailure(failure, text, specification))
  );
}
