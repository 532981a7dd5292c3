import { readHeader, type SipResponse } from "@callingcard/sip";
import { offerTimer } from "./end.ts";
import type { OfferCommand } from "./event.ts";
import { chance } from "./options.ts";
import { refreshCommand } from "./refresh.ts";
import { noteMinSe } from "./session.ts";
import type { WaitingOffer } from "./state.ts";
import { findDialog, forgetTimer, lenient, type Turn, updateDialog } from "./turn.ts";

/** Responses 491, 500 and 422 after which an offer is tried again. */
const MAX_RETRIES = 4;

/** Longest Retry-After that is waited for, in seconds: RFC 3261 section 14.2 gives none above 10. */
const MAX_RETRY_AFTER_SECONDS = 10;

interface Again {
  readonly waiting: WaitingOffer;
  readonly afterMs: number;
}

/**
 * Tells whether an offer is tried again after a response that refused it, and when.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @param sent The offer.
 * @param response The response.
 * @param isLocal Whether it is made here.
 * @returns What is tried, and how long to wait; or `undefined`.
 * @internal
 */
export function tryAgain(
  turn: Turn,
  id: string,
  sent: WaitingOffer,
  response: SipResponse,
  isLocal: boolean,
): Again | undefined {
  if (isLocal || sent.retries >= MAX_RETRIES) return undefined;
  const waiting = { ...sent, response, retries: sent.retries + 1 };
  if (response.statusCode === 422) {
    const before = findDialog(turn, id)?.minSeconds ?? 0;
    noteMinSe(turn, id, response);
    const isHigher = (findDialog(turn, id)?.minSeconds ?? 0) > before;
    return isHigher
      ? { waiting: { ...waiting, command: withoutTimer(sent.command) }, afterMs: 0 }
      : undefined;
  }
  const isUpdateRefused = response.statusCode === 405 || response.statusCode === 501;
  if (sent.isRefresh && sent.command.method === "UPDATE" && isUpdateRefused) {
    updateDialog(turn, id, { allowsUpdate: false });
    const dialog = findDialog(turn, id);
    const command = dialog && refreshCommand(dialog);
    return command?.method === "INVITE"
      ? { waiting: { ...waiting, command }, afterMs: 0 }
      : undefined;
  }
  const afterMs = collisionDelay(turn, response);
  return afterMs === undefined ? undefined : { waiting: { ...waiting, isDelayed: true }, afterMs };
}

function withoutTimer(command: OfferCommand): OfferCommand {
  const headers = (command.headers ?? []).filter(
    ({ name }) => !/^(?:session-expires|x|min-se)$/i.test(name),
  );
  return { ...command, headers };
}

// RFC 3261 section 14.1: who made the Call-ID waits longer, so that they do not meet again.
function collisionDelay(turn: Turn, response: SipResponse): number | undefined {
  const { settings, invite } = turn.call;
  if (response.statusCode === 491) {
    if (invite?.side === "caller") return 2100 + 10 * chance(settings.createId, 191);
    return 10 * (1 + chance(settings.createId, 200));
  }
  if (response.statusCode !== 500) return undefined;
  const after = lenient(() => readHeader(response, "Retry-After"))?.seconds;
  if (after === undefined || after > MAX_RETRY_AFTER_SECONDS) return undefined;
  return Math.max(after * 1000, 10);
}

/**
 * Lets an offer go that waited after a collision.
 *
 * @param turn The turn.
 * @param id The dialog.
 * @internal
 */
export function releaseOffer(turn: Turn, id: string): void {
  forgetTimer(turn, offerTimer(id));
  const waitingOffer = findDialog(turn, id)?.waitingOffer;
  if (waitingOffer === undefined) return;
  updateDialog(turn, id, { waitingOffer: { ...waitingOffer, isDelayed: false } });
}
