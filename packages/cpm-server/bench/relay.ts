// What a message costs a function: sessions of an originator and three clients, all on real sockets, at full speed.
// Each SEND of the originator is answered, classified and handed to three clients, whose answers are read. SIP runs
// before it is measured. The peers are another process.
//
// node --conditions=@callingcard/source bench/relay.ts [seconds] [sessions]

import { fork } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { createParticipatingFunction } from "../src/node.ts";
import { BENCH_BINDINGS, DEVICES } from "./relay-peers.ts";

const seconds = Number(process.argv[2] ?? 5);
const sessions = Number(process.argv[3] ?? 20);
const peers = fork(fileURLToPath(new URL("relay-peers.ts", import.meta.url)), [String(sessions)], {
  execArgv: ["--conditions=@callingcard/source"],
});
const corePort = Number(await message());
const fn = await createParticipatingFunction({
  host: "127.0.0.1",
  sip: { listen: [{ transport: "tcp", host: "127.0.0.1", port: 0 }] },
  msrp: { listen: [{ host: "127.0.0.1", port: 0 }] },
  coreUri: `sip:127.0.0.1:${corePort};transport=tcp;lr`,
  settings: { maxSessionsPerUser: sessions },
  registrations: { bindings: async () => BENCH_BINDINGS, watch: () => () => undefined },
  onAlarm: (alarm) => console.error(alarm),
});
peers.send(fn.addresses.ports.tcp ?? 0);
await message();
await new Promise((resolve) => setTimeout(resolve, 2_000));

const before = { delivered: Number(await ask()), cpu: process.cpuUsage(), at: performance.now() };
await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
const cpu = process.cpuUsage(before.cpu);
const made = (Number(await ask()) - before.delivered) / DEVICES;
const elapsed = (performance.now() - before.at) / 1_000;
const micros = cpu.user + cpu.system;

console.log(`Node ${process.version}, ${cpus()[0]?.model.trim()}, ${sessions} sessions`);
console.table({
  "SENDs in, per second": Math.round(made / elapsed),
  "SENDs out, per second": Math.round((made * DEVICES) / elapsed),
  "processor time per SEND in, µs": Number((micros / made).toFixed(1)),
  "SENDs in per second of processor time": Math.round(made / (micros / 1e6)),
});
peers.kill();
await fn.close();

function message(): Promise<unknown> {
  return new Promise((resolve) => peers.once("message", resolve));
}

function ask(): Promise<unknown> {
  const answer = message();
  peers.send("count");
  return answer;
}
