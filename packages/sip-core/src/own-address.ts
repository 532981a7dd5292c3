import { sameHost, type SipUri, type Via } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import type { CoreAddress, CoreOptions } from "./core-options.ts";

const DEFAULT_PORTS = { udp: 5060, tcp: 5060, tls: 5061 } as const;

// As it stands in a URI or a Via.
function written(host: string): string {
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}

/**
 * Finds the address by which the core speaks to a neighbour.
 *
 * @param options The options of the core.
 * @param transport The transport of the neighbour.
 * @throws RangeError for a core without addresses.
 * @internal
 */
function addressFor({ addresses }: CoreOptions, transport: SipTarget["transport"]): CoreAddress {
  const address = addresses.find((one) => one.transport === transport) ?? addresses[0];
  if (address === undefined) throw new RangeError("a core has an address");
  return address;
}

/**
 * Gives the Via of a request to a target, without its branch.
 *
 * @param options The options of the core.
 * @param hop The target.
 * @internal
 */
export function viaFor(options: CoreOptions, { transport }: SipTarget): string {
  const { host, port } = addressFor(options, transport);
  return `SIP/2.0/${transport.toUpperCase()} ${written(host)}:${port};rport`;
}

/**
 * Gives a URI of the core for Route and Record-Route.
 *
 * @param options The options of the core.
 * @param transport The transport by which it is used.
 * @param user The user part, if any.
 * @param more Parameters behind `lr`, each with its semicolon.
 * @returns The URI with angle brackets.
 * @internal
 */
export function ownRoute(
  options: CoreOptions,
  transport: SipTarget["transport"],
  user?: string,
  more = "",
): string {
  const { host, port, transport: own } = addressFor(options, transport);
  const name = user === undefined ? "" : `${user}@`;
  const suffix = own === "udp" ? "" : `;transport=${own}`;
  return `<sip:${name}${written(host)}:${port}${suffix};lr${more}>`;
}

/**
 * Tells whether a Via is one that the core puts in.
 *
 * @param options The options of the core.
 * @param via The Via.
 * @internal
 */
export function isOwnVia({ addresses }: CoreOptions, via: Via): boolean {
  const transport = via.transport.toLowerCase();
  return addresses.some(
    (own) =>
      own.transport === transport &&
      sameHost(written(own.host), via.host) &&
      own.port === (via.port ?? DEFAULT_PORTS[own.transport]),
  );
}

/**
 * Tells whether a URI with `lr` leads to the core: one of its addresses, or one of its domains, which a device
 * may have as its outbound proxy.
 *
 * @param options The options of the core.
 * @param uri The URI.
 * @internal
 */
export function isOwnRoute({ addresses, domains }: CoreOptions, uri: SipUri): boolean {
  return isOwnPlace(addresses, uri) || domains.includes(uri.host.toLowerCase());
}

/**
 * Tells whether a URI is that of the core itself.
 *
 * @param addresses The addresses of the core.
 * @param uri The URI.
 * @internal
 */
export function isOwnPlace(addresses: readonly CoreAddress[], uri: SipUri): boolean {
  return addresses.some(
    (own) =>
      sameHost(written(own.host), uri.host) &&
      own.port === (uri.port ?? DEFAULT_PORTS[own.transport]),
  );
}
