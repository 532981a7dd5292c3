import type { SessionLimitOptions } from "@callingcard/sip-dialog/proxy";
import type { SipTarget, TransactionSettings } from "@callingcard/sip-transaction";
import type { Authentication } from "./digest.ts";
import type { RegistrarSettings } from "./register-input.ts";
import type { ServiceFunction } from "./service-trigger.ts";

/** An address at which the core is reached. */
export interface CoreAddress {
  readonly transport: SipTarget["transport"];

  /** An address or a name that others reach it by; an IPv6 address without brackets. */
  readonly host: string;
  readonly port: number;
}

/** What a core is made with. */
export interface CoreOptions {
  /** Domains whose users are served, in lower case. */
  readonly domains: readonly string[];

  /** Where the core is reached, the preferred one first. */
  readonly addresses: readonly CoreAddress[];

  /** Gives characters of a token that were never given before and that nobody can guess: 80 bits or more. */
  readonly createId: () => string;

  /**
   * Stands in Record-Route, in characters of a token that nobody can guess. The same one again when the core is
   * started again keeps dialogs alive. Default a new one.
   */
  readonly routeToken?: string;

  /** Tells whether a canonical address of record is that of a user. Default: those who have registered are. */
  readonly isUser?: (aor: string) => boolean;

  /** What is granted to those who register. */
  readonly registrar?: RegistrarSettings;

  /** Servers that requests go through, in this order. Default none. */
  readonly services?: readonly ServiceFunction[];

  /** How users prove who they are. Default: nobody has to; a REGISTER is believed. */
  readonly authentication?: Authentication;

  /** Tells whether a neighbour may say who asks (RFC 3324). Default: none may, but for the functions. */
  readonly isTrusted?: (source: SipTarget) => boolean;

  /** Limits of session intervals (RFC 4028 section 8). Default: the core does not meddle with them. */
  readonly sessionLimit?: SessionLimitOptions;

  /** Most users whose registrations are kept. Default 100 000. */
  readonly maxUsers?: number;

  /** Most subscriptions to registrations. Default 10 000. */
  readonly maxSubscriptions?: number;

  /** Most subscriptions to the registrations of one user. Default 64. */
  readonly maxSubscriptionsOfUser?: number;

  /** Timers and limits of transactions. */
  readonly transactions?: TransactionSettings;

  /** Product of the Server header field. Default none. */
  readonly server?: string;
}
