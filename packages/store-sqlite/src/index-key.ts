import { UNINDEXED_KEY } from "@callingcard/carddav-filter";

const encoder = new TextEncoder();

/**
 * The octets of an index key: UTF-8, in which octets contain each other exactly when texts do.
 *
 * @internal
 */
export function encodeKey(key: string): Uint8Array {
  return encoder.encode(key);
}

/** The key of rows that meet every condition on their property. */
export const UNINDEXED: Uint8Array = encodeKey(UNINDEXED_KEY);
