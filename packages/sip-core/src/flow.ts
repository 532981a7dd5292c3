import type { SipTarget } from "@callingcard/sip-transaction";

/**
 * Gives the name of the flow by which a device sent something (RFC 5626 section 3.4): the connection, or over UDP
 * the address of the device.
 *
 * @param source Where something came from.
 */
export function flowKey(source: SipTarget): string {
  const { transport, host, port, flow } = source;
  return transport === "udp" || flow === undefined ? `${transport}/${host}/${port}` : flow;
}

/**
 * Tells whether two sources are the same flow.
 *
 * @param left A source.
 * @param right Another one.
 */
export function isSameFlow(left: SipTarget, right: SipTarget): boolean {
  return left.transport === right.transport && flowKey(left) === flowKey(right);
}
