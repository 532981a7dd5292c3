import { asksOfFailure } from "../procedure/disposition.ts";
import type { DeferredMessages, StoredDeferredMessage } from "../store/deferred-messages.ts";

/** What is done about messages that have expired. */
export interface ExpiryOptions {
  readonly deferred: DeferredMessages;

  /** The clock, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;

  /** Starts a session that tells who wrote messages of one sender and Contribution-ID; not called while one does already. */
  readonly tell: (messages: readonly StoredDeferredMessage[]) => void;

  /** Whether one does already. */
  readonly isTelling: (first: StoredDeferredMessage) => boolean;

  /** Called with how many messages are forgotten though nobody could be told. */
  readonly onUntold: (count: number) => void;
}

/** Most messages that are looked at at once: they may be large. */
const MAX_MESSAGES = 100;

/** How long it is tried to tell who wrote, in milliseconds. */
const TRYING_MS = 86_400_000;

/**
 * Forgets the messages that have expired; who wrote them and asked for it is told first that nobody has got them (digest 9.4).
 *
 * @param options Where they are, and who tells.
 */
export async function takeExpired(options: ExpiryOptions): Promise<void> {
  const { deferred, now, tell, isTelling, onUntold } = options;
  for (;;) {
    const nowMs = now();
    const expired = await deferred.listExpired(nowMs, MAX_MESSAGES);
    const asking = expired.filter(asksOfFailure);
    const telling = asking.filter(({ expiresMs }) => nowMs - expiresMs < TRYING_MS);
    if (telling.length < asking.length) onUntold(asking.length - telling.length);
    const gone = expired.filter((message) => !telling.includes(message));
    if (gone.length > 0) await deferred.remove(gone.map(({ id }) => id));
    const groups = [...Map.groupBy(telling, sessionOf).values()];
    for (const group of groups.filter(([first]) => first !== undefined && !isTelling(first))) {
      tell(group);
    }
    // What is being told is still there the next time.
    if (expired.length < MAX_MESSAGES || telling.length > 0) return;
  }
}

/**
 * Gives what messages of one session have in common. Others may know its Contribution-ID, and what they send must not go in the name
 * of who began it.
 *
 * @param message A message.
 * @internal
 */
export function sessionOf(message: StoredDeferredMessage): string {
  const { servedUser, farUser, contributionId, conversationId, service } = message;
  return JSON.stringify([servedUser, farUser, contributionId, conversationId, service]);
}
