// The client of answer.ts: keeps some requests on their way, by raw sockets.

import { createSocket } from "node:dgram";
import { connect } from "node:net";

/** Requests that are not answered yet. */
const WINDOW = 50;

const [, , transport = "udp", port = "0"] = process.argv;
let number = 0;

function request(): string {
  const id = ++number;
  return [
    "OPTIONS sip:bob@example.com SIP/2.0",
    `Via: SIP/2.0/${transport.toUpperCase()} 127.0.0.1:9;rport;branch=z9hG4bK${id}`,
    "From: <sip:alice@example.com>;tag=1",
    "To: <sip:bob@example.com>",
    `Call-ID: ${id}`,
    "CSeq: 1 OPTIONS",
    "Max-Forwards: 70",
    "Contact: <sip:alice@127.0.0.1:9>",
    "User-Agent: bench",
    "Content-Length: 0",
    "\r\n",
  ].join("\r\n");
}

if (transport === "udp") {
  const socket = createSocket("udp4");
  socket.on("message", () => socket.send(request(), Number(port), "127.0.0.1"));
  for (let left = WINDOW; left > 0; left--) socket.send(request(), Number(port), "127.0.0.1");
} else {
  const socket = connect(Number(port), "127.0.0.1");
  let tail = "";
  socket.on("data", (chunk) => {
    const parts = (tail + chunk.toString("latin1")).split("\r\n\r\n");
    tail = parts.pop() ?? "";
    socket.write(parts.map(request).join(""));
  });
  for (let left = WINDOW; left > 0; left--) socket.write(request());
}
