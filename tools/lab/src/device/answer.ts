import { findHeader, readHeader, type SipRequest } from "@callingcard/sip";
import { type CallOptions, createIncomingCall } from "@callingcard/sip-dialog";
import type { SipTarget } from "@callingcard/sip-transaction";
import { createTimers, type Timers } from "../timers.ts";
import type { Behaviour } from "./behaviour.ts";
import { type CallRunner, runCall } from "./call-runner.ts";
import { type CallOwner, type DeviceCall, openCall, type OpenCall } from "./device-call.ts";
import type { SipDoor } from "./sip-door.ts";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** An invitation that came. */
export interface Invitation {
  readonly request: SipRequest;
  readonly source: SipTarget;
}

/**
 * Takes an invitation and answers it.
 *
 * @param owner The device.
 * @param door Its way out.
 * @param invitation What came.
 * @param callOptions What its calls are made with.
 * @param behaviour How it answers.
 * @returns The call.
 */
export function takeInvitation(
  owner: CallOwner,
  door: SipDoor,
  { request, source }: Invitation,
  callOptions: CallOptions,
  behaviour: Behaviour,
): DeviceCall {
  const open = openCall(owner, {
    isIncoming: true,
    far: callerOf(request),
    contributionId: findHeader(request, "Contribution-ID")?.value ?? "",
    conversationId: findHeader(request, "Conversation-ID")?.value ?? "",
  });
  owner.log.add({ kind: "invited", call: owner.name, request });
  const timers = createTimers();
  let isOpen = true;
  const runner = runCall(door, createIncomingCall(callOptions, request, source), (report) => {
    if (report.kind === "refused" || report.kind === "cancelled") {
      isOpen = false;
      timers.stopAll();
    }
    open.report(report);
  });
  open.run(runner);
  // The machine may have refused it by itself.
  if (isOpen) behave(open, runner, request, behaviour, timers);
  return open.call;
}

function callerOf(request: SipRequest): string {
  const [asserted] = readHeader(request, "P-Asserted-Identity") ?? [];
  return asserted?.uri ?? readHeader(request, "From")?.uri ?? "";
}

function behave(
  open: OpenCall,
  runner: CallRunner,
  request: SipRequest,
  behaviour: Behaviour,
  timers: Timers,
): void {
  const afterMs = "afterMs" in behaviour ? (behaviour.afterMs ?? 0) : 0;
  if (afterMs > 0 || behaviour.kind === "ignore") runner.step({ kind: "respond", status: 180 });
  if (behaviour.kind === "ignore") return;
  timers.start("answer", afterMs, () => {
    if (behaviour.kind === "accept") accept(open, runner, request, behaviour);
    else if (behaviour.kind === "decline") {
      const { status, headers = [] } = behaviour;
      runner.step({ kind: "respond", status, headers });
    } else {
      const headers = [{ name: "Contact", value: `<${behaviour.contact}>` }];
      runner.step({ kind: "respond", status: 302, headers });
    }
  });
}

function accept(
  open: OpenCall,
  runner: CallRunner,
  { body }: SipRequest,
  { edit = (text) => text, headers = [] }: Extract<Behaviour, { readonly kind: "accept" }>,
): void {
  const text = body.length > 0 ? open.answer(decoder.decode(body)) : open.offer();
  if (text === undefined) {
    runner.step({ kind: "respond", status: 488 });
    return;
  }
  runner.step({
    kind: "respond",
    status: 200,
    headers,
    body: encoder.encode(edit(text)),
    contentType: "application/sdp",
  });
  if (body.length > 0) open.beginAnswered();
}
