import { createResponse, type SipRequest, type SipResponse } from "@callingcard/sip";
import type { AllTransactionSettings } from "./settings.ts";
import {
  baseOf,
  end,
  NOTHING,
  send,
  type Sent,
  type ServerEvent,
  startTimer,
  type Step,
  stopTimers,
  type Terminated,
  type TimerName,
  type TransactionBase,
  written,
} from "./step.ts";
import { isReliable, responseTarget, type SipTarget } from "./target.ts";
import { serverKeyOf } from "./transaction-key.ts";

type Base = TransactionBase<"invite-server">;

/** There is no final response yet. There is no bound: it is the user who has to answer. */
interface Proceeding extends Base {
  readonly state: "proceeding";
  readonly request: SipRequest;

  /** The provisional response that was sent last. */
  readonly sent: Sent<SipResponse> | undefined;
}

/** A final response but a 2xx is sent, again and again over UDP. */
interface Completed extends Base {
  readonly state: "completed";
  readonly sent: Sent<SipResponse>;

  /** What Timer G waits for now. */
  readonly retransmitMs: number;
}

/** It is acknowledged. */
interface Confirmed extends Base {
  readonly state: "confirmed";
}

/** A 2xx is sent; the user sends it again until the ACK comes (RFC 6026 section 7.1). */
interface Accepted extends Base {
  readonly state: "accepted";
}

/** The server transaction of an INVITE (RFC 3261 section 17.2.1, RFC 6026 figure 7). */
export type InviteServer =
  | Proceeding
  | Completed
  | Confirmed
  | Accepted
  | Terminated<"invite-server">;

/**
 * Takes an INVITE that came. The table reports it to the user.
 *
 * @param request The request.
 * @param source Where it came from.
 * @param settings The settings.
 * @returns The transaction and what is to be done.
 * @throws TransactionError for a top Via without a branch.
 */
export function startInviteServer(
  request: SipRequest,
  source: SipTarget,
  settings: AllTransactionSettings,
): Step<InviteServer> {
  const key = serverKeyOf(request);
  const target = responseTarget(request, source);
  const base: Base = { kind: "invite-server", key, target, settings };
  return [
    { ...base, state: "proceeding", request, sent: undefined },
    [startTimer(base, "trying", settings.tryingAfterMs)],
  ];
}

/**
 * Does what an event asks for.
 *
 * @param server The transaction.
 * @param event The event.
 * @returns The transaction after it, and what is to be done.
 * @throws RangeError for a response that no message can carry.
 */
export function stepInviteServer(server: InviteServer, event: ServerEvent): Step<InviteServer> {
  switch (event.kind) {
    case "request":
      return event.request.method === "ACK"
        ? receiveAck(server, event.request, event.source)
        : receiveAgain(server);
    case "respond":
      return respond(server, event.response);
    case "timer":
      return fire(server, event.timer);
    case "transport-error":
      // What comes again is still absorbed (RFC 6026 section 7.1).
      return [
        server,
        server.state === "terminated" ? NOTHING : [{ kind: event.kind, key: server.key }],
      ];
    case "drop":
      if (server.state === "terminated") return [server, NOTHING];
      return end(server, stopTimers(server, ...runningTimers(server)));
  }
}

function receiveAck(
  server: InviteServer,
  request: SipRequest,
  source: SipTarget,
): Step<InviteServer> {
  if (server.state === "accepted") return [server, [{ kind: "ack", request, source }]];
  if (server.state !== "completed") return [server, NOTHING];
  const stops = stopTimers(server, ...runningTimers(server));
  // Timer I of a reliable transport is 0.
  if (isReliable(server.target)) return end(server, stops);
  return [
    { ...baseOf(server), state: "confirmed" },
    [...stops, startTimer(server, "I", server.settings.t4Ms)],
  ];
}

function receiveAgain(server: InviteServer): Step<InviteServer> {
  switch (server.state) {
    case "proceeding":
      // Who sends again before the 100 was due has a shorter T1, and wants to hear something now.
      if (server.sent === undefined) return sendTrying(server, stopTimers(server, "trying"));
      return [server, [send(server, server.sent)]];
    case "completed":
      return [server, [send(server, server.sent)]];
    case "confirmed":
    case "accepted":
    case "terminated":
      return [server, NOTHING];
  }
}

function sendTrying(
  server: Proceeding,
  before: readonly ReturnType<typeof stopTimers>[number][],
): Step<InviteServer> {
  const sent = written(createResponse(server.request, 100));
  return [{ ...server, sent }, [...before, send(server, sent)]];
}

function respond(server: InviteServer, response: SipResponse): Step<InviteServer> {
  const { statusCode } = response;
  if (server.state === "proceeding") {
    const stops = stopTimers(server, ...runningTimers(server));
    const sent = written(response);
    const actions = [...stops, send(server, sent)];
    if (statusCode < 200) return [{ ...server, sent }, actions];
    return statusCode < 300 ? accept(server, actions) : complete(server, sent, actions);
  }
  if (server.state === "accepted" && statusCode >= 200 && statusCode < 300) {
    return [server, [send(server, written(response))]];
  }
  return [server, [{ kind: "discarded", key: server.key, response }]];
}

function accept(server: Proceeding, actions: Step<InviteServer>[1]): Step<InviteServer> {
  return [
    { ...baseOf(server), state: "accepted" },
    [...actions, startTimer(server, "L", 64 * server.settings.t1Ms)],
  ];
}

function complete(
  server: Proceeding,
  sent: Sent<SipResponse>,
  actions: Step<InviteServer>[1],
): Step<InviteServer> {
  const { t1Ms } = server.settings;
  const timerG = isReliable(server.target) ? NOTHING : [startTimer(server, "G", t1Ms)];
  return [
    { ...baseOf(server), state: "completed", sent, retransmitMs: t1Ms },
    [...actions, ...timerG, startTimer(server, "H", 64 * t1Ms)],
  ];
}

function fire(server: InviteServer, timer: TimerName): Step<InviteServer> {
  switch (server.state) {
    case "proceeding":
      if (timer !== "trying" || server.sent !== undefined) return [server, NOTHING];
      return sendTrying(server, NOTHING);
    case "completed":
      return fireCompleted(server, timer);
    case "confirmed":
      return timer === "I" ? end(server, NOTHING) : [server, NOTHING];
    case "accepted":
      return timer === "L" ? end(server, NOTHING) : [server, NOTHING];
    case "terminated":
      return [server, NOTHING];
  }
}

function fireCompleted(server: Completed, timer: TimerName): Step<InviteServer> {
  const { key, target, settings } = server;
  if (timer === "G") {
    const retransmitMs = Math.min(2 * server.retransmitMs, settings.t2Ms);
    const actions = [send(server, server.sent), startTimer(server, "G", retransmitMs)];
    return [{ ...server, retransmitMs }, actions];
  }
  if (timer !== "H") return [server, NOTHING];
  const timerG = isReliable(target) ? NOTHING : stopTimers(server, "G");
  return end(server, [...timerG, { kind: "timeout", key }]);
}

function runningTimers(server: InviteServer): readonly TimerName[] {
  switch (server.state) {
    case "proceeding":
      return server.sent === undefined ? ["trying"] : NOTHING;
    case "completed":
      return isReliable(server.target) ? ["H"] : ["G", "H"];
    case "confirmed":
      return ["I"];
    case "accepted":
      return ["L"];
    case "terminated":
      return NOTHING;
  }
}
