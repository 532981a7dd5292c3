import type { SipRequest, SipResponse } from "@callingcard/sip";
import { descriptionOf, isSameSession } from "../description.ts";
import {
  acceptDialogRequest,
  matchesDialog,
  refreshTarget,
  sequenceOf,
  tagsOf,
} from "../dialog.ts";
import { negotiate, type OfferMethod, offerRefusal } from "../offer-answer.ts";
import { noteAllow } from "./call-dialog.ts";
import { closeInvite, respondWaiting, timerAnswer } from "./callee.ts";
import { dropDialog } from "./end.ts";
import type { AnswerCommand } from "./event.ts";
import { hasOption, makeResponse, unsupportedExtensions } from "./message.ts";
import { chance } from "./options.ts";
import { matchPrack, settleProvisional } from "./provisional.ts";
import { contentOf } from "./refresh.ts";
import { noteMinSe, startSession, timerOfSuccess } from "./session.ts";
import type { CallDialog } from "./state.ts";
import { sendSuccess } from "./success.ts";
import {
  findDialog,
  forgetServer,
  ignore,
  lenient,
  reply,
  report,
  send,
  type Turn,
  updateDialog,
} from "./turn.ts";

/**
 * Takes a request that came within a dialog (RFC 3261 sections 8.2 and 12.2.2).
 *
 * @param turn The turn.
 * @param key The transaction.
 * @param request The request.
 * @internal
 */
export function receiveRequest(turn: Turn, key: string, request: SipRequest): void {
  const dialog = turn.call.dialogs.find(
    (one) => one.stage !== "gone" && matchesDialog(one.dialog, request),
  );
  if (dialog === undefined) {
    // Without a tag it is another copy of the INVITE, forked on its way (RFC 3261 section 8.2.2.2).
    reply(turn, key, request, tagsOf(request).local === undefined ? 482 : 481);
    return;
  }
  const verdict = acceptDialogRequest(dialog.dialog, request);
  if (verdict.kind === "refused") return void reply(turn, key, request, verdict.statusCode);
  updateDialog(turn, dialog.id, { dialog: verdict.dialog });
  if (refuseUnsupported(turn, key, request)) return;
  noteAllow(turn, dialog.id, request);
  dispatch(turn, key, request, { ...dialog, dialog: verdict.dialog });
}

function refuseUnsupported(turn: Turn, key: string, request: SipRequest): boolean {
  const { settings } = turn.call;
  if (!settings.allow.includes(request.method)) {
    reply(turn, key, request, 405, [{ name: "Allow", value: settings.allow.join(", ") }]);
    return true;
  }
  const unsupported = lenient(() => unsupportedExtensions(settings, request));
  if (unsupported === undefined) reply(turn, key, request, 400);
  else if (unsupported.length > 0) {
    reply(turn, key, request, 420, [{ name: "Unsupported", value: unsupported.join(", ") }]);
  }
  return unsupported === undefined || unsupported.length > 0;
}

function dispatch(turn: Turn, key: string, request: SipRequest, dialog: CallDialog): void {
  switch (request.method) {
    case "BYE":
      return receiveBye(turn, key, request, dialog);
    case "INVITE":
    case "UPDATE":
      return receiveOffer(turn, key, request, dialog, request.method);
    case "PRACK":
      return receivePrack(turn, key, request, dialog);
    default:
      if (dialog.stage === "ending") return void reply(turn, key, request, 481);
      awaitAnswer(turn, key, request, dialog);
      return report(turn, { kind: "received", dialog: dialog.id, key, request });
  }
}

function awaitAnswer(
  turn: Turn,
  key: string,
  request: SipRequest,
  { id: dialog }: CallDialog,
): void {
  turn.call = {
    ...turn.call,
    servers: new Map([...turn.call.servers, [key, { dialog, request }]]),
  };
}

function receiveBye(turn: Turn, key: string, request: SipRequest, dialog: CallDialog): void {
  reply(turn, key, request, 200);
  // Both sides hang up at once: the answer to our own BYE is the end.
  if (dialog.stage === "ending") return;
  const { invite } = turn.call;
  if (invite?.side === "callee" && invite.state === "proceeding") {
    reply(turn, invite.key, invite.request, 487);
    closeInvite(turn, invite);
  }
  dropDialog(turn, dialog.id);
  report(turn, { kind: "ended", dialog: dialog.id, request });
}

function receiveOffer(
  turn: Turn,
  key: string,
  request: SipRequest,
  dialog: CallDialog,
  method: "INVITE" | "UPDATE",
): void {
  const { settings } = turn.call;
  const description = descriptionOf(request);
  // A re-INVITE that overtakes the ACK of our 2xx comes again behind it (RFC 5407 section 3.1.5).
  const isTooEarly =
    method === "INVITE" && (dialog.stage !== "confirmed" || dialog.success !== undefined);
  if (dialog.stage === "ending") return void reply(turn, key, request, 481);
  const refusal = offerRefusal(dialog.negotiation, method, description !== undefined);
  if (refusal === 500) {
    const after = String(chance(settings.createId, 11));
    return void reply(turn, key, request, 500, [{ name: "Retry-After", value: after }]);
  }
  if (refusal === 491 || isTooEarly) return void reply(turn, key, request, 491);
  const timer = timerAnswer(request, settings);
  if (timer.kind === "refused") {
    return void reply(turn, key, request, timer.statusCode, timer.headers);
  }
  noteMinSe(turn, dialog.id, request);
  note(turn, dialog.id, request, "request", request);
  awaitAnswer(turn, key, request, dialog);
  const { local, remote } = dialog.negotiation;
  const isRefresh =
    description === undefined
      ? method === "UPDATE"
      : local !== undefined && remote !== undefined && isSameSession(description, remote);
  if (!isRefresh) return report(turn, { kind: "offered", dialog: dialog.id, key, request });
  const content = description === undefined || local === undefined ? {} : contentOf(local);
  answerRequest(turn, { kind: "answer", key, status: 200, ...content }, true);
  report(turn, { kind: "refreshed", dialog: dialog.id, request });
}

function receivePrack(turn: Turn, key: string, request: SipRequest, dialog: CallDialog): void {
  const { invite } = turn.call;
  const matched = matchPrack(invite?.side === "callee" ? invite : undefined, request);
  if (matched === undefined) return void reply(turn, key, request, 481);
  if (matched === "past") return void reply(turn, key, request, 200);
  settleProvisional(turn);
  const role = note(turn, dialog.id, request, "request", request);
  report(turn, { kind: "provisional-acknowledged", dialog: dialog.id, request });
  if (role === "offer") {
    awaitAnswer(turn, key, request, dialog);
    report(turn, { kind: "offered", dialog: dialog.id, key, request });
  } else reply(turn, key, request, 200);
  respondWaiting(turn);
}

/**
 * Sends the user's answer to a request of theirs.
 *
 * @param turn The turn.
 * @param command The command.
 * @param isSilent Whether the machine answers, so that an ACK is not reported.
 * @internal
 */
export function answerRequest(turn: Turn, command: AnswerCommand, isSilent = false): void {
  const { key, status } = command;
  const server = turn.call.servers.get(key);
  if (server === undefined) return ignore(turn, "no request to answer");
  const { request, dialog: id } = server;
  const { method } = request;
  if (status < 200) return answerProvisionally(turn, command, request);
  forgetServer(turn, key);
  const { settings, localTag } = turn.call;
  const isOffer = method === "INVITE" || method === "UPDATE";
  const isSuccess = status < 300;
  const timer = isOffer && isSuccess ? timerAnswer(request, settings).headers : [];
  const response = makeResponse(settings, request, localTag, command, timer);
  if (isOffer || method === "PRACK")
    note(turn, id, request, isSuccess ? "success" : "failure", response);
  const sequence = sequenceOf(request) ?? 0;
  if (isOffer && isSuccess) confirmRefresh(turn, id, request, response);
  if (method === "INVITE" && isSuccess) sendSuccess(turn, id, key, sequence, response, isSilent);
  else send(turn, key, response);
}

// Only a re-INVITE has provisional responses (RFC 4320), and none that would have to be reliable.
function answerProvisionally(turn: Turn, command: AnswerCommand, request: SipRequest): void {
  const { settings, localTag } = turn.call;
  const isReliable = lenient(() => hasOption(request, "Require", "100rel"));
  if (request.method !== "INVITE" || isReliable)
    return ignore(turn, "no provisional response here");
  send(turn, command.key, makeResponse(settings, request, localTag, command));
}

function confirmRefresh(turn: Turn, id: string, request: SipRequest, response: SipResponse): void {
  const dialog = findDialog(turn, id);
  if (dialog === undefined) return;
  const target = lenient(() => refreshTarget(dialog.dialog, request)) ?? dialog.dialog;
  updateDialog(turn, id, { dialog: target });
  startSession(turn, id, timerOfSuccess(response));
}

/**
 * Takes the CANCEL of a re-INVITE.
 *
 * @param turn The turn.
 * @param key The transaction of the re-INVITE.
 * @param request The CANCEL.
 * @internal
 */
export function cancelRequest(turn: Turn, key: string, request: SipRequest): void {
  const server = turn.call.servers.get(key);
  if (server === undefined) return;
  forgetServer(turn, key);
  const response = reply(turn, key, server.request, 487);
  note(turn, server.dialog, server.request, "failure", response);
  report(turn, { kind: "cancelled", request, key });
}

/**
 * Gives a request up that the user did not answer in time.
 *
 * @param turn The turn.
 * @param key The transaction.
 * @internal
 */
export function expireRequest(turn: Turn, key: string): void {
  const server = turn.call.servers.get(key);
  if (server === undefined) return;
  forgetServer(turn, key);
  const { request, dialog } = server;
  if (isOfferMethod(request.method)) note(turn, dialog, request, "failure", undefined);
}

function isOfferMethod(method: string): method is OfferMethod {
  return method === "INVITE" || method === "UPDATE" || method === "PRACK";
}

function note(
  turn: Turn,
  id: string,
  { method, ...request }: SipRequest,
  part: "request" | "success" | "failure",
  message: SipRequest | SipResponse | undefined,
): ReturnType<typeof negotiate>[1] {
  const dialog = findDialog(turn, id);
  if (dialog === undefined || !isOfferMethod(method)) return "none";
  const [negotiation, role] = negotiate(dialog.negotiation, {
    direction: part === "request" ? "received" : "sent",
    method,
    part,
    sequence: sequenceOf({ method, ...request }) ?? 0,
    description: message && descriptionOf(message),
  });
  updateDialog(turn, id, { negotiation });
  return role;
}
