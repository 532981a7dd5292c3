import type { LockOut, LockOutStore } from "../sign-in-store.ts";
import type { AttemptDelay } from "./attempt-delay.ts";

/** When passwords are not looked at any more. */
export interface LockOutOptions {
  /** Where it is kept, for all servers of the store, and for who lifts it. */
  readonly store: LockOutStore;
  /** Wrong passwords for a user, whether there is one or not, that lock this user out. */
  readonly afterFailures: number;
  /** Wrong passwords from an address that lock it out. Default: ten times as many. */
  readonly afterAddressFailures?: number;
  /** How long, in milliseconds. Default 900 000. */
  readonly forMs?: number;
  /** Called with each that is made. */
  readonly onLockOut?: (lockOut: LockOut) => void;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: () => number;
}

/** Who is tried to be: what failures are counted by. */
export interface Attempted {
  /** As in `user ada`. */
  readonly user: string;
  /** As in `address 192.0.2.1`. */
  readonly address: string;
}

/** Locks out who guesses. */
export interface LockOuts {
  /** How long somebody is locked out, in seconds; 0 for who is not. */
  remainingSeconds(attempted: Attempted): Promise<number>;
  /** Locks out who failed too often by now. */
  failed(attempted: Attempted): Promise<void>;
}

/**
 * Makes {@link LockOuts}.
 *
 * @param options When, and where it is kept.
 * @param delay What counts the failures; those of who is locked out are forgotten, so that a lifted one begins anew.
 *
 * @internal
 */
export function createLockOuts(options: LockOutOptions, delay: AttemptDelay): LockOuts {
  const { store, afterFailures, forMs = 900_000, onLockOut, now = Date.now } = options;
  const { afterAddressFailures = 10 * afterFailures } = options;

  async function lockOutAfter(failures: number, subject: string): Promise<void> {
    if ((await delay.failures(subject)) < failures) return;
    await delay.succeeded([subject]);
    const nowMs = now();
    const lockOut: LockOut = { subject, untilMs: nowMs + forMs };
    await store.lockOut(lockOut, nowMs);
    onLockOut?.(lockOut);
  }

  return {
    remainingSeconds: async ({ user, address }) => {
      const untilMs = (await store.findLockOut([user, address])) ?? 0;
      return Math.max(0, Math.ceil((untilMs - now()) / 1_000));
    },
    failed: async ({ user, address }) => {
      await lockOutAfter(afterFailures, user);
      await lockOutAfter(afterAddressFailures, address);
    },
  };
}
