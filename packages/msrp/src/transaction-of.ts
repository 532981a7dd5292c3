import { isIdLength } from "./read-head.ts";

/**
 * Finds the transaction identifier of a head that was refused, if its start line is sound so far.
 *
 * @param octets The head.
 * @returns The identifier.
 */
export function transactionOf(octets: Uint8Array): string | undefined {
  const start = String.fromCharCode(...octets.subarray(0, 40));
  const [, id] = /^MSRP ([A-Za-z0-9][A-Za-z0-9.+%=-]*) (?:[A-Z]|\d{3}[ \r])/.exec(start) ?? [];
  return id !== undefined && isIdLength(id) ? id : undefined;
}
