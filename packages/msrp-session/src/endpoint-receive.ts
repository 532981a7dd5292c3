import {
  byteRange,
  createReport,
  createResponse,
  headerValue,
  mayReport,
  mayRespond,
  MsrpError,
  type MsrpFrame,
  type RequestHead,
  reportStatus,
} from "@callingcard/msrp";
import { sendControl, takeReport, takeResponse } from "./endpoint-send.ts";
import type { EndpointStep, Incoming } from "./endpoint-state.ts";
import { addRange, coversAll, gapsWith } from "./ranges.ts";
import { readSendFields, type SendFields } from "./send-fields.ts";
import { nextTransactionId } from "./transaction-id.ts";
import { keepOctets } from "./write-frame.ts";

/** Most chunks of a message: each has some memory beside its octets. */
const MAX_CHUNKS = 8192;

/**
 * Takes a frame (RFC 4975 sections 7.3 and 7.4).
 *
 * @param step The step.
 * @param frame The frame.
 */
export function receiveFrame(step: EndpointStep, frame: MsrpFrame): void {
  const { head } = frame;
  if (head.kind === "response") takeResponse(step, head.transactionId, head.status);
  else if (head.method === "REPORT") receiveReport(step, head);
  else if (head.method !== "SEND") respond(step, head, 501);
  else if (step.endpoint.answersByHand) askOwner(step, { ...frame, head });
  else receiveSend(step, { ...frame, head }, 200, undefined);
}

function receiveReport(step: EndpointStep, head: RequestHead): void {
  try {
    const status = reportStatus(head);
    const range = byteRange(head);
    if (status === undefined) return;
    const messageId = headerValue(head, "Message-ID") ?? "";
    takeReport(step, messageId, status, range?.start ?? 1, range?.end);
  } catch (error) {
    if (!(error instanceof MsrpError)) throw error;
  }
}

function askOwner({ endpoint, actions }: EndpointStep, frame: MsrpFrame<RequestHead>): void {
  const { head, body } = frame;
  const octets = body?.length;
  const { byHand, limits } = endpoint;
  if (byHand.size >= MAX_CHUNKS || endpoint.heldOctets + (octets ?? 0) > limits.maxHeldOctets) {
    return;
  }
  endpoint.heldOctets += octets ?? 0;
  byHand.set(head.transactionId, body === undefined ? frame : { ...frame, body: keepOctets(body) });
  actions.push({ kind: "request", head, octets });
}

/**
 * Gives the answer that was waited for.
 *
 * @param step The step.
 * @param transactionId That of the request; one that is not known is ignored.
 * @param status Status code.
 * @param comment What it means, for people.
 */
export function respondByHand(
  step: EndpointStep,
  transactionId: string,
  status: number,
  comment: string | undefined,
): void {
  const { endpoint } = step;
  const frame = endpoint.byHand.get(transactionId);
  if (frame === undefined) return;
  endpoint.byHand.delete(transactionId);
  endpoint.heldOctets -= frame.body?.length ?? 0;
  receiveSend(step, frame, status, comment);
}

function respond(step: EndpointStep, head: RequestHead, status: number, comment?: string): void {
  try {
    if (!mayRespond(head, status)) return;
    const response =
      comment === undefined ? createResponse(head, status) : createResponse(head, status, comment);
    sendControl(step, response);
  } catch (error) {
    // With paths or a Failure-Report that are none, there is nobody to answer.
    if (!(error instanceof MsrpError)) throw error;
  }
}

function receiveSend(
  step: EndpointStep,
  frame: MsrpFrame<RequestHead>,
  wanted: number,
  comment: string | undefined,
): void {
  const { head, body, flag } = frame;
  const fields = readSendFields(head);
  const messageId = fields?.messageId;
  const isMessage = body !== undefined || flag === "#";
  if (fields === undefined || (isMessage && messageId === undefined)) respond(step, head, 400);
  else if (!isMessage || messageId === undefined) respond(step, head, wanted, comment);
  else {
    const status = wanted < 300 ? statusFor(step, messageId, fields, frame) : wanted;
    respond(step, head, status, status === wanted ? comment : undefined);
    if (status >= 300) refuseMessage(step, messageId, status);
    else if (flag === "#") abandon(step, messageId, "aborted");
    else store(step, messageId, fields, frame);
  }
}

function statusFor(
  { endpoint }: EndpointStep,
  messageId: string,
  { range, contentType }: SendFields,
  { body, flag }: MsrpFrame<RequestHead>,
): number {
  const { limits, incoming } = endpoint;
  const message = incoming.get(messageId);
  if (message?.refusal !== undefined) return message.refusal;
  if (flag === "#") return 200;
  if (!isAccepted(endpoint.acceptTypes, contentType ?? "")) return 415;
  const octets = body?.length ?? 0;
  const start = range?.start ?? 1;
  const end = start + octets - 1;
  if (message?.total !== undefined && end > message.total) return 400;
  const isFull =
    (message === undefined && incoming.size >= limits.maxOpenMessages) ||
    gapsWith(message?.received ?? [], start, end) > limits.maxGaps ||
    (message !== undefined && message.chunks.length >= MAX_CHUNKS);
  const isTooLong = Math.max(end, range?.total ?? 0) > limits.maxMessageOctets;
  return isFull || isTooLong || endpoint.heldOctets + octets > limits.maxHeldOctets ? 413 : 200;
}

function isAccepted(acceptTypes: readonly string[], contentType: string): boolean {
  const [type = ""] = contentType.toLowerCase().split(";", 1);
  const name = type.trim();
  const [main = ""] = name.split("/", 1);
  return acceptTypes.some((one) => one === "*" || one === name || one === `${main}/*`);
}

// Of a message that was begun nothing more is taken; of one that was not, nothing is remembered.
function refuseMessage(step: EndpointStep, messageId: string, status: number): void {
  const message = step.endpoint.incoming.get(messageId);
  if (message === undefined || message.refusal !== undefined || status === 400) return;
  message.refusal = status;
  step.endpoint.heldOctets -= message.octets;
  message.octets = 0;
  message.chunks.length = 0;
  step.actions.push({ kind: "abandoned", messageId, reason: "too-large" });
}

/**
 * Gives up a message that is not complete.
 *
 * @param step The step.
 * @param messageId The message; one that is not known is ignored.
 * @param reason Why.
 */
export function abandon(
  step: EndpointStep,
  messageId: string,
  reason: "aborted" | "disconnected" | "timeout",
): void {
  const { endpoint, actions } = step;
  const message = endpoint.incoming.get(messageId);
  if (message === undefined) return;
  endpoint.incoming.delete(messageId);
  endpoint.heldOctets -= message.octets;
  if (message.refusal === undefined) actions.push({ kind: "abandoned", messageId, reason });
}

function store(
  step: EndpointStep,
  messageId: string,
  fields: SendFields,
  { head, body = new Uint8Array(0), flag }: MsrpFrame<RequestHead>,
): void {
  const { endpoint } = step;
  const message = endpoint.incoming.get(messageId) ?? begin(step, messageId, fields, head);
  const start = fields.range?.start ?? 1;
  const end = start + body.length - 1;
  message.age = 0;
  message.chunks.push({ start, body: keepOctets(body) });
  message.octets += body.length;
  endpoint.heldOctets += body.length;
  addRange(message.received, start, end);
  if (start === 1) message.head = head;
  if (flag === "$") message.total = end;
  if (message.total !== undefined && coversAll(message.received, message.total)) {
    complete(step, message, message.total);
  }
}

function begin(
  step: EndpointStep,
  messageId: string,
  { contentType = "", wantsSuccess }: SendFields,
  head: RequestHead,
): Incoming {
  const { endpoint, actions } = step;
  const message: Incoming = {
    messageId,
    head,
    contentType,
    wantsSuccess,
    chunks: [],
    octets: 0,
    received: [],
    total: undefined,
    refusal: undefined,
    age: 0,
  };
  endpoint.incoming.set(messageId, message);
  if (!endpoint.isSweeping) {
    endpoint.isSweeping = true;
    actions.push({ kind: "start-timer", timer: "messages", afterMs: endpoint.messageMs / 2 });
  }
  return message;
}

function complete(step: EndpointStep, message: Incoming, total: number): void {
  const { endpoint, actions } = step;
  const { messageId, head, contentType } = message;
  const body = new Uint8Array(total);
  // Where chunks overlap, the one that came later counts (RFC 4975 section 7.3.1).
  for (const { start, body: part } of message.chunks) {
    if (start <= total) body.set(part.subarray(0, total + 1 - start), start - 1);
  }
  endpoint.incoming.delete(messageId);
  endpoint.heldOctets -= message.octets;
  const isDuplicate = endpoint.known.has(messageId);
  endpoint.known.add(messageId);
  for (const oldest of endpoint.known) {
    if (endpoint.known.size <= endpoint.limits.maxTrackedMessages) break;
    endpoint.known.delete(oldest);
  }
  actions.push({ kind: "received", messageId, head, contentType, body, isDuplicate });
  if (!mayReport(head, 200)) return;
  const transactionId = nextTransactionId(endpoint.ids, undefined);
  const range = { start: 1, end: total, total };
  sendControl(step, createReport(head, { transactionId, status: 200, comment: "OK", range }));
}
