import type { Address } from "./address.ts";
import { MAX_DELTA_SECONDS } from "./field-value.ts";
import { type Feature, readFeatures, readFeaturesIn } from "./feature.ts";
import { getParameter, type Parameter, parameterText, sameToken } from "./parameter.ts";
import type { Item } from "./field-value.ts";

/** What the parameters of a Contact say. */
export interface ContactParameters {
  /** Preference from 0 to 1 (RFC 3261 section 20.10); 1 where none is given or it is malformed. */
  readonly q: number;

  /** Seconds that the binding is asked for or has; 3 600 where it is malformed (section 20.10). */
  readonly expires: number | undefined;

  /** The device, as in `urn:uuid:…` (RFC 5626 section 4.1). */
  readonly instance: string | undefined;

  /** The flow of the device, from 1 (RFC 5626 section 4.2); absent where it is malformed. */
  readonly regId: number | undefined;

  /** URI that reaches the device, as long as its registration lasts (RFC 5627 section 5). */
  readonly pubGruu: string | undefined;

  /** URI that reaches the device and does not tell which it is (RFC 5627 section 5). */
  readonly tempGruu: string | undefined;

  /** What the device can do (RFC 3840). */
  readonly features: readonly Feature[];
}

/**
 * Reads the parameters of a Contact (RFC 3261 section 20.10).
 *
 * @param contact The value of Contact.
 * @throws SipError for a feature that is none.
 */
export function readContactParameters(contact: Address): ContactParameters {
  const { parameters } = contact;
  const expires = parameterText(parameters, "expires");
  const regId = parameterText(parameters, "reg-id");
  return {
    q: readQ(parameterText(parameters, "q")),
    expires: expires === undefined ? undefined : readExpires(expires),
    instance: readInstance(parameters),
    regId: regId === undefined ? undefined : readRegId(regId),
    pubGruu: parameterText(parameters, "pub-gruu"),
    tempGruu: parameterText(parameters, "temp-gruu"),
    features: readFeatures(parameters),
  };
}

function readQ(text: string | undefined): number {
  return text !== undefined && /^(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)$/.test(text)
    ? Number(text)
    : 1;
}

function readExpires(text: string): number {
  const seconds = /^[0-9]+$/.test(text) ? Number(text) : MALFORMED_EXPIRES;
  return seconds > MAX_DELTA_SECONDS ? MALFORMED_EXPIRES : seconds;
}

const MALFORMED_EXPIRES = 3600;

function readRegId(text: string): number | undefined {
  const number = /^[0-9]+$/.test(text) ? Number(text) : 0;
  return number >= 1 && number < 2 ** 31 ? number : undefined;
}

/**
 * Gives the device that a `+sip.instance` names (RFC 5626 section 4.1).
 *
 * @param parameters Parameters of a Contact or an Accept-Contact.
 * @returns What is between its angle brackets; `undefined` without the parameter or the brackets.
 */
export function readInstance(parameters: readonly Parameter[]): string | undefined {
  return /^<(.*)>$/.exec(parameterText(parameters, "+sip.instance") ?? "")?.[1];
}

/** A value of Accept-Contact or Reject-Contact (RFC 3841 section 9.2). */
export interface ContactPredicate {
  /** What a device can do that matches. */
  readonly features: readonly Feature[];

  /** Devices that do not match are not tried; of Accept-Contact alone. */
  readonly isRequired: boolean;

  /** Devices that do not say whether they match are taken not to; of Accept-Contact alone. */
  readonly isExplicit: boolean;
  readonly parameters: readonly Parameter[];
}

/**
 * Makes a predicate of a value of Accept-Contact or Reject-Contact.
 *
 * @param item The value.
 * @param index Values before it.
 * @param source The value of the field.
 * @throws SipError for a feature that is none.
 * @internal
 */
export function toPredicate({ parameters }: Item, index: number, source: string): ContactPredicate {
  return {
    features: readFeaturesIn(parameters, source, index),
    isRequired: getParameter(parameters, "require") !== undefined,
    isExplicit: getParameter(parameters, "explicit") !== undefined,
    parameters,
  };
}

/**
 * Tells whether a list of tokens has one, in any case: option tags, methods of Allow apart, which are
 * case-sensitive.
 *
 * @param tokens The tokens, if any.
 * @param token The token.
 * @returns Whether it has.
 */
export function hasToken(tokens: readonly string[] | undefined, token: string): boolean {
  return tokens?.some((one) => sameToken(one, token)) ?? false;
}
