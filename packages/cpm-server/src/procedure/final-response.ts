import type { SipResponse } from "@callingcard/sip";
import type { Settings } from "../settings.ts";

/** Statuses that lead to deferral or interworking (8.3.2.1.1 final 2; A-25). */
const DEFERRING: readonly number[] = [480, 408, 487, 500, 503, 504];

/**
 * Tells whether the best response of all clients leads to deferral or interworking (CPM-079, A-25).
 *
 * @param status The status of the best response.
 * @param settings The settings, which may name more.
 */
export function mayDefer(status: number, settings: Settings): boolean {
  return DEFERRING.includes(status) || settings.deferOn.includes(status);
}

/** What of a 4xx is preferred, as it tells how to try again (RFC 3261 section 16.7 step 6). */
const PREFERRED: readonly number[] = [401, 407, 415, 420, 484];

/**
 * Chooses the best of final responses (RFC 3261 section 16.7 step 6; CPM-079, CPM-085, A-26): a 6xx, else one
 * of the lowest class, among 4xx one that tells how to try again.
 *
 * @param responses The final responses of all clients, none of them a 2xx or a 3xx that was followed.
 * @returns The best one, the first of several; `undefined` of none.
 */
export function bestResponse(responses: readonly SipResponse[]): SipResponse | undefined {
  let best: SipResponse | undefined;
  for (const response of responses) {
    if (best === undefined || rank(response.statusCode) < rank(best.statusCode)) best = response;
  }
  return best;
}

function rank(status: number): number {
  if (status >= 600) return 0;
  const preferred = PREFERRED.includes(status) ? 0 : 1;
  return Math.floor(status / 100) * 10 + preferred;
}

/**
 * Gives the status with which a response of a client goes to the originator: 503 speaks of one hop and becomes 500
 * (RFC 3261 section 16.7 step 6), what a user agent of its own can not pass on becomes 480.
 *
 * @param status The status.
 */
export function relayedStatus(status: number): number {
  // Challenges are for the one who sent the request, which is the function.
  if (status === 401 || status === 407 || status === 420 || status === 421) return 480;
  if (status === 481 || status === 491 || status === 422) return 480;
  if (status < 400) return 480;
  return status === 503 ? 500 : status;
}
