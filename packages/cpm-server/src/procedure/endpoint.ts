import type { Origin } from "@callingcard/sdp";
import type { MsrpAddress } from "../session/options.ts";

/** The function as an endpoint of MSRP on one leg, for one medium. */
export interface Endpoint {
  /** Its URI, whole. */
  readonly uri: string;
  readonly sessionId: string;
  readonly isSecure: boolean;
}

/** The function as it describes itself on one leg. */
export interface Description {
  /** Number of the session, and of its version, from 1. */
  readonly sessionId: string;
  readonly version: number;
  readonly address: MsrpAddress;
}

/**
 * Makes an endpoint of MSRP on a leg.
 *
 * @param address Where MSRP is listened for.
 * @param sessionId The session-id, which tells the leg.
 * @param isSecure Whether it is over TLS.
 * @returns `undefined` for TLS where there is none.
 */
export function createEndpoint(
  address: MsrpAddress,
  sessionId: string,
  isSecure: boolean,
): Endpoint | undefined {
  const port = isSecure ? address.tls?.port : address.port;
  if (port === undefined) return undefined;
  const host = address.host.includes(":") ? `[${address.host}]` : address.host;
  const scheme = isSecure ? "msrps" : "msrp";
  return { uri: `${scheme}://${host}:${port}/${sessionId};tcp`, sessionId, isSecure };
}

/**
 * Makes the `o=` of a description.
 *
 * @param description The description.
 */
export function originOf(description: Description): Origin {
  const { sessionId, version, address } = description;
  return {
    username: "-",
    sessionId,
    sessionVersion: String(version),
    netType: "IN",
    addressType: addressType(address.host),
    address: address.host,
  };
}

/**
 * Tells the type of an address, for `o=` and `c=`.
 *
 * @param host A name or an address.
 */
export function addressType(host: string): "IP4" | "IP6" {
  return host.includes(":") ? "IP6" : "IP4";
}
