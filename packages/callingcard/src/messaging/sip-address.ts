import { canonicalAddress } from "@callingcard/xdm";
import { ExitError } from "../surroundings.ts";
import { readUserName } from "../user-name.ts";

/**
 * Gives the canonical address of a user, which is also the XCAP User Identifier.
 *
 * @param user A name that `readUserName` passed.
 * @param domain The domain of the users' addresses.
 */
export function addressOf(user: string, domain: string): string {
  return canonicalAddress(`sip:${encodeURIComponent(user)}@${domain}`);
}

/**
 * Gives the user of an address: what {@link addressOf} undoes.
 *
 * @param address A canonical address.
 * @param domain The domain of the users' addresses.
 * @returns `undefined` for an address of another domain.
 */
export function userOf(address: string, domain: string): string | undefined {
  if (address.startsWith("tel:")) return address.slice("tel:".length);
  const end = `@${domain}`;
  if (!address.startsWith("sip:") || !address.endsWith(end)) return undefined;
  try {
    return decodeURIComponent(address.slice("sip:".length, -end.length));
  } catch {
    return undefined;
  }
}

/**
 * Gives a host as it stands in a URI.
 *
 * @param host A name or an address; an IPv6 address without its brackets.
 */
export function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

/**
 * Reads who is meant: a user's name, or an address as in `tel:+15550001`.
 *
 * @param value As typed.
 * @param setting Where it was given, for the message.
 * @param domain The domain of the users' addresses.
 * @returns The canonical address.
 * @throws ExitError Status 2 for what is neither.
 */
export function readAddress(value: string, setting: string, domain: string): string {
  if (!/^(?:sips?|tel):/i.test(value)) return addressOf(readUserName(value, setting), domain);
  const address = canonicalAddress(value);
  if (/^(?:sip:[^\s@]+@[^\s@]+|tel:[^\s]+)$/.test(address)) return address;
  throw new ExitError(2, `${setting} is neither a user name nor an address`);
}
