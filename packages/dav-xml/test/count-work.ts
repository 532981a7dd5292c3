// Prints how many blocks of our code hostile texts run through, at one size and at four times the size.
// Counts do not depend on the machine, as times do. It is a program of its own, since counting would
// disturb a test runner that measures coverage.
import { Session } from "node:inspector";
import { ParseError } from "@callingcard/grammar";
import { HOSTILE_MESSAGES } from "./hostile-messages.ts";
import { HOSTILE_PROPERTIES } from "./hostile-properties.ts";
import type { HostileText } from "./hostile-text.ts";

const SIZE = 300;

const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

const cases = [...HOSTILE_MESSAGES, ...HOSTILE_PROPERTIES];
for (const one of cases) work(one, 4);
const counts = cases.map((one) => ({
  name: one.name,
  once: count(one, SIZE),
  fourTimes: count(one, 4 * SIZE),
}));
console.log(JSON.stringify(counts));

function count(one: HostileText, size: number): number {
  takeCounts();
  work(one, size);
  return takeCounts();
}

// How often the blocks of the packages ran since the last call.
function takeCounts(): number {
  let sum = 0;
  session.post("Profiler.takePreciseCoverage", (error, { result }) => {
    if (error) throw error;
    for (const { url, functions } of result) {
      if (!/\/packages\/[^/]+\/src\//.test(url)) continue;
      for (const { ranges } of functions) {
        for (const range of ranges) sum += range.count;
      }
    }
  });
  return sum;
}

function work({ make, read }: HostileText, size: number): void {
  const text = make(size);
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
  }
}
