import type { CallOptions } from "@callingcard/sip-dialog";
import type { SipTarget } from "@callingcard/sip-transaction";
import type { Settings } from "../settings.ts";
import type { Leg, Side } from "./leg.ts";
import type { Addresses, SessionOptions } from "./options.ts";

/** What a leg is made with. */
export interface LegFields {
  readonly side: Side;
  readonly binding?: Leg["binding"];

  /** For each m= line of the leg its place in the offer of the originator. */
  readonly streams: readonly number[];

  /** Parameters of Contact: what the peer is to know of the other side. */
  readonly contactParameters?: string;

  /** The session interval that is asked for, in seconds. */
  readonly intervalSeconds: number;

  /** Lowest session interval, in seconds. */
  readonly minSeconds: number;
}

/**
 * Gives the options of the call of a leg.
 *
 * @param options What the session is made with.
 * @param settings The settings.
 * @param name The name of the leg.
 * @param transport How its messages go.
 * @param fields What the leg is made with.
 */
export function callOptions(
  options: SessionOptions,
  settings: Settings,
  name: string,
  transport: SipTarget["transport"],
  fields: LegFields,
): CallOptions {
  const { token, addresses, createId } = options;
  const { t1Ms, t2Ms, t4Ms, release } = settings;
  return {
    contact: `<${ownUri(options, name, transport)}>${fields.contactParameters ?? ""}`,
    createId,
    createBranch: () => `z9hG4bK${token}.${name}.${createId()}`,
    via: callVia(addresses),
    userAgent: release,
    server: release,
    supported: ["timer", "100rel", "recipient-list-invite"],
    sessionTimer: {
      intervalSeconds: fields.intervalSeconds,
      minSeconds: fields.minSeconds,
      refresher: "uas",
    },
    transactions: { t1Ms, t2Ms, t4Ms },
  };
}

/**
 * Gives the URI by which requests within a dialog come back to a leg.
 *
 * @param options What the session is made with.
 * @param name The name of the leg.
 * @param transport How.
 */
export function ownUri(
  options: SessionOptions,
  name: string,
  transport: SipTarget["transport"],
): string {
  const { token, addresses } = options;
  return `sip:${token}-${name}@${hostPort(addresses, transport)};transport=${transport}`;
}

/**
 * Gives the Via of requests of the function, without its branch.
 *
 * @param addresses Where the function is.
 */
export function callVia(addresses: Addresses): (target: SipTarget) => string {
  return ({ transport }) =>
    `SIP/2.0/${transport.toUpperCase()} ${hostPort(addresses, transport)};rport`;
}

function hostPort({ host, ports }: Addresses, transport: SipTarget["transport"]): string {
  const port = ports[transport] ?? ports.tcp ?? ports.udp ?? ports.tls;
  return port === undefined ? host : `${host}:${port}`;
}
