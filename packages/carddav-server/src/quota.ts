import { dav } from "@callingcard/dav-xml";
import { Refusal } from "./refusal.ts";

/**
 * Tells how many octets the cards of an owner may have together.
 *
 * @param owner Whose books they are in.
 * @returns `undefined` for as many as there is room for.
 */
export type Quota = (owner: string) => number | undefined;

/**
 * `DAV:quota-not-exceeded` (RFC 4331 section 6).
 *
 * @internal
 */
export function quotaExceeded(): Refusal {
  return new Refusal(507, {
    condition: dav("quota-not-exceeded"),
    description: "the cards of the owner would take more room than they may",
  });
}
