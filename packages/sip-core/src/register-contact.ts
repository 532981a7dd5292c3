import {
  type Address,
  type ContactParameters,
  findHeader,
  type Parameter,
  readContactParameters,
  readHeader,
  sameToken,
  sameUri,
  stringifyUri,
} from "@callingcard/sip";
import { targetOfUri } from "@callingcard/sip-dialog/proxy";
import type { SipTarget } from "@callingcard/sip-transaction";
import { addressOfRecord, readUri } from "./address-of-record.ts";
import type { Binding, BindingChange, Registration } from "./binding.ts";
import { isSameFlow } from "./flow.ts";
import { bareUri, publicGruu, withTemporaryGruu } from "./gruu.ts";
import { type RegisterHead, type RegisterInput, RegisterRefusal } from "./register-input.ts";

/** Parameters that the registrar writes itself. */
const OWN_PARAMETERS = ["expires", "pub-gruu", "temp-gruu", "q"];

/** The end of the times that a registrar may call too brief (RFC 3261 section 10.3 step 7). */
const HOUR_SECONDS = 3600;

/**
 * Registers, refreshes or removes one Contact (RFC 3261 section 10.3 step 7).
 *
 * @param registration The registration so far.
 * @param input The REGISTER.
 * @param contact The Contact.
 * @param head What is read of the REGISTER.
 * @returns The registration, and what became of the binding.
 * @throws RegisterRefusal for a Contact that is not allowed, and for a REGISTER that came too late.
 * @internal
 */
export function registerContact(
  registration: Registration,
  input: RegisterInput,
  contact: Address,
  head: RegisterHead,
): readonly [Registration, BindingChange | undefined] {
  checkContact(input, contact);
  const parameters = readContactParameters(contact);
  const { instance } = parameters;
  const regId = head.isOutbound && instance !== undefined ? parameters.regId : undefined;
  const seconds = grantedSeconds(input, parameters);
  const found = registration.bindings.find((binding) =>
    regId === undefined || binding.regId === undefined
      ? regId === binding.regId && isSameContact(binding.contact, contact.uri)
      : binding.regId === regId && binding.instance === instance,
  );
  if (found !== undefined) checkOrder(found, head);
  if (seconds === 0) return withoutBinding(registration, found);
  const binding = makeBinding(input, contact, { head, parameters, regId, seconds, found });
  if (found === undefined) {
    const added = { ...registration, bindings: [...registration.bindings, binding] };
    return [withGruu(added, registration, binding, input), { event: "registered", binding }];
  }
  const bindings = registration.bindings.map((one) => (one === found ? binding : one));
  const event = binding.expiresMs < found.expiresMs ? "shortened" : "refreshed";
  return [
    withGruu({ ...registration, bindings }, registration, binding, input),
    { event, binding },
  ];
}

function isSameContact(left: string, right: string): boolean {
  return left === right || sameUri(left, right);
}

// A Contact that leads back to the user would be a loop (RFC 5627 section 5.1); one that is no SIP URI leads
// nowhere from here.
function checkContact({ aor, domains }: RegisterInput, contact: Address): void {
  if (readUri(contact.uri)?.kind !== "sip") throw new RegisterRefusal(403);
  if (addressOfRecord(contact.uri, domains) === aor) throw new RegisterRefusal(403);
}

function grantedSeconds({ request, settings }: RegisterInput, contact: ContactParameters): number {
  const { minExpiresSeconds, maxExpiresSeconds, defaultExpiresSeconds } = settings;
  const asked = contact.expires ?? readHeader(request, "Expires") ?? defaultExpiresSeconds;
  if (asked === 0) return 0;
  if (asked < minExpiresSeconds && asked < HOUR_SECONDS) {
    throw new RegisterRefusal(423, [{ name: "Min-Expires", value: `${minExpiresSeconds}` }]);
  }
  return Math.min(asked, maxExpiresSeconds);
}

/**
 * Refuses what comes late, so that it does not undo what came before it (RFC 3261 section 10.3 step 7).
 *
 * @param binding The binding as it is.
 * @param head What is read of the REGISTER.
 * @throws RegisterRefusal 500.
 * @internal
 */
export function checkOrder(binding: Binding, { callId, cseq }: RegisterHead): void {
  if (binding.callId === callId && cseq <= binding.cseq) throw new RegisterRefusal(500);
}

function withoutBinding(
  registration: Registration,
  found: Binding | undefined,
): readonly [Registration, BindingChange | undefined] {
  if (found === undefined) return [registration, undefined];
  const bindings = registration.bindings.filter((one) => one !== found);
  return [
    { ...registration, bindings },
    { event: "unregistered", binding: found },
  ];
}

interface BindingParts {
  readonly head: RegisterHead;
  readonly parameters: ContactParameters;
  readonly regId: number | undefined;
  readonly seconds: number;
  readonly found: Binding | undefined;
}

function makeBinding(
  { aor, aorUri, request, source, at, createId }: RegisterInput,
  contact: Address,
  { head, parameters, regId, seconds, found }: BindingParts,
): Binding {
  const { q, instance, features } = parameters;
  const direct = head.isDirect && head.path.length === 0 ? source : undefined;
  const isKnown = found?.source !== undefined && direct !== undefined;
  const isFlowKept = isKnown && isSameFlow(found.source, direct);
  return {
    aor,
    aorUri: stringifyUri(bareUri(aorUri)),
    id: found?.id ?? createId(),
    contact: contact.uri,
    displayName: contact.displayName,
    parameters: contact.parameters.filter(isKept),
    instance,
    regId,
    pubGruu: instance === undefined ? undefined : publicGruu(aorUri, instance),
    features,
    q,
    path: head.path,
    source: direct,
    hop: direct && hopOf(direct, contact.uri, regId !== undefined),
    flowToken: direct && (isFlowKept ? found.flowToken : createId()),
    callId: head.callId,
    cseq: head.cseq,
    userAgent: findHeader(request, "User-Agent")?.value,
    registeredMs: found?.registeredMs ?? at,
    refreshedMs: at,
    expiresMs: at + 1000 * seconds,
  };
}

function isKept({ name }: Parameter): boolean {
  return !OWN_PARAMETERS.some((own) => sameToken(own, name));
}

// A device is reached over the connection that it opened. Where that is closed, one that does not use flows can
// be called at its Contact; behind an address translator only the source helps.
function hopOf(source: SipTarget, contact: string, isFlow: boolean): SipTarget {
  const place = targetOfUri(contact);
  if (isFlow || place === undefined) return source;
  if (place.transport !== source.transport) return place;
  if (source.transport === "udp" && place.host !== source.host) return source;
  return source.flow === undefined ? place : { ...place, flow: source.flow };
}

function withGruu(
  registration: Registration,
  before: Registration,
  { instance, callId, cseq }: Binding,
  input: RegisterInput,
): Registration {
  if (instance === undefined) return registration;
  const devices = before.bindings.filter((binding) => binding.instance === instance);
  const [last] = devices.toSorted((left, right) => right.refreshedMs - left.refreshedMs);
  const isAnew = last !== undefined && last.callId !== callId;
  return withTemporaryGruu(registration, input, { instance, cseq, isAnew });
}
