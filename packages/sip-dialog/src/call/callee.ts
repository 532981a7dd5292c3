import { readHeader, type SipRequest, type SipResponse } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";
import { descriptionOf } from "../description.ts";
import { createServerDialog, tagsOf } from "../dialog.ts";
import { negotiate, NO_NEGOTIATION } from "../offer-answer.ts";
import { answerSessionTimer, type SessionTimerAnswer } from "../session-timer.ts";
import { noteAllow, newDialog } from "./call-dialog.ts";
import { dropDialog } from "./end.ts";
import type { RespondCommand } from "./event.ts";
import { hasOption, makeResponse, unsupportedExtensions } from "./message.ts";
import { nextRseq, sendReliable, stopProvisional, updateIncoming } from "./provisional.ts";
import { noteMinSe, startSession, timerOfSuccess } from "./session.ts";
import type { Call, IncomingInvite } from "./state.ts";
import { sendSuccess } from "./success.ts";
import { ignore, lenient, reply, report, send, type Turn, updateDialog } from "./turn.ts";

/** Name of the one dialog of an incoming call. */
const ONLY_DIALOG = "d1";

/**
 * Takes the INVITE of an incoming call, and refuses what the machine can judge: one of a dialog that is not here
 * (481), without a Contact or with header fields that cannot be read (400), with extensions that are not
 * supported (420), with a session interval that is too short (422).
 *
 * @param turn The turn.
 * @param key The transaction.
 * @param request The INVITE.
 * @param source Where it came from.
 * @internal
 */
export function receiveInvite(
  turn: Turn,
  key: string,
  request: SipRequest,
  source: SipTarget,
): void {
  const sequence = lenient(() => readHeader(request, "CSeq"))?.sequence ?? 0;
  const incoming: IncomingInvite = {
    side: "callee",
    state: "proceeding",
    key,
    request,
    sequence,
    source,
    hasResponded: false,
    provisional: undefined,
    rseq: 0,
    pastRseqs: [],
    waiting: [],
  };
  turn.call = { ...turn.call, invite: incoming };
  const refusal = inviteRefusal(turn.call, request);
  if (refusal !== undefined) {
    updateIncoming(turn, { state: "refused" });
    const response = reply(turn, key, request, refusal.status, refusal.headers);
    return report(turn, { kind: "refused", response, local: true });
  }
  const [negotiation] = negotiate(NO_NEGOTIATION, {
    direction: "received",
    method: "INVITE",
    part: "request",
    sequence,
    description: descriptionOf(request),
  });
  const dialog = createServerDialog(request, turn.call.localTag, 180);
  const added = { ...newDialog(ONLY_DIALOG, dialog), negotiation };
  turn.call = { ...turn.call, dialogs: [added], dialogCount: 1 };
  noteAllow(turn, ONLY_DIALOG, request);
  noteMinSe(turn, ONLY_DIALOG, request);
}

/** A response that refuses. */
interface Refusal {
  readonly status: number;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

function inviteRefusal({ settings }: Call, request: SipRequest): Refusal | undefined {
  if (tagsOf(request).local !== undefined) return { status: 481, headers: [] };
  const unsupported = lenient(() => unsupportedExtensions(settings, request));
  const contact = lenient(() => readHeader(request, "Contact"))?.[0]?.uri;
  const isReachable = contact !== undefined && /^sips?:/i.test(contact);
  const isReadable =
    lenient(() => createServerDialog(request, "", 180)) !== undefined && isWhole(request);
  if (unsupported === undefined || !isReachable || !isReadable) return { status: 400, headers: [] };
  if (unsupported.length > 0) {
    return { status: 420, headers: [{ name: "Unsupported", value: unsupported.join(", ") }] };
  }
  const timer = timerAnswer(request, settings);
  return timer.kind === "refused"
    ? { status: timer.statusCode, headers: timer.headers }
    : undefined;
}

function isWhole(request: SipRequest): boolean {
  return (["From", "To", "CSeq"] as const).every(
    (name) => lenient(() => readHeader(request, name)) !== undefined,
  );
}

/**
 * Answers the session timer of a request; header fields that cannot be read are none.
 *
 * @param request The request.
 * @param settings The settings of the call.
 * @internal
 */
export function timerAnswer(request: SipRequest, settings: Call["settings"]): SessionTimerAnswer {
  const answer = lenient(() => answerSessionTimer(request, settings.sessionTimer));
  return answer ?? { kind: "accepted", headers: [] };
}

/**
 * Sends the user's response to the INVITE; it may have to wait for a PRACK.
 *
 * @param turn The turn.
 * @param command The command.
 * @internal
 */
export function respond(turn: Turn, command: RespondCommand): void {
  const incoming = turn.call.invite;
  if (incoming?.side !== "callee" || incoming.state !== "proceeding") {
    return ignore(turn, "no INVITE to answer");
  }
  if (command.status >= 300) return sendRefusal(turn, incoming, command);
  const { provisional, waiting } = incoming;
  const waits =
    provisional !== undefined &&
    (waiting.length > 0 ||
      (command.status < 200 ? isReliable(incoming, command) : provisional.hasDescription));
  if (waits) return updateIncoming(turn, { waiting: [...waiting, command] });
  if (command.status >= 200) return sendAnswer(turn, incoming, command);
  sendProvisional(turn, incoming, command);
}

/**
 * Sends what waited for a PRACK.
 *
 * @param turn The turn.
 * @internal
 */
export function respondWaiting(turn: Turn): void {
  const incoming = turn.call.invite;
  if (incoming?.side !== "callee") return;
  updateIncoming(turn, { waiting: [] });
  for (const command of incoming.waiting) respond(turn, command);
}

function isReliable({ request }: IncomingInvite, { reliable = false }: RespondCommand): boolean {
  if (lenient(() => hasOption(request, "Require", "100rel"))) return true;
  return reliable && lenient(() => hasOption(request, "Supported", "100rel")) === true;
}

function sendProvisional(turn: Turn, incoming: IncomingInvite, command: RespondCommand): void {
  updateIncoming(turn, { hasResponded: true });
  const { settings, localTag } = turn.call;
  if (!isReliable(incoming, command)) {
    const response = makeResponse(settings, incoming.request, localTag, command);
    note(turn, incoming, response, "provisional");
    return send(turn, incoming.key, response);
  }
  const rseq = nextRseq(turn, incoming);
  const more = [
    { name: "Require", value: "100rel" },
    { name: "RSeq", value: String(rseq) },
  ];
  const response = makeResponse(settings, incoming.request, localTag, command, more);
  note(turn, incoming, response, "reliable-provisional");
  sendReliable(turn, incoming, rseq, response);
}

function sendAnswer(turn: Turn, incoming: IncomingInvite, command: RespondCommand): void {
  const { settings, localTag } = turn.call;
  const { key, request, sequence } = incoming;
  const timer = timerAnswer(request, settings);
  const response = makeResponse(settings, request, localTag, command, timer.headers);
  stopProvisional(turn, incoming);
  updateIncoming(turn, { state: "answered", waiting: [] });
  note(turn, incoming, response, "success");
  const dialog = turn.call.dialogs.find(({ id }) => id === ONLY_DIALOG);
  if (dialog === undefined) return;
  const confirmed = { ...dialog.dialog, state: "confirmed" } as const;
  updateDialog(turn, ONLY_DIALOG, { stage: "confirmed", dialog: confirmed });
  sendSuccess(turn, ONLY_DIALOG, key, sequence, response, false);
  startSession(turn, ONLY_DIALOG, timerOfSuccess(response));
}

function sendRefusal(turn: Turn, incoming: IncomingInvite, command: RespondCommand): void {
  const { settings, localTag } = turn.call;
  send(turn, incoming.key, makeResponse(settings, incoming.request, localTag, command));
  closeInvite(turn, incoming);
}

/**
 * Ends the early dialog of an INVITE that has got its refusal.
 *
 * @param turn The turn.
 * @param incoming The INVITE.
 * @internal
 */
export function closeInvite(turn: Turn, incoming: IncomingInvite): void {
  stopProvisional(turn, incoming);
  updateIncoming(turn, { state: "refused", waiting: [] });
  dropDialog(turn, ONLY_DIALOG);
}

/**
 * Takes the CANCEL of the INVITE: where it has no final response, it gets 487 (RFC 3261 section 9.2).
 *
 * @param turn The turn.
 * @param incoming The INVITE.
 * @param request The CANCEL.
 * @internal
 */
export function receiveCancel(turn: Turn, incoming: IncomingInvite, request: SipRequest): void {
  if (incoming.state !== "proceeding") return;
  reply(turn, incoming.key, incoming.request, 487);
  closeInvite(turn, incoming);
  report(turn, { kind: "cancelled", request });
}

function note(
  turn: Turn,
  { sequence }: IncomingInvite,
  response: SipResponse,
  part: "provisional" | "reliable-provisional" | "success",
): void {
  const dialog = turn.call.dialogs.find(({ id }) => id === ONLY_DIALOG);
  if (dialog === undefined) return;
  const [negotiation] = negotiate(dialog.negotiation, {
    direction: "sent",
    method: "INVITE",
    part,
    sequence,
    description: descriptionOf(response),
  });
  updateDialog(turn, ONLY_DIALOG, { negotiation });
}
