import type { MsrpFrame } from "@callingcard/msrp";
import { receiveReport, receiveResponse } from "./relay-answer.ts";
import {
  addLeg,
  changeLeg,
  connectLeg,
  disconnectLeg,
  removeLeg,
  resumeLeg,
  sendOwn,
} from "./relay-leg.ts";
import { failDelivery, settleDelivery } from "./relay-outcome.ts";
import { respond } from "./relay-outbox.ts";
import { collectMessage, receiveSend } from "./relay-receive.ts";
import { answerMessage, routeMessage } from "./relay-route.ts";
import type { RelayAction } from "./relay-action.ts";
import type { RelayEvent } from "./relay-event.ts";
import type { Leg, Relay, RelayStep } from "./relay-state.ts";
import { sweepMessages, sweepTransactions } from "./relay-sweep.ts";

/**
 * Goes on with a relay: messages that come in SEND requests on one leg go to others, chunk by chunk as they
 * come, with the paths and transactions of each leg and the Message-ID they have; responses end here, reports
 * of success and failure go back once for all legs (requirements CPM-D06 to CPM-D08, CPM-D13). Octets that the
 * route does not change pass untouched, and so do headers other than the paths and, where octets were
 * added, Byte-Range.
 *
 * @param relay The relay. It is updated in place: do not use the old one again.
 * @param event What happens. Events of a leg that is not there are ignored.
 * @returns The relay, and what to do about it, in this order.
 * @throws RangeError for a leg that is there already or is too many, and for a message to be sent whose Message-ID
 *   or type is none.
 */
export function stepRelay(
  relay: Relay,
  event: RelayEvent,
): readonly [Relay, readonly RelayAction[]] {
  const step: RelayStep = { relay, actions: [], overflowed: [], sent: [] };
  if (event.kind === "add-leg") addLeg(step, event);
  else if (event.kind === "timer") fireTimer(step, event.timer);
  else {
    const leg = relay.legs.get(event.leg);
    if (leg !== undefined) stepLeg(step, leg, event);
  }
  finishStep(step);
  return [relay, step.actions];
}

function stepLeg(
  step: RelayStep,
  leg: Leg,
  event: Exclude<RelayEvent, { kind: "add-leg" | "timer" }>,
): void {
  switch (event.kind) {
    case "frame":
      receiveFrame(step, leg, event.frame);
      break;
    case "route":
      routeMessage(step, leg, event);
      break;
    case "collect":
      collectMessage(step, leg, event.messageId);
      break;
    case "answer":
      answerMessage(step, leg, event.messageId, event.status);
      break;
    case "send":
      sendOwn(step, leg, event.message);
      break;
    case "connected":
      connectLeg(step, leg, event.isActive ?? false);
      break;
    case "change-leg":
      changeLeg(leg, event.localUri, event.remotePath);
      break;
    case "disconnected":
      disconnectLeg(leg);
      break;
    case "pause":
      leg.isPaused = true;
      break;
    case "resume":
      resumeLeg(step, leg);
      break;
    case "remove-leg":
      removeLeg(step, leg);
      break;
  }
}

function receiveFrame(step: RelayStep, leg: Leg, frame: MsrpFrame): void {
  const { head } = frame;
  if (head.kind === "response") receiveResponse(step, leg, head);
  else if (head.method === "SEND") receiveSend(step, leg, { ...frame, head });
  else if (head.method === "REPORT") receiveReport(step, leg, head);
  else respond(step, leg, head, 501);
}

function fireTimer(step: RelayStep, timer: string): void {
  const { relay } = step;
  if (timer === "transactions" && relay.isTicking) sweepTransactions(step);
  else if (timer === "messages" && relay.isSweeping) sweepMessages(step);
}

// What follows from what was sent or was too much: these may be more of the same.
function finishStep(step: RelayStep): void {
  const { sent, overflowed, actions } = step;
  for (const delivery of sent) settleDelivery(step, delivery);
  for (const leg of overflowed) {
    actions.push({ kind: "leg-overflow", leg: leg.name });
    leg.queue = [];
    leg.queuedOctets = 0;
    for (const delivery of leg.outgoing.values()) failDelivery(step, delivery, 413);
  }
}
