import {
  type CpimErrorCode,
  cpimHeader,
  type CpimMessage,
  dispositionNotification,
  encodeCpim,
  getAddresses,
  getHeader,
  headerText,
  IMDN_NAMESPACE,
  imdnMessageId,
  messageDirection,
  parseCpim,
  type ParseError,
} from "@callingcard/cpim";
import {
  classifyMessage,
  type Disposition,
  imdnElement,
  isActive,
  isComposingElement,
  parseImdn,
  parseIsComposing,
  stringifyImdn,
} from "@callingcard/imdn";
import { contentType as contentTypeOf } from "@callingcard/mime";
import type { Receipt } from "../scenario/step.ts";

/** What one user says to another. */
export interface NewChat {
  /** URI of who says it. */
  readonly from: string;

  /** URI of who hears it. */
  readonly to: string;
  readonly text: string;

  /** Value of `imdn.Message-ID`. */
  readonly messageId: string;
  readonly wanting?: readonly Receipt[];

  /** Header fields of CPIM, behind the others: name and value. */
  readonly headers?: readonly (readonly [name: string, value: string])[];

  /** Default `text/plain;charset=UTF-8`. */
  readonly contentType?: string;
}

/** What came in a session, as far as it could be read. */
export type ChatContent =
  | {
      readonly kind: "chat";

      /** The text, where the content is one. */
      readonly text: string | undefined;
      readonly messageId: string | undefined;

      /** Message-Direction; `undefined` also for a value that is not known (requirement CPM-125). */
      readonly direction: "sent" | "received" | undefined;
      readonly from: string | undefined;
      readonly to: string | undefined;
      readonly dateTime: string | undefined;

      /** The words of Disposition-Notification. */
      readonly asked: readonly string[];
      readonly contentType: string | undefined;

      /** `undefined` for content that is not wrapped. */
      readonly cpim: CpimMessage | undefined;
    }
  | {
      readonly kind: "notification";

      /** Message-ID of the message that it is about. */
      readonly messageId: string;
      readonly receipt: Receipt;

      /** `delivered`, `displayed`, `failed` and others. */
      readonly status: string;
      readonly cpim: CpimMessage | undefined;
    }
  | { readonly kind: "composing"; readonly isActive: boolean }
  | { readonly kind: "nothing" };

/** The words of Disposition-Notification (RFC 5438 section 6.2). */
const ASKED: Readonly<Record<Receipt, string>> = {
  delivery: "positive-delivery",
  failure: "negative-delivery",
  display: "display",
};

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Type of what {@link composeComposing} makes. */
export const COMPOSING_TYPE = "application/im-iscomposing+xml";

/**
 * Writes a chat message as CPIM (RFC 3862, RFC 5438).
 *
 * @param chat What is said.
 * @returns The octets of a `message/cpim`.
 */
export function composeChat(chat: NewChat): Uint8Array {
  const { from, to, text, messageId, wanting = [], headers = [] } = chat;
  const asked = wanting.map((receipt) => ASKED[receipt]).join(", ");
  return compose(
    [
      ...addressed(from, to),
      imdnHeader("Message-ID", messageId),
      ...(asked === "" ? [] : [imdnHeader("Disposition-Notification", asked)]),
      ...headers.map(([name, value]) => cpimHeader(name, value)),
    ],
    chat.contentType ?? "text/plain;charset=UTF-8",
    text,
  );
}

/** A message that is answered by a notification. */
export interface NotifiedChat {
  readonly messageId: string;
  readonly dateTime?: string | undefined;
}

/**
 * Writes a notification as CPIM (RFC 5438 section 7.2).
 *
 * @param from URI of who notifies.
 * @param to URI of who wanted to know.
 * @param about The message.
 * @param disposition What became of it.
 * @param messageId Message-ID of the notification.
 * @returns The octets of a `message/cpim`.
 */
export function composeNotification(
  from: string,
  to: string,
  about: NotifiedChat,
  disposition: Disposition,
  messageId: string,
): Uint8Array {
  const imdn = imdnElement({ ...about, recipientUri: from, notification: disposition });
  return compose(
    [...addressed(from, to), imdnHeader("Message-ID", messageId)],
    "message/imdn+xml",
    stringifyImdn(imdn),
    [{ name: "Content-Disposition", space: " ", value: "notification" }],
  );
}

/**
 * Writes whether somebody types (RFC 3994), not wrapped.
 *
 * @param active Whether he does.
 * @returns The octets of a document of type {@link COMPOSING_TYPE}.
 */
export function composeComposing(active: boolean): Uint8Array {
  const state = active ? "active" : "idle";
  return encoder.encode(stringifyImdn(isComposingElement({ state, contentType: "text/plain" })));
}

function addressed(from: string, to: string): CpimMessage["headers"] {
  return [
    cpimHeader("From", `<${from}>`),
    cpimHeader("To", `<${to}>`),
    cpimHeader("DateTime", new Date().toISOString()),
    cpimHeader("NS", `imdn <${IMDN_NAMESPACE}>`),
  ];
}

function imdnHeader(name: string, value: string): CpimMessage["headers"][number] {
  return cpimHeader({ namespace: IMDN_NAMESPACE, name }, value, { prefix: "imdn" });
}

function compose(
  headers: CpimMessage["headers"],
  contentType: string,
  text: string,
  others: CpimMessage["fields"] = [],
): Uint8Array {
  const fields = [{ name: "Content-Type", space: " ", value: contentType }, ...others];
  return encodeCpim({ headers, fields, body: encoder.encode(text) });
}

/**
 * Reads what came in a session.
 *
 * @param contentType The type that MSRP says.
 * @param body The octets.
 * @throws ParseError for a CPIM message or a document that cannot be read.
 */
export function readChatContent(contentType: string | undefined, body: Uint8Array): ChatContent {
  const what = classifyMessage(contentType, body);
  if (what === "keepalive") return { kind: "nothing" };
  const isCpim = contentType !== undefined && /^message\/cpim\b/i.test(contentType);
  const cpim = isCpim ? parseCpim(body, { onProblem: refuseProblem }) : undefined;
  const content = cpim?.body ?? body;
  if (what === "composing") {
    return { kind: "composing", isActive: isActive(parseIsComposing(content)) };
  }
  return what === "imdn" ? readNotification(content, cpim) : readChat(contentType, content, cpim);
}

// Of two Message-Direction the first counts (requirement CPM-122).
function refuseProblem(problem: ParseError<CpimErrorCode>): void {
  if (problem.code !== "repeated-header") throw problem;
}

function readNotification(content: Uint8Array, cpim: CpimMessage | undefined): ChatContent {
  const { messageId, notification } = parseImdn(content);
  const { type = "delivery", status = "other" } = notification ?? {};
  const isFailure = type === "delivery" && status !== "delivered";
  const receipt = type === "display" ? "display" : isFailure ? "failure" : "delivery";
  return { kind: "notification", messageId, receipt, status, cpim };
}

function readChat(
  outer: string | undefined,
  content: Uint8Array,
  cpim: CpimMessage | undefined,
): ChatContent {
  const headers = cpim?.headers ?? [];
  const inner = cpim === undefined ? undefined : contentTypeOf(cpim.fields);
  const type = inner === undefined ? outer : `${inner.type}/${inner.subtype}`;
  const dated = getHeader(headers, "DateTime");
  return {
    kind: "chat",
    text: type?.toLowerCase().startsWith("text/") === true ? decoder.decode(content) : undefined,
    messageId: imdnMessageId(headers),
    direction: messageDirection(headers, { onProblem: refuseProblem })?.known,
    from: getAddresses(headers, "From")[0]?.uri,
    to: getAddresses(headers, "To")[0]?.uri,
    dateTime: dated === undefined ? undefined : headerText(dated),
    asked: dispositionNotification(headers).map((request) => request.type),
    contentType: type,
    cpim,
  };
}
