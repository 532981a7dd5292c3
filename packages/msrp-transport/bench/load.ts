// The peers of forward.ts: sources that keep some SENDs on their way, and devices that answer each.

import { connect, type Socket } from "node:net";

/** Sources, each with its devices. */
export const SESSIONS = 20;
export const DEVICES = 3;
export const BODY_OCTETS = 200;

/** SENDs of a source that are not answered yet. */
const WINDOW = 20;

const [, script, port] = process.argv;
if (script?.endsWith("load.ts") === true && port !== undefined) await run(Number(port));

async function run(target: number): Promise<void> {
  const paths = "To-Path: msrp://127.0.0.1:9/a;tcp\r\nFrom-Path: msrp://127.0.0.1:9/b;tcp\r\n";
  const range = `Message-ID: abcd\r\nByte-Range: 1-${BODY_OCTETS}/${BODY_OCTETS}\r\n`;
  const text = `${"a".repeat(BODY_OCTETS)}\r\n-------abcdefgh$\r\n`;
  const send = `MSRP abcdefgh SEND\r\n${paths}${range}Content-Type: text/plain\r\n\r\n${text}`;
  const answer = `MSRP abcdefgh 200 OK\r\n${paths}-------abcdefgh$\r\n`;
  for (let session = 0; session < SESSIONS; session++) {
    const source = await open(target);
    for (let device = 0; device < DEVICES; device++) onFrames(await open(target), answer);
    onFrames(source, send);
    source.write(send.repeat(WINDOW));
  }
}

/** Writes something for each frame that comes. */
function onFrames(socket: Socket, octets: string): void {
  let tail = "";
  socket.on("data", (chunk) => {
    const text = tail + chunk.toString("latin1");
    // Of each end-line, the hyphens and the first character behind them.
    const count = text.split("\n-------").length - 1;
    const start = text.lastIndexOf("\n-------");
    tail = text.slice(Math.max(start + 8, text.length - 7));
    if (count > 0) socket.write(octets.repeat(count));
  });
}

function open(target: number): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(target, "127.0.0.1", () => {
      socket.setNoDelay(true);
      resolve(socket);
    });
  });
}
