import {
  cpimHeader,
  type CpimAddress,
  type CpimHead,
  type CpimHeader,
  dispositionNotification,
  encodeCpim,
  getAddresses,
  getHeader,
  IMDN_NAMESPACE,
  imdnMessageId,
  ParseError,
  parseCpimHead,
  stringifyAddress,
} from "@callingcard/cpim";
import {
  type Disposition,
  type Imdn,
  imdnAnswer,
  imdnEntity,
  type NotifiedMessage,
} from "@callingcard/imdn";
import { parseUri, SipError } from "@callingcard/sip";
import type { StoredDeferredMessage } from "../store/deferred-messages.ts";

/** How a notification is made. */
export interface DispositionOptions {
  /** Now, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly at: number;

  /** Makes the identifier of the notification. */
  readonly createId: () => string;
}

/** What stays of a message for who is told of it. */
interface Asking {
  readonly imdn: Imdn;
  readonly from: CpimAddress;
  readonly to: CpimAddress;
}

/**
 * Makes the notification of what became of a message, if the message asks for it (RFC 5438 section 8): in the
 * name of who was to get it, to who wrote it.
 *
 * @param head The headers of the message.
 * @param disposition What became of it.
 * @param options How it is made.
 * @returns A message/cpim; `undefined` where nobody asks, or headers can not be read.
 */
export function dispositionOf(
  head: CpimHead,
  disposition: Disposition,
  options: DispositionOptions,
): Uint8Array | undefined {
  const { at, createId } = options;
  return readable(() => {
    const asking = askingOf(head, disposition);
    if (asking === undefined) return undefined;
    const { fields, body = new Uint8Array(0) } = imdnEntity([asking.imdn], "unused");
    const imdn = (name: string, value: string): CpimHeader =>
      cpimHeader({ namespace: IMDN_NAMESPACE, name }, value, { prefix: "imdn" });
    const headers = [
      cpimHeader("From", stringifyAddress(asking.to)),
      cpimHeader("To", stringifyAddress(asking.from)),
      cpimHeader("DateTime", new Date(at).toISOString()),
      cpimHeader("NS", `imdn <${IMDN_NAMESPACE}>`),
      imdn("Message-ID", createId()),
    ];
    return encodeCpim({ headers, fields, body });
  });
}

/**
 * Makes the notification that a message has expired before a client took it, if it asks for that (digest 9.4).
 *
 * @param message The message.
 * @param options How it is made.
 * @returns A message/cpim; `undefined` where nobody asks, or the message can not be read.
 */
export function failureOf(
  message: StoredDeferredMessage,
  options: DispositionOptions,
): Uint8Array | undefined {
  const head = headOfDeferred(message);
  return head && dispositionOf(head, FAILED, options);
}

const FAILED: Disposition = { type: "delivery", status: "failed" };

/**
 * Tells whether who wrote a message wants to hear when nobody could get it.
 *
 * @param message The message.
 */
export function asksOfFailure(message: StoredDeferredMessage): boolean {
  return asks(message, FAILED);
}

/**
 * Tells whether who wrote a message wants to hear when a client has it.
 *
 * @param message The message.
 */
export function asksOfDelivery(message: StoredDeferredMessage): boolean {
  return asks(message, { type: "delivery", status: "delivered" });
}

function asks(message: StoredDeferredMessage, disposition: Disposition): boolean {
  const head = headOfDeferred(message);
  return head !== undefined && readable(() => askingOf(head, disposition)) !== undefined;
}

/**
 * Tells who wrote a message of a group, of which its session knows the group only.
 *
 * @param message The message.
 * @returns A URI; `undefined` where the message does not say, or it is none that a request can go to.
 */
export function writerOf(message: StoredDeferredMessage): string | undefined {
  const head = headOfDeferred(message);
  return head && readable(() => uriOf(getAddresses(head.headers, "From")[0]));
}

function uriOf(address: CpimAddress | undefined): string | undefined {
  const uri = address && parseUri(address.uri);
  return uri === undefined || uri.kind === "other" ? undefined : address?.uri;
}

function headOfDeferred({ contentType, octets }: StoredDeferredMessage): CpimHead | undefined {
  if (!/^\s*message\/cpim\s*(?:;|$)/i.test(contentType)) return undefined;
  return readable(() => parseCpimHead(octets, { onProblem: () => undefined }));
}

function askingOf({ headers, fields }: CpimHead, disposition: Disposition): Asking | undefined {
  const [from] = getAddresses(headers, "From");
  const [to] = getAddresses(headers, "To");
  if (from === undefined || to === undefined) return undefined;
  const type = fields.find(({ name }) => name.toLowerCase() === "content-type")?.value ?? "";
  const notified: NotifiedMessage = {
    messageId: imdnMessageId(headers),
    dateTime: getHeader(headers, "DateTime")?.value,
    recipientUri: to.uri,
    originalRecipientUri: to.uri,
    asked: dispositionNotification(headers).map((one) => one.type),
    isNotification: /^message\/imdn\+xml\s*(?:;|$)/i.test(type),
  };
  const imdn = imdnAnswer(notified, disposition);
  return imdn && { imdn, from, to };
}

// Headers that can not be read ask for nothing.
function readable<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ParseError || error instanceof RangeError || error instanceof SipError) {
      return undefined;
    }
    throw error;
  }
}
