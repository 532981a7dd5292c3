import {
  getParameter,
  parameterText,
  parseHeaderValue,
  findHeader,
  type SipMessage,
  type SipRequest,
  type Via,
  viaReceived,
} from "@callingcard/sip";

/** Where a message goes, or where it came from. */
export interface SipTarget {
  readonly transport: "udp" | "tcp" | "tls";

  /** An address or a name; an IPv6 address without brackets. */
  readonly host: string;
  readonly port: number;

  /**
   * An open connection to use when it still is (RFC 5626 section 3); of UDP, the socket that the other side
   * knows.
   */
  readonly flow?: string;
}

const DEFAULT_PORTS = { udp: 5060, tcp: 5060, tls: 5061 } as const;

/**
 * Says where the responses to a request go (RFC 3261 section 18.2.2, RFC 3581 section 4): back over the
 * connection that it came by, with the place to open one to when that is closed; over UDP to `maddr`, to
 * `received` and `rport`, or to `received` and the port in sent-by. What the receiver should have put into
 * the Via and did not, is taken from the source.
 *
 * @param request The request, with `received` and `rport` in its top Via as the transport puts them there.
 * @param source Where it came from.
 * @returns The target.
 * @throws SipError for a top Via that is none.
 */
export function responseTarget(request: SipRequest, source: SipTarget): SipTarget {
  const via = topVia(request);
  if (via === undefined) return source;
  return { ...source, ...placeOf(via, source) };
}

function placeOf(via: Via, source: SipTarget): { readonly host: string; readonly port: number } {
  const sentByPort = via.port ?? DEFAULT_PORTS[source.transport];
  const received = viaReceived(via);
  // A Via has no zone, without which a link-local address is nowhere.
  const isSource = received === undefined || source.host.startsWith(`${received}%`);
  const host = isSource ? source.host : received;
  if (source.transport !== "udp") return { host, port: sentByPort };
  const maddr = parameterText(via.parameters, "maddr");
  if (maddr !== undefined && maddr !== "") return { host: unbracket(maddr), port: sentByPort };
  const rport = getParameter(via.parameters, "rport");
  if (rport === undefined) return { host, port: sentByPort };
  return { host, port: portOf(rport.value) ?? source.port };
}

function unbracket(host: string): string {
  return host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^[0-9]{1,5}$/.test(text)) return undefined;
  const port = Number(text);
  return port > 0 && port <= 65_535 ? port : undefined;
}

/**
 * Reads the first value of the first Via.
 *
 * @param message The message.
 * @returns The hop; `undefined` for a message without Via.
 * @throws SipError for a Via that is none.
 * @internal
 */
export function topVia(message: SipMessage): Via | undefined {
  const header = findHeader(message, "Via");
  return header && parseHeaderValue("Via", header.value)[0];
}

/**
 * Tells whether a transport delivers what it takes, so that nothing is sent again.
 *
 * @param target The target.
 * @returns Whether it does.
 * @internal
 */
export function isReliable(target: SipTarget): boolean {
  return target.transport !== "udp";
}
