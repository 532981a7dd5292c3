import { MsrpError, type MsrpErrorCode } from "./msrp-error.ts";

const LF = 10;

/** What is wrong with octets, and where. */
export interface OctetFault {
  readonly code: MsrpErrorCode;
  readonly reason: string;

  /** Octets from the start of the frame to the first wrong one. */
  readonly index: number;
  readonly rule: string;
}

/**
 * Makes the error of a fault in octets.
 *
 * @param fault The fault.
 * @param frame The frame, as far as it was read; undefined where its lines are not known any more.
 * @param frameOffset Octets of the stream before the frame.
 * @returns The error.
 */
export function octetError(
  fault: OctetFault,
  frame: Uint8Array | undefined,
  frameOffset: number,
): MsrpError {
  const { code, reason, index, rule } = fault;
  let line = 1;
  let lineStart = 0;
  for (let at = 0; frame !== undefined && at < index; at++) {
    if (frame[at] !== LF) continue;
    line += 1;
    lineStart = at + 1;
  }
  const position = { offset: frameOffset + index, line, column: index - lineStart + 1 };
  return new MsrpError({ code, reason, source: "", offset: position.offset, position, rule });
}
