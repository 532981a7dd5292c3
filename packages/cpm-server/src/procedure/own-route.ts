import type { SipRequest, SipUri } from "@callingcard/sip";
import { preprocessRoute } from "@callingcard/sip-dialog/proxy";
import type { Addresses } from "../session/options.ts";

/**
 * Takes the routes from an INVITE by which the core reached the function (RFC 3261 section 16.4): the host of
 * the function, at one of its ports. What stands behind them is where the core wants the INVITE to go, and
 * stays.
 *
 * @param request The INVITE.
 * @param addresses Where the function is.
 */
export function withoutOwnRoutes(request: SipRequest, addresses: Addresses): SipRequest {
  const { host, ports } = addresses;
  const own = new Set<number | undefined>([ports.udp, ports.tcp, ports.tls]);
  const isOwnRoute = (uri: SipUri): boolean =>
    uri.host.toLowerCase() === host.toLowerCase() && own.has(uri.port ?? defaultPort(uri));
  return preprocessRoute(request, { isOwnRoute }).request;
}

function defaultPort({ scheme }: SipUri): number {
  return scheme === "sips" ? 5061 : 5060;
}
