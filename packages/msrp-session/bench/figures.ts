// Makes the figures of the README.
//
//   node --conditions=@callingcard/source packages/msrp-session/bench/figures.ts
//
// The contestants take turns, and each time is processor time, which neighbours disturb less than the clock. A
// ratio is the median of the ratios within one turn.

import { cpus } from "node:os";
import { type MsrpFrame, parseFrame } from "@callingcard/msrp";
import type { RelayEvent } from "../src/index.ts";
import { shipped } from "./shipped.ts";

const { createRelay, stepRelay } = await shipped();

const LEGS = ["o", "c1", "c2", "c3"];
const HEAD =
  "From: <sip:+15550002@ims.example>\r\nTo: <sip:+15550001@ims.example>\r\n" +
  "DateTime: 2026-01-02T03:04:05Z\r\nNS: imdn <urn:ietf:params:imdn>\r\nimdn.Message-ID: a1b2c3\r\n" +
  "imdn.Disposition-Notification: positive-delivery, display\r\n";
const BLOCK = `${HEAD}\r\nContent-Type: text/plain;charset=UTF-8\r\n\r\n`;
const MARKED = `${HEAD}Message-Direction: sent\r\n\r\nContent-Type: text/plain;charset=UTF-8\r\n\r\n`;

/** How many messages a reading has. */
const MESSAGES = 1000;

function frames(text: string): MsrpFrame[] {
  const body = BLOCK + text;
  return Array.from({ length: MESSAGES }, (_, index) => {
    const id = `tid${String(index).padStart(6, "0")}`;
    return parseFrame(
      Buffer.from(
        `MSRP ${id} SEND\r\nTo-Path: msrp://198.51.100.7:2855/pfO4b5c6d7e8f9;tcp\r\n` +
          `From-Path: msrp://192.0.2.1:9/oSess1a2b3c4d5e6f;tcp\r\nMessage-ID: m${id}\r\n` +
          `Byte-Range: 1-${body.length}/${body.length}\r\nContent-Type: message/cpim\r\n\r\n` +
          `${body}\r\n-------${id}$\r\n`,
      ),
    );
  });
}

/** Relays the messages to three legs, which answer; gives the octets that went out. */
function relayAll(messages: readonly MsrpFrame[], block: Uint8Array | undefined): number {
  let count = 0;
  let sent = 0;
  let octets = 0;
  let relay = createRelay({
    createId: () => `abcdefghijklmnop${String(count++).padStart(4, "0")}`,
  });
  const to = LEGS.slice(1).map((leg) => ({ leg, block }));
  const step = (event: RelayEvent) => {
    const [next, actions] = stepRelay(relay, event);
    relay = next;
    for (const action of actions) {
      if (action.kind === "send") {
        sent++;
        for (const piece of action.pieces) octets += piece.length;
      } else if (action.kind === "message") {
        step({ kind: "route", leg: action.leg, messageId: action.messageId, to });
      }
    }
  };
  for (const leg of LEGS) {
    const localUri = `msrp://198.51.100.7:2855/pf${leg}b5c6d7e8f9;tcp`;
    const remotePath = `msrp://203.0.113.2:9/${leg}sess0a1b2c3d4e5f;tcp`;
    step({ kind: "add-leg", leg, localUri, remotePath, isConnected: true });
  }
  const answers = LEGS.slice(1).map((leg) => {
    const ids = relay.legs.get(leg)?.ids;
    return { leg, head: okHead(), ids };
  });
  for (const frame of messages) {
    step({ kind: "frame", leg: "o", frame });
    for (const { leg, head, ids } of answers) {
      const transactionId = `${ids?.prefix}${((ids?.count ?? 0) - 1).toString(36)}`;
      const response = { head: { ...head, transactionId }, body: undefined, flag: "$" as const };
      step({ kind: "frame", leg, frame: response });
    }
  }
  if (sent !== 4 * messages.length) throw new Error("not all was relayed");
  const legs = [...relay.legs.values()];
  if (legs.some(({ transactions }) => transactions.size > 0))
    throw new Error("not all is answered");
  return octets;
}

function okHead() {
  return {
    kind: "response" as const,
    transactionId: "",
    status: 200,
    comment: "OK",
    headers: [
      { name: "To-Path", value: "msrp://198.51.100.7:2855/pf;tcp" },
      { name: "From-Path", value: "msrp://203.0.113.2:9/sess;tcp" },
    ],
  };
}

/** The same octets, without any check or state: what the paths, identifiers and copies alone cost. */
function byHand(messages: readonly MsrpFrame[]): number {
  let octets = 0;
  let count = 0;
  for (const { head, body } of messages) {
    const from = head.headers[1]?.value ?? "";
    const to = head.headers[0]?.value ?? "";
    const id = head.transactionId;
    const ok = `MSRP ${id} 200 OK\r\nTo-Path: ${from}\r\nFrom-Path: ${to}\r\n-------${id}$\r\n`;
    octets += Buffer.from(ok).length;
    let rest = "";
    for (const { name, value } of head.headers.slice(2)) rest += `${name}: ${value}\r\n`;
    for (const leg of LEGS.slice(1)) {
      const own = `abcdefghijklmnop${leg}${(count++).toString(36)}`;
      const start =
        `MSRP ${own} SEND\r\nTo-Path: msrp://203.0.113.2:9/${leg}sess0a1b2c3d4e5f;tcp\r\n` +
        `From-Path: msrp://198.51.100.7:2855/pf${leg}b5c6d7e8f9;tcp\r\n${rest}\r\n`;
      const end = `\r\n-------${own}$\r\n`;
      octets += Buffer.concat([
        Buffer.from(start),
        body ?? Buffer.alloc(0),
        Buffer.from(end),
      ]).length;
    }
  }
  return octets;
}

const TURNS = 21;

console.log(`Node ${process.version}, ${cpus()[0]?.model.trim() ?? ""}`);
console.log("| | µs for a SEND | times by hand |\n| --- | --: | --: |");
for (const size of [5, 1500, 60_000]) {
  const messages = frames("x".repeat(size));
  const name = `${(BLOCK.length + size).toLocaleString("en")} octets`;
  const runners = [
    [`${name}, by hand`, () => byHand(messages)],
    [`${name}, relay`, () => relayAll(messages, undefined)],
    [`${name}, relay with Message-Direction`, () => relayAll(messages, Buffer.from(MARKED))],
  ] as const;
  for (let turn = 0; turn < 5; turn++) for (const [, run] of runners) time(run);
  const turns = Array.from({ length: TURNS }, () => runners.map(([, run]) => time(run)));
  for (const [index, [title]] of runners.entries()) {
    const micros = median(turns.map((turn) => turn[index] ?? Number.NaN));
    const ratio = median(
      turns.map((turn) => (turn[index] ?? Number.NaN) / (turn[0] ?? Number.NaN)),
    );
    console.log(`| ${title} | ${micros.toFixed(1)} | ${ratio.toFixed(2)} |`);
  }
}

/** Microseconds of processor time for a message. */
function time(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / MESSAGES;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}
