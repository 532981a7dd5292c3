import { readFileSync } from "node:fs";

/** Longest time between two looks. */
const LOOK_MS = 20;

/** Most processes that are looked at. */
const MAX_PROCESSES = 256;

/** A watch over the memory of a process and its children. */
export interface MemoryWatch {
  /** Most that was seen, in octets; `undefined` where there is no `/proc`, or it ended before the first look. */
  readonly peakOctets: () => number | undefined;
  readonly stop: () => void;
}

/**
 * Looks at the peak of resident memory (`VmHWM`) again and again.
 *
 * @param pid The process.
 * @param limitOctets How much is too much.
 * @param exceed Called once when it is.
 */
export function watchMemory(pid: number, limitOctets: number, exceed: () => void): MemoryWatch {
  let peak: number | undefined;
  const look = (): void => {
    const now = memoryOf(pid);
    if (now !== undefined) peak = Math.max(peak ?? 0, now);
    if (peak !== undefined && peak > limitOctets) {
      clearInterval(timer);
      exceed();
    }
  };
  const timer = setInterval(look, LOOK_MS);
  return {
    peakOctets: () => peak,
    stop: () => {
      clearInterval(timer);
    },
  };
}

// The peaks of a process and of those that it started, together.
function memoryOf(pid: number): number | undefined {
  let sum: number | undefined;
  const found = [pid];
  for (const each of found) {
    const peak = read(`/proc/${each}/status`)?.match(/^VmHWM:\s+(\d+) kB$/m)?.[1];
    if (peak === undefined) continue;
    sum = (sum ?? 0) + Number(peak) * 1024;
    const children = read(`/proc/${each}/task/${each}/children`)?.match(/\d+/g) ?? [];
    found.push(...children.slice(0, MAX_PROCESSES - found.length).map(Number));
  }
  return sum;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return undefined; // it has ended, or there is no such file system
  }
}
