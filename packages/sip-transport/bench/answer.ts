// What the sockets cost a server that answers each OPTIONS by a 200: read, judged, its Via noted, answered. The client
// keeps some requests on their way and is another process.
//
// node --conditions=@callingcard/source bench/answer.ts [seconds]

import { fork } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { createResponse } from "@callingcard/sip";
import { createSipTransport } from "../src/index.ts";

const seconds = Number(process.argv[2] ?? 4);
const rows: Record<string, Record<string, number>> = {};

for (const transport of ["udp", "tcp"] as const) {
  let count = 0;
  const server = await createSipTransport({
    listen: [{ transport, host: "127.0.0.1", port: 0 }],
    onMessage(message, source) {
      if (message.kind !== "request") return;
      count++;
      server.send(createResponse(message, 200, { toTag: "s" }), source).catch(() => undefined);
    },
  });
  const port = String(server.addresses()[0]?.port);
  const script = fileURLToPath(new URL("requests.ts", import.meta.url));
  const client = fork(script, [transport, port]);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const before = { count, cpu: process.cpuUsage(), at: performance.now() };
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  const cpu = process.cpuUsage(before.cpu);
  const made = count - before.count;
  rows[transport] = {
    "requests per second": Math.round((made * 1_000) / (performance.now() - before.at)),
    "processor time of each, µs": Number(((cpu.user + cpu.system) / made).toFixed(1)),
  };
  client.kill();
  await server.close();
}

console.log(`Node ${process.version}, ${cpus()[0]?.model.trim()}`);
console.table(rows);
