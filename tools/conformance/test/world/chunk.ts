import { randomBytes } from "node:crypto";
import type { ReceivedFrame } from "@callingcard/lab";
import {
  type ContinuationFlag,
  createIdentifier,
  createReport,
  createRequestHead,
  createTransactionId,
  headerValue,
  type MsrpFrame,
} from "@callingcard/msrp";
import { statusOf } from "./chat.ts";
import type { Leg } from "./leg.ts";
import { PATIENCE_MS } from "./patience.ts";

/** A part of a message, as it is to be written. */
export interface Chunk {
  readonly messageId: string;

  /** Value of Byte-Range. */
  readonly range: string;

  /** Default `+`. */
  readonly flag?: ContinuationFlag;

  /** `undefined` for a chunk without a body. */
  readonly body: Uint8Array | undefined;

  /** Default `message/cpim`. */
  readonly contentType?: string;

  /** Other header fields. */
  readonly headers?: readonly (readonly [name: string, value: string])[];

  /** From-Path and To-Path. Default those of the leg. */
  readonly fromPath?: string;
  readonly toPath?: string;
}

/** Makes the frame of a chunk that a leg sends. */
export function createChunk(leg: Pick<Leg, "localUri" | "remoteUri">, chunk: Chunk): MsrpFrame {
  const { body, flag = "+", contentType = "message/cpim", headers = [] } = chunk;
  const { fromPath = leg.localUri, toPath = leg.remoteUri } = chunk;
  const fields = [
    ["Message-ID", chunk.messageId],
    ["Byte-Range", chunk.range],
    ...headers,
    ...(body === undefined ? [] : [["Content-Type", contentType] as const]),
  ] as const;
  const transactionId = createTransactionId(randomBytes, body === undefined ? [] : [body]);
  const head = createRequestHead("SEND", transactionId, {
    toPath,
    fromPath,
    headers: fields.map(([name, value]) => ({ name, value })),
  });
  return { head, body, flag };
}

/** Sends a part of a message, and gives its frame. */
export function sendChunk(leg: Leg, chunk: Chunk): MsrpFrame {
  const frame = createChunk(leg, chunk);
  leg.msrp.send(leg.connection, frame);
  return frame;
}

/** Sends a message in two parts, and gives them. */
export function sendParts(
  leg: Leg,
  octets: Uint8Array,
  at: number,
  messageId: string,
): readonly [MsrpFrame, MsrpFrame] {
  const total = octets.length;
  const first = { messageId, range: `1-${at}/${total}`, body: octets.subarray(0, at) };
  const rest = { messageId, range: `${at + 1}-${total}/${total}`, body: octets.subarray(at) };
  return [sendChunk(leg, first), sendChunk(leg, { ...rest, flag: "$" })];
}

/** Takes the parts of a message up to its last one, and answers each by 200. */
export async function takeWhole(leg: Leg): Promise<readonly ReceivedFrame[]> {
  const parts: ReceivedFrame[] = [];
  for (;;) {
    const received = await leg.takeSend();
    parts.push(received);
    if (received.frame.flag !== "+") return parts;
  }
}

/** The bodies of frames, one behind the other, as characters. */
export function joinedText(parts: readonly ReceivedFrame[]): string {
  return Buffer.concat(parts.map(({ frame }) => frame.body ?? new Uint8Array(0))).toString();
}

/** The value of a header field of a frame. */
export function field({ frame }: ReceivedFrame, name: string): string | undefined {
  return headerValue(frame.head, name);
}

/** Sends a REPORT about a SEND that came. */
export function reportOn(
  leg: Leg,
  { frame, connection }: ReceivedFrame,
  status: number,
  [start, end, total]: readonly [start: number, end: number, total: number],
): void {
  if (frame.head.kind !== "request") throw new TypeError("a response is not reported on");
  const transactionId = createTransactionId(randomBytes, []);
  const range = { start, end, total };
  leg.msrp.send(connection, createReport(frame.head, { transactionId, status, range }));
}

/** Takes the next REPORT of a leg. */
export function takeReport(leg: Leg): Promise<ReceivedFrame> {
  return leg.msrp.take((frame) => isReport(leg, frame), { what: "REPORT", timeoutMs: PATIENCE_MS });
}

/** The REPORTs that came for a leg so far. */
export function reportsOf(leg: Leg): readonly MsrpFrame[] {
  const frames = leg.msrp.log.ofKind("frame").map(({ frame }) => frame);
  return frames.filter((frame) => isReport(leg, frame));
}

function isReport({ localUri }: Leg, { head }: MsrpFrame): boolean {
  return (
    head.kind === "request" &&
    head.method === "REPORT" &&
    head.headers[0]?.value.includes(localUri) === true
  );
}

/** The responses to a SEND that came so far, and the connections that they came by. */
export function responsesTo({ msrp }: Leg, { head }: MsrpFrame): readonly ReceivedFrame[] {
  return msrp.log
    .ofKind("frame")
    .filter(
      ({ frame }) =>
        frame.head.kind === "response" && frame.head.transactionId === head.transactionId,
    );
}

/** Name and value of the header fields of a frame, in their order. */
export function fieldsOf({ head }: MsrpFrame): readonly (readonly string[])[] {
  return head.headers.map(({ name, value }) => [name, value]);
}

/** What would bind a connection: a SEND without octets. */
export function emptySend(leg: Leg, paths: { fromPath?: string; toPath?: string } = {}): MsrpFrame {
  const messageId = createIdentifier(randomBytes);
  return createChunk(leg, { messageId, range: "1-0/0", body: undefined, flag: "$", ...paths });
}

/** Sends a frame by a connection of its own, and gives that and the status of the answer. */
export async function sendApart(
  leg: Leg,
  frame: MsrpFrame,
): Promise<{ readonly connection: number; readonly status: number }> {
  const [, host = "", port = ""] = /^msrp:\/\/([^:]*):(\d+)\//.exec(leg.remoteUri) ?? [];
  const connection = await leg.msrp.connect({ host, port: Number(port) });
  leg.msrp.send(connection, frame);
  return { connection, status: await statusOf(leg, frame) };
}
