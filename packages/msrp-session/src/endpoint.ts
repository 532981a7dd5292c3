import type { EndpointAction, EndpointEvent } from "./endpoint-event.ts";
import { abandon, receiveFrame, respondByHand } from "./endpoint-receive.ts";
import {
  failMessage,
  interrupt,
  pump,
  queueMessage,
  sendEmpty,
  TRANSACTION_TICKS,
} from "./endpoint-send.ts";
import type { Endpoint, EndpointStep } from "./endpoint-state.ts";

/** Sweeps without news after which a message that is not complete is given up. */
const MAX_AGE = 3;

/**
 * Goes on with one end of a session (RFC 4975): sends messages in chunks that can be interrupted, puts chunks that
 * come in any order together, answers them, reports, and waits for answers and reports.
 *
 * @param endpoint The endpoint. It is updated in place: do not use the old one again.
 * @param event What happens.
 * @returns The endpoint, and what to do about it, in this order.
 * @throws RangeError for a message to be sent that no SEND can carry, or that is too many.
 */
export function stepEndpoint(
  endpoint: Endpoint,
  event: EndpointEvent,
): readonly [Endpoint, readonly EndpointAction[]] {
  const step: EndpointStep = { endpoint, actions: [] };
  switch (event.kind) {
    case "connected":
      connect(step);
      break;
    case "disconnected":
      disconnect(step);
      break;
    case "frame":
      receiveFrame(step, event.frame);
      break;
    case "send":
      queueMessage(step, event.message);
      break;
    case "abort":
      abort(step, event.messageId);
      break;
    case "interrupt":
      interrupt(step);
      break;
    case "drained":
      endpoint.isBlocked = false;
      pump(step);
      break;
    case "respond":
      respondByHand(step, event.transactionId, event.status, event.comment);
      break;
    case "timer":
      fireTimer(step, event.timer);
      break;
  }
  return [endpoint, step.actions];
}

function connect(step: EndpointStep): void {
  const { endpoint } = step;
  endpoint.isConnected = true;
  endpoint.isBlocked = false;
  if (endpoint.isActive && endpoint.queue.length === 0) sendEmpty(step);
  startKeepAlive(step);
  pump(step);
}

function disconnect(step: EndpointStep): void {
  const { endpoint } = step;
  endpoint.isConnected = false;
  endpoint.byHand.clear();
  const waiting = [...endpoint.transactions.values()].map(({ message }) => message);
  const begun = endpoint.queue.filter(({ position, chunk }) => position > 0 || chunk !== undefined);
  endpoint.transactions.clear();
  for (const message of new Set([...waiting, ...begun])) {
    if (message !== undefined) failMessage(step, message, 0);
  }
  for (const messageId of endpoint.incoming.keys()) abandon(step, messageId, "disconnected");
  endpoint.heldOctets = 0;
  stopTimers(step);
}

function stopTimers({ endpoint, actions }: EndpointStep): void {
  if (endpoint.isTicking) actions.push({ kind: "stop-timer", timer: "transactions" });
  if (endpoint.isSweeping) actions.push({ kind: "stop-timer", timer: "messages" });
  if (endpoint.keepAliveMs > 0) actions.push({ kind: "stop-timer", timer: "keep-alive" });
  endpoint.isTicking = false;
  endpoint.isSweeping = false;
}

function abort(step: EndpointStep, messageId: string): void {
  const outgoing = step.endpoint.queue.find(({ message }) => message.messageId === messageId);
  if (outgoing !== undefined) failMessage(step, outgoing, 0);
  pump(step);
}

function fireTimer(step: EndpointStep, timer: string): void {
  const { endpoint } = step;
  if (timer === "transactions" && endpoint.isTicking) sweepTransactions(step);
  else if (timer === "messages" && endpoint.isSweeping) sweepMessages(step);
  else if (timer === "keep-alive" && endpoint.isConnected) {
    if (!endpoint.hasSent) sendEmpty(step);
    startKeepAlive(step);
  }
}

function startKeepAlive({ endpoint, actions }: EndpointStep): void {
  const { keepAliveMs } = endpoint;
  endpoint.hasSent = false;
  if (keepAliveMs > 0)
    actions.push({ kind: "start-timer", timer: "keep-alive", afterMs: keepAliveMs });
}

function sweepTransactions(step: EndpointStep): void {
  const { endpoint, actions } = step;
  endpoint.tick++;
  for (const [transactionId, { message, tick }] of endpoint.transactions) {
    if (endpoint.tick - tick < TRANSACTION_TICKS) break;
    endpoint.transactions.delete(transactionId);
    if (message?.wantsFailure === "yes") failMessage(step, message, 408);
  }
  endpoint.isTicking = endpoint.transactions.size > 0;
  if (!endpoint.isTicking) return;
  const afterMs = Math.ceil(endpoint.transactionMs / (TRANSACTION_TICKS - 1));
  actions.push({ kind: "start-timer", timer: "transactions", afterMs });
}

function sweepMessages(step: EndpointStep): void {
  const { endpoint, actions } = step;
  for (const [messageId, message] of endpoint.incoming) {
    if (++message.age >= MAX_AGE) abandon(step, messageId, "timeout");
  }
  endpoint.isSweeping = endpoint.incoming.size > 0;
  if (!endpoint.isSweeping) return;
  actions.push({ kind: "start-timer", timer: "messages", afterMs: endpoint.messageMs / 2 });
}
