import { MimeError } from "@callingcard/mime";
import {
  type Address,
  bodyParts,
  parseMessage,
  parseUri,
  readContactParameters,
  readHeader,
  sameUri,
  SipError,
  type SipMessage,
  type SipRequest,
  type SipResponse,
  stringifyAddress,
} from "@callingcard/sip";
import { publicGruu } from "@callingcard/sip-core";
import { canonicalAddress } from "@callingcard/xdm";
import type { Binding } from "../store/registrations.ts";

/** Time of a binding where nobody says it, in seconds. */
const EXPIRES_SECONDS = 3600;

/**
 * Brings the bindings of a user up to date with a REGISTER of a core that has a copy of the device's REGISTER in it
 * (3GPP TS 24.229 section 5.4.1.7). With the copy of its answer too, that says all; without, the GRUU of a device is
 * taken to be the address of record with its instance, as RFC 5627 section 5.4 wants it.
 *
 * @param before The bindings as they were.
 * @param request The REGISTER of the core.
 * @param at Milliseconds since 1970.
 * @returns The bindings as they are now; `undefined` for a REGISTER without copies, or with such as cannot be read.
 */
export function applyRegisterCopies(
  before: readonly Binding[],
  request: SipRequest,
  at: number,
): readonly Binding[] | undefined {
  try {
    const copies = copiesOf(request);
    const asked = copies.find((copy) => copy.kind === "request");
    const answered = copies.find((copy) => copy.kind === "response");
    if (answered !== undefined) return allBindings(answered, asked, at);
    return asked && changedBindings(before, asked, at);
  } catch (error) {
    if (error instanceof SipError || error instanceof MimeError) return undefined;
    throw error;
  }
}

function copiesOf(request: SipRequest): readonly SipMessage[] {
  const copies: SipMessage[] = [];
  for (const { contentType, body } of bodyParts(request)) {
    if (contentType?.type.toLowerCase() !== "message") continue;
    if (contentType.subtype.toLowerCase() === "sip") copies.push(parseMessage(body));
  }
  return copies;
}

function allBindings(
  answered: SipResponse,
  asked: SipRequest | undefined,
  at: number,
): readonly Binding[] {
  const contacts = readHeader(answered, "Contact") ?? [];
  return contacts.flatMap((contact) => bindingOf(contact, answered, asked, at) ?? []);
}

function changedBindings(
  before: readonly Binding[],
  asked: SipRequest,
  at: number,
): readonly Binding[] {
  const contacts = readHeader(asked, "Contact") ?? [];
  let bindings = before.filter(({ expiresMs }) => expiresMs > at);
  if (contacts.some(({ uri }) => uri === "*")) return [];
  for (const contact of contacts) {
    const binding = bindingOf(contact, asked, asked, at);
    if (binding === undefined) continue;
    const place = bindings.findIndex((one) => isSame(one, binding));
    if (binding.expiresMs <= at) bindings = bindings.filter((one) => !isSame(one, binding));
    else bindings = place === -1 ? [...bindings, binding] : bindings.with(place, binding);
  }
  return bindings;
}

function isSame(left: Binding, right: Binding): boolean {
  if (left.regId !== undefined && right.regId !== undefined) {
    return left.regId === right.regId && left.instance === right.instance;
  }
  return left.contact === right.contact || sameUri(left.contact, right.contact);
}

function bindingOf(
  contact: Address,
  message: SipMessage,
  asked: SipRequest | undefined,
  at: number,
): Binding | undefined {
  const to = readHeader(message, "To");
  const aorUri = parseUri(to?.uri ?? "");
  const parameters = readContactParameters(contact);
  const { instance, regId, pubGruu, features, q } = parameters;
  const seconds = parameters.expires ?? readHeader(message, "Expires") ?? EXPIRES_SECONDS;
  const path = asked && readHeader(asked, "Path");
  const isOwn = (readHeader(asked ?? message, "Contact") ?? []).some(
    ({ uri }) => uri === contact.uri,
  );
  const made =
    instance === undefined || aorUri.kind !== "sip" ? undefined : publicGruu(aorUri, instance);
  return {
    aor: canonicalAddress(to?.uri ?? ""),
    contact: contact.uri,
    instance,
    regId,
    // What a device writes there itself would lead to somebody else (RFC 5627 section 5.3).
    pubGruu: message.kind === "response" ? (pubGruu ?? made) : made,
    features,
    q,
    expiresMs: at + 1000 * seconds,
    path: isOwn ? path?.map(stringifyAddress) : undefined,
  };
}
