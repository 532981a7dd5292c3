// What is left in memory of cards that were read: a process for each contestant, so that nothing of the
// others is counted.
//
//   node --expose-gc bench/retained.ts <contestant> <cards>

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { makeContestants } from "./peers.ts";

const self = fileURLToPath(import.meta.url);

/** Prints for each contestant the megabytes of heap that its cards keep, without the text. */
export function printRetained(count: number): void {
  console.log(`\nKept of ${count} cards\n\n| | MB |\n| --- | --: |`);
  for (const [index, { name, note, isSlow }] of makeContestants(1).contestants.entries()) {
    if (isSlow) continue;
    const options = [...process.execArgv, "--expose-gc", self, String(index), String(count)];
    const kept = execFileSync(process.execPath, options, { encoding: "utf8" });
    console.log(`| ${name} (${note}) | ${kept.trim()} |`);
  }
}

function measure(index: number, count: number): string {
  const contestant = makeContestants(count).contestants[index];
  const before = heapUsed();
  let read: unknown;
  try {
    read = contestant?.parse();
  } catch {
    return "throws";
  }
  const kept = heapUsed() - before;
  return read === undefined ? "nothing" : (kept / 1e6).toFixed(1);
}

function heapUsed(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

if (process.argv[1] === self) {
  console.log(measure(Number(process.argv[2]), Number(process.argv[3])));
}
