import {
  escapeUriText,
  getParameter,
  parameterText,
  type SipUri,
  stringifyUri,
  unescapeUriText,
} from "@callingcard/sip";
import type { Registration, TemporaryGruu } from "./binding.ts";
import type { RegisterInput } from "./register-input.ts";

/** What the user of a temporary GRUU begins with. */
const TEMPORARY = "tgruu.";

/** What a URI with `gr` names (RFC 5627 section 3). */
export type Gruu =
  | { readonly kind: "public"; readonly instance: string }
  | { readonly kind: "temporary"; readonly uri: string };

/**
 * Makes the public GRUU of a device (RFC 5627 section 5.4): the address of record with the instance in `gr`.
 * It is the same one each time.
 *
 * @param aor The address of record, as the device writes it.
 * @param instance The instance, without its brackets.
 * @returns The GRUU.
 */
export function publicGruu(aor: SipUri, instance: string): string {
  const value = /^[A-Za-z0-9:\-_.!~*'()/&+$]+$/.test(instance) ? instance : escapeUriText(instance);
  return stringifyUri({ ...bareUri(aor), parameters: [{ name: "gr", value }] });
}

/**
 * Makes a temporary GRUU (RFC 5627 section 5.4), which tells nothing of the device.
 *
 * @param aor The address of record, of which the domain is taken.
 * @param id Characters of a token that nobody can guess.
 * @returns The GRUU.
 */
export function temporaryGruu(aor: SipUri, id: string): string {
  const parameters = [{ name: "gr", value: undefined }];
  return stringifyUri({ ...bareUri(aor), user: `${TEMPORARY}${id}`, parameters });
}

/**
 * Takes all from a URI but its scheme, its user and its host.
 *
 * @param uri The URI.
 * @internal
 */
export function bareUri(uri: SipUri): SipUri {
  const host = uri.host.toLowerCase();
  return { ...uri, host, password: undefined, port: undefined, parameters: [], headers: [] };
}

/**
 * Reads the GRUU in a Request-URI.
 *
 * @param uri The Request-URI.
 * @returns What it names; `undefined` for a URI without `gr`.
 */
export function readGruu(uri: SipUri): Gruu | undefined {
  if (getParameter(uri.parameters, "gr") === undefined) return undefined;
  const instance = unescapeUriText(parameterText(uri.parameters, "gr") ?? "") ?? "";
  if (instance !== "") return { kind: "public", instance };
  const parameters = [{ name: "gr", value: undefined }];
  return { kind: "temporary", uri: stringifyUri({ ...bareUri(uri), parameters }) };
}

/**
 * Tells whether a user is that of a temporary GRUU.
 *
 * @param uri A URI.
 * @internal
 */
export function isTemporary(uri: SipUri): boolean {
  return uri.user?.startsWith(TEMPORARY) ?? false;
}

/** A device that is registered. */
interface RegisteredDevice {
  readonly instance: string;
  readonly cseq: number;

  /** Whether the device began anew, with another Call-ID. */
  readonly isAnew: boolean;
}

/**
 * Gives a device another temporary GRUU; the ones before stay valid unless it began anew (RFC 5627 section
 * 5.1). The device is put at the end of those whose public GRUUs stay valid.
 *
 * @param registration The registration.
 * @param input The REGISTER.
 * @param device The device.
 * @internal
 */
export function withTemporaryGruu(
  registration: Registration,
  { aorUri, settings, createId }: RegisterInput,
  { instance, cseq, isAnew }: RegisteredDevice,
): Registration {
  const { temporaryGruus, instances } = registration;
  const others = temporaryGruus.filter((gruu) => gruu.instance !== instance);
  const own = isAnew ? [] : temporaryGruus.filter((gruu) => gruu.instance === instance);
  const made: TemporaryGruu = { uri: temporaryGruu(aorUri, createId()), instance, cseq };
  const known = instances.filter((one) => one !== instance);
  return {
    ...registration,
    temporaryGruus: [...others, ...[...own, made].slice(-settings.maxTemporaryGruus)],
    instances: [...known, instance].slice(-settings.maxInstances),
  };
}

/**
 * Takes those temporary GRUUs away that have no binding any more (RFC 5627 section 5.3).
 *
 * @param registration The registration.
 * @internal
 */
export function forgetGruus(registration: Registration): Registration {
  const { bindings, temporaryGruus } = registration;
  const left = temporaryGruus.filter(({ instance }) =>
    bindings.some((binding) => binding.instance === instance),
  );
  return left.length === temporaryGruus.length
    ? registration
    : { ...registration, temporaryGruus: left };
}
