import type { StoredDeferredMessage } from "../store/deferred-messages.ts";
import type { Binding, Registrations } from "../store/registrations.ts";
import { type ExpiryOptions, sessionOf, takeExpired } from "./expiry.ts";
import type { Timers } from "./timers.ts";

/** Brings messages that wait to their users. */
export interface Pushes {
  /** Looks soon whether messages wait for a user, and a client is there. */
  soon(servedUser: string): void;

  /** Ends it. */
  stop(): void;
}

/** What pushes are made from. */
export interface PushesOptions extends ExpiryOptions {
  readonly registrations: Registrations;
  readonly timers: Timers;
  readonly delayMs: number;

  /** How often messages that have expired are looked for, in milliseconds. */
  readonly expiryIntervalMs: number;

  /** Starts a session that pushes messages of one sender and Contribution-ID; not called while one does already. */
  readonly push: (
    servedUser: string,
    messages: readonly StoredDeferredMessage[],
    bindings: readonly Binding[],
  ) => void;

  /** Whether one does already. */
  readonly isPushing: (first: StoredDeferredMessage) => boolean;
  readonly onError: (error: unknown) => void;
}

/** Most messages of a user that are pushed at once. */
const MAX_MESSAGES = 1_000;

/**
 * Pushes messages that wait when a client of their user registers (8.3.2.9), and sees to those that have
 * expired.
 *
 * @param options Where they wait, and what is done with them.
 */
export function createPushes(options: PushesOptions): Pushes {
  const { registrations, deferred, delayMs, expiryIntervalMs, now, push, isPushing, onError } =
    options;

  async function pushTo(servedUser: string): Promise<void> {
    const range = { nowMs: now(), limit: MAX_MESSAGES };
    const messages = await deferred.list(servedUser, range);
    if (messages.length === 0) return;
    const bindings = await registrations.bindings(servedUser);
    if (bindings.length === 0) return;
    const groups = [...Map.groupBy(messages, sessionOf).values()];
    const idle = groups.filter(([first]) => first !== undefined && !isPushing(first));
    for (const group of idle) push(servedUser, group, bindings);
  }

  const users = options.timers.group((servedUser) => {
    pushTo(servedUser).catch(onError);
  });
  const upkeep = options.timers.group((name) => {
    upkeep.start(name, expiryIntervalMs);
    takeExpired(options).catch(onError);
  });
  upkeep.start("expiry", expiryIntervalMs);
  const soon = (servedUser: string): void => {
    users.start(servedUser, delayMs);
  };
  const unwatch = registrations.watch(({ kind, binding }) => {
    if (kind !== "removed") soon(binding.aor);
  });
  return {
    soon,
    stop() {
      unwatch();
      users.clear();
      upkeep.clear();
    },
  };
}
