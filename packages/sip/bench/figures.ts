// Makes the figures of the README.
//
//   node --conditions=@callingcard/source packages/sip/bench/figures.ts
//
// The contestants take turns, and each time is processor time, which neighbours disturb less than the clock. A
// ratio is the median of the ratios within one turn.

import { cpus } from "node:os";
import { contests, type Contest } from "./contestants.ts";
import { messages } from "./messages.ts";
import { loadPeers } from "./peers.ts";
import { shipped } from "./shipped.ts";

const TURNS = 31;
const CALLS = 2000;

const sip = await shipped();
const peers = loadPeers();

console.log(`Node ${process.version}, ${cpus()[0]?.model.trim() ?? ""}`);
for (const [name, octets] of messages) {
  console.log(`\n| ${name}, ${octets.length} octets | µs | times by hand |\n| --- | --: | --: |`);
  for (const contest of contests(sip, octets, peers)) compare(contest);
}

function compare({ title, runners }: Contest): void {
  for (let turn = 0; turn < 5; turn++) for (const { run } of runners) time(run);
  const turns = Array.from({ length: TURNS }, () => runners.map(({ run }) => time(run)));
  for (const [index, { name }] of runners.entries()) {
    const microseconds = median(turns.map((turn) => turn[index] ?? Number.NaN));
    const ratio = median(
      turns.map((turn) => (turn[index] ?? Number.NaN) / (turn[0] ?? Number.NaN)),
    );
    console.log(`| ${title}: ${name} | ${microseconds.toFixed(1)} | ${ratio.toFixed(2)} |`);
  }
}

/** Microseconds of processor time for a call. */
function time(run: () => unknown): number {
  const start = process.cpuUsage();
  for (let call = 0; call < CALLS; call++) run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / CALLS;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}
