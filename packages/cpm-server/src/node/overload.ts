import { randomInt } from "node:crypto";
import type { Settings } from "../settings.ts";

/** Decides whether one more session can be taken. */
export interface Admission {
  /**
   * Asks for an INVITE.
   *
   * @param settings Those of the provider.
   * @param load How many sessions there are.
   * @returns Why it cannot be taken; `undefined` when it can, and it counts.
   */
  refuse(settings: Settings, load: SessionLoad): Refusal | undefined;

  /** How late the event loop was last, in milliseconds. */
  readonly lagMs: number;
  close(): void;
}

/** How many sessions there are. */
interface SessionLoad {
  readonly sessions: number;

  /** Those of the user that is invited. */
  readonly ofUser: number;
}

/** Why an INVITE is answered 503 (RFC 3261 section 21.5.4). */
interface Refusal {
  readonly reason: string;

  /** When to try again, in seconds; another time for each, so that not all come back at once. */
  readonly retryAfterSeconds: number;
}

/** How often is looked how late the event loop is, in milliseconds. */
const LOOK_MS = 100;

/**
 * Makes an admission control: so many sessions, so many of a user, so many INVITEs a second with bursts of as
 * many, and none while the event loop is late.
 *
 * @param maxLagMs So late the event loop may be, in milliseconds.
 * @param now Milliseconds that only grow. Default `performance.now`.
 */
export function createAdmission(
  maxLagMs: number,
  now: () => number = () => performance.now(),
): Admission {
  let tokens = Infinity;
  let lastMs = now();
  let lookedMs = now();
  let lagMs = 0;
  const timer = setInterval(() => {
    const nowMs = now();
    lagMs = Math.max(0, nowMs - lookedMs - LOOK_MS);
    lookedMs = nowMs;
  }, LOOK_MS);
  timer.unref();

  function takeToken(rate: number): boolean {
    const nowMs = now();
    tokens = Math.min(rate, tokens + ((nowMs - lastMs) * rate) / 1000);
    lastMs = nowMs;
    if (tokens < 1) return false;
    tokens--;
    return true;
  }

  function reasonFor(settings: Settings, { sessions, ofUser }: SessionLoad): string | undefined {
    if (sessions >= settings.maxSessions) return "as many sessions as there may be";
    if (ofUser >= settings.maxSessionsPerUser) return "as many sessions as the user may have";
    if (lagMs > maxLagMs) return `${Math.round(lagMs)} ms behind`;
    if (!takeToken(settings.inviteRate)) return "too many INVITEs in a second";
    return undefined;
  }

  return {
    refuse(settings, load) {
      const reason = reasonFor(settings, load);
      return reason === undefined ? undefined : { reason, retryAfterSeconds: randomInt(2, 11) };
    },
    get lagMs() {
      return lagMs;
    },
    close() {
      clearInterval(timer);
    },
  };
}
