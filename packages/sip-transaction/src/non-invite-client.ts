import type { SipRequest, SipResponse } from "@callingcard/sip";
import type { AllTransactionSettings } from "./settings.ts";
import {
  baseOf,
  type ClientEvent,
  end,
  NOTHING,
  send,
  type Sent,
  startTimer,
  type Step,
  stopTimers,
  type Terminated,
  type TimerName,
  type TransactionBase,
  written,
} from "./step.ts";
import { isReliable, type SipTarget } from "./target.ts";
import { clientKeyOf } from "./transaction-key.ts";

type Base = TransactionBase<"non-invite-client">;

/** The request is sent, again and again over UDP. */
interface Trying extends Base {
  readonly state: "trying";
  readonly sent: Sent<SipRequest>;

  /** What Timer E waits for now. */
  readonly retransmitMs: number;
}

/** A provisional response came. Over UDP the request is still sent again, every T2. */
interface Proceeding extends Base {
  readonly state: "proceeding";
  readonly sent: Sent<SipRequest>;
}

/** A final response came; what comes after it is dropped. */
interface Completed extends Base {
  readonly state: "completed";
}

/** The client transaction of a request but INVITE and ACK (RFC 3261 section 17.1.2). */
export type NonInviteClient = Trying | Proceeding | Completed | Terminated<"non-invite-client">;

/**
 * Sends a request.
 *
 * @param request The request, with its branch in its top Via.
 * @param target Where it goes.
 * @param settings The settings.
 * @returns The transaction and what is to be done.
 * @throws TransactionError for a top Via without a branch; RangeError for what no message can carry.
 */
export function startNonInviteClient(
  request: SipRequest,
  target: SipTarget,
  settings: AllTransactionSettings,
): Step<NonInviteClient> {
  const { t1Ms, t2Ms } = settings;
  const base: Base = { kind: "non-invite-client", key: clientKeyOf(request), target, settings };
  const sent = written(request);
  const retransmitMs = Math.min(t1Ms, t2Ms);
  const timerE = isReliable(target) ? NOTHING : [startTimer(base, "E", retransmitMs)];
  return [
    { ...base, state: "trying", sent, retransmitMs },
    [send(base, sent), ...timerE, startTimer(base, "F", 64 * t1Ms)],
  ];
}

/**
 * Does what an event asks for.
 *
 * @param client The transaction.
 * @param event The event.
 * @returns The transaction after it, and what is to be done.
 */
export function stepNonInviteClient(
  client: NonInviteClient,
  event: ClientEvent,
): Step<NonInviteClient> {
  switch (event.kind) {
    case "response":
      return receiveResponse(client, event.response);
    case "timer":
      return fire(client, event.timer);
    case "transport-error":
    case "drop":
      return abandon(client, event.kind);
  }
}

function receiveResponse(client: NonInviteClient, response: SipResponse): Step<NonInviteClient> {
  const { state, key, settings, target } = client;
  if (state !== "trying" && state !== "proceeding") return [client, NOTHING];
  const report = { kind: "response", key, response } as const;
  if (response.statusCode < 200) {
    return [{ ...baseOf(client), state: "proceeding", sent: client.sent }, [report]];
  }
  const actions = [...stopTimers(client, ...runningTimers(client)), report];
  // Timer K of a reliable transport is 0.
  if (isReliable(target)) return end(client, actions);
  return [
    { ...baseOf(client), state: "completed" },
    [...actions, startTimer(client, "K", settings.t4Ms)],
  ];
}

function fire(client: NonInviteClient, timer: TimerName): Step<NonInviteClient> {
  const { state, key } = client;
  if (state === "completed") return timer === "K" ? end(client, NOTHING) : [client, NOTHING];
  if (state === "terminated") return [client, NOTHING];
  if (timer === "E") return retransmit(client);
  if (timer !== "F") return [client, NOTHING];
  const timerE = isReliable(client.target) ? NOTHING : stopTimers(client, "E");
  return end(client, [...timerE, { kind: "timeout", key }]);
}

function retransmit(client: Trying | Proceeding): Step<NonInviteClient> {
  const { t2Ms } = client.settings;
  const again = send(client, client.sent);
  if (client.state === "proceeding") return [client, [again, startTimer(client, "E", t2Ms)]];
  const retransmitMs = Math.min(2 * client.retransmitMs, t2Ms);
  return [{ ...client, retransmitMs }, [again, startTimer(client, "E", retransmitMs)]];
}

function abandon(client: NonInviteClient, kind: "transport-error" | "drop"): Step<NonInviteClient> {
  if (client.state === "terminated") return [client, NOTHING];
  const report = kind === "drop" ? NOTHING : [{ kind, key: client.key }];
  return end(client, [...stopTimers(client, ...runningTimers(client)), ...report]);
}

function runningTimers({ state, target }: NonInviteClient): readonly TimerName[] {
  switch (state) {
    case "trying":
    case "proceeding":
      return isReliable(target) ? ["F"] : ["E", "F"];
    case "completed":
      return ["K"];
    case "terminated":
      return NOTHING;
  }
}
