import {
  composeChat,
  composeComposing,
  composeNotification,
  COMPOSING_TYPE,
} from "@callingcard/lab";
import type { ReceivedFrame } from "@callingcard/lab";
import { createResponse, type MsrpFrame } from "@callingcard/msrp";
import { ALICE, BOB } from "./invitation.ts";
import type { Leg } from "./leg.ts";

/** What is said otherwise than usual. */
export interface Saying {
  readonly messageId?: string;

  /** Who says it. Default Alice, to Bob. */
  readonly from?: string;
  readonly to?: string;
  readonly wanting?: readonly ("delivery" | "display" | "failure")[];
}

let count = 0;

/** The octets of a chat message. */
export function chatOf(text: string, saying: Saying = {}): Uint8Array {
  count += 1;
  const {
    messageId = `chat${process.pid}x${count}`,
    from = ALICE,
    to = BOB,
    wanting = [],
  } = saying;
  return composeChat({ from, to, text, messageId, wanting });
}

/** Sends a chat message, and gives the frame that was sent. */
export function say(leg: Leg, text: string, saying: Saying = {}): MsrpFrame {
  return leg.send("message/cpim", chatOf(text, saying));
}

/** Answers a SEND that was taken without an answer. */
export function answerSend({ msrp }: Leg, received: ReceivedFrame, status = 200): void {
  const { head } = received.frame;
  if (head.kind !== "request") throw new TypeError("a response is not answered");
  msrp.send(received.connection, createResponse(head, status));
}

/** The status that a SEND is answered with. */
export async function statusOf({ msrp }: Leg, sent: MsrpFrame, timeoutMs = 3_000): Promise<number> {
  const { transactionId } = sent.head;
  const { frame } = await msrp.take(
    ({ head }) => head.kind === "response" && head.transactionId === transactionId,
    { timeoutMs, what: "response" },
  );
  return frame.head.kind === "response" ? frame.head.status : 0;
}

/** Sends that Bob got, or saw, a message of Alice. */
export function notify(leg: Leg, messageId: string, status: "delivered" | "displayed"): MsrpFrame {
  count += 1;
  const disposition =
    status === "delivered"
      ? ({ type: "delivery", status } as const)
      : ({ type: "display", status } as const);
  const id = `imdn${process.pid}x${count}`;
  const octets = composeNotification(BOB, ALICE, { messageId }, disposition, id);
  return leg.send("message/cpim", octets);
}

/** Sends that somebody types, or has stopped. */
export function type(leg: Leg, isActive = true): MsrpFrame {
  return leg.send(COMPOSING_TYPE, composeComposing(isActive));
}

/** The body of a frame, as text. */
export function bodyText({ body }: { readonly body?: Uint8Array | undefined }): string {
  return new TextDecoder().decode(body);
}
