import type { EventLog } from "../event-log.ts";
import { newIdentifier } from "../identifier.ts";
import type { Receipt } from "../scenario/step.ts";
import {
  type ChatContent,
  COMPOSING_TYPE,
  composeChat,
  composeComposing,
  composeNotification,
  readChatContent,
} from "./chat-content.ts";
import type { DeviceEvent, Way } from "./device-event.ts";
import type { InMessage, OutMessage } from "./media-session.ts";

/** What goes along with a text. */
export interface SayOptions {
  /** Which notifications are wanted. Default none. */
  readonly wanting?: readonly Receipt[];

  /** More header fields of CPIM. */
  readonly headers?: readonly (readonly [name: string, value: string])[];

  /** Value of `imdn.Message-ID`. Default a new one. */
  readonly messageId?: string;

  /** Type of the content. Default `text/plain;charset=UTF-8`. */
  readonly contentType?: string;

  /** Of MSRP. Default false and `yes`. */
  readonly successReport?: boolean;
  readonly failureReport?: "yes" | "no" | "partial";
}

/** What users say to each other over a session. */
export interface ChatLine {
  /** Says a text, and gives its `imdn.Message-ID`. */
  say(text: string, options?: SayOptions): string;

  /** Tells whether the user types. */
  type(isActive: boolean): void;

  /** Tells that a message, by its `imdn.Message-ID`, was displayed, if that is wanted. */
  display(messageId: string): boolean;

  /** Sends anything, and gives its Message-ID in MSRP. */
  send(message: OutMessage): string;

  /** Reads what came. */
  receive(message: InMessage): void;
}

/** A chat message that came. */
type ReceivedChat = Extract<ChatContent, { readonly kind: "chat" }>;

/** What a line needs. */
export interface ChatLineOptions {
  readonly call: string;
  readonly log: EventLog<DeviceEvent>;

  /** URI of the device's user. */
  readonly own: string;

  /** URI of the other one. */
  readonly far: () => string;
  readonly notifiesDelivery: boolean;
  readonly send: (message: OutMessage) => string;
}

/**
 * Makes a line.
 *
 * @param options What it needs.
 */
export function createChatLine(options: ChatLineOptions): ChatLine {
  const { call, log, own, far, notifiesDelivery } = options;
  const received = new Map<string, ReceivedChat>();

  const note = (
    way: Way,
    contentType: string,
    { body, msrpId }: { readonly body: Uint8Array; readonly msrpId: string },
  ): ChatContent => {
    const content = readChatContent(contentType, body);
    if (content.kind !== "nothing") log.add({ ...content, call, way, msrpId, body });
    return content;
  };
  const send = (message: OutMessage): string => {
    const msrpId = message.messageId ?? newIdentifier();
    note("out", message.contentType, { body: message.body, msrpId });
    return options.send({ ...message, messageId: msrpId });
  };
  const notify = (about: ReceivedChat, receipt: "delivery" | "display"): boolean => {
    const { messageId, from = far(), dateTime } = about;
    const asked = receipt === "delivery" ? "positive-delivery" : "display";
    if (messageId === undefined || !about.asked.includes(asked)) return false;
    const disposition =
      receipt === "delivery"
        ? ({ type: "delivery", status: "delivered" } as const)
        : ({ type: "display", status: "displayed" } as const);
    const notified = { messageId, dateTime };
    const body = composeNotification(own, from, notified, disposition, newIdentifier());
    send({ contentType: "message/cpim", body });
    return true;
  };

  return {
    say(text, { messageId = newIdentifier(), successReport, failureReport, ...chat } = {}) {
      const body = composeChat({ ...chat, from: own, to: far(), text, messageId });
      send({
        contentType: "message/cpim",
        body,
        ...(successReport !== undefined && { successReport }),
        ...(failureReport !== undefined && { failureReport }),
      });
      return messageId;
    },
    type(isActive) {
      send({ contentType: COMPOSING_TYPE, body: composeComposing(isActive) });
    },
    display(messageId) {
      const chat = received.get(messageId);
      return chat !== undefined && notify(chat, "display");
    },
    send,
    receive({ contentType, body, messageId: msrpId }) {
      try {
        const content = note("in", contentType, { body, msrpId });
        if (content.kind !== "chat") return;
        if (content.messageId !== undefined) received.set(content.messageId, content);
        // What the user has sent from another device needs no notification.
        if (notifiesDelivery && content.direction !== "sent") notify(content, "delivery");
      } catch (error) {
        log.add({ kind: "problem", text: `${contentType} that cannot be read: ${String(error)}` });
      }
    },
  };
}
