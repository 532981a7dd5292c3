import {
  findHeader,
  getParameter,
  readHeader,
  SipError,
  type SipMessage,
  type SipRequest,
} from "@callingcard/sip";
import { targetOfUri } from "@callingcard/sip-dialog";
import {
  createSubscription,
  stepSubscription,
  type SubscriptionAction,
  type SubscriptionEvent,
  type SubscriptionStep,
} from "@callingcard/sip-dialog/subscription";
import type { SipTarget } from "@callingcard/sip-transaction";
import {
  applyConferenceInfo,
  type ConferenceInfo,
  type ConferenceUpdate,
  parseConferenceInfo,
  XdmError,
} from "@callingcard/xdm";
import { XmlError } from "@callingcard/xml";
import type { Invitation } from "../procedure/invitation.ts";
import { callVia, ownUri } from "./call-options.ts";
import { namesOf } from "./facts.ts";
import type { Session } from "./state.ts";
import { leaveNote, startTimer, stopTimer, type Turn } from "./turn.ts";

/** The name of the subscription among the legs: in branches and in Contact. */
const SUBSCRIBER = "s";

/**
 * Subscribes to the participants of a group session that is deferred, on behalf of the user (8.3.2.1.1 final
 * 3.i; CPM-083, RFC 4575).
 *
 * @param turn The step.
 * @param invitation What the group asks for; its Contact is the focus.
 */
export function subscribeToParticipants(turn: Turn, invitation: Invitation): void {
  const { session } = turn;
  const { settings, options } = session;
  const focus = subscribableFocus(invitation.request);
  if (!settings.conferenceSubscription || !namesOf(session).isGroup || focus === undefined) return;
  // What goes out is asserted to be of the user: a stranger does not say where to.
  if (!invitation.isTrusted) return;
  const { token, addresses, createId } = options;
  const target = targetOfUri(addresses.coreUri);
  const served = `<${invitation.request.requestUri}>`;
  leaveNote(turn, "CPM-083", focus);
  take(
    turn,
    createSubscription({
      requestUri: focus,
      from: served,
      event: "conference",
      accept: ["application/conference-info+xml"],
      headers: [
        { name: "Route", value: `<${addresses.coreUri}>` },
        { name: "P-Asserted-Identity", value: served },
      ],
      target,
      contact: `<${ownUri(options, SUBSCRIBER, target.transport)}>`,
      createId,
      createBranch: () => `z9hG4bK${token}.${SUBSCRIBER}.${createId()}`,
      via: callVia(addresses),
      userAgent: settings.release,
      isPersistent: false,
      transactions: { t1Ms: settings.t1Ms, t2Ms: settings.t2Ms, t4Ms: settings.t4Ms },
    }),
  );
}

// A Contact that says that it is a focus (RFC 4579 section 5.1), without header fields, which no Request-URI has.
function subscribableFocus(request: SipRequest): string | undefined {
  const uri = focusOf(request)?.replace(/\?.*$/s, "");
  if (uri === undefined || !/^sips?:/i.test(uri)) return undefined;
  const parameters = readHeader(request, "Contact")?.[0]?.parameters ?? [];
  return getParameter(parameters, "isfocus") === undefined ? undefined : uri;
}

/**
 * Tells where the focus of a group is: the Contact of its INVITE (RFC 4579 section 5.1).
 *
 * @param request The INVITE.
 * @returns `undefined` for one that can not be read.
 */
export function focusOf(request: SipRequest): string | undefined {
  try {
    return readHeader(request, "Contact")?.[0]?.uri;
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
}

/**
 * Gives a message to the subscription, if it belongs to it.
 *
 * @param turn The step.
 * @param message The message.
 * @param source Where it came from.
 * @returns Whether it does.
 */
export function receiveForSubscription(
  turn: Turn,
  message: SipMessage,
  source: SipTarget,
): boolean {
  if (!isOurs(turn.session, message)) return false;
  step(turn, { kind: "message", message, source });
  return true;
}

/**
 * Tells the subscription that a message could not be sent, if it is its own.
 *
 * @param turn The step.
 * @param message The message.
 */
export function failSubscription(turn: Turn, message: SipMessage): void {
  if (isOurs(turn.session, message)) step(turn, { kind: "transport-error", message });
}

/**
 * Fires a timer of the subscription.
 *
 * @param turn The step.
 * @param timer Its name within the subscription.
 */
export function fireSubscriptionTimer(turn: Turn, timer: string): void {
  step(turn, { kind: "timer", timer });
}

/**
 * Ends the subscription, if there is one.
 *
 * @param turn The step.
 */
export function unsubscribe(turn: Turn): void {
  step(turn, { kind: "unsubscribe" });
}

function isOurs({ subscription }: Session, message: SipMessage): boolean {
  return (
    subscription !== undefined && findHeader(message, "Call-ID")?.value === subscription.callId
  );
}

function step(turn: Turn, event: SubscriptionEvent): void {
  const { subscription } = turn.session;
  if (subscription !== undefined) take(turn, stepSubscription(subscription, event));
}

function take(turn: Turn, [subscription, actions]: SubscriptionStep): void {
  turn.session.subscription = subscription;
  for (const action of actions) perform(turn, action);
}

function perform(turn: Turn, action: SubscriptionAction): void {
  const { session } = turn;
  switch (action.kind) {
    case "send":
      turn.actions.push(action);
      return;
    case "start-timer":
      return startTimer(turn, `subscription/${action.timer}`, action.afterMs);
    case "stop-timer":
      return stopTimer(turn, `subscription/${action.timer}`);
    case "notified":
      return takeNotification(turn, action.request);
    case "subscribed":
      return leaveNote(turn, "CPM-083", `subscribed for ${action.expiresSeconds} s`);
    case "refused":
      return leaveNote(turn, "CPM-083", `refused: ${action.response.statusCode}`);
    case "ended":
      return leaveNote(turn, "CPM-083", `ended: ${action.reason}`);
    case "over":
      session.subscription = undefined;
      for (const timer of session.timers) {
        if (timer.startsWith("subscription/")) stopTimer(turn, timer);
      }
  }
}

function takeNotification(turn: Turn, request: SipRequest): void {
  const { session } = turn;
  const update = read(session.conference, request);
  if (update === undefined) return;
  session.conference = update.info;
  if (update.outcome === "gap") return step(turn, { kind: "refresh" });
  if (update.outcome === "discarded") return;
  const users = update.info?.users?.users ?? [];
  session.participants = users.flatMap(({ entity }) => entity ?? []);
  leaveNote(turn, "CPM-083", `${session.participants.length} participants`);
}

function read(
  known: ConferenceInfo | undefined,
  { body }: SipRequest,
): ConferenceUpdate | undefined {
  if (body.length === 0) return undefined;
  try {
    return applyConferenceInfo(known, parseConferenceInfo(body));
  } catch (error) {
    // A focus that can not be understood tells of nobody.
    if (error instanceof XmlError || error instanceof XdmError) return undefined;
    throw error;
  }
}
