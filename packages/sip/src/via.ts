import { vias } from "./generated/field.ts";
import { checkHost, readPort } from "./host.ts";
import { checkWritten } from "./check-written.ts";
import { joinParameters, type Parameter, parameterText } from "./parameter.ts";
import { firstComma, startOfValue } from "./place.ts";
import { readWhole, refuse } from "./sip-error.ts";

/** A value of Via: a hop of the request (RFC 3261 section 20.42). */
export interface Via {
  /** `SIP`. */
  readonly protocol: string;

  /** `2.0`. */
  readonly version: string;

  /** `UDP`, `TCP` and others, as it is written. */
  readonly transport: string;

  /** A name or an address; an IPv6 address with its brackets. */
  readonly host: string;
  readonly port: number | undefined;
  readonly parameters: readonly Parameter[];
}

/**
 * Reads the values of a Via.
 *
 * @param value The value of the field.
 * @returns The hops, the last one first.
 * @throws SipError for what is no Via.
 */
export function parseVias(value: string): readonly Via[] {
  return readWhole(vias, value).map((via, index) => {
    const { protocol, version, transport, host, port: digits, parameters } = via;
    const start = (): number => startOfSentBy(value, index);
    checkHost(host, value, start);
    const port = readPort(digits, value, () => start() + host.length);
    return { protocol, version, transport, host, port, parameters };
  });
}

function startOfSentBy(value: string, index: number): number {
  const protocol = /[^/]+\/[^/]+\/[ \t]*[^ \t]+[ \t]+/y;
  protocol.lastIndex = startOfValue(value, index);
  protocol.test(value);
  return protocol.lastIndex;
}

/**
 * Reads a Via of one value.
 *
 * @param value The value.
 * @returns The hop.
 * @throws SipError for what is no Via, or several.
 */
export function parseVia(value: string): Via {
  const [via, another] = parseVias(value);
  if (via !== undefined && another === undefined) return via;
  const offset = firstComma(value);
  return refuse("unexpected-character", "several values", value, offset, "RFC 3261 via");
}

/**
 * Writes a value of Via.
 *
 * @param via The hop.
 * @returns The value.
 * @throws RangeError for parts that would not be read again as they are.
 */
export function stringifyVia(via: Via): string {
  const { protocol, version, transport, host, port, parameters } = via;
  const sentBy = port === undefined ? host : `${host}:${port}`;
  const text = `${protocol}/${version}/${transport} ${sentBy}${joinParameters(parameters)}`;
  return checkWritten(text, via, parseVia);
}

/**
 * Gives the address in the `received` parameter, without the brackets that some put around an IPv6
 * address (RFC 5118 section 4.5).
 *
 * @param via The hop.
 * @returns The address, or `undefined`.
 */
export function viaReceived(via: Via): string | undefined {
  return parameterText(via.parameters, "received")?.replace(/^\[(.*)\]$/, "$1");
}
