import { readHeader, type SipRequest, type SipResponse } from "@callingcard/sip";
import {
  giveUpAfterMs,
  readSessionTimer,
  refreshAfterMs,
  type SessionTimer,
} from "../session-timer.ts";
import type { Call } from "./state.ts";
import { findDialog, lenient, startTimer, stopTimer, type Turn, updateDialog } from "./turn.ts";

/**
 * Names the timer of the refreshes.
 *
 * @param id The dialog.
 * @internal
 */
export const refreshTimer = (id: string): string => `session-refresh/${id}`;

const expiryTimer = (id: string): string => `session-expiry/${id}`;

/**
 * Begins the session timer that a 2xx says, in place of the one before (RFC 4028 section 7.2).
 *
 * @param turn The turn.
 * @param id The dialog.
 * @param timer The timer; `undefined` for none.
 * @internal
 */
export function startSession(turn: Turn, id: string, timer: SessionTimer | undefined): void {
  stopSession(turn, id);
  updateDialog(turn, id, { timer });
  if (timer === undefined) return;
  if (timer.refresher === "local") startTimer(turn, refreshTimer(id), refreshAfterMs(timer));
  startTimer(turn, expiryTimer(id), giveUpAfterMs(timer));
}

/**
 * Stops the session timer of a dialog.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @internal
 */
export function stopSession(turn: Turn, id: string): void {
  stopTimer(turn, refreshTimer(id));
  stopTimer(turn, expiryTimer(id));
}

/**
 * Tells the session timer of a 2xx to a request of ours. Where the other side knows nothing of session timers and
 * this side asked for one, this side refreshes, for its own good (RFC 4028 section 7.2).
 *
 * @param call The call.
 * @param request The INVITE or UPDATE.
 * @param response The 2xx.
 * @internal
 */
export function timerOfAnswer(
  call: Call,
  request: SipRequest,
  response: SipResponse,
): SessionTimer | undefined {
  const timer = lenient(() => readSessionTimer(response, "uac"));
  if (timer !== undefined || call.settings.sessionTimer === undefined) return timer;
  const asked = lenient(() => readHeader(request, "Session-Expires"));
  return asked && { intervalSeconds: asked.seconds, refresher: "local" };
}

/**
 * Tells the session timer of a 2xx of ours.
 *
 * @param response The 2xx.
 * @internal
 */
export function timerOfSuccess(response: SipResponse): SessionTimer | undefined {
  return lenient(() => readSessionTimer(response, "uas"));
}

/**
 * Keeps the largest Min-SE that a dialog saw (RFC 4028 section 7.4).
 *
 * @param turn The turn.
 * @param id The dialog.
 * @param message A request that came, or a 422.
 * @internal
 */
export function noteMinSe(turn: Turn, id: string, message: SipRequest | SipResponse): void {
  const seconds = lenient(() => readHeader(message, "Min-SE"))?.seconds ?? 0;
  const dialog = findDialog(turn, id);
  if (dialog !== undefined && seconds > dialog.minSeconds) {
    updateDialog(turn, id, { minSeconds: seconds });
  }
}
