import { absoluteuri, type Hostpart, hosturi, telephoneuri, useruri } from "./generated/uri.ts";
import { checkHost, readPort } from "./host.ts";
import { getParameter, type Parameter } from "./parameter.ts";
import { readWhole, refuse } from "./sip-error.ts";

/** A header field that a URI asks for (RFC 3261 section 19.1.1). */
export interface UriHeader {
  readonly name: string;

  /** As it is written, with its percent-encoded characters. */
  readonly value: string;
}

/** A SIP or SIPS URI (RFC 3261 section 19.1). What can be percent-encoded is kept as it is written. */
export interface SipUri {
  readonly kind: "sip";
  readonly scheme: "sip" | "sips";
  readonly user: string | undefined;
  readonly password: string | undefined;

  /** A name or an address; an IPv6 address with its brackets. */
  readonly host: string;
  readonly port: number | undefined;
  readonly parameters: readonly Parameter[];
  readonly headers: readonly UriHeader[];
}

/** A telephone number (RFC 3966). */
export interface TelUri {
  readonly kind: "tel";

  /** As it is written, with its visual separators; global when it begins with a plus sign. */
  readonly number: string;
  readonly parameters: readonly Parameter[];
}

/** Any other URI. */
export interface OtherUri {
  readonly kind: "other";
  readonly scheme: string;

  /** What is behind the colon. */
  readonly rest: string;
}

/** A URI. */
export type Uri = SipUri | TelUri | OtherUri;

const NO_HEADERS: readonly UriHeader[] = [];

/**
 * Reads a URI (RFC 3261 section 19.1, RFC 3966). Schemes other than sip, sips and tel give an
 * `OtherUri`.
 *
 * @param text The URI, without angle brackets.
 * @throws SipError for what is no URI.
 */
export function parseUri(text: string): Uri {
  switch (schemeOf(text)) {
    case "sip":
      return text.includes("@") ? userUri(text) : hostUri(text);
    case "tel":
      return telUri(text);
    case "other": {
      const { scheme, rest } = readWhole(absoluteuri, text);
      return { kind: "other", scheme, rest };
    }
  }
}

/**
 * Reads a URI that has to be a SIP or SIPS URI.
 *
 * @param text The URI, without angle brackets.
 * @throws SipError for any other one.
 */
export function parseSipUri(text: string): SipUri {
  return text.includes("@") ? userUri(text) : hostUri(text);
}

// By the first characters, since this is asked for each URI.
function schemeOf(text: string): Uri["kind"] {
  const first = text.charCodeAt(0) | 32;
  const second = text.charCodeAt(1) | 32;
  const third = text.charCodeAt(2) | 32;
  if (first === 115 && second === 105 && third === 112) {
    if (text.charCodeAt(3) === COLON) return "sip";
    return (text.charCodeAt(3) | 32) === 115 && text.charCodeAt(4) === COLON ? "sip" : "other";
  }
  const isTel = first === 116 && second === 101 && third === 108;
  return isTel && text.charCodeAt(3) === COLON ? "tel" : "other";
}

const COLON = 58;

function userUri(text: string): SipUri {
  const { scheme, userinfo, hostpart } = readWhole(useruri, text);
  return sipUri(text, scheme, userinfo.user, userinfo.password, hostpart);
}

function hostUri(text: string): SipUri {
  const { scheme, hostpart } = readWhole(hosturi, text);
  return sipUri(text, scheme, undefined, undefined, hostpart);
}

function sipUri(
  text: string,
  scheme: string,
  user: string | undefined,
  password: string | undefined,
  hostpart: Hostpart,
): SipUri {
  const { host, port, parameters, headers } = hostpart;
  const start = (): number => text.indexOf(user === undefined ? ":" : "@") + 1;
  checkHost(host, text, start);
  return {
    kind: "sip",
    scheme: scheme.length === 4 ? "sips" : "sip",
    user,
    password,
    host,
    port: readPort(port, text, () => start() + host.length),
    parameters,
    headers: headers ?? NO_HEADERS,
  };
}

function telUri(text: string): TelUri {
  const { number, parameters } = readWhole(telephoneuri, text, "RFC 3966");
  if (!number.startsWith("+") && getParameter(parameters, "phone-context") === undefined) {
    const reason = "local number without phone-context";
    refuse("missing-phone-context", reason, text, text.length, "RFC 3966 local-number");
  }
  return { kind: "tel", number, parameters };
}
