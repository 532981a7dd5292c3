import { findHeader, type HeaderField, type SipRequest, type SipResponse } from "@callingcard/sip";
import type { Content } from "@callingcard/sip-dialog";
import type { EventLog } from "../event-log.ts";
import type { CallRunner, RunReport } from "./call-runner.ts";
import { type ChatLine, createChatLine } from "./chat-line.ts";
import {
  type FarMedia,
  type OwnMedia,
  readAnswer,
  writeAnswer,
  writeOffer,
} from "./description.ts";
import type { DeviceEvent } from "./device-event.ts";
import type { AllDeviceOptions } from "./device-options.ts";
import { createMediaSession, type MediaSession, type SendAnswer } from "./media-session.ts";
import type { MsrpDoor } from "./msrp-door.ts";

/** One side of a session, as its user has it. */
export interface DeviceCall extends Omit<ChatLine, "receive"> {
  /** `c1`, `c2` and so on, in the order of the device. */
  readonly name: string;
  readonly isIncoming: boolean;
  readonly state: CallState;

  /** Of the INVITE. */
  readonly contributionId: string;
  readonly conversationId: string;

  /** URI of the other user. */
  readonly far: string;

  /** Ends it. */
  bye(headers?: readonly HeaderField[]): void;

  /** Takes the invitation back. */
  cancel(headers?: readonly HeaderField[]): void;

  /** Sends a request within the dialog. */
  request(method: string, content?: Content): void;

  /** Offers the same session again. */
  offer(method: "INVITE" | "UPDATE", edit?: (description: string) => string): void;

  /** Forgets it without a word to the other side. */
  drop(): void;
}

/** How far a call is. */
export type CallState = "waiting" | "established" | "over";

/** What a call needs of its device. */
export interface CallOwner {
  readonly name: string;
  readonly options: AllDeviceOptions;
  readonly log: EventLog<DeviceEvent>;
  readonly msrp: MsrpDoor;
  sendAnswer(): SendAnswer;
}

/** What a call is about. */
export interface CallSubject {
  readonly isIncoming: boolean;
  readonly far: string;
  readonly contributionId: string;
  readonly conversationId: string;
}

/** A call while its runner is being made. */
export interface OpenCall {
  readonly call: DeviceCall;
  readonly media: MediaSession;

  /** Gives the call its runner; reports that came before are handled then. */
  run(runner: CallRunner): void;
  report(report: RunReport): void;

  /** This side's offer. */
  offer(setup?: OwnRole): string;

  /** This side's answer; `undefined` where nothing of the offer can be taken. */
  answer(offer: string): string | undefined;

  /** Begins with what `answer` has agreed on. */
  beginAnswered(): void;
}

/** A value of `a=setup` in an offer. */
export type OwnRole = AllDeviceOptions["setup"];

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const SDP = "application/sdp";

/**
 * Opens one side of a session: its media are there, and can be offered or answered.
 *
 * @param owner The device.
 * @param subject What it is about.
 */
export function openCall(owner: CallOwner, subject: CallSubject): OpenCall {
  const { name, options, log, msrp } = owner;
  const { isIncoming, far } = subject;
  let runner: CallRunner | undefined;
  let dialog: string | undefined;
  let state: CallState = "waiting";
  let version = 1;
  let agreed: { readonly far: FarMedia; readonly connects: boolean } | undefined;

  const media = createMediaSession({
    call: name,
    log,
    door: msrp,
    sendAnswer: () => owner.sendAnswer(),
    receive: (message) => {
      line.receive(message);
    },
  });
  const line = createChatLine({
    call: name,
    log,
    own: options.user,
    far: () => far,
    notifiesDelivery: options.notifiesDelivery,
    send: (message) => media.send(message),
  });
  const ownMedia = (): OwnMedia => {
    const fingerprint = options.msrpTls === undefined ? undefined : msrp.transport.fingerprint();
    const value = fingerprint && `${fingerprint.algorithm} ${fingerprint.value}`;
    return {
      address: options.host,
      uri: media.own.uri,
      acceptTypes: options.acceptTypes,
      acceptWrappedTypes: options.acceptWrappedTypes,
      maxSize: options.maxSize,
      attributes: value === undefined ? [] : [{ name: "fingerprint", value }],
    };
  };
  const offer = (setup: OwnRole = options.setup): string => writeOffer(ownMedia(), setup, version);
  const answer = (text: string): string | undefined => {
    const answered = writeAnswer(text, ownMedia(), options.isReachable);
    if (answered === undefined) return undefined;
    agreed = answered;
    return answered.text;
  };
  const begin = (): void => {
    if (agreed !== undefined) media.begin(agreed.far, agreed.connects);
  };
  const finish = (by: "far" | "own" | "failure", request?: SipRequest): void => {
    if (state === "over") return;
    state = "over";
    media.close();
    const reason = request && findHeader(request, "Reason")?.value;
    log.add({ kind: "ended", call: name, by, reason });
  };
  const step = (...[event]: Parameters<CallRunner["step"]>): void => {
    runner?.step(event);
  };
  const hangUp = (id: string): void => {
    step({ kind: "acknowledge", dialog: id });
    step({ kind: "bye", dialog: id });
  };

  const answered = (id: string, response: SipResponse, isCancelled: boolean): void => {
    if (isCancelled || dialog !== undefined) {
      hangUp(id);
      return;
    }
    dialog = id;
    step({ kind: "acknowledge", dialog: id });
    agreed = readAnswer(decoder.decode(response.body));
    if (agreed !== undefined) state = "established";
    log.add({ kind: "accepted", call: name, response });
    if (agreed === undefined) step({ kind: "bye", dialog: id });
    else begin();
  };
  const confirmed = (id: string, request: SipRequest): void => {
    dialog = id;
    const wasOver = state === "over";
    if (!wasOver) state = "established";
    log.add({ kind: "confirmed", call: name, request });
    if (wasOver) return;
    if (request.body.length > 0) agreed = readAnswer(decoder.decode(request.body));
    begin();
  };
  const offered = (key: string, request: SipRequest): void => {
    version++;
    const text = request.body.length > 0 ? answer(decoder.decode(request.body)) : offer();
    const body = text === undefined ? undefined : encoder.encode(text);
    if (body === undefined) step({ kind: "answer", key, status: 488 });
    else step({ kind: "answer", key, status: 200, body, contentType: SDP });
    begin();
  };
  const received = (key: string, request: SipRequest): void => {
    log.add({ kind: "requested", call: name, request });
    step({ kind: "answer", key, status: 200 });
  };

  const report = (told: RunReport): void => {
    switch (told.kind) {
      case "progress":
        log.add({ kind: "ringing", call: name, response: told.response });
        break;
      case "answered":
        answered(told.dialog, told.response, told.cancelled === true);
        break;
      case "refused":
        state = "over";
        media.close();
        if (isIncoming) break;
        log.add({
          kind: "refused",
          call: name,
          response: told.response,
          isLocal: told.local === true,
        });
        break;
      case "cancelled":
        state = "over";
        media.close();
        log.add({ kind: "cancelled", call: name, request: told.request });
        break;
      case "acknowledged":
        if (state === "waiting") confirmed(told.dialog, told.request);
        break;
      case "offered":
        offered(told.key, told.request);
        break;
      case "refreshed":
        log.add({ kind: "refreshed", call: name });
        break;
      case "received":
        received(told.key, told.request);
        break;
      case "answered-offer":
      case "responded":
        log.add({ kind: "responded", call: name, response: told.response });
        break;
      case "ended":
        if (told.dialog === dialog || dialog === undefined) finish("far", told.request);
        break;
      case "released":
        if (told.dialog === dialog) finish("own");
        break;
      case "expired":
        step({ kind: "bye", dialog: told.dialog });
        break;
      case "lost":
        if (told.dialog === dialog || dialog === undefined) finish("failure");
        break;
      case "ignored":
        log.add({ kind: "problem", text: `${name}: ${told.event.kind} ignored: ${told.reason}` });
        break;
      case "invited":
      case "provisional-acknowledged":
        break;
    }
  };

  const call: DeviceCall = {
    name,
    isIncoming,
    far,
    contributionId: subject.contributionId,
    conversationId: subject.conversationId,
    get state() {
      return state;
    },
    say: (text, said) => line.say(text, said),
    type(isActive) {
      line.type(isActive);
    },
    display: (messageId) => line.display(messageId),
    send: (message) => line.send(message),
    bye(headers = []) {
      if (dialog !== undefined) step({ kind: "bye", dialog, headers });
    },
    cancel(headers = []) {
      step({ kind: "cancel", headers });
    },
    request(method, content = {}) {
      if (dialog !== undefined) step({ kind: "request", dialog, method, ...content });
    },
    offer(method, edit = (text) => text) {
      if (dialog === undefined) return;
      version++;
      const body = encoder.encode(edit(offer()));
      step({ kind: "offer", dialog, method, body, contentType: SDP });
    },
    drop() {
      state = "over";
      runner?.drop();
      media.close();
    },
  };
  const early: RunReport[] = [];
  return {
    call,
    media,
    run(made) {
      runner = made;
      for (const told of early.splice(0)) report(told);
    },
    report(told) {
      if (runner === undefined) early.push(told);
      else report(told);
    },
    offer,
    answer,
    beginAnswered: begin,
  };
}
