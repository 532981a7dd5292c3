import { quote, unquote } from "./escape.ts";
import { address } from "./generated/cpim.ts";
import { CPIM_NAMESPACE, type CpimHeader, getHeaders } from "./header.ts";
import { readValue } from "./single-header.ts";

/** The value of From, To, cc and others (RFC 3862 section 4.1). */
export interface CpimAddress {
  /** The name of a person, without quotes and escapes. */
  readonly formalName: string | undefined;

  /** The URI as written. */
  readonly uri: string;
}

/**
 * Reads the value of From, To, cc, Original-To, IMDN-Route or IMDN-Record-Route.
 *
 * @param value The value as written.
 * @returns The address.
 * @throws CpimError for a value that is none.
 */
export function parseAddress(value: string): CpimAddress {
  const { formalName, uri } = readValue(address, value, "RFC 3862");
  if (formalName === "") return { formalName: undefined, uri };
  // The words have one space behind the last of them.
  return { formalName: unquote(formalName.replace(/ $/, "")), uri };
}

/**
 * Writes an address; a name that is more than words is quoted.
 *
 * @param value The address.
 * @returns The value of a header.
 * @throws RangeError for a URI that is none.
 */
export function stringifyAddress(value: CpimAddress): string {
  const { formalName, uri } = value;
  const bare = `<${uri}>`;
  if (address.parse(bare)?.uri !== uri || !uri.isWellFormed())
    throw new RangeError("no URI between angle brackets");
  if (formalName === undefined) return bare;
  const isWords = address.parse(`${formalName} ${bare}`)?.formalName === `${formalName} `;
  return isWords && formalName.isWellFormed() ? `${formalName} ${bare}` : quote(formalName) + bare;
}

/**
 * Reads all headers of a name whose value is an address.
 *
 * @param headers The headers of a message.
 * @param name `From`, `To`, `cc` or another.
 * @param namespace Its namespace. Default that of RFC 3862.
 * @returns The addresses in their order.
 * @throws CpimError for a value that is none.
 */
export function getAddresses(
  headers: readonly CpimHeader[],
  name: string,
  namespace: string = CPIM_NAMESPACE,
): readonly CpimAddress[] {
  return getHeaders(headers, name, namespace).map(({ value }) => parseAddress(value));
}
