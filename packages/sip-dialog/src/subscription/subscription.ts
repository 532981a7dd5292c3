import type { HeaderField, SipMessage, SipRequest, SipResponse } from "@callingcard/sip";
import type { SipTarget, Transactions, TransactionSettings } from "@callingcard/sip-transaction";
import type { Dialog } from "../dialog.ts";

/** What a subscription is made with. */
export interface SubscriptionOptions {
  /** What is subscribed to. */
  readonly requestUri: string;

  /** Value of From, without tag. */
  readonly from: string;

  /** Value of To. Default the Request-URI. */
  readonly to?: string;

  /** Value of Event: the package with its parameters, as in `reg`. */
  readonly event: string;

  /** Values of Accept. Default none. */
  readonly accept?: readonly string[];

  /** Time that is asked for, in seconds. Default 3 600. */
  readonly expiresSeconds?: number;

  /** Header fields of each SUBSCRIBE, such as a Route that leads to the notifier. Default none. */
  readonly headers?: readonly HeaderField[];

  /** Where the first SUBSCRIBE is sent. */
  readonly target: SipTarget;

  /** Value of Contact: an address. */
  readonly contact: string;

  /** Gives characters of a token that nobody can guess, 80 bits or more. */
  readonly createId: () => string;

  /** Makes the branch of a Via, with its `z9hG4bK`. Default `z9hG4bK` and an identifier. */
  readonly createBranch?: () => string;

  /** Gives the Via of a request that goes to a target, without its branch. */
  readonly via: (target: SipTarget) => string;

  /** Tells where the URI of a next hop is. Default `targetOfUri` of `@callingcard/sip-dialog`. */
  readonly resolve?: (nextHop: string) => SipTarget;

  /** User-Agent. Default none. */
  readonly userAgent?: string;

  /**
   * Whether the subscription is made again when it ends or is refused for a reason that may pass. Default true.
   */
  readonly isPersistent?: boolean;

  /** First wait before it is made again, in milliseconds; it doubles each time. Default 5 000. */
  readonly retryMs?: number;

  /** Longest wait, in milliseconds. Default 600 000. */
  readonly maxRetryMs?: number;

  /** Largest NOTIFY body that is taken, in octets; others are answered by 413. Default 262 144. */
  readonly maxBodyOctets?: number;

  /** Timers of the transactions. */
  readonly transactions?: TransactionSettings;
}

/** A subscription as the subscriber sees it (RFC 6665 section 4.1). It is never changed; a step makes another one. */
export interface Subscription {
  readonly options: SubscriptionOptions;
  readonly transactions: Transactions;

  /**
   * `subscribing` until a notification came; `active`; `ending` after `unsubscribe`, until the last notification;
   * `waiting` to be made again; `over`.
   */
  readonly state: "subscribing" | "active" | "ending" | "waiting" | "over";
  readonly callId: string;
  readonly localTag: string;

  /** CSeq of the last SUBSCRIBE. */
  readonly sequence: number;

  /** Absent before the first notification or the 2xx. */
  readonly dialog: Dialog | undefined;

  /** Key of the SUBSCRIBE whose answer is waited for. */
  readonly pending: string | undefined;

  /** Whether another SUBSCRIBE follows when that is answered. */
  readonly isRefreshWanted: boolean;

  /** What the notifier asks for at least, in seconds. */
  readonly minExpiresSeconds: number;

  /** Times that it was made in vain since the last notification. */
  readonly failures: number;

  /** Timers that run, but for those of transactions. */
  readonly timers: ReadonlySet<string>;
}

/** What happens to a subscription. */
export type SubscriptionEvent =
  | { readonly kind: "message"; readonly message: SipMessage; readonly source: SipTarget }
  | { readonly kind: "timer"; readonly timer: string }
  /** A message could not be sent. */
  | { readonly kind: "transport-error"; readonly message: SipMessage }
  /** Ask for the whole state again, as after a gap between versions. */
  | { readonly kind: "refresh" }
  /** End it. */
  | { readonly kind: "unsubscribe" };

/** What a subscription asks its owner to do, or tells it. */
export type SubscriptionAction =
  | {
      readonly kind: "send";
      readonly message: SipMessage;
      readonly octets?: Uint8Array;
      readonly target: SipTarget;
    }
  | { readonly kind: "start-timer"; readonly timer: string; readonly afterMs: number }
  | { readonly kind: "stop-timer"; readonly timer: string }
  /** A notification came and is answered. */
  | {
      readonly kind: "notified";

      /** `active`, `pending`, `terminated` or another one, in lower case. */
      readonly state: string;
      readonly request: SipRequest;
    }
  /** The notifier took it. */
  | { readonly kind: "subscribed"; readonly expiresSeconds: number; readonly response: SipResponse }
  /** The notifier did not take it, or could not be asked: then the response is one of this side. */
  | { readonly kind: "refused"; readonly response: SipResponse; readonly isLocal: boolean }
  /** It is at an end; what is known by it may be out of date. */
  | {
      readonly kind: "ended";

      /** That of Subscription-State, or `no-notification`, `refused`, `expired`. */
      readonly reason: string;

      /** When it is made again; absent when it is not. */
      readonly retryAfterMs: number | undefined;
    }
  /** It is over and can be dropped, with those timers of its transactions that still run. */
  | { readonly kind: "over" };

/** What a step gives. */
export type SubscriptionStep = readonly [Subscription, readonly SubscriptionAction[]];
