// Reads a gigabyte of cards as it comes, and prints the most memory that was in use.
//
//   node --expose-gc bench/stream.ts [megabytes]

import { CardDecoder } from "@callingcard/vcard";
import { makeFacts, textOf } from "./cards.ts";

const CHUNK = 65_536;

const megabytes = Number(process.argv[2] ?? 1000);
const part = new TextEncoder().encode(makeFacts(1000).map(textOf).join(""));
const decoder = new CardDecoder({ maxCards: Infinity });

let octets = 0;
let cards = 0;
let properties = 0;
let mostKept = 0;
let mostResident = 0;
let turn = 0;
const start = process.cpuUsage();

function take(found: Iterable<{ readonly properties: readonly unknown[] }>): void {
  for (const card of found) {
    cards += 1;
    properties += card.properties.length;
  }
}

while (octets < megabytes * 1e6) {
  for (let from = 0; from < part.length; from += CHUNK) {
    take(decoder.push(part.subarray(from, from + CHUNK)));
  }
  octets += part.length;
  turn += 1;
  if (turn % 16 !== 0) continue;
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  mostKept = Math.max(mostKept, heapUsed);
  mostResident = Math.max(mostResident, rss);
}
take(decoder.end());

const { user, system } = process.cpuUsage(start);
const rate = octets / (user + system);
console.log(`${(octets / 1e6).toFixed(0)} MB, ${cards} cards, ${properties} properties`);
console.log(`${rate.toFixed(0)} MB/s of processor time`);
console.log(
  `most kept ${(mostKept / 1e6).toFixed(1)} MB, most resident ${(mostResident / 1e6).toFixed(0)} MB`,
);
