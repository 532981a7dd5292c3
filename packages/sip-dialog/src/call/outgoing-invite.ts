import {
  createRequest,
  type HeaderField,
  parseHeaderValue,
  readHeader,
  sameHeaderName,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import { clientKeyOf } from "@callingcard/sip-transaction";
import { descriptionOf } from "../description.ts";
import { MAX_FORWARDS } from "../dialog-request.ts";
import { negotiate, NO_NEGOTIATION } from "../offer-answer.ts";
import { sessionTimerHeaders, type SessionTimerSettings } from "../session-timer.ts";
import { dropEarly } from "./call-dialog.ts";
import type { InviteCommand } from "./event.ts";
import { sendClient, withVia } from "./send-request.ts";
import type { Call, OutgoingInvite } from "./state.ts";
import { ignore, lenient, report, type Turn } from "./turn.ts";
import { joinHeaders, ownHeaders } from "./message.ts";

/** Responses 422 to an INVITE that are followed. */
const MAX_RETRIES = 4;

/**
 * Sends the INVITE of an outgoing call.
 *
 * @param turn The turn.
 * @param command The command.
 * @internal
 */
export function invite(turn: Turn, command: InviteCommand): void {
  const before = turn.call.invite;
  if (before !== undefined && (before.side === "callee" || before.state !== "refused")) {
    return ignore(turn, "the call has an INVITE already");
  }
  sendInvite(turn, command, {
    sequence: (before?.sequence ?? 0) + 1,
    minSeconds: before?.minSeconds ?? 0,
    retries: 0,
  });
}

function sendInvite(
  turn: Turn,
  command: InviteCommand,
  again: Pick<OutgoingInvite, "sequence" | "minSeconds" | "retries">,
): void {
  const { target } = command;
  const request = withVia(turn, plainInvite(turn.call, command, again), target);
  const key = clientKeyOf(request);
  const [negotiation] = negotiate(NO_NEGOTIATION, {
    direction: "sent",
    method: "INVITE",
    part: "request",
    sequence: again.sequence,
    description: descriptionOf(request),
  });
  const outgoing: OutgoingInvite = {
    ...again,
    side: "caller",
    state: "calling",
    key,
    command,
    request,
    target,
    negotiation,
    isCancelled: false,
    cancelHeaders: [],
  };
  // The dialogs of an INVITE before this one are gone: it was refused.
  turn.call = { ...turn.call, invite: outgoing, dialogs: [] };
  sendClient(turn, target, { purpose: "invite", dialog: undefined, request, isDone: false });
}

function plainInvite(
  { settings, callId, localTag }: Call,
  { requestUri, from, to, headers = [], body, contentType }: InviteCommand,
  { sequence, minSeconds }: Pick<OutgoingInvite, "sequence" | "minSeconds">,
): SipRequest {
  const { sessionTimer } = settings;
  // After a 422, what the user asked for is what was refused.
  const isRefused = minSeconds > 0;
  const timer =
    sessionTimer === undefined && !isRefused
      ? []
      : sessionTimerHeaders({ ...sessionTimer, ...askedTimer(headers) }, minSeconds);
  const given = isRefused
    ? headers.filter(({ name }) => !/^(?:session-expires|x|min-se)$/i.test(name))
    : headers;
  const own = [
    { name: "Max-Forwards", value: String(MAX_FORWARDS) },
    ...ownHeaders(settings, "INVITE"),
    ...timer,
  ];
  return createRequest("INVITE", requestUri, {
    headers: [
      { name: "From", value: `${from};tag=${localTag}` },
      { name: "To", value: to },
      { name: "Call-ID", value: callId },
      { name: "CSeq", value: `${sequence} INVITE` },
      ...joinHeaders(own, given),
    ],
    ...(body !== undefined && { body }),
    ...(contentType !== undefined && { contentType }),
  });
}

// The interval and refresher that the user asks for by a header field.
function askedTimer(headers: readonly HeaderField[]): SessionTimerSettings {
  const field = headers.find(({ name }) => sameHeaderName(name, "Session-Expires"));
  const asked = field && lenient(() => parseHeaderValue("Session-Expires", field.value));
  if (asked === undefined) return {};
  const { seconds: intervalSeconds, refresher } = asked;
  return refresher === undefined ? { intervalSeconds } : { intervalSeconds, refresher };
}

/**
 * Follows a 422 with the interval it asks for, in another INVITE (RFC 4028 section 7.3).
 *
 * @param turn The turn.
 * @param outgoing The INVITE.
 * @param response The response.
 * @returns Whether it does.
 * @internal
 */
export function retry(turn: Turn, outgoing: OutgoingInvite, response: SipResponse): boolean {
  if (response.statusCode !== 422 || outgoing.isCancelled) return false;
  const asked = lenient(() => readHeader(response, "Min-SE"))?.seconds ?? 0;
  const sent = lenient(() => readHeader(outgoing.request, "Session-Expires"))?.seconds ?? 0;
  if (asked <= sent || outgoing.retries >= MAX_RETRIES) return false;
  dropEarly(turn);
  const minSeconds = Math.max(asked, outgoing.minSeconds);
  const { sequence, retries } = outgoing;
  sendInvite(turn, outgoing.command, {
    sequence: sequence + 1,
    minSeconds,
    retries: retries + 1,
  });
  return true;
}

/**
 * Takes the end of an INVITE that is no 2xx.
 *
 * @param turn The turn.
 * @param outgoing The INVITE.
 * @param response The response, or what stands for one.
 * @param isLocal Whether it is made here.
 * @internal
 */
export function refuse(
  turn: Turn,
  outgoing: OutgoingInvite,
  response: SipResponse,
  isLocal: boolean,
): void {
  dropEarly(turn);
  updateInvite(turn, outgoing, { state: "refused" });
  report(turn, { kind: "refused", response, ...(isLocal && { local: true as const }) });
}

/**
 * Changes the INVITE of an outgoing call.
 *
 * @param turn The turn.
 * @param outgoing The INVITE, if it is not in the call yet.
 * @param changes What changes.
 * @internal
 */
export function updateInvite(
  turn: Turn,
  outgoing: OutgoingInvite,
  changes: Partial<OutgoingInvite>,
): void {
  const { invite: current } = turn.call;
  const base = current?.side === "caller" ? current : outgoing;
  turn.call = { ...turn.call, invite: { ...base, ...changes } };
}
