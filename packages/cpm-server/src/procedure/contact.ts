import { type Address, readHeader, SipError, type SipRequest } from "@callingcard/sip";

/** Parameters of a Contact that speak of a binding or a device, and not of what its owner can do. */
const NOT_FEATURES: ReadonlySet<string> = new Set([
  "q",
  "expires",
  "+sip.instance",
  "reg-id",
  "pub-gruu",
  "temp-gruu",
  "ob",
]);

/**
 * Gives the parameters of Contact on the legs of the clients: what the originator's Contact says of what it can
 * do, such as `isfocus` (RFC 3840), which the function does in its place.
 *
 * @param request The INVITE.
 * @returns Parameters as they are written, each with a semicolon in front.
 */
export function featureParameters(request: SipRequest): string {
  let contact: Address | undefined;
  try {
    contact = readHeader(request, "Contact")?.[0];
  } catch (error) {
    if (!(error instanceof SipError)) throw error;
  }
  return (contact?.parameters ?? [])
    .filter(({ name }) => !NOT_FEATURES.has(name.toLowerCase()))
    .map(({ name, value }) => (value === undefined ? `;${name}` : `;${name}=${value}`))
    .join("");
}

/**
 * Gives the parameter of Contact that says which service a user agent has (3GPP TS 24.229 section 7.9.2).
 *
 * @param service The service, as a URN.
 * @returns The parameter with a semicolon in front.
 */
export function serviceParameter(service: string): string {
  return `;+g.3gpp.icsi-ref="${encodeURIComponent(service)}"`;
}
