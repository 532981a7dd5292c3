import {
  byteRange,
  encodeFrame,
  FrameDecoder,
  headerValue,
  type MsrpFrame,
  parseFrame,
} from "@callingcard/msrp";

/** Encodes a text. */
export function octets(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Decodes octets; undefined stays undefined. */
export function plain(body: Uint8Array | undefined): string | undefined {
  return body && new TextDecoder().decode(body);
}

/** Gives identifiers that are never the same. */
export function counter(name = "id"): () => string {
  let count = 0;
  return () => `${name}${String(++count).padStart(6, "0")}x`;
}

/** What a SEND is made of. */
export interface SendParts {
  readonly id?: string;
  readonly to?: string;
  readonly from?: string;
  readonly messageId?: string;
  readonly range?: string;
  readonly type?: string;
  readonly flag?: "$" | "+" | "#";
  /** Lines of other headers, each with its line break. */
  readonly headers?: string;
  readonly body?: string | Uint8Array;
}

/** Makes a SEND, as it is read from a connection. */
export function send(parts: SendParts = {}): MsrpFrame {
  const { id = "tid12345", to = "msrp://pf:1/o;tcp", from = "msrp://o:9/oPeer;tcp" } = parts;
  const { messageId = "m001", range, type = "text/plain", flag = "$", headers = "" } = parts;
  const body = typeof parts.body === "string" ? octets(parts.body) : parts.body;
  const head =
    `MSRP ${id} SEND\r\nTo-Path: ${to}\r\nFrom-Path: ${from}\r\nMessage-ID: ${messageId}\r\n` +
    (range === undefined ? "" : `Byte-Range: ${range}\r\n`) +
    headers +
    (body === undefined ? "" : `Content-Type: ${type}\r\n\r\n`);
  const end = `${body === undefined ? "" : "\r\n"}-------${id}${flag}\r\n`;
  return parseFrame(join([octets(head), body ?? new Uint8Array(0), octets(end)]));
}

/** Makes a response to a frame that was sent. */
export function response(frame: MsrpFrame, status = 200): MsrpFrame {
  const [to, from] = frame.head.headers;
  const { transactionId } = frame.head;
  return parseFrame(
    octets(
      `MSRP ${transactionId} ${status} Words\r\nTo-Path: ${from?.value}\r\nFrom-Path: ${to?.value}\r\n` +
        `-------${transactionId}$\r\n`,
    ),
  );
}

/** Makes a REPORT about a frame that was sent. */
export function reportOf(frame: MsrpFrame, range: string, status = "000 200 OK"): MsrpFrame {
  const [to, from] = frame.head.headers;
  return parseFrame(
    octets(
      `MSRP rep12345 REPORT\r\nTo-Path: ${from?.value}\r\nFrom-Path: ${to?.value}\r\n` +
        `Message-ID: ${headerValue(frame.head, "Message-ID")}\r\nByte-Range: ${range}\r\nStatus: ${status}\r\n` +
        `-------rep12345$\r\n`,
    ),
  );
}

/** Puts octets one behind the other. */
export function join(pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}

/** Reads the one frame that pieces are. */
export function read(pieces: readonly Uint8Array[]): MsrpFrame {
  const frame = parseFrame(join(pieces));
  // What is written has to be what the strict writer would write.
  if (Buffer.compare(encodeFrame(frame), join(pieces)) !== 0) throw new Error("written otherwise");
  return frame;
}

/** Reads all frames of a connection that are complete. */
export function readAll(pieces: readonly Uint8Array[]): MsrpFrame[] {
  return [...new FrameDecoder().push(join(pieces))];
}

/** A frame in a few words. */
export function summary({ head, body, flag }: MsrpFrame): string {
  const range = headerValue(head, "Byte-Range");
  const ranged = range === undefined ? "" : ` ${range}`;
  if (head.kind === "response") return `${head.transactionId} ${head.status}`;
  if (head.method === "REPORT") {
    return `REPORT ${headerValue(head, "Message-ID")}${ranged} ${headerValue(head, "Status")}`;
  }
  return `${head.method} ${headerValue(head, "Message-ID")}${ranged} ${JSON.stringify(plain(body))} ${flag}`;
}

/** Number of the first octet of a chunk. */
export function startOf({ head }: MsrpFrame): number {
  return byteRange(head)?.start ?? 1;
}
