import { byterange } from "./generated/msrp.ts";
import { MsrpError, type MsrpErrorCode } from "./msrp-error.ts";
import { parseValue } from "./parse-value.ts";

/** Which octets of a message a chunk has (RFC 4975 section 7.1.1); the first one is number 1. */
export interface ByteRange {
  /** Number of the first octet of the chunk. */
  readonly start: number;

  /** Number of the last octet; `start - 1` without any; `undefined` for `*`: the chunk may be interrupted. */
  readonly end: number | undefined;

  /** Octets of the message; `undefined` for `*`. */
  readonly total: number | undefined;
}

/**
 * Reads the value of a Byte-Range.
 *
 * @param text The value, as in `1-25/25`.
 * @returns The range.
 * @throws MsrpError `invalid-byte-range` for numbers that contradict each other, `number-too-large`
 *   beyond 2^53-1, and for what is no range.
 */
export function parseByteRange(text: string): ByteRange {
  const value = parseValue(byterange, text);
  const start = toNumber(value.start, text, 0);
  const behindStart = value.start.length + 1;
  const end = value.end === undefined ? undefined : toNumber(value.end, text, behindStart);
  const behindEnd = behindStart + (value.end?.length ?? 1) + 1;
  const total = value.total === undefined ? undefined : toNumber(value.total, text, behindEnd);
  if (start < 1) throw refused("invalid-byte-range", "range starts at 0", text, 0);
  if (end !== undefined && end < start - 1) {
    throw refused("invalid-byte-range", "range ends before it starts", text, behindStart);
  }
  if (total !== undefined && (end ?? start - 1) > total) {
    throw refused("invalid-byte-range", "range ends behind the message", text, behindEnd);
  }
  return { start, end, total };
}

/**
 * Writes the value of a Byte-Range.
 *
 * @param range The range.
 * @returns The value.
 * @throws RangeError for numbers that contradict each other or are no whole ones.
 */
export function stringifyByteRange(range: ByteRange): string {
  const { start, end, total } = range;
  const isValid =
    [start, end ?? start, total ?? 0].every(Number.isSafeInteger) &&
    start >= 1 &&
    (end ?? start) >= start - 1 &&
    (total ?? Infinity) >= (end ?? start - 1);
  if (!isValid) throw new RangeError(`${start}-${end ?? "*"}/${total ?? "*"} is no byte range`);
  return `${start}-${end ?? "*"}/${total ?? "*"}`;
}

/** What octets a chunk really has. */
export interface ActualRange {
  /** Number of the first octet. */
  readonly start: number;

  /** Number of the last one; `start - 1` without any. */
  readonly end: number;

  /** Whether the header says the same, as far as it says anything. */
  readonly agrees: boolean;
}

/**
 * Finds the octets that a chunk has, by its body (RFC 4975 section 7.3.1). The end that the header names
 * is not trusted: in the RFC's own examples it counts the line break before the end-line.
 *
 * @param range The Byte-Range of the chunk; `undefined` means that it starts at 1.
 * @param bodyOctets Octets of its body.
 * @returns The octets.
 */
export function actualRange(range: ByteRange | undefined, bodyOctets: number): ActualRange {
  const start = range?.start ?? 1;
  const end = start + bodyOctets - 1;
  const isWithin = range?.total === undefined || end <= range.total;
  return { start, end, agrees: isWithin && (range?.end === undefined || range.end === end) };
}

function toNumber(digits: string, text: string, offset: number): number {
  const number = Number(digits);
  if (Number.isSafeInteger(number)) return number;
  throw refused("number-too-large", "number is beyond 2^53-1", text, offset);
}

function refused(code: MsrpErrorCode, reason: string, source: string, offset: number): MsrpError {
  return new MsrpError({ code, reason, source, offset, rule: "RFC 4975 Byte-Range" });
}
