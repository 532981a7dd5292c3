import type { MsrpTransport } from "@callingcard/msrp-transport";
import type { SipTransport } from "@callingcard/sip-transport";
import type { Addresses, MsrpAddress } from "../session/options.ts";
import type { ParticipatingFunctionOptions } from "./options.ts";

/**
 * Gives the addresses that sessions write into their messages: the names of the function, and the ports that were
 * bound first.
 *
 * @param options The names.
 * @param sip Where SIP is listened for.
 * @param msrp Where MSRP is listened for.
 * @throws RangeError for a function that listens nowhere.
 */
export function addressesOf(
  options: ParticipatingFunctionOptions,
  sip: SipTransport,
  msrp: MsrpTransport,
): Addresses {
  const { host, coreUri } = options;
  const ports: { udp?: number; tcp?: number; tls?: number } = {};
  for (const { transport, port } of sip.addresses()) ports[transport] ??= port;
  if (Object.keys(ports).length === 0) throw new RangeError("no address for SIP");
  return { host, ports, msrp: msrpAddressOf(options, msrp), coreUri };
}

function msrpAddressOf(options: ParticipatingFunctionOptions, msrp: MsrpTransport): MsrpAddress {
  const host = options.msrp.host ?? options.host.replace(/^\[(.*)\]$/, "$1");
  const plain = msrp.addresses().find(({ tls }) => !tls);
  const secure = msrp.addresses().find(({ tls }) => tls);
  const any = plain ?? secure;
  if (any === undefined) throw new RangeError("no address for MSRP");
  const own = msrp.fingerprint();
  if (secure === undefined || own === undefined) return { host, port: any.port };
  const fingerprint = `${own.algorithm} ${own.value}`;
  return { host, port: any.port, tls: { port: secure.port, fingerprint } };
}
