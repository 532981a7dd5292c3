import { type HeaderField, parseSipUri } from "@callingcard/sip";
import { createOutgoingCall, type CallOptions, targetOfUri } from "@callingcard/sip-dialog";
import { newIdentifier } from "../identifier.ts";
import { runCall } from "./call-runner.ts";
import { type CallOwner, type DeviceCall, openCall, type OwnRole } from "./device-call.ts";
import type { SipDoor } from "./sip-door.ts";

/** What an invitation has. */
export interface InviteOptions {
  /** Name of a group: the session is one of a group. */
  readonly group?: string;

  /** Contribution-ID of the session that this one takes the place of. */
  readonly replaces?: string;
  readonly contributionId?: string;
  readonly conversationId?: string;

  /** `a=setup` of the offer. Default that of the device. */
  readonly setup?: OwnRole;

  /** Changes the offer before it is sent. */
  readonly edit?: (offer: string) => string;

  /** Another body in the place of the offer; empty for none. */
  readonly body?: Uint8Array;

  /** Type of that body. */
  readonly contentType?: string;

  /** Header fields, which stand in the place of those of the same name. */
  readonly headers?: readonly HeaderField[];
}

/** The services of OMA CPM. */
const SESSION = "urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session";

const encoder = new TextEncoder();

/**
 * Invites a user.
 *
 * @param owner The device.
 * @param door Its way out.
 * @param target URI of the user.
 * @param callOptions What its calls are made with.
 * @param options What the invitation has.
 * @returns The call.
 */
export function invite(
  owner: CallOwner,
  door: SipDoor,
  target: string,
  callOptions: CallOptions,
  options: InviteOptions,
): DeviceCall {
  const { contributionId = newIdentifier(), conversationId = crypto.randomUUID() } = options;
  const subject = { isIncoming: false, far: target, contributionId, conversationId };
  const open = openCall(owner, subject);
  const { user } = owner.options;
  const runner = runCall(door, [createOutgoingCall(callOptions), []], (report) => {
    open.report(report);
  });
  open.run(runner);
  const offer = open.offer(options.setup);
  const edited = options.edit === undefined ? offer : options.edit(offer);
  const body = options.body ?? encoder.encode(edited);
  const next = door.next(() => targetOfUri(parseSipUri(target).host === "" ? user : target));
  runner.step({
    kind: "invite",
    requestUri: target,
    from: `<${user}>`,
    to: `<${target}>`,
    target: next,
    headers: headersOf(owner, options, contributionId, conversationId),
    body,
    ...(body.length > 0 && { contentType: options.contentType ?? "application/sdp" }),
  });
  return open.call;
}

function headersOf(
  { options: { user } }: CallOwner,
  { group, replaces, headers = [] }: InviteOptions,
  contributionId: string,
  conversationId: string,
): readonly HeaderField[] {
  const service = group === undefined ? SESSION : `${SESSION}.group`;
  const feature = service.replaceAll(":", "%3A");
  const accept = `*;+g.3gpp.icsi-ref="${feature}";require;explicit`;
  const own: HeaderField[] = [
    { name: "P-Preferred-Identity", value: `<${user}>` },
    { name: "P-Preferred-Service", value: service },
    { name: "Accept-Contact", value: accept },
    { name: "Conversation-ID", value: conversationId },
    { name: "Contribution-ID", value: contributionId },
  ];
  if (group !== undefined) own.push({ name: "Subject", value: group });
  if (replaces !== undefined) own.push({ name: "Session-Replaces", value: replaces });
  const names = new Set(headers.map(({ name }) => name.toLowerCase()));
  return [...own.filter(({ name }) => !names.has(name.toLowerCase())), ...headers];
}
