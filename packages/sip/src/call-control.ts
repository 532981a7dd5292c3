import { replaces, retryafter, warnings } from "./generated/field.ts";
import { type Item, MAX_DELTA_SECONDS, parseItem, readNumber } from "./field-value.ts";
import { checkWritten } from "./check-written.ts";
import { getParameter, type Parameter, parameterText, quote, unquote } from "./parameter.ts";
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
  return { seconds: readSeconds(token, "RFC 4028 delta-seconds"), parameters };
}

function readSeconds(text: string, rule: string): number {
  const offset = text.search(/[^0-9]/);
  if (offset !== -1)
    refuse("unexpected-character", "seconds that are no number", text, offset, rule);
  return readNumber(text, MAX_DELTA_SECONDS, rule);
}

function secondsOf(
  parameters: readonly Parameter[],
  name: string,
  rule: string,
): number | undefined {
  const text = parameterText(parameters, name);
  return text === undefined ? undefined : readSeconds(text, rule);
}

/**
 * Makes a reason of a value of Reason (RFC 3326).
 *
 * @param item The value.
 * @throws SipError for a cause that is no number.
 * @internal
 */
export function toReason({ token, parameters }: Item): Reason {
  return {
    protocol: token,
    cause: secondsOf(parameters, "cause", "RFC 3326 cause"),
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
  return { seconds: readSeconds(seconds, "RFC 3261 Retry-After"), comment, parameters };
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
    expires: secondsOf(parameters, "expires", rule),
    retryAfter: secondsOf(parameters, "retry-after", rule),
    parameters,
  };
}
