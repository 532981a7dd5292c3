import { createResponse, readHeader, type SipMessage } from "@callingcard/sip";
import { responseTarget, type SipTarget } from "@callingcard/sip-transaction";
import { CALL_COMPLETED, COMPLETED_ELSEWHERE, NOT_CONNECTED, reason } from "../procedure/reason.ts";
import type { SessionAction } from "./action.ts";
import { takeAdmissionAnswer, takeInvite } from "./admit.ts";
import { failSending, fireCallTimer, receive } from "./calls.ts";
import { loseConnection, pace, takeConnection, takeFrame } from "./connections.ts";
import type { SessionEvent, SessionStart } from "./event.ts";
import { clientLegs, closeFork, endSession } from "./legs.ts";
import { stepStream, stepStreams } from "./media-plane.ts";
import { failNotice, fireNoticeTimer, receiveForNotice, tellExpired } from "./notices.ts";
import type { SessionOptions } from "./options.ts";
import { refuseOriginator } from "./originator.ts";
import { failSubscription, fireSubscriptionTimer, receiveForSubscription } from "./participants.ts";
import { findPort } from "./ports.ts";
import { drainProxy, failProxied, fireProxyTimer, isProxyOver, proxyMessage } from "./proxy.ts";
import { startPush } from "./push.ts";
import type { Answer, ConnectedClient } from "./question.ts";
import { endLeg, giveUpCalling, takeSignal } from "./reports.ts";
import { createSession, type Session } from "./state.ts";
import { leaveNote, raiseAlarm, type Turn } from "./turn.ts";

/**
 * Starts a CPM session: from the INVITE of a user's session, to push messages that waited, or to tell that
 * nobody has got them.
 *
 * @param options What it is made with.
 * @param start What makes it.
 * @param at Now, in milliseconds since 1970-01-01T00:00:00Z.
 * @returns The session, and what it asks for.
 */
export function startSession(
  options: SessionOptions,
  start: SessionStart,
  at: number,
): readonly [Session, readonly SessionAction[]] {
  const session = createSession(options, start.kind === "invited" ? [] : start.messages);
  const turn = beginTurn(session, at);
  switch (start.kind) {
    case "invited":
      takeInvite(turn, start.request, start.source);
      break;
    case "push":
      startPush(turn, start.bindings);
      break;
    case "expired":
      tellExpired(turn);
      break;
  }
  return endTurn(turn);
}

/**
 * Takes what happens to a session. The same events at the same times make the same actions.
 *
 * @param session The session; it is updated in place and must not be used again.
 * @param event What happens.
 * @param at Now, in milliseconds since 1970-01-01T00:00:00Z.
 * @returns The session, and what it asks for.
 */
export function stepSession(
  session: Session,
  event: SessionEvent,
  at: number,
): readonly [Session, readonly SessionAction[]] {
  const turn = beginTurn(session, at);
  take(turn, event);
  return endTurn(turn);
}

function beginTurn(session: Session, at: number): Turn {
  return { session, at, actions: [], signals: [] };
}

function endTurn(turn: Turn): readonly [Session, readonly SessionAction[]] {
  const { session, actions, signals } = turn;
  for (const signal of signals) takeSignal(turn, signal); // grows while it is taken
  const isDone = session.proxy === undefined ? hasNothing(session) : isProxyOver(session);
  if (!session.isOver && isDone && session.asks.size === 0) {
    session.isOver = true;
    for (const timer of session.timers) actions.push({ kind: "stop-timer", timer });
    session.timers.clear();
    actions.push({ kind: "over" });
  }
  return [session, actions];
}

function hasNothing({ legs, subscription, notices }: Session): boolean {
  return legs.size === 0 && subscription === undefined && notices.waiting.length === 0;
}

function take(turn: Turn, event: SessionEvent): void {
  const { session } = turn;
  switch (event.kind) {
    case "sip":
      if (session.proxy !== undefined) {
        return proxyMessage(turn, session.proxy, event.message, event.source);
      }
      if (receiveForSubscription(turn, event.message, event.source)) return;
      if (receiveForNotice(turn, event.message, event.source)) return;
      if (!receive(turn, event.message, event.source))
        refuseStray(turn, event.message, event.source);
      return;
    case "sip-failed":
      if (session.proxy !== undefined) return failProxied(turn, session.proxy, event.message);
      failSubscription(turn, event.message);
      failNotice(turn, event.message);
      return failSending(turn, event.message);
    case "timer":
      return fire(turn, event.timer);
    case "msrp-frame":
      return takeFrame(turn, event.leg, event);
    case "msrp-connected":
      return takeConnection(turn, event.leg, event.connection);
    case "msrp-unreachable": {
      const leg = findPort(session, event.leg)?.leg;
      if (leg?.state === "up") endLeg(turn, leg, NOT_CONNECTED);
      return;
    }
    case "msrp-closed":
      return loseConnection(turn, event.connection);
    case "msrp-paused":
      return pace(turn, event.connection, "paused");
    case "msrp-drained":
      return pace(turn, event.connection, "drained");
    case "told":
      return takeTold(turn, event.ask, event.answer);
    case "policy":
      session.settings = event.settings;
      return stepStreams(turn, { kind: "policy", settings: event.settings });
    case "declined":
      // A session that clients take part in is another one of the same Contribution-ID.
      if (session.phase !== "deferring") return;
      leaveNote(turn, "CPM-051", "the user declined what was deferred");
      return endSession(turn, CALL_COMPLETED);
    case "drain":
      if (session.proxy !== undefined) {
        return drainProxy(turn, session.proxy, reason(503, event.reason));
      }
      refuseOriginator(turn, { status: 503 });
      return endSession(turn, reason(503, event.reason));
  }
}

function takeTold(turn: Turn, number: number, answer: Answer): void {
  const { session } = turn;
  const asker = session.asks.get(number);
  if (asker === undefined) return;
  session.asks.delete(number);
  switch (asker.kind) {
    case "admission":
      return takeAdmissionAnswer(turn, asker.key, answer);
    case "media":
      return stepStream(turn, asker.stream, { kind: "told", ask: asker.ask, answer });
    case "storing":
      if (answer.kind === "unavailable") {
        raiseAlarm(turn, "store-down", `${asker.what}: ${answer.reason}`);
      }
  }
}

function fire(turn: Turn, timer: string): void {
  const { session } = turn;
  if (!session.timers.delete(timer)) return;
  const [kind = "", name = "", ...rest] = timer.split("/");
  switch (kind) {
    case "call":
      return fireCallTimer(turn, name, rest.join("/"));
    case "subscription":
      return fireSubscriptionTimer(turn, [name, ...rest].join("/"));
    case "notice":
      return fireNoticeTimer(turn, [name, ...rest].join("/"));
    case "proxy":
      if (session.proxy === undefined) return;
      return fireProxyTimer(turn, session.proxy, [name, ...rest].join("/"));
    case "media":
      return stepStream(turn, Number(name), { kind: "timer", timer: rest.join("/") });
    case "bind": {
      const leg = findPort(session, name)?.leg;
      if (leg?.state !== "up") return;
      leaveNote(turn, "CPM-095", "no connection came in time", leg);
      return endLeg(turn, leg, NOT_CONNECTED);
    }
    case "fork-window":
      leaveNote(turn, "CPM-D01", "the time for further answers is over");
      return closeFork(turn, COMPLETED_ELSEWHERE);
    case "invite-timeout":
      leaveNote(turn, "CPM-D01", "clients have rung long enough");
      return giveUpCalling(turn);
  }
}

// What comes for this session and belongs to none of its dialogs.
function refuseStray(turn: Turn, message: SipMessage, source: SipTarget): void {
  if (message.kind !== "request" || message.method === "ACK") return;
  const toTag =
    readHeader(message, "To") === undefined ? {} : { toTag: turn.session.options.createId() };
  turn.actions.push({
    kind: "send",
    message: createResponse(message, 481, toTag),
    target: responseTarget(message, source),
  });
}

/**
 * Tells which clients take part in a session, for an INVITE that replaces it (CPM-022).
 *
 * @param session The session.
 */
export function connectedClients(session: Session): readonly ConnectedClient[] {
  if (session.proxy !== undefined) return [...session.proxy.dialogs.values()];
  return clientLegs(session, "up").flatMap(({ binding }) =>
    binding === undefined ? [] : [{ instance: binding.instance, contact: binding.contact }],
  );
}
