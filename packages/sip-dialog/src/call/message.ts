import {
  createResponse,
  findHeaders,
  hasToken,
  type HeaderField,
  readHeader,
  sameHeaderName,
  type SipMessage,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import type { ResponseContent } from "./event.ts";
import type { CallSettings } from "./options.ts";

/** Header fields that are the dialog's or the transaction's. */
const NOT_THE_USERS = ["Via", "From", "To", "Call-ID", "CSeq", "Content-Length", "Record-Route"];

/** Methods that refresh the target, so that they have a Contact. */
const REFRESHING = ["INVITE", "UPDATE"];

/**
 * Joins header fields of the machine and of the user: a name that both have is the user's, but for Require, which
 * adds up.
 *
 * @param own Those of the machine.
 * @param given Those of the user.
 * @returns Both.
 * @internal
 */
export function joinHeaders(
  own: readonly HeaderField[],
  given: readonly HeaderField[],
): readonly HeaderField[] {
  const users = given.filter(
    ({ name }) => !NOT_THE_USERS.some((other) => sameHeaderName(name, other)),
  );
  const machines = own.filter(
    ({ name }) => name === "Require" || !users.some((one) => sameHeaderName(one.name, name)),
  );
  return [...machines, ...users];
}

/**
 * Gives the header fields of a request within a dialog. A Route of the user is not taken: it is the dialog's.
 *
 * @param settings The settings of the call.
 * @param method The method.
 * @param given Those of the user.
 * @internal
 */
export function requestHeaders(
  settings: CallSettings,
  method: string,
  given: readonly HeaderField[],
): readonly HeaderField[] {
  return joinHeaders(
    ownHeaders(settings, method),
    given.filter(({ name }) => !sameHeaderName(name, "Route")),
  );
}

/**
 * Gives the header fields that the machine writes into a request.
 *
 * @param settings The settings of the call.
 * @param method The method.
 * @internal
 */
export function ownHeaders(settings: CallSettings, method: string): readonly HeaderField[] {
  const { contact, allow, supported, userAgent } = settings;
  const refreshes = REFRESHING.includes(method);
  return [
    ...(refreshes || hasContact(method) ? [{ name: "Contact", value: contact }] : []),
    ...(refreshes ? [{ name: "Allow", value: allow.join(", ") }] : []),
    ...(supported.length > 0 ? [{ name: "Supported", value: supported.join(", ") }] : []),
    ...(userAgent === undefined ? [] : [{ name: "User-Agent", value: userAgent }]),
  ];
}

// Those that RFC 3261 table 2, RFC 3515 and RFC 6665 want a Contact in, or let have one usefully.
function hasContact(method: string): boolean {
  return (
    method === "SUBSCRIBE" || method === "NOTIFY" || method === "REFER" || method === "OPTIONS"
  );
}

/**
 * Makes a response of the user to an INVITE, UPDATE or other request.
 *
 * @param settings The settings of the call.
 * @param request The request.
 * @param localTag Tag for To.
 * @param content What the user puts into it.
 * @param more Header fields of the machine beside its usual ones.
 * @internal
 */
export function makeResponse(
  settings: CallSettings,
  request: SipRequest,
  localTag: string,
  content: ResponseContent,
  more: readonly HeaderField[] = [],
): SipResponse {
  const { status, reasonPhrase, headers = [], body, contentType } = content;
  const { contact, allow, supported, server } = settings;
  const isInvite = request.method === "INVITE";
  const isSuccess = status >= 200 && status < 300;
  const refreshes = isSuccess ? REFRESHING.includes(request.method) : isInvite && status < 200;
  const own: readonly HeaderField[] = [
    ...(refreshes ? [{ name: "Contact", value: contact }] : []),
    ...(refreshes && isSuccess ? [{ name: "Allow", value: allow.join(", ") }] : []),
    ...(isSuccess && supported.length > 0
      ? [{ name: "Supported", value: supported.join(", ") }]
      : []),
    ...(server === undefined ? [] : [{ name: "Server", value: server }]),
    ...more,
  ];
  const recorded = isInvite && status < 300 ? findHeaders(request, "Record-Route") : [];
  return createResponse(request, status, {
    toTag: localTag,
    headers: [...recorded, ...joinHeaders(own, headers)],
    ...(reasonPhrase !== undefined && { reasonPhrase }),
    ...(body !== undefined && { body }),
    ...(contentType !== undefined && { contentType }),
  });
}

/**
 * Gives the extensions in the Require of a request that are not supported here (RFC 3261 section 8.2.2.3).
 *
 * @param settings The settings of the call.
 * @param request The request.
 * @throws SipError for a Require that cannot be read.
 * @internal
 */
export function unsupportedExtensions(
  { supported }: CallSettings,
  request: SipRequest,
): readonly string[] {
  const required = readHeader(request, "Require") ?? [];
  return required.filter((option) => !hasToken(supported, option));
}

/**
 * Tells whether a list header field of a message has a token.
 *
 * @param message The message.
 * @param name The header field.
 * @param token The token, in any case.
 * @throws SipError for a header field that cannot be read.
 * @internal
 */
export function hasOption(
  message: SipMessage,
  name: "Allow" | "Require" | "Supported",
  token: string,
): boolean {
  return hasToken(readHeader(message, name), token);
}
