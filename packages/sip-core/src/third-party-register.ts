import {
  createMultipart,
  createRequest,
  encodeMessage,
  prependHeader,
  removeHeader,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import { createBranch, targetOfUri } from "@callingcard/sip-dialog/proxy";
import type { Registration } from "./binding.ts";
import type { CoreDraft } from "./core-draft.ts";
import { send } from "./forward.ts";
import { ownRoute, viaFor } from "./own-address.ts";
import { secondsLeft } from "./register-answer.ts";
import type { ServiceFunction } from "./service-trigger.ts";

/** The REGISTER of a device and its answer. */
export interface RegisterCopies {
  readonly request: SipRequest;
  readonly response: SipResponse;
}

/**
 * Tells the functions of a registration, by a REGISTER of the core itself (3GPP TS 24.229 section 5.4.1.7): its
 * Expires is the time of the binding that lasts longest, 0 where none is left. Nobody waits for an answer.
 *
 * @param draft The change.
 * @param registration The registration as it is now.
 * @param copies What the device sent and got; absent where a binding ended by itself.
 * @internal
 */
export function tellServices(
  draft: CoreDraft,
  registration: Registration,
  copies?: RegisterCopies,
): void {
  for (const service of draft.options.services ?? []) {
    const { registrations } = service;
    if (registrations === undefined) continue;
    if (registrations.isServed !== undefined && !registrations.isServed(registration.key)) continue;
    const isCopied = registrations.hasCopies ?? true;
    tell(draft, service, registration, isCopied ? copies : undefined);
  }
}

function tell(
  draft: CoreDraft,
  { uri }: ServiceFunction,
  registration: Registration,
  copies: RegisterCopies | undefined,
): void {
  const { options, at } = draft;
  const hop = targetOfUri(uri);
  if (hop === undefined) return;
  const { createId, domains } = options;
  const seconds = registration.bindings.map((binding) => secondsLeft(binding, at));
  const contact = ownRoute(options, hop.transport).replace(";lr>", ">");
  const from = domains[0] === undefined ? contact : `<sip:${domains[0]}>`;
  const headers = [
    { name: "Max-Forwards", value: "70" },
    { name: "From", value: `${from};tag=${createId()}` },
    { name: "To", value: `<${registration.key}>` },
    { name: "Call-ID", value: createId() },
    { name: "CSeq", value: "1 REGISTER" },
    { name: "Contact", value: contact },
    { name: "Expires", value: `${Math.max(0, ...seconds)}` },
  ];
  const requestUri = uri.replace(/;lr(?=[;?]|$)/i, "");
  const request = createRequest("REGISTER", requestUri, { headers, ...bodyOf(draft, copies) });
  const via = `${viaFor(options, hop)};branch=${createBranch(createId())}`;
  send(draft, prependHeader(request, "Via", via), hop);
}

// What proves who the device is stays here.
function bodyOf(
  { options }: CoreDraft,
  copies: RegisterCopies | undefined,
): { readonly body?: Uint8Array; readonly contentType?: string } {
  if (copies === undefined) return {};
  const boundary = options.createId();
  const contentType = "message/sip";
  const parts = [removeHeader(copies.request, "Authorization"), copies.response].map((message) => ({
    contentType,
    body: encodeMessage(message),
  }));
  return {
    body: createMultipart(parts, boundary),
    contentType: `multipart/mixed;boundary="${boundary}"`,
  };
}
