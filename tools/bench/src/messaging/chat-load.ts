import { CLIENTS, type LoadEnd, type LoadSession } from "./load-ends.ts";
import { createFrameScanner } from "./frame-scanner.ts";

/** What a load was. */
export interface LoadResult {
  /** Messages that all clients had, a second. */
  readonly perSecond: number;

  /** Time from writing a message to its arrival at a client, in milliseconds. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Body of a message, with room for its time. */
const TEXT = `From: <sip:alice@ims.example>\r\nTo: <sip:bob@ims.example>\r\nDateTime: 2026-01-02T03:04:05Z\r\nNS: imdn <urn:ietf:params:imdn>\r\nimdn.Message-ID: m0000000000\r\nimdn.Disposition-Notification: positive-delivery, display\r\n\r\nContent-Type: text/plain;charset=UTF-8\r\n\r\nat 000000000.000 somebody wrote what people write in a chat`;
const DIGITS = 10;

/**
 * Writes messages into sessions for a time, as fast as a window allows or at a rate, and answers what arrives.
 *
 * @param sessions The sessions; all of their ends are in this process.
 * @param seconds How long.
 * @param pace `window`: so many messages of a session may be under way; `rate`: so many a second are written in all.
 */
export async function playChat(
  sessions: readonly LoadSession[],
  seconds: number,
  pace: { readonly window: number } | { readonly rate: number },
): Promise<LoadResult> {
  const latencies: number[] = [];
  let delivered = 0;
  const lines = sessions.map((session) => {
    const writer = createWriter(session.originator);
    let arrived = 0;
    let written = 0;
    const write = (): void => {
      written += 1;
      writer.write();
    };
    const onArrival = (sentMs: number): void => {
      arrived += 1;
      delivered += 1;
      latencies.push(performance.now() - sentMs);
      if (!("window" in pace) || isOver) return;
      while (written - arrived / CLIENTS < pace.window) write();
    };
    const stops = session.clients.map((client) => listen(client, onArrival));
    const stop = drop(session.originator);
    return { write, flush: () => writer.flush(), stops: [stop, ...stops] };
  });
  let isOver = false;
  const flushing = setInterval(() => {
    for (const { flush } of lines) flush();
  }, 1);
  const beganMs = performance.now();
  if ("window" in pace)
    for (const line of lines) for (let at = 0; at < pace.window; at += 1) line.write();
  let due = 0;
  let turn = 0;
  while (performance.now() - beganMs < seconds * 1_000) {
    if ("rate" in pace) {
      due = ((performance.now() - beganMs) / 1_000) * pace.rate;
      for (; turn < due; turn += 1) lines[turn % lines.length]?.write();
      for (const { flush } of lines) flush();
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  isOver = true;
  const took = (performance.now() - beganMs) / 1_000;
  const perSecond = delivered / CLIENTS / took;
  await new Promise((resolve) => setTimeout(resolve, 500));
  clearInterval(flushing);
  for (const stop of lines.flatMap(({ stops }) => stops)) stop();
  const sorted = Float64Array.from(latencies).toSorted();
  const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
  return { perSecond, p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** Writes SENDs of one text; only numbers change from one to the next. */
function createWriter({ socket, toPath, fromPath }: LoadEnd) {
  let number = 0;
  const pieces: string[] = [];
  const size = Buffer.byteLength(TEXT);
  const [head = "", tail = ""] = TEXT.split("000000000.000");
  return {
    write(): void {
      number += 1;
      const transaction = `t${String(number).padStart(DIGITS, "0")}`;
      const time = performance.now().toFixed(3).padStart(13, "0");
      pieces.push(
        `MSRP ${transaction} SEND\r\nTo-Path: ${toPath}\r\nFrom-Path: ${fromPath}\r\nMessage-ID: m${transaction}\r\nByte-Range: 1-${size}/${size}\r\nContent-Type: message/cpim\r\n\r\n${head}${time}${tail}\r\n-------${transaction}$\r\n`,
      );
    },
    flush(): void {
      if (pieces.length === 0) return;
      socket.write(pieces.join(""), "latin1");
      pieces.length = 0;
    },
  };
}

/** Answers every SEND of a client by 200, and tells when it was written. */
function listen({ socket, toPath, fromPath }: LoadEnd, onArrival: (sentMs: number) => void) {
  const scanner = createFrameScanner();
  const answer = ` 200 OK\r\nTo-Path: ${toPath}\r\nFrom-Path: ${fromPath}\r\n-------`;
  const onData = (octets: Buffer): void => {
    let answers = "";
    scanner.push(octets, (transaction, buffer, start, end) => {
      const at = buffer.indexOf("\r\n\r\nat ", start, "latin1");
      if (at === -1 || at > end) return;
      answers += `MSRP ${transaction}${answer}${transaction}$\r\n`;
      onArrival(Number(buffer.toString("latin1", at + 7, at + 20)));
    });
    if (answers !== "") socket.write(answers, "latin1");
  };
  socket.on("data", onData);
  return () => void socket.off("data", onData);
}

/** Reads the answers and forgets them. */
function drop({ socket }: LoadEnd) {
  const onData = (): void => undefined;
  socket.on("data", onData);
  return () => void socket.off("data", onData);
}
