import { sameHost } from "./host.ts";
import { getParameter, type Parameter } from "./parameter.ts";
import { parseUri, type SipUri, type TelUri, type Uri } from "./uri.ts";

/**
 * Tells whether two URIs are equivalent: SIP and SIPS URIs by RFC 3261 section 19.1.4 and RFC 5954
 * section 4.2, telephone numbers by RFC 3966 section 4, any others when they are written alike, but
 * for the case of the scheme. Equivalence is not transitive.
 *
 * @param left A URI, read or not.
 * @param right Another one.
 * @returns Whether they are.
 * @throws SipError for a text that is no URI.
 */
export function sameUri(left: Uri | string, right: Uri | string): boolean {
  const one = typeof left === "string" ? parseUri(left) : left;
  const other = typeof right === "string" ? parseUri(right) : right;
  if (one.kind === "sip" && other.kind === "sip") return sameSipUri(one, other);
  if (one.kind === "tel" && other.kind === "tel") return sameTelUri(one, other);
  if (one.kind !== "other" || other.kind !== "other") return false;
  return one.scheme.toLowerCase() === other.scheme.toLowerCase() && one.rest === other.rest;
}

function sameSipUri(left: SipUri, right: SipUri): boolean {
  return (
    left.scheme === right.scheme &&
    sameCase(left.user, right.user) &&
    sameCase(left.password, right.password) &&
    sameHost(left.host, right.host) &&
    left.port === right.port &&
    sameParameters(left.parameters, right.parameters) &&
    sameHeaders(left, right)
  );
}

/** Parameters that are in both URIs or in none (section 19.1.4). */
const NEVER_IGNORED = ["user", "ttl", "method", "maddr", "transport"];

function sameParameters(left: readonly Parameter[], right: readonly Parameter[]): boolean {
  for (const name of NEVER_IGNORED) {
    if ((getParameter(left, name) === undefined) !== (getParameter(right, name) === undefined)) {
      return false;
    }
  }
  const others = byName(right);
  for (const [name, value] of byName(left)) {
    const other = others.get(name);
    if (other !== undefined && other !== value) return false;
  }
  return true;
}

function sameHeaders({ headers: left }: SipUri, { headers: right }: SipUri): boolean {
  if (left.length !== right.length) return false;
  const sorted = (headers: SipUri["headers"]): string[] =>
    headers.map(({ name, value }) => `${folded(name)}=${folded(value)}`).toSorted();
  const others = sorted(right);
  return sorted(left).every((header, index) => header === others[index]);
}

// Of a tel URI, each parameter is in both (RFC 3966 section 4).
function sameTelUri(left: TelUri, right: TelUri): boolean {
  if (withoutSeparators(left.number) !== withoutSeparators(right.number)) return false;
  const parameters = byName(left.parameters);
  const others = byName(right.parameters);
  if (parameters.size !== others.size) return false;
  for (const [name, value] of parameters) {
    const other = others.get(name);
    if (other === undefined) return false;
    const isNumber = (name === "phone-context" && value.startsWith("=+")) || name === "ext";
    if (isNumber ? withoutSeparators(other) !== withoutSeparators(value) : other !== value) {
      return false;
    }
  }
  return true;
}

function withoutSeparators(number: string): string {
  return number.replaceAll(/[-.()]/g, "").toLowerCase();
}

// The first parameter of each name, with "=" before its value, in one case.
function byName(parameters: readonly Parameter[]): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const { name, value } of parameters) {
    const key = folded(name);
    if (!named.has(key)) named.set(key, value === undefined ? "" : `=${folded(value)}`);
  }
  return named;
}

function sameCase(left: string | undefined, right: string | undefined): boolean {
  return (
    left === right || (left !== undefined && right !== undefined && normal(left) === normal(right))
  );
}

function folded(text: string): string {
  return normal(text).toLowerCase();
}

// Decodes what means the same decoded: visible ASCII characters other than the reserved ones (RFC 2396 section
// 2.2) and the percent sign.
function normal(text: string): string {
  if (!text.includes("%")) return text;
  return text.replaceAll(/%[0-9A-Fa-f]{2}/g, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[!-~]/.test(character) && !/[%;/?:@&=+$,]/.test(character)
      ? character
      : escaped.toUpperCase();
  });
}
