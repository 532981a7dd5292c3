import {
  findHeader,
  findHeaders,
  hasToken,
  type HeaderField,
  readHeader,
  removeHeader,
  SipError,
  type SipRequest,
  stringifyAddress,
  withHeaders,
} from "@callingcard/sip";
import { canonicalAddress } from "@callingcard/xdm";

/** Fields in which one says who one is, and which only those set who know it. */
const ASSERTED = ["P-Asserted-Identity", "P-Asserted-Service"] as const;
const PREFERRED = ["P-Preferred-Identity", "P-Preferred-Service"] as const;

/**
 * Replaces what a device claims by what is known of it (RFC 3325 section 5, RFC 6050 section 4.2): the asserted
 * fields go, the identity is that of the user, in the form that the device prefers where that is the same user,
 * and the service is the one that it prefers.
 *
 * @param request The request of a device.
 * @param aorUri The address of record that is known, as a URI; absent for a device of which nothing is known.
 * @returns The request as it goes on.
 */
export function assertIdentity(request: SipRequest, aorUri: string | undefined): SipRequest {
  let changed = request;
  for (const name of [...ASSERTED, ...PREFERRED]) changed = removeHeader(changed, name);
  if (aorUri === undefined) return changed;
  const asserted: HeaderField[] = [
    { name: "P-Asserted-Identity", value: preferredIdentity(request, aorUri) ?? `<${aorUri}>` },
    ...findHeaders(request, "P-Preferred-Service").map(({ value }) => ({
      name: "P-Asserted-Service",
      value,
    })),
  ];
  return withHeaders(changed, [...changed.headers, ...asserted]);
}

function preferredIdentity(request: SipRequest, aorUri: string): string | undefined {
  try {
    const own = canonicalAddress(aorUri);
    const preferred = readHeader(request, "P-Preferred-Identity") ?? [];
    const found = preferred.find(({ uri }) => canonicalAddress(uri) === own);
    return found && stringifyAddress({ ...found, parameters: [] });
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
}

/**
 * Takes the asserted identity from a request that goes to a device, where its sender does not want it to be
 * told (RFC 3325 section 7).
 *
 * @param request The request.
 * @returns The request as it goes to the device.
 */
export function hideIdentity(request: SipRequest): SipRequest {
  if (findHeader(request, "P-Asserted-Identity") === undefined) return request;
  return isPrivate(request) ? removeHeader(request, "P-Asserted-Identity") : request;
}

function isPrivate(request: SipRequest): boolean {
  try {
    return hasToken(readHeader(request, "Privacy"), "id");
  } catch (error) {
    // Who asks for privacy in words that cannot be read does not want to be told either.
    if (error instanceof SipError) return true;
    throw error;
  }
}
