import { ParseError, positionAt, type Failure } from "@callingcard/grammar";

/** Why a MIME entity, or a value of one of its fields, was refused. */
export type MimeErrorCode =
  /** A character that the syntax does not allow here. */
  | "unexpected-character"
  /** The input ends before it is complete. */
  | "unexpected-end"
  /** Comments nested more than 16 deep. */
  | "too-deep"
  /** CR without LF: some readers end a line there and some do not. */
  | "lone-carriage-return"
  /** LF without CR. */
  | "lone-line-feed"
  /** The character U+0000. */
  | "nul"
  /** Octets of a head that are not UTF-8. */
  | "invalid-utf-8"
  /** A field that an entity has once, twice. */
  | "repeated-field"
  /** Two parameters of one name. */
  | "repeated-parameter"
  /** No boundary, or one that RFC 2046 section 5.1.1 does not allow. */
  | "invalid-boundary"
  /** A multipart body without a part. */
  | "missing-delimiter"
  /** A multipart body without its last delimiter. */
  | "missing-close-delimiter"
  /** A line that begins with the boundary and goes on: a delimiter for some readers. */
  | "ambiguous-delimiter"
  /** More octets than `maxHeadOctets` before the blank line. */
  | "head-too-long"
  /** More fields than `maxFields`. */
  | "too-many-fields"
  /** A value longer than `maxValueLength`. */
  | "value-too-long"
  /** More parameters than `maxParameters`. */
  | "too-many-parameters"
  /** More parts than `maxParts`. */
  | "too-many-parts"
  /** Multipart bodies nested deeper than `maxDepth`. */
  | "nested-too-deep";

/** Input that is no MIME entity, or beyond a limit. */
export class MimeError extends ParseError<MimeErrorCode> {
  override readonly name: string = "MimeError";
}

const NAMED: Readonly<Record<string, readonly [MimeErrorCode, string]>> = {
  "\r": ["lone-carriage-return", "carriage return without line feed"],
  "\n": ["lone-line-feed", "line feed without carriage return"],
  "\0": ["nul", "character U+0000"],
};

/**
 * Makes the error of a text that a grammar refused.
 *
 * @param source The text.
 * @param failure What the parser said.
 * @param specification The specification of the rule, as in `RFC 2045`.
 * @returns The error.
 */
export function syntaxError(source: string, failure: Failure, specification: string): MimeError {
  const rule = `${specification} ${failure.rule}`;
  const { length } = source;
  if (failure.code === "too-deep") {
    const reason = "comments within each other too deep";
    return new MimeError({ code: "too-deep", reason, source, offset: failure.offset, rule });
  }
  // A parser that saw a carriage return stumbles over what is behind it.
  const isBehind = source[failure.offset - 1] === "\r" && source[failure.offset] !== "\n";
  const offset = isBehind ? failure.offset - 1 : failure.offset;
  if (failure.offset >= length) {
    const reason = "text ends too early";
    return new MimeError({ code: "unexpected-end", reason, source, offset: length, rule });
  }
  const named = source.startsWith("\r\n", offset) ? undefined : NAMED[source.charAt(offset)];
  const [code, reason] = named ?? ["unexpected-character", `expected ${failure.expected}`];
  return new MimeError({ code, reason, source, offset, rule });
}

/**
 * Makes an error with a place in octets; its column counts octets.
 *
 * @param code What is wrong, for programs.
 * @param reason What is wrong, for people.
 * @param octets What was read.
 * @param offset Octets before the first wrong one.
 * @param rule The rule with its specification.
 * @returns The error.
 */
export function octetError(
  code: MimeErrorCode,
  reason: string,
  octets: Uint8Array,
  offset: number,
  rule: string,
): MimeError {
  let before = "";
  for (let index = 0; index < offset; index += STEP) {
    before += String.fromCharCode(...octets.subarray(index, Math.min(index + STEP, offset)));
  }
  return new MimeError({
    code,
    reason,
    source: "",
    offset,
    position: positionAt(before, offset),
    rule,
  });
}

/** Octets that become arguments of one call. */
const STEP = 4096;
