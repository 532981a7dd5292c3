import type { Disposition, Imdn } from "./imdn.ts";

/** What of a message a notification about it is made from. */
export interface NotifiedMessage {
  /** Its header `imdn.Message-ID`; nothing is answered without it. */
  readonly messageId?: string | undefined;
  /** Its header `DateTime`. */
  readonly dateTime?: string | undefined;
  /** The URI of its header `To`. */
  readonly recipientUri?: string | undefined;
  /** The URI of its header `imdn.Original-To`. */
  readonly originalRecipientUri?: string | undefined;
  /** Any one of its headers `Subject`. */
  readonly subject?: string | undefined;
  readonly subjectLanguage?: string | undefined;
  /** What its header `imdn.Disposition-Notification` asks for, without parameters. */
  readonly asked: readonly string[];
  /** Whether it is a notification itself, which is never answered. Default false. */
  readonly isNotification?: boolean;
}

/**
 * Tells whether a message asks to be told of a disposition (RFC 5438 section 6.2): `delivered` by
 * `positive-delivery`, other fates of a delivery by `negative-delivery`, the rest by `processing` and
 * `display`.
 *
 * @param asked What its Disposition-Notification header asks for.
 * @param disposition What there would be to tell.
 */
export function isAskedFor(asked: readonly string[], disposition: Disposition): boolean {
  return asked.includes(requestFor(disposition));
}

function requestFor({ type, status }: Disposition): string {
  if (type !== "delivery") return type;
  return status === "delivered" ? "positive-delivery" : "negative-delivery";
}

/**
 * Makes the notification about a message (RFC 5438 sections 7.2.1 and 8).
 *
 * @param message The message.
 * @param disposition What became of it.
 * @returns `undefined` when it may not be sent: nobody asked, the message has no identifier, or it is a
 * notification itself. That no two of one type are sent about a message is for the caller to see to.
 */
export function imdnAnswer(message: NotifiedMessage, disposition: Disposition): Imdn | undefined {
  const { messageId, asked, isNotification = false, ...rest } = message;
  if (messageId === undefined || isNotification || !isAskedFor(asked, disposition)) {
    return undefined;
  }
  return { messageId, ...rest, notification: disposition };
}
