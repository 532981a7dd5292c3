import type { SipRequest, SipResponse } from "@callingcard/sip";
import { createAck } from "./hop-by-hop.ts";
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

type Base = TransactionBase<"invite-client">;

/** The request is sent, again and again over UDP. */
interface Calling extends Base {
  readonly state: "calling";
  readonly sent: Sent<SipRequest>;

  /** What Timer A waits for now. */
  readonly retransmitMs: number;
}

/** A provisional response came. There is no bound: the user cancels what takes too long. */
interface Proceeding extends Base {
  readonly state: "proceeding";
  readonly request: SipRequest;
}

/** A final response but a 2xx came; it is acknowledged as often as it comes. */
interface Completed extends Base {
  readonly state: "completed";
  readonly ack: Sent<SipRequest>;
}

/** A 2xx came; others may follow (RFC 6026 section 7.2). */
interface Accepted extends Base {
  readonly state: "accepted";
}

/** The client transaction of an INVITE (RFC 3261 section 17.1.1, RFC 6026 figure 5). */
export type InviteClient =
  | Calling
  | Proceeding
  | Completed
  | Accepted
  | Terminated<"invite-client">;

/**
 * Sends an INVITE.
 *
 * @param request The request, with its branch in its top Via.
 * @param target Where it goes.
 * @param settings The settings.
 * @returns The transaction and what is to be done.
 * @throws TransactionError for a top Via without a branch; RangeError for what no message can carry.
 */
export function startInviteClient(
  request: SipRequest,
  target: SipTarget,
  settings: AllTransactionSettings,
): Step<InviteClient> {
  const { t1Ms } = settings;
  const base: Base = { kind: "invite-client", key: clientKeyOf(request), target, settings };
  const sent = written(request);
  const timerA = isReliable(target) ? NOTHING : [startTimer(base, "A", t1Ms)];
  return [
    { ...base, state: "calling", sent, retransmitMs: t1Ms },
    [send(base, sent), ...timerA, startTimer(base, "B", 64 * t1Ms)],
  ];
}

/**
 * Does what an event asks for.
 *
 * @param client The transaction.
 * @param event The event.
 * @returns The transaction after it, and what is to be done.
 */
export function stepInviteClient(client: InviteClient, event: ClientEvent): Step<InviteClient> {
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

function receiveResponse(client: InviteClient, response: SipResponse): Step<InviteClient> {
  const { statusCode } = response;
  switch (client.state) {
    case "calling":
    case "proceeding":
      if (statusCode < 200) return proceed(client, response);
      return statusCode < 300 ? accept(client, response) : complete(client, response);
    case "accepted":
      // Of a fork, or the same one again: the user acknowledges each.
      return [
        client,
        is2xx(response) ? [{ kind: "response", key: client.key, response }] : NOTHING,
      ];
    case "completed":
      return [client, statusCode >= 300 ? [send(client, client.ack)] : NOTHING];
    case "terminated":
      return [client, NOTHING];
  }
}

function is2xx({ statusCode }: SipResponse): boolean {
  return statusCode >= 200 && statusCode < 300;
}

function requestOf(client: Calling | Proceeding): SipRequest {
  return client.state === "calling" ? client.sent.message : client.request;
}

function proceed(client: Calling | Proceeding, response: SipResponse): Step<InviteClient> {
  const { key } = client;
  return [
    { ...baseOf(client), state: "proceeding", request: requestOf(client) },
    [...stopTimers(client, ...runningTimers(client)), { kind: "response", key, response }],
  ];
}

function accept(client: Calling | Proceeding, response: SipResponse): Step<InviteClient> {
  const { key, settings } = client;
  return [
    { ...baseOf(client), state: "accepted" },
    [
      ...stopTimers(client, ...runningTimers(client)),
      startTimer(client, "M", 64 * settings.t1Ms),
      { kind: "response", key, response },
    ],
  ];
}

function complete(client: Calling | Proceeding, response: SipResponse): Step<InviteClient> {
  const { key, settings, target } = client;
  const ack = written(createAck(requestOf(client), response));
  const actions = [
    ...stopTimers(client, ...runningTimers(client)),
    send(client, ack),
    { kind: "response", key, response } as const,
  ];
  // Timer D of a reliable transport is 0.
  if (isReliable(target)) return end(client, actions);
  return [
    { ...baseOf(client), state: "completed", ack },
    [...actions, startTimer(client, "D", settings.timerDMs)],
  ];
}

function fire(client: InviteClient, timer: TimerName): Step<InviteClient> {
  const { state, key } = client;
  if (state === "calling" && timer === "A") {
    const retransmitMs = 2 * client.retransmitMs;
    const actions = [send(client, client.sent), startTimer(client, "A", retransmitMs)];
    return [{ ...client, retransmitMs }, actions];
  }
  if (state === "calling" && timer === "B") {
    const timerA = isReliable(client.target) ? NOTHING : stopTimers(client, "A");
    return end(client, [...timerA, { kind: "timeout", key }]);
  }
  const isOver =
    (state === "completed" && timer === "D") || (state === "accepted" && timer === "M");
  return isOver ? end(client, NOTHING) : [client, NOTHING];
}

function abandon(client: InviteClient, kind: "transport-error" | "drop"): Step<InviteClient> {
  if (client.state === "terminated") return [client, NOTHING];
  const report = kind === "drop" ? NOTHING : [{ kind, key: client.key }];
  return end(client, [...stopTimers(client, ...runningTimers(client)), ...report]);
}

function runningTimers({ state, target }: InviteClient): readonly TimerName[] {
  switch (state) {
    case "calling":
      return isReliable(target) ? ["B"] : ["A", "B"];
    case "completed":
      return ["D"];
    case "accepted":
      return ["M"];
    case "proceeding":
    case "terminated":
      return NOTHING;
  }
}
