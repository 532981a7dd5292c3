import { DEFAULT_LIMITS, type SipLimits, withDefaults } from "./limits.ts";
import type { SipMessage } from "./message.ts";
import { readHead, refuseLongHead, toMessage } from "./read-head.ts";
import { refuseAfter } from "./sip-error.ts";

/**
 * Reads the message in a datagram (RFC 3261 section 18.3). Octets behind the length that
 * Content-Length gives are not part of it; without a Content-Length, all the rest is the body.
 *
 * @param octets The datagram. The body is a view of it.
 * @param limits Limits that differ from the defaults.
 * @throws SipError for octets that are no message, or beyond a limit. What the values of header fields
 *   mean is not looked at, Content-Length apart: `validateMessage` does.
 *
 * @example
 * ```ts
 * const message = parseMessage(datagram);
 * if (message.kind === "request") readHeader(message, "Via");
 * ```
 */
export function parseMessage(octets: Uint8Array, limits?: SipLimits): SipMessage {
  const all = limits === undefined ? DEFAULT_LIMITS : withDefaults(limits);
  const end = endOfHead(octets, 0, octets.length);
  const headOctets = end === -1 ? octets.length : end;
  if (headOctets > all.maxHeadOctets) refuseLongHead(octets, all.maxHeadOctets);
  const head = readHead(octets.subarray(0, headOctets), all);
  const rest = octets.length - headOctets;
  const length = head.contentLength ?? rest;
  if (length > rest) {
    const reason = `body of ${rest} octets where Content-Length says ${length}`;
    refuseAfter(head.text, "incomplete-body", reason, "RFC 3261 message-body");
  }
  if (length > all.maxBodyOctets) {
    const reason = `body of more than ${all.maxBodyOctets} octets`;
    refuseAfter(head.text, "body-too-long", reason, "RFC 3261 message-body");
  }
  return toMessage(head, octets.subarray(headOctets, headOctets + length));
}

/**
 * Finds the end of a head.
 *
 * @param octets The octets.
 * @param start Where the head begins, or any place inside it but its last three octets.
 * @param end Where the octets end.
 * @returns The place behind the empty line; -1 when there is none.
 */
export function endOfHead(octets: Uint8Array, start: number, end: number): number {
  // Of four octets CR LF CR LF, one is at every fourth place.
  for (let index = start + 3; index < end; index += 4) {
    if ((octets[index] ?? 0) > CR) continue;
    for (let first = index - 3; first <= index && first + 3 < end; first++) {
      if (
        octets[first] === CR &&
        octets[first + 1] === LF &&
        octets[first + 2] === CR &&
        octets[first + 3] === LF
      ) {
        return first + 4;
      }
    }
  }
  return -1;
}

const CR = 13;
const LF = 10;
