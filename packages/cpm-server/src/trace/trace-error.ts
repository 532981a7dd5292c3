/** Why a trace cannot be read. */
export type TraceErrorCode =
  /** A line that is no JSON, or no record. */
  | "malformed-record"
  /** A trace that does not begin with its start, or has another one. */
  | "missing-start"
  /** A format of another version. */
  | "unknown-version";

/** A trace that cannot be read. */
export class TraceError extends Error {
  override readonly name = "TraceError";

  /** What is wrong, for programs. */
  readonly code: TraceErrorCode;

  /** The line, from 1. */
  readonly line: number;

  /**
   * @param code For programs.
   * @param reason One lower-case clause, for people.
   * @param line The line, from 1.
   * @param cause The error underneath.
   */
  constructor(code: TraceErrorCode, reason: string, line: number, cause?: unknown) {
    super(`${reason} at line ${line}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.line = line;
  }
}
