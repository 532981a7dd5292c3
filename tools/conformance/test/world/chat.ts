import {
  composeChat,
  composeComposing,
  composeNotification,
  COMPOSING_TYPE,
} from "@callingcard/lab";
import type { ReceivedFrame } from "@callingcard/lab";
import { createResponse, createSendHead, type MsrpFrame } from "@callingcard/msrp";
import { ALICE, BOB } from "./invitation.ts";
import type { Leg } from "./leg.ts";
import { PATIENCE_MS } from "./patience.ts";

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

/** Sends a message of CPIM in chunks of so many octets, and gives the last frame. */
export function sendChunks(leg: Leg, octets: Uint8Array, size: number): MsrpFrame {
  count += 1;
  const { remoteUri: toPath, localUri: fromPath, msrp, connection } = leg;
  const fields = { toPath, fromPath, messageId: `c${process.pid}x${count}` };
  let frame: MsrpFrame | undefined;
  for (let start = 0; start < octets.length; start += size) {
    const body = octets.subarray(start, start + size);
    const end = start + body.length;
    const range = { start: start + 1, end, total: octets.length };
    const head = createSendHead(`t${process.pid}x${count}x${start}`, range, {
      ...fields,
      contentType: "message/cpim",
    });
    frame = { head, body, flag: end < octets.length ? "+" : "$" };
    msrp.send(connection, frame);
  }
  if (frame === undefined) throw new RangeError("nothing to be sent");
  return frame;
}

/** Answers a SEND that was taken without an answer. */
export function answerSend({ msrp }: Leg, received: ReceivedFrame, status = 200): void {
  const { head } = received.frame;
  if (head.kind !== "request") throw new TypeError("a response is not answered");
  msrp.send(received.connection, createResponse(head, status));
}

/** The status that a SEND is answered with. */
export async function statusOf(
  { msrp }: Leg,
  sent: MsrpFrame,
  timeoutMs = PATIENCE_MS,
): Promise<number> {
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
