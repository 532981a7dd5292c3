import type { SipTarget, TransactionSettings } from "@callingcard/sip-transaction";
import type { SipTransportOptions } from "@callingcard/sip-transport";
import type { CallOptions } from "@callingcard/sip-dialog";
import type { MsrpTransportOptions } from "@callingcard/msrp-transport";

/** What a device is made with. */
export interface DeviceOptions {
  /** For messages, as `bob.phone`. */
  readonly name: string;

  /** The user's address, as `sip:bob@ims.example`. */
  readonly user: string;

  /** Where all of its requests go. Without it, they go where their Request-URI says. */
  readonly core?: SipTarget;

  /** Its own address. Default `127.0.0.1`. */
  readonly host?: string;

  /** Value of `+sip.instance`. Default a random `urn:uuid`. */
  readonly instance?: string;

  /** Parameters of Contact, as they are written. Default the services {@link DEFAULT_FEATURES}. */
  readonly features?: readonly string[];

  /** How it is reached by SIP. Default that of the core, else TCP. */
  readonly transport?: SipTarget["transport"];
  readonly tls?: SipTransportOptions["tls"];

  /** Its certificate for MSRP. With it, media are over TLS. */
  readonly msrpTls?: MsrpTransportOptions["tls"];

  /** The value of `a=setup` in its offers. Default `actpass`. */
  readonly setup?: "active" | "passive" | "actpass";

  /** Whether it lets the other side connect where an offer leaves that open. Default true. */
  readonly isReachable?: boolean;

  /** Value of User-Agent and Server. Default `CPM-client/OMA2.2`. */
  readonly release?: string;
  readonly acceptTypes?: readonly string[];
  readonly acceptWrappedTypes?: readonly string[];
  readonly maxSize?: number;

  /** Whether it tells of what was delivered to it, where it is asked to. Default true. */
  readonly notifiesDelivery?: boolean;

  /** Session timer. Default none is asked for. */
  readonly sessionTimer?: NonNullable<CallOptions["sessionTimer"]>;

  /** Extensions for Supported. Default `timer`. */
  readonly supported?: readonly string[];
  readonly transactions?: TransactionSettings;
}

/** The services of OMA CPM that a device can take: sessions of two and of groups. */
export const DEFAULT_FEATURES: readonly string[] = [
  '+g.3gpp.icsi-ref="urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.session,urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.session.group"',
];

/** Options of which those with a default are there. */
export type AllDeviceOptions = DeviceOptions &
  Required<
    Pick<
      DeviceOptions,
      | "host"
      | "instance"
      | "features"
      | "transport"
      | "setup"
      | "isReachable"
      | "release"
      | "acceptTypes"
      | "acceptWrappedTypes"
      | "notifiesDelivery"
      | "supported"
      | "transactions"
    >
  >;

/**
 * Completes options by the defaults.
 *
 * @param options The options.
 */
export function allDeviceOptions(options: DeviceOptions): AllDeviceOptions {
  return {
    host: "127.0.0.1",
    instance: `urn:uuid:${crypto.randomUUID()}`,
    features: DEFAULT_FEATURES,
    transport: options.core?.transport ?? "tcp",
    setup: "actpass",
    isReachable: true,
    release: "CPM-client/OMA2.2",
    acceptTypes: ["message/cpim", "application/im-iscomposing+xml"],
    acceptWrappedTypes: ["*"],
    notifiesDelivery: true,
    supported: ["timer"],
    transactions: {},
    ...options,
  };
}
