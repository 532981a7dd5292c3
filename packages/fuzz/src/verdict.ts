import type { Ending } from "./subject.ts";

/** Tells what a server says with an answer. */
export type Verdict = (answer: Uint8Array) => Ending;

/**
 * Nothing is told of the answers of an unknown protocol.
 *
 * @returns That nothing can be told.
 */
export const noVerdict: Verdict = () => ({ kind: "silent" });

/**
 * Reads the status line of a SIP response (RFC 3261, section 7.2): 400 is that the request could not be understood, any
 * other status that it was (section 21.4.1).
 *
 * @param answer The response.
 */
export const sipVerdict: Verdict = (answer) => {
  const line = Buffer.from(answer.subarray(0, 16)).toString("latin1");
  const [, digits] = /^SIP\/2\.0 (\d{3}) /i.exec(line) ?? [];
  if (digits === undefined) return { kind: "silent" };
  const status = Number(digits);
  return { kind: "answer", accepted: status !== 400, status };
};
