import { MAX_DELTA_SECONDS, readNumber } from "./field-value.ts";
import { cseq, rack } from "./generated/field.ts";
import { readWhole } from "./sip-error.ts";

/** CSeq (RFC 3261 section 20.16). */
export interface CSeq {
  /** Less than 2**31. */
  readonly sequence: number;
  readonly method: string;
}

/** RAck (RFC 3262 section 7.2). */
export interface RAck {
  /** The RSeq that is acknowledged. */
  readonly response: number;
  readonly sequence: number;
  readonly method: string;
}

/** Highest sequence number (RFC 3261 section 8.1.1.5). */
const MAX_SEQUENCE = 2_147_483_647;

/**
 * Reads a CSeq (RFC 3261 section 20.16).
 *
 * @param value The value of the field.
 * @throws SipError for anything else, and for a number of 2**31 or more.
 */
export function parseCSeq(value: string): CSeq {
  const { sequence, method } = readWhole(cseq, value);
  return { sequence: readNumber(sequence, MAX_SEQUENCE, "RFC 3261 CSeq", value), method };
}

/**
 * Reads a RAck (RFC 3262 section 7.2).
 *
 * @param value The value of the field.
 * @throws SipError for anything else, and for numbers out of range.
 */
export function parseRAck(value: string): RAck {
  const { response, sequence, method } = readWhole(rack, value, "RFC 3262");
  const second = value.indexOf(sequence, response.length);
  return {
    response: readNumber(response, MAX_DELTA_SECONDS, "RFC 3262 response-num", value),
    sequence: readNumber(sequence, MAX_SEQUENCE, "RFC 3262 CSeq-num", value, second),
    method,
  };
}
