import {
  canonicalName,
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
  if (readHeader(request, "Max-Forwards") === 0) return;
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
