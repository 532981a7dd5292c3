import { parseAddress, parseAddresses, type Address } from "./address.ts";
import {
  parseMinSe,
  parseReplaces,
  parseRetryAfter,
  parseSessionExpires,
  parseSubscriptionState,
  parseWarnings,
  toReason,
} from "./call-control.ts";
import { toPredicate } from "./contact.ts";
import {
  MAX_DELTA_SECONDS,
  only,
  parseCallIds,
  parseIdentifier,
  parseItem,
  parseItems,
  parseMediaRanges,
  parseMediaType,
  parseMimeVersion,
  parseNumber,
  parsePrivacy,
  parseProducts,
  parseServiceIds,
  parseTimestamp,
  parseTokens,
} from "./field-value.ts";
import { canonicalName, isNamed, type NameTest, nameTest } from "./header-name.ts";
import type { HeaderValues, ListHeaderValues, SingleHeaderValues } from "./header-values.ts";
import type { SipMessage } from "./message.ts";
import { parseDateMs } from "./sip-date.ts";
import { refuse } from "./sip-error.ts";
import { parseVias } from "./via.ts";
import { parseAuthParameters, parseCredentials } from "./credentials.ts";
import { parseCSeq, parseRAck } from "./sequence.ts";

type SingleReaders = {
  readonly [Name in keyof SingleHeaderValues]: (value: string) => SingleHeaderValues[Name];
};

type ListReaders = {
  readonly [Name in keyof ListHeaderValues]: (value: string) => readonly ListHeaderValues[Name][];
};

const text = (value: string): string => value;
const seconds = (value: string): number => parseNumber(value, MAX_DELTA_SECONDS);

const SINGLE_READERS: SingleReaders = {
  "Authentication-Info": parseAuthParameters,
  "Call-ID": (value) => only(parseCallIds(value), value),
  "Content-Disposition": parseItem,
  "Content-Length": (value) => parseNumber(value, Number.MAX_SAFE_INTEGER),
  "Content-Type": parseMediaType,
  "Contribution-ID": parseIdentifier,
  "Conversation-ID": parseIdentifier,
  CSeq: parseCSeq,
  Date: parseDateMs,
  Event: parseItem,
  Expires: seconds,
  "Flow-Timer": seconds,
  From: parseAddress,
  "InReplyTo-Contribution-ID": parseIdentifier,
  "Max-Breadth": seconds,
  "Max-Forwards": (value) => parseNumber(value, 255),
  "Message-Expires": (value) =>
    /^[0-9]/.test(value) ? { seconds: seconds(value) } : { dateMs: parseDateMs(value) },
  "MIME-Version": parseMimeVersion,
  "Min-Expires": seconds,
  "Min-SE": parseMinSe,
  Organization: text,
  Priority: (value) => only(parseTokens(value), value),
  RAck: parseRAck,
  "Refer-To": parseAddress,
  "Referred-By": parseAddress,
  "Reply-To": parseAddress,
  Replaces: parseReplaces,
  "Retry-After": parseRetryAfter,
  RSeq: seconds,
  Server: parseProducts,
  "Session-Expires": parseSessionExpires,
  "Session-Replaces": parseIdentifier,
  Subject: text,
  "Subscription-State": parseSubscriptionState,
  Timestamp: parseTimestamp,
  To: parseAddress,
  "User-Agent": parseProducts,
};

const EMPTY: readonly never[] = [];
const tokensOrNone = (value: string): readonly string[] =>
  value === "" ? EMPTY : parseTokens(value);
const itemsOrNone: typeof parseItems = (value) => (value === "" ? EMPTY : parseItems(value));
const oneOf =
  <Value>(parse: (value: string) => Value) =>
  (value: string): readonly Value[] => [parse(value)];

const ANY_CONTACT: Address = { displayName: undefined, uri: "*", parameters: [] };

const LIST_READERS: ListReaders = {
  Accept: (value) => (value === "" ? EMPTY : parseMediaRanges(value)),
  "Accept-Contact": (value) =>
    parseItems(value).map((item, index) => toPredicate(item, index, value)),
  "Accept-Encoding": itemsOrNone,
  "Accept-Language": itemsOrNone,
  "Alert-Info": parseAddresses,
  Allow: tokensOrNone,
  "Allow-Events": parseTokens,
  Authorization: oneOf(parseCredentials),
  "Call-Info": parseAddresses,
  Contact: (value) => (value === "*" ? [ANY_CONTACT] : parseAddresses(value)),
  "Content-Encoding": parseTokens,
  "Content-Language": parseTokens,
  "Error-Info": parseAddresses,
  "History-Info": parseAddresses,
  "In-Reply-To": parseCallIds,
  "P-Asserted-Identity": parseAddresses,
  "P-Asserted-Service": parseServiceIds,
  "P-Associated-URI": parseAddresses,
  "P-Preferred-Identity": parseAddresses,
  "P-Preferred-Service": parseServiceIds,
  Path: parseAddresses,
  Privacy: parsePrivacy,
  "Proxy-Authenticate": oneOf(parseCredentials),
  "Proxy-Authorization": oneOf(parseCredentials),
  "Proxy-Require": parseTokens,
  Reason: (value) => parseItems(value).map((item, index) => toReason(item, index, value)),
  "Record-Route": parseAddresses,
  "Reject-Contact": (value) =>
    parseItems(value).map((item, index) => toPredicate(item, index, value)),
  "Request-Disposition": parseTokens,
  Require: parseTokens,
  Route: parseAddresses,
  "Security-Client": parseItems,
  "Security-Server": parseItems,
  "Security-Verify": parseItems,
  "Service-Route": parseAddresses,
  Supported: tokensOrNone,
  Unsupported: parseTokens,
  Via: parseVias,
  Warning: parseWarnings,
  "WWW-Authenticate": oneOf(parseCredentials),
};

/** The names of the header fields that {@link readHeader} knows. */
export const HEADER_NAMES: readonly (keyof HeaderValues)[] = [
  ...(Object.keys(SINGLE_READERS) as (keyof SingleHeaderValues)[]),
  ...(Object.keys(LIST_READERS) as (keyof ListHeaderValues)[]),
].toSorted();

/** The known names, by the canonical ones that come from messages. */
const KNOWN: ReadonlyMap<string, keyof HeaderValues> = /* @__PURE__ */ new Map(
  HEADER_NAMES.map((name) => [name.toLowerCase(), name]),
);

const TESTS: ReadonlyMap<string, NameTest> = /* @__PURE__ */ new Map(
  HEADER_NAMES.map((name) => [name, nameTest(name)]),
);

/**
 * Gives the name by which {@link readHeader} knows a header field.
 *
 * @param name A name as it is written.
 * @returns The name, or `undefined` for a field that is not known.
 */
export function knownHeaderName(name: string): keyof HeaderValues | undefined {
  return KNOWN.get(canonicalName(name));
}

/**
 * Reads the value of a header field. Those of a list are the values of all the fields of its name, in their
 * order (RFC 3261 section 7.3.1).
 *
 * @param message The message.
 * @param name The name, as the RFC writes it.
 * @returns The value; `undefined` when the message does not have the field.
 * @throws SipError for a value that is none, and `repeated-header` for a field that may come once and
 *   comes again.
 *
 * @example
 * ```ts
 * const [top] = readHeader(message, "Via") ?? [];
 * readHeader(message, "CSeq")?.method;
 * ```
 */
export function readHeader<Name extends keyof HeaderValues>(
  message: SipMessage,
  name: Name,
): HeaderValues[Name] | undefined;
export function readHeader(message: SipMessage, name: keyof HeaderValues): unknown {
  const test = TESTS.get(name) ?? nameTest(name);
  return isSingle(name) ? readSingle(message, name, test) : readList(message, name, test);
}

function readSingle(
  { headers }: SipMessage,
  name: keyof SingleHeaderValues,
  test: NameTest,
): unknown {
  let value: string | undefined;
  for (const header of headers) {
    if (!isNamed(header.name, test)) continue;
    if (value !== undefined) {
      // Which of the two the next hop would look at is not known.
      const rule = "RFC 3261 section 7.3.1";
      refuse("repeated-header", `second ${name}`, header.value, 0, rule);
    }
    ({ value } = header);
  }
  return value === undefined ? undefined : SINGLE_READERS[name](value);
}

function readList(
  { headers }: SipMessage,
  name: keyof ListHeaderValues,
  test: NameTest,
): readonly unknown[] | undefined {
  const read: (value: string) => readonly unknown[] = LIST_READERS[name];
  let first: readonly unknown[] | undefined;
  let all: unknown[] | undefined;
  for (const header of headers) {
    if (!isNamed(header.name, test)) continue;
    const values = read(header.value);
    if (first === undefined) first = values;
    else {
      all ??= [...first];
      for (const value of values) all.push(value);
    }
  }
  return all ?? first;
}

/**
 * Tells whether a header field may come once alone.
 *
 * @param name The name, as the RFC writes it.
 * @returns Whether it may.
 * @internal
 */
export function isSingle(name: keyof HeaderValues): name is keyof SingleHeaderValues {
  return Object.hasOwn(SINGLE_READERS, name);
}

/**
 * Reads the value of one header field alone.
 *
 * @param name The name, as the RFC writes it.
 * @param value The value.
 * @returns What `readHeader` gives where the message has no other field of the name.
 * @throws SipError for a value that is none.
 */
export function parseHeaderValue<Name extends keyof HeaderValues>(
  name: Name,
  value: string,
): HeaderValues[Name];
export function parseHeaderValue(name: keyof HeaderValues, value: string): unknown {
  return isSingle(name) ? SINGLE_READERS[name](value) : LIST_READERS[name](value);
}
