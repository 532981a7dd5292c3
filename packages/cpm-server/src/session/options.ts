import type { Settings } from "../settings.ts";

/** What a session is made with. */
export interface SessionOptions {
  /**
   * Tells the session from all others of the function: 12 to 32 letters and digits. It stands in branches
   * (`z9hG4bK<token>.<leg>.…`), in the user part of Contact and Record-Route (`<token>-<leg>`), and in front
   * of session-ids of MSRP.
   */
  readonly token: string;

  /** The provider's and the subscriber's, merged. */
  readonly settings: Settings;
  readonly addresses: Addresses;

  /** Gives another identifier with each call: characters of a token, at least 80 bits of chance. */
  readonly createId: () => string;

  /** Whether notes say where each message went, which takes time where nobody traces them. Default true. */
  readonly hasNotes?: boolean;
}

/** Where the function is, and where it sends to. */
export interface Addresses {
  /** Name or address of the function in Via, Contact and Warning; an IPv6 address with its brackets. */
  readonly host: string;

  /** Ports that the function listens at, by transport; at least one. */
  readonly ports: { readonly udp?: number; readonly tcp?: number; readonly tls?: number };

  /** Where MSRP is listened for. */
  readonly msrp: MsrpAddress;

  /** The URI of the SIP/IP core, as in `sip:core.example:5060;transport=tcp;lr`. */
  readonly coreUri: string;
}

/** Where MSRP is listened for. */
export interface MsrpAddress {
  /** A name or an address; an IPv6 address without its brackets. */
  readonly host: string;

  /** Port for MSRP over TCP. */
  readonly port: number;

  /** Port for MSRP over TLS, and the value of a=fingerprint of the certificate there. Default: no TLS. */
  readonly tls?: { readonly port: number; readonly fingerprint: string };
}
