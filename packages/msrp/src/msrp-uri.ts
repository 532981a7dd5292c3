import { msrpuri, path as pathRule } from "./generated/msrp.ts";
import { parseValue } from "./parse-value.ts";

/** A parameter of an MSRP-URI. */
export interface UriParameter {
  readonly name: string;
  readonly value: string | undefined;
}

/** An MSRP-URI (RFC 4975 section 6), its parts as they are written. */
export interface MsrpUri {
  /** `msrp`, or `msrps` over TLS, in any case. */
  readonly scheme: string;
  readonly userinfo: string | undefined;

  /** A name, an IPv4 address, or an IPv6 address in brackets. */
  readonly host: string;

  /** Digits. There is no default: URIs with and without a port differ. */
  readonly port: string | undefined;

  /** Which session of the host; without it the URI is that of a host or a relay. */
  readonly sessionId: string | undefined;

  /** `tcp`, `ws` (RFC 7977), or any other, in any case. */
  readonly transport: string;
  readonly parameters: readonly UriParameter[];
}

/**
 * Reads an MSRP-URI.
 *
 * @param text The URI.
 * @returns Its parts.
 * @throws MsrpError for what is not one.
 */
export function parseMsrpUri(text: string): MsrpUri {
  return parseValue(msrpuri, text);
}

/**
 * Reads the value of a To-Path, a From-Path, a Use-Path, or of the attribute `path` of SDP.
 *
 * @param text URIs, with one space between two.
 * @returns At least one URI, the next hop first.
 * @throws MsrpError for what is no path.
 */
export function parseMsrpPath(text: string): readonly MsrpUri[] {
  return parseValue(pathRule, text);
}

/**
 * Writes an MSRP-URI; what was parsed comes back as it was written.
 *
 * @param uri Its parts.
 * @returns The URI.
 * @throws RangeError for parts that cannot be one.
 */
export function stringifyMsrpUri(uri: MsrpUri): string {
  const userinfo = uri.userinfo === undefined ? "" : `${uri.userinfo}@`;
  const port = uri.port === undefined ? "" : `:${uri.port}`;
  const session = uri.sessionId === undefined ? "" : `/${uri.sessionId}`;
  const parameters = uri.parameters
    .map(({ name, value }) => (value === undefined ? `;${name}` : `;${name}=${value}`))
    .join("");
  const text = `${uri.scheme}://${userinfo}${uri.host}${port}${session};${uri.transport}${parameters}`;
  if (!haveEqualParts(msrpuri.parse(text), uri)) {
    throw new RangeError("parts that are not those of an MSRP-URI");
  }
  return text;
}

// A part that holds the mark of another one would be read as both.
function haveEqualParts(first: MsrpUri | undefined, second: MsrpUri): boolean {
  return (
    first !== undefined &&
    first.userinfo === second.userinfo &&
    first.host === second.host &&
    first.port === second.port &&
    first.sessionId === second.sessionId &&
    first.transport === second.transport &&
    first.parameters.length === second.parameters.length &&
    first.parameters.every(({ name }, index) => name === second.parameters[index]?.name)
  );
}

/**
 * Writes a path.
 *
 * @param uris The URIs, the next hop first.
 * @returns The value of a To-Path, From-Path or Use-Path.
 * @throws RangeError for parts that cannot be a URI, and for an empty path.
 */
export function stringifyMsrpPath(uris: readonly MsrpUri[]): string {
  if (uris.length === 0) throw new RangeError("a path has at least one URI");
  return uris.map(stringifyMsrpUri).join(" ");
}

/**
 * Tells whether two URIs are the same (RFC 4975 section 6.1): scheme, host and transport without regard
 * to case, host after percent-decoding of unreserved characters, port and session-id exactly. Userinfo
 * and parameters do not count.
 *
 * @param first A URI.
 * @param second Another one.
 * @returns Whether they are.
 */
export function sameMsrpUri(first: MsrpUri, second: MsrpUri): boolean {
  return (
    first.sessionId === second.sessionId &&
    samePort(first.port, second.port) &&
    sameText(first.scheme, second.scheme) &&
    sameText(first.transport, second.transport) &&
    sameText(plainHost(first.host), plainHost(second.host))
  );
}

function samePort(first: string | undefined, second: string | undefined): boolean {
  if (first === undefined || second === undefined) return first === second;
  return first.replace(/^0+(?=\d)/, "") === second.replace(/^0+(?=\d)/, "");
}

function sameText(first: string, second: string): boolean {
  return first.toLowerCase() === second.toLowerCase();
}

function plainHost(host: string): string {
  if (host.startsWith("[")) return plainIpv6(host);
  return host.replaceAll(/%[0-9A-Fa-f]{2}/g, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escape;
  });
}

// The address with all of its zeros, so that each address has one form; what is none stays as it is.
function plainIpv6(literal: string): string {
  const [head = "", tail, ...more] = withoutIpv4(literal.slice(1, -1)).split("::");
  const before = head === "" ? [] : head.split(":");
  const behind = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = 8 - before.length - behind.length;
  const isFull = tail === undefined ? missing === 0 : missing > 0;
  const groups = [...before, ...Array<string>(Math.max(missing, 0)).fill("0"), ...behind];
  const isAddress =
    isFull && more.length === 0 && groups.every((group) => /^[\dA-Fa-f]{1,4}$/.test(group));
  if (!isAddress) return literal;
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":");
}

// The last two groups of an address may be written as an IPv4 address.
function withoutIpv4(address: string): string {
  return address.replace(
    /(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/,
    (written: string, ...parts: string[]) => {
      const octets = parts.slice(0, 4).map(Number);
      if (octets.some((octet) => octet > 255)) return written;
      const [a = 0, b = 0, c = 0, d = 0] = octets;
      return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
    },
  );
}
