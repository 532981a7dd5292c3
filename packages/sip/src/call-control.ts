import { replaces, retryafter, warnings } from "./generated/field.ts";
import { type Item, MAX_DELTA_SECONDS, parseItem, readNumber } from "./field-value.ts";
import { checkWritten } from "./check-written.ts";
import {
  getParameter,
  type Parameter,
  parameterText,
  quote,
  sameToken,
  unquote,
} from "./parameter.ts";
import { placeInParameter } from "./place.ts";
import { readWhole, refuse } from "./sip-error.ts";

/** Session-Expires (RFC 4028 section 4). */
export interface SessionExpires {
  readonly seconds: number;

  /** Who sends the refreshes, if it says. */
  readonly refresher: "uac" | "uas" | undefined;
  readonly parameters: readonly Parameter[];
}

/** Min-SE (RFC 4028 section 5). */
export interface MinSe {
  readonly seconds: number;
  readonly parameters: readonly Parameter[];
}

/** A value of Reason (RFC 3326). */
export interface Reason {
  /** `SIP`, `Q.850` and others. */
  readonly protocol: string;

  /** Of SIP, a status code. */
  readonly cause: number | undefined;
  readonly text: string | undefined;
  readonly parameters: readonly Parameter[];
}

/** A value of Warning (RFC 3261 section 20.43). */
export interface Warning {
  readonly code: number;

  /** The host, or a name for it. */
  readonly agent: string;
  readonly text: string;
}

/** Retry-After (RFC 3261 section 20.33). */
export interface RetryAfter {
  readonly seconds: number;

  /** With its brackets. */
  readonly comment: string | undefined;
  readonly parameters: readonly Parameter[];
}

/** Replaces (RFC 3891). */
export interface Replaces {
  readonly callId: string;
  readonly toTag: string | undefined;
  readonly fromTag: string | undefined;
  readonly isEarlyOnly: boolean;
  readonly parameters: readonly Parameter[];
}

/** Subscription-State (RFC 6665 section 4.1.3). */
export interface SubscriptionState {
  /** `active`, `pending`, `terminated` and others, in lower case. */
  readonly state: string;
  readonly reason: string | undefined;

  /** Seconds that the subscription goes on for. */
  readonly expires: number | undefined;

  /** Seconds to wait before another subscription. */
  readonly retryAfter: number | undefined;
  readonly parameters: readonly Parameter[];
}

/**
 * Reads a Session-Expires (RFC 4028 section 4).
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseSessionExpires(value: string): SessionExpires {
  const { seconds, parameters } = parseMinSe(value);
  const refresher = parameterText(parameters, "refresher")?.toLowerCase();
  const isKnown = refresher === "uac" || refresher === "uas";
  return { seconds, refresher: isKnown ? refresher : undefined, parameters };
}

/**
 * Reads a Min-SE (RFC 4028 section 5).
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseMinSe(value: string): MinSe {
  const { token, parameters } = parseItem(value);
  const rule = "RFC 4028 delta-seconds";
  return { seconds: readSeconds(token, rule, value, (offset) => offset), parameters };
}

function readSeconds(
  text: string,
  rule: string,
  source: string,
  placeOf: (offset: number) => number,
): number {
  if (/^[0-9]+$/.test(text) && Number(text) <= MAX_DELTA_SECONDS) return Number(text);
  const offset = text.search(/[^0-9]/);
  if (offset !== -1) {
    const reason = "seconds that are no number";
    refuse("unexpected-character", reason, source, placeOf(offset), rule);
  }
  if (text === "") refuse("unexpected-end", "no number", source, placeOf(0), rule);
  return readNumber(text, MAX_DELTA_SECONDS, rule, source, placeOf(0));
}

// Reads a number in a parameter of the value of a field with so many others in front of it.
function secondsOf(
  parameters: readonly Parameter[],
  name: string,
  rule: string,
  source: string,
  index: number,
): number | undefined {
  const place = parameters.findIndex((parameter) => sameToken(parameter.name, name));
  const found = parameters[place];
  if (found === undefined) return undefined;
  return readSeconds(unquote(found.value ?? ""), rule, source, (offset) =>
    placeInParameter(source, index, place, offset),
  );
}

/**
 * Makes a reason of a value of Reason (RFC 3326).
 *
 * @param item The value.
 * @param index Values before it.
 * @param source The value of the field.
 * @throws SipError for a cause that is no number.
 * @internal
 */
export function toReason({ token, parameters }: Item, index: number, source: string): Reason {
  return {
    protocol: token,
    cause: secondsOf(parameters, "cause", "RFC 3326 cause", source, index),
    text: parameterText(parameters, "text"),
    parameters,
  };
}

/**
 * Reads the values of a Warning (RFC 3261 section 20.43).
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseWarnings(value: string): readonly Warning[] {
  return readWhole(warnings, value).map(({ code, agent, text }) => ({
    code: Number(code),
    agent,
    text: unquote(text),
  }));
}

/**
 * Writes a value of Warning (RFC 3261 section 20.43).
 *
 * @param warning The warning.
 * @returns The value.
 * @throws RangeError for parts that would not be read again as they are.
 */
export function stringifyWarning(warning: Warning): string {
  const { code, agent, text } = warning;
  return checkWritten(`${code} ${agent} ${quote(text)}`, [warning], parseWarnings);
}

/**
 * Reads a Retry-After (RFC 3261 section 20.33).
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseRetryAfter(value: string): RetryAfter {
  const { seconds, comment, parameters } = readWhole(retryafter, value);
  const rule = "RFC 3261 Retry-After";
  return { seconds: readNumber(seconds, MAX_DELTA_SECONDS, rule, value), comment, parameters };
}

/**
 * Reads a Replaces (RFC 3891 section 6.1).
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseReplaces(value: string): Replaces {
  const { callId, parameters } = readWhole(replaces, value, "RFC 3891");
  return {
    callId,
    toTag: parameterText(parameters, "to-tag"),
    fromTag: parameterText(parameters, "from-tag"),
    isEarlyOnly: getParameter(parameters, "early-only") !== undefined,
    parameters,
  };
}

/**
 * Reads a Subscription-State (RFC 6665 section 4.1.3).
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseSubscriptionState(value: string): SubscriptionState {
  const { token, parameters } = parseItem(value);
  const rule = "RFC 6665 delta-seconds";
  return {
    state: token.toLowerCase(),
    reason: parameterText(parameters, "reason"),
    expires: secondsOf(parameters, "expires", rule, value, 0),
    retryAfter: secondsOf(parameters, "retry-after", rule, value, 0),
    parameters,
  };
}
