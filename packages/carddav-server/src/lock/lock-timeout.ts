import { parseLockTimeout } from "@callingcard/dav-xml";
import type { Limits } from "../limits.ts";

/** How long a lock lasts that nobody asked a time for, in seconds. */
const DEFAULT_SECONDS = 3600;

/**
 * Chooses when a lock ends by its `Timeout` header (RFC 4918 section 10.7): the first time in it that can
 * be read, at most what a lock may last.
 *
 * @returns Milliseconds since 1970.
 *
 * @internal
 */
export function lockEnd(headers: Headers, { maxLockSeconds }: Limits, nowMs: number): number {
  const asked = (headers.get("timeout") ?? "")
    .split(",")
    .flatMap((text) => parseLockTimeout(text.trim()) ?? []);
  const [first = DEFAULT_SECONDS] = asked;
  const seconds = first === "infinite" ? maxLockSeconds : Math.min(first, maxLockSeconds);
  // A lock that is over at once would be told of as made.
  return nowMs + Math.max(1, seconds) * 1000;
}
