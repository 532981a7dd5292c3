import type { LockTimeout } from "./lock.ts";

/** Most seconds that `Second-` may say (RFC 4918 section 10.7). */
const MAX_SECONDS = 2 ** 32 - 1;

/**
 * Reads a `TimeType` (RFC 4918 section 10.7), of `DAV:timeout` or as one of those in the Timeout
 * header: `Second-604800` or `Infinite`, in any case.
 *
 * @param text The text, without white space around it.
 * @returns The time; `undefined` when this is none, or more than 2^32 - 1 seconds.
 */
export function parseLockTimeout(text: string): LockTimeout | undefined {
  if (/^infinite$/i.test(text)) return "infinite";
  const digits = /^second-([0-9]+)$/i.exec(text)?.[1];
  if (digits === undefined || Number(digits) > MAX_SECONDS) return undefined;
  return Number(digits);
}

/**
 * Writes a `TimeType` (RFC 4918 section 10.7).
 *
 * @param timeout The time.
 * @throws RangeError when it is not a whole number of seconds from 0 to 2^32 - 1.
 */
export function stringifyLockTimeout(timeout: LockTimeout): string {
  if (timeout === "infinite") return "Infinite";
  if (!Number.isInteger(timeout) || timeout < 0 || timeout > MAX_SECONDS) {
    throw new RangeError("timeout is not a whole number of seconds below 2^32");
  }
  return `Second-${timeout}`;
}
