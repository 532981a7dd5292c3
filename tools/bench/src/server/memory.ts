import { readFileSync } from "node:fs";

/**
 * Adds what Linux counted of a process and of those that it started, each at its highest. What they share is counted in
 * each.
 *
 * @param processId The first of them, which runs.
 * @returns Megabytes.
 */
export function peakMegabytes(processId: number): number {
  const status = readFileSync(`/proc/${processId}/status`, "utf8");
  const kibibytes = Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0);
  const children = readFileSync(`/proc/${processId}/task/${processId}/children`, "utf8");
  const started = children.split(" ").filter(Boolean).map(Number);
  return started.reduce((sum, child) => sum + peakMegabytes(child), (kibibytes * 1_024) / 1e6);
}
