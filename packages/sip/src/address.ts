import { addresses } from "./generated/field.ts";
import { checkWritten } from "./check-written.ts";
import { joinParameters, type Parameter, unquote } from "./parameter.ts";
import { firstComma } from "./place.ts";
import { readWhole, refuse } from "./sip-error.ts";

/**
 * A name-addr or addr-spec with the parameters behind it: a value of From, To, Contact, Route and
 * others (RFC 3261 section 20.10).
 */
export interface Address {
  /** As it is written, with its quotation marks; `displayText` decodes it. */
  readonly displayName: string | undefined;

  /** Without angle brackets; `parseUri` reads it. */
  readonly uri: string;

  /** Those of the header field; those of the URI are in the URI. */
  readonly parameters: readonly Parameter[];
}

/**
 * Reads addresses with commas between them.
 *
 * @param value The value of the field.
 * @returns The addresses.
 * @throws SipError for what is none.
 */
export function parseAddresses(value: string): readonly Address[] {
  return readWhole(addresses, value);
}

/**
 * Reads one address.
 *
 * @param value The value of the field.
 * @returns The address.
 * @throws SipError for what is none, or several.
 */
export function parseAddress(value: string): Address {
  const [address, another] = readWhole(addresses, value);
  if (address !== undefined && another === undefined) return address;
  const offset = firstComma(value);
  return refuse("unexpected-character", "several addresses", value, offset, "RFC 3261 name-addr");
}

/**
 * Gives the text of a display-name.
 *
 * @param address The address.
 * @returns The text; empty without a display-name.
 */
export function displayText(address: Address): string {
  return unquote(address.displayName ?? "");
}

/**
 * Writes an address, always with angle brackets but for the `*` of a Contact.
 *
 * @param address The address; a display-name as it is to be written, which `quote` makes of a text.
 * @returns The value.
 * @throws RangeError for parts that would not be read again as they are.
 */
export function stringifyAddress(address: Address): string {
  const { displayName, uri, parameters } = address;
  if (uri === "*" && displayName === undefined && parameters.length === 0) return uri;
  const name = displayName === undefined ? "" : `${displayName} `;
  return checkWritten(`${name}<${uri}>${joinParameters(parameters)}`, address, parseAddress);
}
