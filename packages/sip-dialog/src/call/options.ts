import { parseSipUri, parameterText } from "@callingcard/sip";
import type { SipTarget, TransactionSettings } from "@callingcard/sip-transaction";
import type { SessionTimerSettings } from "../session-timer.ts";

/** What a call is made with. */
export interface CallOptions {
  /** Value of Contact in what this side sends: an address with its parameters. */
  readonly contact: string;

  /**
   * Makes an identifier that nobody can guess, of characters of a token and 80 bits or more: for tags and Call-IDs. RSeq and the
   * waiting times after a collision are derived from one, too.
   */
  readonly createId: () => string;

  /** Makes the branch of a Via, with its `z9hG4bK`. Default `z9hG4bK` and an identifier. */
  readonly createBranch?: () => string;

  /**
   * Gives the Via of a request that goes to a target, without its branch: `SIP/2.0/TCP a.example:5060;rport`.
   */
  readonly via: (target: SipTarget) => string;

  /** Tells where the URI of a next hop is. Default {@link targetOfUri}. */
  readonly resolve?: (nextHop: string) => SipTarget;

  /** Call-ID of an outgoing call. Default an identifier. */
  readonly callId?: string;

  /** Tag of this side. Default an identifier. */
  readonly localTag?: string;

  /** User-Agent of requests. Default none. */
  readonly userAgent?: string;

  /** Server of responses. Default none. */
  readonly server?: string;

  /** Methods for Allow; any other one is answered by 405. Default {@link DEFAULT_ALLOW}. */
  readonly allow?: readonly string[];

  /** Extensions for Supported; others in a Require are answered by 420. Default `100rel`, `timer`. */
  readonly supported?: readonly string[];

  /** Default: no session timer is asked for; one that the other side asks for is kept. */
  readonly sessionTimer?: SessionTimerSettings;

  /** Of the transactions, at most 256 by default; `t1Ms` and `t2Ms` are those of the 2xx too. */
  readonly transactions?: TransactionSettings;

  /**
   * Most dialogs of one INVITE. Default 16; a 2xx of more is acknowledged and its dialog ended by a BYE, up to as
   * many again, beyond which a 2xx is ignored.
   */
  readonly maxDialogs?: number;
}

/** Options with their defaults. */
export interface CallSettings {
  readonly contact: string;
  readonly createId: () => string;
  readonly createBranch: () => string;
  readonly via: (target: SipTarget) => string;
  readonly resolve: (nextHop: string) => SipTarget;
  readonly userAgent: string | undefined;
  readonly server: string | undefined;
  readonly allow: readonly string[];
  readonly supported: readonly string[];
  readonly sessionTimer: SessionTimerSettings | undefined;
  readonly transactions: TransactionSettings;
  readonly t1Ms: number;
  readonly t2Ms: number;
  readonly maxDialogs: number;
}

/** Most transactions of one call at a time, by default: what one peer can make this side keep for 64*T1. */
export const DEFAULT_MAX_TRANSACTIONS = 256;

const MAX_DIALOGS = 16;

/** The methods that a call allows by default. */
export const DEFAULT_ALLOW: readonly string[] = [
  "INVITE",
  "ACK",
  "CANCEL",
  "BYE",
  "PRACK",
  "UPDATE",
  "OPTIONS",
  "INFO",
  "MESSAGE",
  "NOTIFY",
  "REFER",
];

/**
 * Completes options by the defaults.
 *
 * @param options The options.
 * @throws RangeError for a `maxDialogs` below 1 or that is no number.
 * @internal
 */
export function callSettings(options: CallOptions): CallSettings {
  const { contact, createId, via, userAgent, server, sessionTimer, transactions = {} } = options;
  const { maxDialogs = MAX_DIALOGS } = options;
  if (!(maxDialogs >= 1)) throw new RangeError(`maxDialogs of ${maxDialogs}`);
  return {
    contact,
    createId,
    createBranch: options.createBranch ?? ((): string => `z9hG4bK${createId()}`),
    via,
    resolve: options.resolve ?? targetOfUri,
    userAgent,
    server,
    allow: options.allow ?? DEFAULT_ALLOW,
    supported: options.supported ?? ["100rel", "timer"],
    sessionTimer,
    transactions: { maxTransactions: DEFAULT_MAX_TRANSACTIONS, ...transactions },
    t1Ms: transactions.t1Ms ?? 500,
    t2Ms: transactions.t2Ms ?? 4000,
    maxDialogs,
  };
}

/**
 * Tells where a SIP or SIPS URI is without asking anybody: its `maddr` or host, port or the default one, and the
 * transport it names, else TLS for a SIPS URI and UDP for others (RFC 3261 section 19.1.2).
 *
 * @param uri The URI.
 * @returns The target; a name is not resolved.
 * @throws SipError for any other URI.
 */
export function targetOfUri(uri: string): SipTarget {
  const { scheme, host, port, parameters } = parseSipUri(uri);
  const named = parameterText(parameters, "transport")?.toLowerCase();
  const isSecure = scheme === "sips" || named === "tls";
  const transport = isSecure ? "tls" : named === "tcp" ? "tcp" : "udp";
  return {
    transport,
    host: withoutBrackets(parameterText(parameters, "maddr") ?? host),
    port: port ?? (isSecure ? 5061 : 5060),
  };
}

function withoutBrackets(host: string): string {
  return host.startsWith("[") ? host.slice(1, -1) : host;
}

/**
 * Derives a number from a fresh identifier.
 *
 * @param createId Makes the identifier.
 * @param limit The number is below it.
 * @internal
 */
export function chance(createId: () => string, limit: number): number {
  // FNV-1a: the identifier is random, its characters are not evenly so.
  let hash = 0x81_1c_9d_c5;
  for (const character of createId()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0;
  }
  return Math.floor((hash / 0x1_00_00_00_00) * limit);
}
