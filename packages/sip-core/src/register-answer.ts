import {
  hasToken,
  type HeaderField,
  type Parameter,
  readHeader,
  stringifyAddress,
} from "@callingcard/sip";
import type { Binding, Registration, TemporaryGruu } from "./binding.ts";
import type { RegisterHead, RegisterInput } from "./register-input.ts";

/**
 * Makes the header fields of the 200 to a REGISTER (RFC 3261 section 10.3 step 8, RFC 5626 section 6, RFC
 * 5627 section 5.2, RFC 3327 section 5.3, RFC 3608 section 6).
 *
 * @param registration The registration as it is now.
 * @param input The REGISTER.
 * @param head What is read of it.
 * @internal
 */
export function answerHeaders(
  { bindings, temporaryGruus }: Registration,
  { request, at, settings }: RegisterInput,
  { callId, cseq, path }: RegisterHead,
): readonly HeaderField[] {
  const supported = readHeader(request, "Supported");
  const isGruuKnown = hasToken(supported, "gruu");
  const headers: HeaderField[] = bindings.map((binding) => {
    const temporary = temporaryGruus.findLast(({ instance }) => instance === binding.instance);
    const gruus = isGruuKnown ? gruuParameters(binding, temporary) : [];
    return { name: "Contact", value: contactValue(binding, at, gruus) };
  });
  const isFlow = bindings.some(
    (binding) => binding.regId !== undefined && binding.callId === callId && binding.cseq === cseq,
  );
  if (isFlow && hasToken(supported, "outbound")) {
    headers.push({ name: "Require", value: "outbound" });
    headers.push({ name: "Flow-Timer", value: `${settings.flowTimerSeconds}` });
  }
  if (path.length > 0 && hasToken(supported, "path")) {
    headers.push({ name: "Path", value: path.join(", ") });
  }
  const { serviceRoute } = settings;
  if (bindings.length > 0 && serviceRoute.length > 0) {
    headers.push({ name: "Service-Route", value: serviceRoute.join(", ") });
  }
  return headers;
}

function gruuParameters(
  { pubGruu }: Binding,
  temporary: TemporaryGruu | undefined,
): readonly Parameter[] {
  if (pubGruu === undefined) return [];
  const own = [{ name: "pub-gruu", value: `"${pubGruu}"` }];
  return temporary === undefined
    ? own
    : [...own, { name: "temp-gruu", value: `"${temporary.uri}"` }];
}

/**
 * Tells how long a binding lasts from now.
 *
 * @param binding The binding.
 * @param at Milliseconds since 1970.
 * @returns Seconds, from 0.
 * @internal
 */
export function secondsLeft({ expiresMs }: Binding, at: number): number {
  return Math.max(Math.ceil((expiresMs - at) / 1000), 0);
}

function contactValue(binding: Binding, at: number, gruus: readonly Parameter[]): string {
  const { displayName, contact: uri, parameters, q } = binding;
  const own: Parameter[] = [{ name: "expires", value: `${secondsLeft(binding, at)}` }];
  if (q !== 1) own.push({ name: "q", value: `${q}` });
  return stringifyAddress({ displayName, uri, parameters: [...parameters, ...own, ...gruus] });
}
