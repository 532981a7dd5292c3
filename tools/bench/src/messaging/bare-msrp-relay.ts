// A relay that does next to nothing, as a floor: each four connections are a session; a frame of the first one is answered
// by 200 and goes to the other three with other paths; what they send back is dropped.
//
// node --conditions=@callingcard/source bare-msrp-relay.ts

import { createServer, type Socket } from "node:net";
import { createFrameScanner } from "./frame-scanner.ts";

const sockets: Socket[] = [];
const server = createServer((socket) => {
  const index = sockets.push(socket) - 1;
  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  if (index % 4 !== 0) {
    socket.resume();
    return;
  }
  const scanner = createFrameScanner();
  socket.on("data", (octets) => {
    let answers = "";
    const copies = ["", "", ""];
    scanner.push(octets, (transaction, buffer, start, end) => {
      answers += `MSRP ${transaction} 200 OK\r\nTo-Path: msrp://127.0.0.1:9/e;tcp\r\nFrom-Path: msrp://127.0.0.1:9/r;tcp\r\n-------${transaction}$\r\n`;
      const rest = buffer.toString("latin1", buffer.indexOf("Message-ID", start, "latin1"), end);
      for (const copy of copies.keys()) {
        copies[copy] +=
          `MSRP ${transaction} SEND\r\nTo-Path: msrp://127.0.0.1:9/e${copy};tcp\r\nFrom-Path: msrp://127.0.0.1:9/r${copy};tcp\r\n${rest}`;
      }
    });
    socket.write(answers, "latin1");
    for (const [copy, text] of copies.entries()) sockets[index + 1 + copy]?.write(text, "latin1");
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(JSON.stringify({ msrp: typeof address === "object" ? address?.port : 0 }));
});
process.stdin.on("data", () => {
  const { user, system } = process.cpuUsage();
  console.log(JSON.stringify({ cpuMs: (user + system) / 1_000 }));
});
