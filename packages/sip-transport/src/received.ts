import {
  getParameter,
  type Parameter,
  sameToken,
  type SipMessage,
  type SipRequest,
  type Via,
  viaReceived,
} from "@callingcard/sip";
import { plainHost, type SipTarget } from "./target.ts";
import { changeTopVia, topVia } from "./top-via.ts";

/** A client cannot say where it is seen: what it writes would send the answer to somebody else. */
const DIVERTING = ["received", "maddr"];

/**
 * Notes in the top Via of a request where it came from: `received` where the host says something else or
 * `rport` is asked for, and the port in `rport` (RFC 3261 section 18.2.1, RFC 3581 section 4). `maddr` goes.
 *
 * @param request The request.
 * @param source Where it came from.
 * @returns The request; the same one where nothing is to be noted.
 * @throws SipError for a Via that is none.
 */
export function noteSource(request: SipRequest, source: SipTarget): SipRequest {
  return changeTopVia(request, (via) => noteInVia(via, source));
}

function noteInVia(via: Via, source: SipTarget): Via {
  const asksForPort = getParameter(via.parameters, "rport") !== undefined;
  const isRight = plainHost(via.host).toLowerCase() === source.host.toLowerCase();
  const kept = via.parameters.filter(({ name }) => !DIVERTING.some((one) => sameToken(name, one)));
  if (isRight && !asksForPort && kept.length === via.parameters.length) return via;
  const parameters: Parameter[] = kept.map((parameter) =>
    sameToken(parameter.name, "rport") ? { ...parameter, value: String(source.port) } : parameter,
  );
  if (!isRight || asksForPort)
    parameters.push({ name: "received", value: withoutZone(source.host) });
  return { ...via, parameters };
}

// What an address is called here says nothing elsewhere (RFC 4007 section 11.2).
function withoutZone(host: string): string {
  return host.replace(/%.*$/, "");
}

/**
 * Tells where a response goes by its top Via, when there is no connection to send it on
 * (RFC 3261 section 18.2.2, RFC 3581 section 4). `maddr` is not followed.
 *
 * @param message A response, or a request that is to be answered.
 * @param transport By what it goes.
 * @returns The target; `undefined` for a message without a Via.
 * @throws SipError for a Via that is none.
 */
export function responseTarget(
  message: SipMessage,
  transport: SipTarget["transport"],
): SipTarget | undefined {
  const via = topVia(message);
  if (via === undefined) return undefined;
  const rport = getParameter(via.parameters, "rport")?.value;
  const sentPort = via.port ?? (transport === "tls" ? 5061 : 5060);
  const port = transport === "udp" && rport !== undefined ? Number(rport) : sentPort;
  return { transport, host: plainHost(viaReceived(via) ?? via.host), port };
}
