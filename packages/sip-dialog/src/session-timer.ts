import {
  findHeader,
  hasToken,
  type HeaderField,
  readHeader,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";

/** What this side wants of session timers (RFC 4028). */
export interface SessionTimerSettings {
  /** Interval to ask for, and the longest to accept, in seconds. Default 1 800. */
  readonly intervalSeconds?: number;

  /** Shortest interval to accept, in seconds. Default 90, below which RFC 4028 section 5 allows none. */
  readonly minSeconds?: number;

  /** Who is to refresh, where this side may choose. Default: not said in requests, `uas` in responses. */
  readonly refresher?: "uac" | "uas";
}

/** The session timer of a dialog. */
export interface SessionTimer {
  /** The session interval. */
  readonly intervalSeconds: number;

  /** Who sends the refreshes. */
  readonly refresher: "local" | "remote";
}

/** Interval where nothing is said (RFC 4028 section 4). */
export const DEFAULT_INTERVAL_SECONDS = 1800;

/** Lowest session interval (RFC 4028 section 5). */
export const MIN_INTERVAL_SECONDS = 90;

/** Longest time that a timer is asked for: more than that, some clocks cannot count. */
const MAX_TIMER_MS = 2_147_483_647;

/**
 * Gives the Session-Expires and Min-SE of a request (RFC 4028 sections 7.1 and 7.4).
 *
 * @param settings What this side wants.
 * @param minSeconds The largest Min-SE that came in a 422 or in a request of the dialog; 0 for none.
 * @param current The timer of the dialog, whose interval and refresher stay. Default none.
 * @returns The header fields.
 */
export function sessionTimerHeaders(
  settings: SessionTimerSettings,
  minSeconds: number,
  current?: SessionTimer,
): readonly HeaderField[] {
  const { intervalSeconds = DEFAULT_INTERVAL_SECONDS, refresher } = settings;
  const least = Math.max(minSeconds, settings.minSeconds ?? 0);
  const interval = Math.max(current?.intervalSeconds ?? intervalSeconds, least);
  const who = current === undefined ? refresher : current.refresher === "local" ? "uac" : "uas";
  return [
    { name: "Session-Expires", value: sessionExpires(interval, who) },
    ...(least > 0 ? [{ name: "Min-SE", value: String(least) }] : []),
  ];
}

/** What becomes of the session timer that a request asks for. */
export type SessionTimerAnswer =
  /** A 422 with these header fields. */
  | { readonly kind: "refused"; readonly statusCode: 422; readonly headers: readonly HeaderField[] }
  /** A 2xx with these header fields, none without a session timer. */
  | { readonly kind: "accepted"; readonly headers: readonly HeaderField[] };

/**
 * Answers the session timer of an INVITE or UPDATE that came (RFC 4028 section 9, table 2).
 *
 * @param request The request.
 * @param settings What this side wants; without it, no timer is begun that the request does not ask for.
 * @returns A 422 for an interval that is too short, else the header fields for the 2xx.
 * @throws SipError for header fields that cannot be read.
 */
export function answerSessionTimer(
  request: SipRequest,
  settings?: SessionTimerSettings,
): SessionTimerAnswer {
  const asked = readHeader(request, "Session-Expires");
  const isSupported = supportsTimer(request);
  if (asked === undefined && (settings === undefined || !isSupported)) {
    return { kind: "accepted", headers: [] };
  }
  const minSeconds = settings?.minSeconds ?? MIN_INTERVAL_SECONDS;
  if (asked !== undefined && isSupported && asked.seconds < minSeconds) {
    const headers = [{ name: "Min-SE", value: String(minSeconds) }];
    return { kind: "refused", statusCode: 422, headers };
  }
  const least = Math.max(minSeconds, readHeader(request, "Min-SE")?.seconds ?? 0);
  const wanted = settings?.intervalSeconds ?? (settings && DEFAULT_INTERVAL_SECONDS);
  const interval = acceptedInterval(asked?.seconds, wanted, least);
  const who = isSupported ? (asked?.refresher ?? settings?.refresher ?? "uas") : "uas";
  return {
    kind: "accepted",
    headers: [
      { name: "Session-Expires", value: sessionExpires(interval, who) },
      ...(isSupported ? [{ name: "Require", value: "timer" }] : []),
    ],
  };
}

// An interval may be made shorter, down to the least, and never longer (RFC 4028 section 9).
function acceptedInterval(
  asked: number | undefined,
  wanted: number | undefined,
  least: number,
): number {
  if (asked === undefined) return Math.max(wanted ?? DEFAULT_INTERVAL_SECONDS, least);
  return wanted === undefined ? asked : Math.min(asked, Math.max(wanted, least));
}

/**
 * Reads the session timer that a 2xx to an INVITE or UPDATE begins (RFC 4028 sections 7.2 and 9).
 *
 * @param response The 2xx.
 * @param side Whether this side sent the request (`uac`) or the response (`uas`).
 * @returns The timer; `undefined` where there is none, which ends one that there was. A Session-Expires without
 *   refresher leaves the refreshes to the side that sent the request.
 * @throws SipError for header fields that cannot be read.
 */
export function readSessionTimer(
  response: SipResponse,
  side: "uac" | "uas",
): SessionTimer | undefined {
  const expires = readHeader(response, "Session-Expires");
  if (expires === undefined) return undefined;
  const { seconds: intervalSeconds, refresher = "uac" } = expires;
  return { intervalSeconds, refresher: refresher === side ? "local" : "remote" };
}

/**
 * Gives the time after which a session is refreshed: half of its interval (RFC 4028 section 7.2), one second
 * at least.
 *
 * @param timer The session timer.
 * @returns Milliseconds after the 2xx.
 */
export function refreshAfterMs(timer: SessionTimer): number {
  return Math.min(Math.max(timer.intervalSeconds * 500, 1000), MAX_TIMER_MS);
}

/**
 * Gives the time after which a session that was not refreshed is given up: 32 seconds or a third of the interval
 * before it expires, whichever is less (RFC 4028 section 10).
 *
 * @param timer The session timer.
 * @returns Milliseconds after the 2xx.
 */
export function giveUpAfterMs(timer: SessionTimer): number {
  const { intervalSeconds } = timer;
  const early = Math.min(32_000, (intervalSeconds * 1000) / 3);
  return Math.min(Math.floor(intervalSeconds * 1000 - early), MAX_TIMER_MS);
}

/**
 * Tells whether the sender of a request understands session timers.
 *
 * @param request The request.
 * @returns Whether its Supported has `timer`, or its Require.
 * @throws SipError for header fields that cannot be read.
 */
export function supportsTimer(request: SipRequest): boolean {
  const options = [
    ...(readHeader(request, "Supported") ?? []),
    ...(findHeader(request, "Require") === undefined ? [] : (readHeader(request, "Require") ?? [])),
  ];
  return hasToken(options, "timer");
}

function sessionExpires(seconds: number, refresher: "uac" | "uas" | undefined): string {
  return refresher === undefined ? String(seconds) : `${seconds};refresher=${refresher}`;
}
