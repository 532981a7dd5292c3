// What the readers are measured with: streams of frames, cut as they come from a socket.

const PATHS =
  "To-Path: msrp://bob.example.com:8888/9di4eae923wzd;tcp\r\n" +
  "From-Path: msrp://alice.example.com:7777/iau39soe2843z;tcp\r\n";

const CPIM = `From: <sip:anonymous@anonymous.invalid>\r
To: <sip:anonymous@anonymous.invalid>\r
DateTime: 2026-04-01T12:13:34.123Z\r
NS: imdn <urn:ietf:params:imdn>\r
imdn.Message-ID: Msg34jk324j9f02nsad\r
imdn.Disposition-Notification: positive-delivery, display\r
\r
Content-Type: text/plain;charset=UTF-8\r
\r
Grüße aus Örebro, see you at half past ten`;

/** A stream and its pieces. */
export interface Stream {
  readonly name: string;
  readonly pieces: readonly Buffer[];
  readonly octets: number;
}

/** The streams that are measured. */
export function streams(): Stream[] {
  const chat = Array.from({ length: 200 }, (_, index) =>
    send(`tid${1000 + index}`, Buffer.from(CPIM), "message/cpim", "$"),
  );
  const file = Array.from({ length: 64 }, (_, index) =>
    send(`fil${1000 + index}`, noise(65_536), "image/jpeg", index === 63 ? "$" : "+"),
  );
  return [
    stream("200 chat messages, packets of 1460", Buffer.concat(chat), 1460),
    stream("file in chunks of 64 KiB, reads of 64 KiB", Buffer.concat(file), 65_536),
    oneChunk(8 << 20, 65_536),
    stream("text of 1 MiB in one chunk, packets of 1460", text(1 << 20), 1460),
    stream(
      "1 MB of near end-lines, reads of 64 KiB",
      send("big00001", Buffer.from("\r\n-------big00000".repeat(60_000)), "a/b", "$"),
      65_536,
    ),
  ];
}

/** One chunk of noise, in reads of a size. */
export function oneChunk(size: number, read: number): Stream {
  const name = `${size / (1 << 20)} MiB in one chunk, reads of ${read}`;
  return stream(name, send("big00001", noise(size), "application/octet-stream", "$"), read);
}

/** The head of a frame of the chat, as text. */
export const HEAD = `MSRP tid1000 SEND\r\n${PATHS}Message-ID: 4564dpWd\r\nByte-Range: 1-352/352\r\nContent-Type: message/cpim\r\n`;

function text(size: number): Buffer {
  return send("txt00001", Buffer.alloc(size, "x"), "text/plain", "$");
}

function send(id: string, body: Buffer, type: string, flag: string): Buffer {
  const head = `MSRP ${id} SEND\r\n${PATHS}Message-ID: 4564dpWd\r\nByte-Range: 1-${body.length}/*\r\nSuccess-Report: yes\r\nContent-Type: ${type}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body, Buffer.from(`\r\n-------${id}${flag}\r\n`)]);
}

function stream(name: string, whole: Buffer, size: number): Stream {
  const pieces: Buffer[] = [];
  for (let at = 0; at < whole.length; at += size) pieces.push(whole.subarray(at, at + size));
  return { name, pieces, octets: whole.length };
}

function noise(size: number): Buffer {
  const octets = Buffer.alloc(size);
  let state = 12_345;
  for (let index = 0; index < size; index++) {
    state = (state * 1_103_515_245 + 12_345) & 0x7f_ff_ff_ff;
    octets[index] = state >> 16;
  }
  return octets;
}
