import { authinfo, credentials, type Digestparam, seconds } from "./generated/msrp.ts";
import { headerValue, type MsrpHead } from "./head.ts";
import { MsrpError } from "./msrp-error.ts";
import { type MsrpUri, parseMsrpPath } from "./msrp-uri.ts";
import { parseValue } from "./parse-value.ts";
import { quote, unquote } from "./quoted-string.ts";
import { singleValue } from "./single-header.ts";

const SPECIFICATION = "RFC 4976";

/** A parameter of a digest challenge or answer (RFC 4976 section 7). */
export interface DigestParameter {
  readonly name: string;

  /** The value, without quotes and escapes. */
  readonly value: string;

  /** Whether it is written in quotes. */
  readonly isQuoted: boolean;
}

/**
 * Reads the Use-Path that a relay gives in its answer to AUTH (RFC 4976 section 4.2).
 *
 * @param head The response.
 * @returns The URIs, in the order in which an outer client visits them; `undefined` without the header.
 * @throws MsrpError for a value that is no path, and `repeated-header` for two.
 */
export function usePath(head: MsrpHead): readonly MsrpUri[] | undefined {
  const value = singleValue(head, "Use-Path");
  return value === undefined ? undefined : parseMsrpPath(value);
}

/**
 * Reads how long a relay's URI is good, or may be asked for (RFC 4976 section 4).
 *
 * @param head The request or response.
 * @param name Which header.
 * @returns Seconds; `undefined` without the header.
 * @throws MsrpError for what is no number, `number-too-large` beyond 2^53-1, and `repeated-header` for two.
 */
export function expires(
  head: MsrpHead,
  name: "Expires" | "Min-Expires" | "Max-Expires" = "Expires",
): number | undefined {
  const value = singleValue(head, name);
  if (value === undefined) return undefined;
  const number = Number(parseValue(seconds, value, SPECIFICATION));
  if (Number.isSafeInteger(number)) return number;
  throw new MsrpError({
    code: "number-too-large",
    reason: "number is beyond 2^53-1",
    source: value,
    offset: 0,
    rule: `${SPECIFICATION} ${name}`,
  });
}

/**
 * Reads a digest challenge or the answer to one (RFC 4976 section 5). Of several challenges, it is the
 * first one.
 *
 * @param head The response with WWW-Authenticate, or the AUTH request with Authorization.
 * @param name Which header.
 * @returns The parameters in their order; `undefined` without the header.
 * @throws MsrpError for a scheme other than Digest, for a value that is no list of parameters, and
 *   `repeated-header` for two answers.
 */
export function digest(
  head: MsrpHead,
  name: "WWW-Authenticate" | "Authorization",
): readonly DigestParameter[] | undefined {
  const find = name === "Authorization" ? singleValue : headerValue;
  const value = find(head, name);
  if (value === undefined) return undefined;
  return parseValue(credentials, value, SPECIFICATION).map(unquoted);
}

/**
 * Reads an Authentication-Info (RFC 4976 section 5).
 *
 * @param head The response.
 * @returns The parameters in their order; `undefined` without the header.
 * @throws MsrpError for a value that is no list of parameters, and `repeated-header` for two.
 */
export function authenticationInfo(head: MsrpHead): readonly DigestParameter[] | undefined {
  const value = singleValue(head, "Authentication-Info");
  if (value === undefined) return undefined;
  return parseValue(authinfo, value, SPECIFICATION).map(unquoted);
}

/**
 * Writes the value of a WWW-Authenticate or an Authorization.
 *
 * @param parameters The parameters in their order.
 * @returns The value.
 * @throws RangeError for what no value can carry.
 */
export function stringifyDigest(parameters: readonly DigestParameter[]): string {
  return `Digest ${stringifyAuthenticationInfo(parameters)}`;
}

/**
 * Writes the value of an Authentication-Info.
 *
 * @param parameters The parameters in their order.
 * @returns The value.
 * @throws RangeError for what no value can carry.
 */
export function stringifyAuthenticationInfo(parameters: readonly DigestParameter[]): string {
  const text = parameters
    .map(({ name, value, isQuoted }) => `${name}=${isQuoted ? quote(value) : value}`)
    .join(", ");
  const again = authinfo.parse(text)?.map(unquoted);
  const isSame =
    again?.length === parameters.length &&
    parameters.every(
      ({ name, value }, index) => again[index]?.name === name && again[index].value === value,
    );
  if (!isSame) throw new RangeError("parameters that no digest header can carry");
  return text;
}

function unquoted({ name, value: { text, isQuoted } }: Digestparam): DigestParameter {
  return { name, value: isQuoted ? unquote(text) : text, isQuoted };
}
