import { findHeader, type SipMessage, type SipRequest } from "@callingcard/sip";
import {
  type Call,
  type CallAction,
  type CallCommand,
  type CallEvent,
  createIncomingCall,
  createOutgoingCall,
  stepCall,
} from "@callingcard/sip-dialog";
import type { SipTarget } from "@callingcard/sip-transaction";
import { callOptions, type LegFields } from "./call-options.ts";
import type { Leg, Line, Side } from "./leg.ts";
import type { Session } from "./state.ts";
import { startTimer, stopTimer, type Turn } from "./turn.ts";

/** Letters that names of legs begin with. */
const LETTERS: Readonly<Record<Side, string>> = { originator: "o", client: "c", isf: "i" };

/**
 * Makes the leg of an INVITE that came. What its call does at once becomes signals.
 *
 * @param turn The step.
 * @param request The INVITE.
 * @param source Where it came from.
 * @param fields What the leg is made with.
 */
export function acceptLeg(
  turn: Turn,
  request: SipRequest,
  source: SipTarget,
  fields: LegFields,
): Leg {
  const { session } = turn;
  const options = callOptions(session.options, session.settings, "o", source.transport, fields);
  const [call, actions] = createIncomingCall(options, request, source);
  const leg = addLeg(turn, "o", fields, call);
  perform(turn, leg.line, actions);
  return leg;
}

/**
 * Lets go of a leg that somebody else goes on with: its call is forgotten, and its timers are stopped.
 *
 * @param turn The step.
 * @param leg The leg.
 */
export function releaseLeg(turn: Turn, leg: Leg): void {
  turn.session.legs.delete(leg.name);
  for (const timer of turn.session.timers) {
    if (timer.startsWith(`call/${leg.line.name}/`)) stopTimer(turn, timer);
  }
}

/**
 * Makes a leg that is to be invited.
 *
 * @param turn The step.
 * @param target Where the INVITE goes.
 * @param fields What the leg is made with.
 */
export function createLeg(turn: Turn, target: SipTarget, fields: LegFields): Leg {
  const { session } = turn;
  session.legCount++;
  const name = `${LETTERS[fields.side]}${session.legCount}`;
  const options = callOptions(session.options, session.settings, name, target.transport, fields);
  return addLeg(turn, name, fields, createOutgoingCall(options));
}

function addLeg(turn: Turn, name: string, fields: LegFields, call: Call): Leg {
  const leg: Leg = {
    name,
    side: fields.side,
    line: { name, call, legCount: 1 },
    state: "calling",
    dialog: undefined,
    binding: fields.binding,
    // A number that no other session of the host has is enough (RFC 8866 section 5.2).
    sdpId: String(turn.at),
    sdpVersion: 0,
    streams: [...fields.streams],
    endpoints: new Map(),
    local: undefined,
    remote: undefined,
    proposed: undefined,
    givenUp: undefined,
  };
  turn.session.legs.set(name, leg);
  return leg;
}

/**
 * Gives a command to the call of a leg.
 *
 * @param turn The step.
 * @param leg The leg.
 * @param command The command.
 */
export function command(turn: Turn, leg: Leg, command: CallCommand): void {
  step(turn, leg, command);
}

/**
 * Gives a message to the leg whose call it belongs to.
 *
 * @param turn The step.
 * @param message The message.
 * @param source Where it came from.
 * @returns Whether there is such a leg.
 */
export function receive(turn: Turn, message: SipMessage, source: SipTarget): boolean {
  const leg = legOf(turn.session, message);
  if (leg === undefined) return false;
  step(turn, leg, { kind: "message", message, source });
  return true;
}

/**
 * Tells the leg whose message could not be sent.
 *
 * @param turn The step.
 * @param message The message.
 */
export function failSending(turn: Turn, message: SipMessage): void {
  const leg = legOf(turn.session, message);
  if (leg !== undefined) step(turn, leg, { kind: "transport-error", message });
}

/**
 * Fires a timer of a call.
 *
 * @param turn The step.
 * @param name Name of the line.
 * @param timer Name of the timer within the call.
 */
export function fireCallTimer(turn: Turn, name: string, timer: string): void {
  const [leg] = legsOf(turn.session, name);
  if (leg !== undefined) step(turn, leg, { kind: "timer", timer });
}

/**
 * Lists the legs of an INVITE.
 *
 * @param session The session.
 * @param line Name of the line.
 */
export function legsOf(session: Session, line: string): Leg[] {
  return [...session.legs.values()].filter((leg) => leg.line.name === line);
}

/**
 * Makes a leg of a further answer to an INVITE: it was offered what the first one was.
 *
 * @param turn The step.
 * @param first A leg of the same INVITE.
 */
export function forkLeg(turn: Turn, first: Leg): Leg {
  const { line, side, binding, streams, sdpId, sdpVersion, local } = first;
  line.legCount++;
  const leg: Leg = {
    name: `${line.name}f${line.legCount}`,
    side,
    line,
    state: "calling",
    dialog: undefined,
    binding,
    sdpId,
    sdpVersion,
    streams: [...streams],
    endpoints: new Map(),
    local,
    remote: undefined,
    proposed: undefined,
    givenUp: first.givenUp,
  };
  turn.session.legs.set(leg.name, leg);
  return leg;
}

// Each call has a Call-ID of its own.
function legOf(session: Session, message: SipMessage): Leg | undefined {
  const callId = findHeader(message, "Call-ID")?.value;
  for (const leg of session.legs.values()) if (leg.line.call.callId === callId) return leg;
  return undefined;
}

function step(turn: Turn, leg: Leg, event: CallEvent): void {
  const { line } = leg;
  const [call, actions] = stepCall(line.call, event);
  line.call = call;
  perform(turn, line, actions);
}

function perform(turn: Turn, line: Line, actions: readonly CallAction[]): void {
  for (const action of actions) {
    if (action.kind === "send") turn.actions.push(action);
    else if (action.kind === "start-timer") {
      startTimer(turn, `call/${line.name}/${action.timer}`, action.afterMs);
    } else if (action.kind === "stop-timer") {
      stopTimer(turn, `call/${line.name}/${action.timer}`);
    } else turn.signals.push({ kind: "report", line, report: action });
  }
}
