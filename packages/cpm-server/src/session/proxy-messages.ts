import {
  canonicalName,
  getParameter,
  type HeaderField,
  readHeader,
  SipError,
  type SipRequest,
  type SipResponse,
} from "@callingcard/sip";
import {
  forwardRequest,
  forwardResponse,
  preprocessRoute,
  targetOfUri,
} from "@callingcard/sip-dialog/proxy";
import { responseTarget } from "@callingcard/sip-transaction";
import { callVia } from "./call-options.ts";
import type { Session } from "./state.ts";
import { leaveNote, type Turn } from "./turn.ts";

/** The name of the proxy among the legs: in branches and in Record-Route. */
export const PROXY = "p";

/**
 * Forwards what can be read; nobody is told of an ACK or a response that can not.
 *
 * @param forward Forwards it.
 */
export function ifReadable(forward: () => void): void {
  try {
    forward();
  } catch (error) {
    if (!(error instanceof SipError)) throw error;
  }
}

/**
 * Gives a response that a proxy can read; one that it can not is as if it had not come from a user agent.
 *
 * @param response The response.
 */
export function readable(response: SipResponse): SipResponse {
  try {
    for (const name of ["CSeq", "Via", "Require", "Session-Expires", "Contact"] as const) {
      readHeader(response, name);
    }
    return response;
  } catch (error) {
    if (!(error instanceof SipError)) throw error;
    return {
      ...response,
      statusCode: 502,
      reasonPhrase: "Bad Gateway",
      headers: response.headers.filter(isRouting),
    };
  }
}

const ROUTING: ReadonlySet<string> = new Set(["via", "from", "to", "call-id", "cseq"]);

function isRouting({ name }: HeaderField): boolean {
  return ROUTING.has(canonicalName(name));
}

/**
 * Tells whether a request is within a dialog of the session: it has the Call-ID of its INVITE and, in From or
 * To, the tag of the originator, and the tag of somebody else.
 *
 * @param session The session.
 * @param request The request.
 */
export function isWithin(session: Session, request: SipRequest): boolean {
  const { invitation } = session;
  if (invitation === undefined) return false;
  try {
    if (readHeader(request, "Call-ID") !== readHeader(invitation.request, "Call-ID")) return false;
    const own = tagOf(invitation.request, "From");
    const [from, to] = [tagOf(request, "From"), tagOf(request, "To")];
    return to !== undefined && (from === own || to === own);
  } catch (error) {
    if (error instanceof SipError) return false;
    throw error;
  }
}

function tagOf(request: SipRequest, name: "From" | "To"): string | undefined {
  return getParameter(readHeader(request, name)?.parameters ?? [], "tag")?.value;
}

/**
 * Takes the proxy's own values from the beginning of Route (RFC 3261 section 16.4).
 *
 * @param turn The step.
 * @param request The request.
 * @throws SipError for a Route that can not be read.
 */
export function preprocess(turn: Turn, request: SipRequest): SipRequest {
  const { session } = turn;
  const user = `${session.options.token}-${PROXY}`;
  return preprocessRoute(request, { isOwnRoute: (uri) => uri.user === user }).request;
}

/**
 * Forwards an ACK (CPM-076, CPM-086): it reaches the client that its route set leads to.
 *
 * @param turn The step.
 * @param request The ACK.
 * @throws SipError for one that can not be read.
 */
export function forwardAck(turn: Turn, request: SipRequest): void {
  const { options } = turn.session;
  if (readHeader(request, "Max-Forwards") === 0 || !isWithin(turn.session, request)) return;
  const inside = preprocess(turn, request);
  const branch = `z9hG4bK${options.token}.${PROXY}.${options.createId()}`;
  const route = forwardRequest(inside, { via: "" });
  const target = targetOfUri(route.nextHop, route.isSecure);
  if (target === undefined) return;
  const via = `${callVia(options.addresses)(target)};branch=${branch}`;
  leaveNote(turn, "CPM-086", "ACK is forwarded");
  turn.actions.push({ kind: "send", message: forwardRequest(inside, { via }).request, target });
}

/**
 * Forwards a 2xx that comes when its transaction is gone: it goes back as it is (RFC 6026).
 *
 * @param turn The step.
 * @param response The response.
 * @throws SipError for one that can not be read.
 */
export function forwardStray(turn: Turn, response: SipResponse): void {
  const forwarded = forwardResponse(response);
  if (forwarded === undefined || response.statusCode >= 300) return;
  const [via] = readHeader(forwarded, "Via") ?? [];
  if (via === undefined) return;
  const transport = via.transport.toLowerCase();
  if (transport !== "udp" && transport !== "tcp" && transport !== "tls") return;
  const pretended = { ...forwarded, kind: "request", method: "INVITE", requestUri: "" } as const;
  const source = { transport, host: via.host, port: via.port ?? 5060 } as const;
  turn.actions.push({
    kind: "send",
    message: forwarded,
    target: responseTarget(pretended, source),
  });
}
