import { type Failure, ParseError } from "@callingcard/grammar";

/** Why a CPIM message, or a value of one of its headers, was refused. */
export type CpimErrorCode =
  /** A character that the syntax does not allow here. */
  | "unexpected-character"
  /** The input ends before the heads are complete. */
  | "unexpected-end"
  /** CR without LF: some readers end a line there and some do not. */
  | "lone-carriage-return"
  /** LF without CR. */
  | "lone-line-feed"
  /** The character U+0000. */
  | "nul"
  /** Octets of the heads that are not UTF-8. */
  | "invalid-utf-8"
  /** No space behind a header's colon (section 2.2). A problem: reading can go on. */
  | "missing-space"
  /** A prefix that no NS header before declares (section 3.4). A problem. */
  | "undeclared-prefix"
  /** An NS header whose value declares nothing (section 4.6). A problem. */
  | "invalid-namespace"
  /** A header that stands once at most, twice. For Message-Direction a problem. */
  | "repeated-header"
  /** A DateTime that no calendar or clock has (RFC 3339 section 5.7). */
  | "invalid-date-time"
  /** Content without Content-Type (section 2.4). A problem. */
  | "missing-content-type"
  /** Content that is signed: nothing is added to its message. */
  | "signed-content"
  /** Content that is encrypted: nothing is added to its message. */
  | "encrypted-content"
  /** More octets than `maxHeadOctets` before the content. */
  | "head-too-long"
  /** More headers than `maxHeaders`. */
  | "too-many-headers"
  /** More parameters of a header than `maxParameters`. */
  | "too-many-parameters";

/** A message that is not of RFC 3862, or beyond a limit. */
export class CpimError extends ParseError<CpimErrorCode> {
  override readonly name: string = "CpimError";
}

const NAMED: Readonly<Record<string, readonly [CpimErrorCode, string]>> = {
  "\r": ["lone-carriage-return", "carriage return without line feed"],
  "\n": ["lone-line-feed", "line feed without carriage return"],
  "\0": ["nul", "character U+0000"],
};

/**
 * Makes the error of a text that a grammar refused.
 *
 * @param source The text.
 * @param failure What the parser said.
 * @param specification The specification of the rule, as in `RFC 3862`.
 * @returns The error.
 */
export function syntaxError(
  source: string,
  failure: Pick<Failure, "offset" | "rule" | "expected">,
  specification = "RFC 3862",
): CpimError {
  const rule = `${specification} ${failure.rule}`;
  if (failure.offset >= source.length) {
    const reason = "text ends too early";
    return new CpimError({ code: "unexpected-end", reason, source, offset: source.length, rule });
  }
  // A parser that saw a carriage return stumbles over what is behind it.
  const isBehind = source[failure.offset - 1] === "\r" && source[failure.offset] !== "\n";
  const offset = isBehind ? failure.offset - 1 : failure.offset;
  const named = source.startsWith("\r\n", offset) ? undefined : NAMED[source.charAt(offset)];
  const [code, reason] = named ?? ["unexpected-character", `expected ${failure.expected}`];
  return new CpimError({ code, reason, source, offset, rule });
}
