import {
  callids,
  identifier,
  items,
  mediaranges,
  mimeversion,
  number,
  privacies,
  products,
  serviceids,
  timestamp,
  tokens,
  values,
} from "./generated/field.ts";
import { checkWritten } from "./check-written.ts";
import { joinParameters, type Parameter } from "./parameter.ts";
import { firstComma } from "./place.ts";
import { readWhole, refuse } from "./sip-error.ts";

/** A token with parameters, the shape of many values. */
export interface Item {
  readonly token: string;
  readonly parameters: readonly Parameter[];
}

/** A media type or a range of them (RFC 3261 sections 20.1 and 20.15). */
export interface MediaType {
  readonly type: string;
  readonly subtype: string;
  readonly parameters: readonly Parameter[];
}

/** A product or a comment of User-Agent and Server (RFC 3261 section 20.41). */
export interface Product {
  readonly name: string | undefined;
  readonly version: string | undefined;

  /** With its brackets; then there are neither name nor version. */
  readonly comment: string | undefined;
}

/** Timestamp (RFC 3261 section 20.38), in seconds. */
export interface Timestamp {
  readonly seconds: number;
  readonly delay: number | undefined;
}

/** MIME-Version (RFC 3261 section 20.24). */
export interface MimeVersion {
  readonly major: number;
  readonly minor: number;
}

/** Most seconds of a delta-seconds (RFC 3261 section 25.1 and RFC 4475 section 3.1.2.4). */
export const MAX_DELTA_SECONDS = 4_294_967_295;

/**
 * Reads a number that has a limit.
 *
 * @param digits The digits.
 * @param most The highest that the number may be.
 * @param rule What the number is.
 * @param source The text that has them.
 * @param start Where they begin there.
 * @throws SipError `number-out-of-range`.
 * @internal
 */
export function readNumber(
  digits: string,
  most: number,
  rule: string,
  source: string = digits,
  start: number = 0,
): number {
  const read = Number(digits);
  if (read <= most) return read;
  return refuse("number-out-of-range", `number above ${most}`, source, start, rule);
}

/**
 * Reads the value of a field that is a number.
 *
 * @param value The value.
 * @param most The highest that the number may be.
 * @returns The number.
 * @throws SipError for anything else.
 * @internal
 */
export function parseNumber(value: string, most: number): number {
  return readNumber(readWhole(number, value), most, "RFC 3261 1*DIGIT");
}

/**
 * Divides the values of a field that is a list, as they are written (RFC 3261 section 7.3.1). Commas
 * between quotation marks or angle brackets divide nothing.
 *
 * @param value The value of the field.
 * @returns The values, without the white space around them.
 * @throws SipError for a quotation mark or an angle bracket without the other one.
 */
export function splitValues(value: string): readonly string[] {
  return readWhole(values, value).map(trimBlanks);
}

// Other white space than spaces and tabs is part of the value.
function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9;
}

/**
 * Reads tokens with commas between them: Allow, Supported, Require and others.
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseTokens(value: string): readonly string[] {
  return readWhole(tokens, value);
}

/**
 * Reads tokens with parameters and commas between them: Reason, Accept-Encoding, Event and others.
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseItems(value: string): readonly Item[] {
  return readWhole(items, value);
}

/**
 * Reads the one token with parameters of a field that is no list.
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseItem(value: string): Item {
  return only(readWhole(items, value), value);
}

/**
 * Writes a token with parameters: a value of Reason, Session-Expires, Accept-Contact and others.
 *
 * @param item The value; values of parameters as they are to be written, which `quote` makes of a text.
 * @returns The value.
 * @throws RangeError for parts that would not be read again as they are.
 */
export function stringifyItem(item: Item): string {
  return checkWritten(item.token + joinParameters(item.parameters), item, parseItem);
}

/**
 * Reads media ranges with commas between them: Accept (RFC 3261 section 20.1).
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseMediaRanges(value: string): readonly MediaType[] {
  return readWhole(mediaranges, value);
}

/**
 * Reads a Content-Type (RFC 3261 section 20.15).
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseMediaType(value: string): MediaType {
  return only(readWhole(mediaranges, value), value);
}

/**
 * Reads a Call-ID, or those of In-Reply-To with commas between them.
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseCallIds(value: string): readonly string[] {
  return readWhole(callids, value);
}

/**
 * Gives the one value of a field that is no list.
 *
 * @internal
 */
export function only<Value>(all: readonly Value[], value: string): Value {
  const [first, second] = all;
  if (first !== undefined && second === undefined) return first;
  const offset = firstComma(value);
  return refuse("unexpected-character", "several values", value, offset, "RFC 3261");
}

/**
 * Reads a User-Agent or Server (RFC 3261 sections 20.35 and 20.41). Many in use are not as the RFC has
 * them.
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseProducts(value: string): readonly Product[] {
  return readWhole(products, value);
}

/**
 * Reads a Privacy (RFC 3323 section 4.2).
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parsePrivacy(value: string): readonly string[] {
  return readWhole(privacies, value, "RFC 3323");
}

/**
 * Reads service identifiers with commas between them (RFC 6050 section 4).
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseServiceIds(value: string): readonly string[] {
  return readWhole(serviceids, value, "RFC 6050");
}

/**
 * Reads the identifier of a conversation, contribution or session (OMA CPM appendix C).
 *
 * @param value The value of the field.
 * @throws SipError for anything else.
 */
export function parseIdentifier(value: string): string {
  return readWhole(identifier, value, "OMA CPM");
}

/**
 * Reads a Timestamp (RFC 3261 section 20.38).
 *
 * @param value The value of the field.
 * @throws SipError for anything else, and for a number beyond those that a computer has.
 */
export function parseTimestamp(value: string): Timestamp {
  const { seconds, delay } = readWhole(timestamp, value);
  return {
    seconds: readNumber(seconds, Number.MAX_VALUE, "RFC 3261 Timestamp", value),
    delay:
      delay === undefined
        ? undefined
        : readNumber(
            delay === "." ? "0" : delay,
            Number.MAX_VALUE,
            "RFC 3261 delay",
            value,
            value.length - delay.length,
          ),
  };
}

/**
 * Reads a MIME-Version (RFC 3261 section 20.24).
 *
 * @param value The value of the field.
 * @throws SipError for anything else, and for numbers above 65 535.
 */
export function parseMimeVersion(value: string): MimeVersion {
  const { major, minor } = readWhole(mimeversion, value);
  const rule = "RFC 3261 MIME-Version";
  return {
    major: readNumber(major, 65_535, rule, value),
    minor: readNumber(minor, 65_535, rule, value, major.length + 1),
  };
}
