import { abandonMessage, forgetMessage } from "./relay-message.ts";
import { failDelivery } from "./relay-outcome.ts";
import { TRANSACTION_TICKS } from "./relay-outbox.ts";
import { routeAsked } from "./relay-route.ts";
import type { Leg, RelayStep } from "./relay-state.ts";

/** Sweeps without news after which a message is given up: half the time each, the first one not whole. */
const MAX_AGE = 3;

/**
 * Sees to it that messages without news are given up.
 *
 * @param step The step.
 */
export function startSweeping(step: RelayStep): void {
  const { relay, actions } = step;
  if (relay.isSweeping) return;
  relay.isSweeping = true;
  actions.push({
    kind: "start-timer",
    timer: "messages",
    afterMs: Math.ceil(relay.messageMs / (MAX_AGE - 1)),
  });
}

/**
 * Gives up and forgets messages without news.
 *
 * @param step The step.
 */
export function sweepMessages(step: RelayStep): void {
  const { relay } = step;
  relay.isSweeping = false;
  for (const leg of relay.legs.values()) {
    sweepIncoming(step, leg);
    sweepOutgoing(step, leg);
    if (leg.incoming.size + leg.outgoing.size > 0) startSweeping(step);
  }
}

function sweepIncoming(step: RelayStep, leg: Leg): void {
  for (const message of leg.incoming.values()) {
    if (++message.age < MAX_AGE) continue;
    if (message.stage === "over") forgetMessage(message);
    else if (!message.isComplete) abandonMessage(step, message, "timeout", undefined);
  }
  const remembered = leg.done.filter((message) => leg.incoming.get(message.messageId) === message);
  leg.done.splice(0, leg.done.length, ...remembered);
  routeAsked(step, leg);
}

// Those whose message is forgotten, or comes from the owner.
function sweepOutgoing(step: RelayStep, leg: Leg): void {
  for (const [messageId, delivery] of leg.outgoing) {
    const { message } = delivery;
    if (message.from !== undefined && message.stage !== "over") continue;
    if (++delivery.age < MAX_AGE) continue;
    if (message.from === undefined) failDelivery(step, delivery, 408);
    leg.outgoing.delete(messageId);
  }
}

/**
 * Gives up requests without a response: as if it were 408 (RFC 4975 section 7.1.1).
 *
 * @param step The step.
 */
export function sweepTransactions(step: RelayStep): void {
  const { relay, actions } = step;
  relay.tick++;
  let isWaiting = false;
  for (const leg of relay.legs.values()) {
    for (const [transactionId, { delivery, tick }] of leg.transactions) {
      if (relay.tick - tick < TRANSACTION_TICKS) break;
      leg.transactions.delete(transactionId);
      if (delivery?.message.wantsFailure === "yes") failDelivery(step, delivery, 408);
    }
    isWaiting ||= leg.transactions.size > 0;
  }
  relay.isTicking = isWaiting;
  if (!isWaiting) return;
  const afterMs = Math.ceil(relay.transactionMs / (TRANSACTION_TICKS - 1));
  actions.push({ kind: "start-timer", timer: "transactions", afterMs });
}
