import { getParameter, parameterText, parseUri, SipError, type SipUri } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";

/**
 * Says where a URI is reached as far as the URI tells (RFC 3263 section 4 without the domain name system): the
 * transport of its `transport` parameter, TLS for sips, else UDP; its port, else 5060 or 5061; its `maddr`,
 * else its host.
 *
 * @param uri The URI of the next hop.
 * @param isSecure Whether TLS is wanted whatever the URI says, as for a Request-URI with sips.
 * @returns The target; `undefined` for what is no SIP URI, and for other transports.
 */
export function targetOfUri(uri: string, isSecure = false): SipTarget | undefined {
  const parsed = sipUriOf(uri);
  if (parsed === undefined) return undefined;
  const { scheme, host, port, parameters } = parsed;
  const named = parameterText(parameters, "transport")?.toLowerCase();
  const transport = isSecure || scheme === "sips" ? secured(named) : (named ?? "udp");
  if (transport !== "udp" && transport !== "tcp" && transport !== "tls") return undefined;
  const name = getParameter(parameters, "maddr")?.value ?? host;
  return {
    transport,
    host: name.startsWith("[") ? name.slice(1, -1) : name,
    port: port ?? (transport === "tls" ? 5061 : 5060),
  };
}

// TLS runs over TCP alone, which is what `transport` says beside sips (RFC 3261 section 26.2.2).
function secured(transport: string | undefined): "tls" | undefined {
  return transport === undefined || transport === "tcp" || transport === "tls" ? "tls" : undefined;
}

function sipUriOf(text: string): SipUri | undefined {
  try {
    const uri = parseUri(text);
    return uri.kind === "sip" ? uri : undefined;
  } catch (error) {
    if (error instanceof SipError) return undefined;
    throw error;
  }
}
