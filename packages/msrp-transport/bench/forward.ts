// What the sockets cost a function that hands each SEND to three devices. Sessions of a source and three devices
// run at full speed; for each SEND the function writes a 200 to the source and a SEND to each device, and reads
// their 200s. What is written is made once: frames are the business of others. The peers are another process.
//
// node --conditions=@callingcard/source bench/forward.ts [seconds]

import { fork } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { createResponse, createSend, encodeFrame } from "@callingcard/msrp";
import { createMsrpTransport } from "../src/index.ts";
import { BODY_OCTETS, DEVICES, SESSIONS } from "./load.ts";

const seconds = Number(process.argv[2] ?? 5);
const body = new Uint8Array(BODY_OCTETS).fill(97);
const random = (size: number): Uint8Array => crypto.getRandomValues(new Uint8Array(size));
const paths = { toPath: "msrp://127.0.0.1:9/a;tcp", fromPath: "msrp://127.0.0.1:9/b;tcp" };
const send = createSend({ ...paths, messageId: "abcd", contentType: "text/plain" }, body, random);
const request = encodeFrame(send);
const answer = encodeFrame(createResponse(send.head, 200));

const connections: string[] = [];
let sends = 0;
let answers = 0;
const transport = await createMsrpTransport({
  listen: [{ host: "127.0.0.1", port: 0 }],
  onConnection: (connection) => {
    indexes.set(connection, connections.push(connection) - 1);
  },
  onFrame(connection, frame) {
    if (frame.head.kind === "response") {
      answers++;
      return;
    }
    sends++;
    transport.write(connection, answer);
    const source = indexes.get(connection) ?? 0;
    for (let device = 1; device <= DEVICES; device++) {
      transport.write(connections[source + device] ?? "", request);
    }
  },
});
const indexes = new Map<string, number>();

const [address] = transport.addresses();
const load = fork(fileURLToPath(new URL("load.ts", import.meta.url)), [String(address?.port)], {
  execArgv: ["--conditions=@callingcard/source"],
});
await new Promise((resolve) => setTimeout(resolve, 2_000));

const before = { sends, answers, cpu: process.cpuUsage(), at: performance.now() };
await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
const cpu = process.cpuUsage(before.cpu);
const elapsed = (performance.now() - before.at) / 1_000;
const made = sends - before.sends;
const micros = cpu.user + cpu.system;

console.log(`Node ${process.version}, ${cpus()[0]?.model.trim()}, ${SESSIONS} sessions`);
console.table({
  "SENDs in, per second": Math.round(made / elapsed),
  "SENDs out, per second": Math.round((made * DEVICES) / elapsed),
  "200s in, per second": Math.round((answers - before.answers) / elapsed),
  "processor time per SEND in, µs": Number((micros / made).toFixed(1)),
  "SENDs in per second of processor time": Math.round(made / (micros / 1e6)),
});
load.kill();
await transport.shutdown();
