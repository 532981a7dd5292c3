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

type Base = TransactionBase<"non-invite-server">;

/** Nothing is sent yet. */
interface Trying extends Base {
  readonly state: "trying";
  readonly request: SipRequest;
}

/** A 100 is sent. */
interface Proceeding extends Base {
  readonly state: "proceeding";
  readonly sent: Sent<SipResponse>;
}

/** A final response is sent. */
interface Completed extends Base {
  readonly state: "completed";
  readonly sent: Sent<SipResponse>;
}

/**
 * The server transaction of a request but INVITE and ACK (RFC 3261 section 17.2.2, with the provisional
 * responses of RFC 4320). It is over when the client has given up, answered or not.
 */
export type NonInviteServer = Trying | Proceeding | Completed | Terminated<"non-invite-server">;

/**
 * Takes a request that came. The table reports it to the user.
 *
 * @param request The request.
 * @param source Where it came from.
 * @param settings The settings.
 * @returns The transaction and what is to be done.
 * @throws TransactionError for a top Via without a branch.
 */
export function startNonInviteServer(
  request: SipRequest,
  source: SipTarget,
  settings: AllTransactionSettings,
): Step<NonInviteServer> {
  const key = serverKeyOf(request);
  const target = responseTarget(request, source);
  const base: Base = { kind: "non-invite-server", key, target, settings };
  return [
    { ...base, state: "trying", request },
    [startTimer(base, "trying", untilSlow(settings)), startTimer(base, "J", 64 * settings.t1Ms)],
  ];
}

// When a client's Timer E is set to T2 (RFC 4320 section 4.1): before that, a 100 over UDP saves nothing, and
// after that it is wanted.
function untilSlow({ t1Ms, t2Ms }: AllTransactionSettings): number {
  let elapsedMs = 0;
  let waitMs = t1Ms;
  do {
    elapsedMs += waitMs;
    waitMs *= 2;
  } while (waitMs < t2Ms);
  return elapsedMs;
}

/**
 * Does what an event asks for.
 *
 * @param server The transaction.
 * @param event The event.
 * @returns The transaction after it, and what is to be done.
 * @throws RangeError for a response that no message can carry.
 */
export function stepNonInviteServer(
  server: NonInviteServer,
  event: ServerEvent,
): Step<NonInviteServer> {
  switch (event.kind) {
    case "request":
      return [server, "sent" in server ? [send(server, server.sent)] : NOTHING];
    case "respond":
      return respond(server, event.response);
    case "timer":
      return fire(server, event.timer);
    case "transport-error":
      // What comes again is still absorbed, as RFC 6026 wants it for INVITE: it was done once.
      return [
        server,
        server.state === "terminated" ? NOTHING : [{ kind: event.kind, key: server.key }],
      ];
    case "drop":
      if (server.state === "terminated") return [server, NOTHING];
      return end(server, stopTimers(server, ...runningTimers(server)));
  }
}

function respond(server: NonInviteServer, response: SipResponse): Step<NonInviteServer> {
  const { key, settings, target } = server;
  if (!mayRespond(server, response)) return [server, [{ kind: "discarded", key, response }]];
  const sent = written(response);
  const timerTrying = server.state === "trying" ? stopTimers(server, "trying") : NOTHING;
  const actions = [...timerTrying, send(server, sent)];
  if (response.statusCode < 200) return [{ ...baseOf(server), state: "proceeding", sent }, actions];
  // Timer J of a reliable transport is 0.
  if (isReliable(target)) return end(server, [...actions, ...stopTimers(server, "J")]);
  return [
    { ...baseOf(server), state: "completed", sent },
    [...actions, startTimer(server, "J", 64 * settings.t1Ms)],
  ];
}

// RFC 4320 sections 4.1 and 4.2.
function mayRespond({ state, target }: NonInviteServer, { statusCode }: SipResponse): boolean {
  if (state === "completed" || state === "terminated") return false;
  if (statusCode >= 200) return statusCode !== 408;
  return statusCode === 100 && (state === "proceeding" || isReliable(target));
}

function fire(server: NonInviteServer, timer: TimerName): Step<NonInviteServer> {
  if (server.state === "trying" && timer === "trying") {
    const sent = written(createResponse(server.request, 100));
    return [{ ...baseOf(server), state: "proceeding", sent }, [send(server, sent)]];
  }
  if (server.state === "terminated" || timer !== "J") return [server, NOTHING];
  if (server.state === "completed") return end(server, NOTHING);
  const timerTrying = server.state === "trying" ? stopTimers(server, "trying") : NOTHING;
  return end(server, [...timerTrying, { kind: "timeout", key: server.key }]);
}

function runningTimers({ state }: NonInviteServer): readonly TimerName[] {
  switch (state) {
    case "trying":
      return ["trying", "J"];
    case "proceeding":
    case "completed":
      return ["J"];
    case "terminated":
      return NOTHING;
  }
}
