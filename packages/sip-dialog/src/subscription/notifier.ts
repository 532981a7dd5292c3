import {
  findHeader,
  getParameter,
  type HeaderField,
  readHeader,
  SipError,
  type SipRequest,
} from "@callingcard/sip";
import { acceptDialogRequest, createServerDialog, type Dialog, refreshTarget } from "../dialog.ts";
import { createDialogRequest } from "../dialog-request.ts";

/** A subscription as the notifier sees it (RFC 6665 section 4.2). */
export interface NotifiedSubscription {
  readonly dialog: Dialog;

  /** The event package. */
  readonly package: string;

  /** Value of Event, as the subscriber wrote it. */
  readonly event: string;

  /** Value of Contact in notifications. */
  readonly contact: string;

  /** Milliseconds since 1970. */
  readonly expiresMs: number;
}

/** What a notifier grants. */
export interface NotifierOptions {
  /** Event packages that there are. */
  readonly packages: readonly string[];

  /** Tag of To in the 200, characters of a token that nobody can guess. */
  readonly localTag: string;

  /** Value of Contact: an address. */
  readonly contact: string;

  /** Milliseconds since 1970. */
  readonly at: number;

  /** Least time that is granted, in seconds; less is answered by 423. Default 60. */
  readonly minExpiresSeconds?: number;

  /** Most time that is granted, in seconds. Default 86 400. */
  readonly maxExpiresSeconds?: number;

  /** Time where none is asked for, in seconds. Default 3 600. */
  readonly defaultExpiresSeconds?: number;
}

/** What becomes of a SUBSCRIBE. */
export type SubscribeVerdict =
  | {
      readonly kind: "accepted";
      readonly subscription: NotifiedSubscription;

      /** Whether it is at its end: a last notification follows. */
      readonly isLast: boolean;

      /** Header fields of the 200. */
      readonly headers: readonly HeaderField[];
    }
  | {
      readonly kind: "refused";
      readonly statusCode: number;
      readonly headers: readonly HeaderField[];
    };

const MIN_EXPIRES_SECONDS = 60;
const MAX_EXPIRES_SECONDS = 86_400;
const DEFAULT_EXPIRES_SECONDS = 3600;

/** The end of the times that a notifier may call too brief (RFC 6665 section 4.2.1.1). */
const HOUR_SECONDS = 3600;

/**
 * Judges a SUBSCRIBE that begins a subscription (RFC 6665 section 4.2.1). A notification has to follow the
 * 200 at once.
 *
 * @param request The SUBSCRIBE.
 * @param options What the notifier grants.
 */
export function acceptSubscribe(request: SipRequest, options: NotifierOptions): SubscribeVerdict {
  return judged(() => {
    const event = readHeader(request, "Event");
    const { packages, localTag, contact } = options;
    if (event === undefined || !packages.includes(event.token)) {
      const headers = [{ name: "Allow-Events", value: packages.join(", ") }];
      return { kind: "refused", statusCode: 489, headers };
    }
    const dialog = createServerDialog(request, localTag, 200);
    const value = findHeader(request, "Event")?.value ?? event.token;
    return granted(request, options, { dialog, package: event.token, event: value, contact });
  });
}

/**
 * Judges a SUBSCRIBE within a subscription (RFC 6665 section 4.2.1.3).
 *
 * @param subscription The subscription.
 * @param request The SUBSCRIBE.
 * @param options What the notifier grants.
 */
export function refreshSubscribe(
  subscription: NotifiedSubscription,
  request: SipRequest,
  options: NotifierOptions,
): SubscribeVerdict {
  return judged(() => {
    const event = readHeader(request, "Event");
    const idOf = (value: typeof event): string | undefined =>
      value && getParameter(value.parameters, "id")?.value;
    const own = readHeader(
      { ...request, headers: [{ name: "Event", value: subscription.event }] },
      "Event",
    );
    const isSame = event?.token === subscription.package && idOf(event) === idOf(own);
    const verdict = acceptDialogRequest(subscription.dialog, request);
    if (verdict.kind === "refused") return { ...verdict, headers: [] };
    if (!isSame) return { kind: "refused", statusCode: 481, headers: [] };
    const dialog = refreshTarget(verdict.dialog, request);
    return granted(request, options, { ...subscription, dialog });
  });
}

function judged(judge: () => SubscribeVerdict): SubscribeVerdict {
  try {
    return judge();
  } catch (error) {
    if (error instanceof SipError) return { kind: "refused", statusCode: 400, headers: [] };
    throw error;
  }
}

function granted(
  request: SipRequest,
  options: NotifierOptions,
  subscription: Omit<NotifiedSubscription, "expiresMs">,
): SubscribeVerdict {
  const { minExpiresSeconds = MIN_EXPIRES_SECONDS, maxExpiresSeconds = MAX_EXPIRES_SECONDS } =
    options;
  const { defaultExpiresSeconds = DEFAULT_EXPIRES_SECONDS, at, contact } = options;
  const asked = readHeader(request, "Expires") ?? defaultExpiresSeconds;
  if (asked > 0 && asked < minExpiresSeconds && asked < HOUR_SECONDS) {
    const headers = [{ name: "Min-Expires", value: `${minExpiresSeconds}` }];
    return { kind: "refused", statusCode: 423, headers };
  }
  const seconds = Math.min(asked, maxExpiresSeconds);
  const headers = [
    { name: "Contact", value: contact },
    { name: "Expires", value: `${seconds}` },
  ];
  const accepted = { ...subscription, expiresMs: at + 1000 * seconds };
  return { kind: "accepted", subscription: accepted, isLast: seconds === 0, headers };
}

/** What a notification says. */
export interface Notification {
  /** Why the subscription ends, for a last notification (RFC 6665 section 4.1.3). Default: it goes on. */
  readonly terminated?: string;
  readonly body?: Uint8Array;
  readonly contentType?: string;

  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Makes a NOTIFY (RFC 6665 section 4.2.2). A Via has to be put in front.
 *
 * @param subscription The subscription.
 * @param notification What it says.
 * @returns The subscription that knows its CSeq, and the NOTIFY.
 * @throws SipError for a route or target of the subscriber that cannot be read.
 */
export function createNotify(
  subscription: NotifiedSubscription,
  notification: Notification,
): readonly [NotifiedSubscription, SipRequest] {
  const { terminated, body, contentType, at } = notification;
  const { dialog: before, event, contact, expiresMs } = subscription;
  const seconds = Math.max(Math.ceil((expiresMs - at) / 1000), 0);
  const state =
    terminated === undefined ? `active;expires=${seconds}` : `terminated;reason=${terminated}`;
  const headers = [
    { name: "Contact", value: contact },
    { name: "Event", value: event },
    { name: "Subscription-State", value: state },
  ];
  const [dialog, request] = createDialogRequest(before, "NOTIFY", {
    headers,
    ...(body === undefined ? {} : { body }),
    ...(contentType === undefined ? {} : { contentType }),
  });
  return [{ ...subscription, dialog }, request];
}
