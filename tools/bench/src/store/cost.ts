import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";

/** What this process spends from now on. */
export class Cost {
  readonly #cpu = process.cpuUsage();
  readonly #start: number = performance.now();

  /** What one run of so many took: of the processor, and in all. */
  perRun(runs: number): string {
    const spentMs = (performance.now() - this.#start) / runs;
    return `${this.#cpuMs(runs)} CPU, ${spentMs.toFixed(3)} ms`;
  }

  /** What one run of so many took of the processor, and how many were done in a second. */
  perSecond(runs: number): string {
    const perSecond = (runs / (performance.now() - this.#start)) * 1_000;
    return `${this.#cpuMs(runs)} CPU, ${perSecond.toFixed(0)}/s`;
  }

  #cpuMs(runs: number): string {
    const { user, system } = process.cpuUsage(this.#cpu);
    return `${((user + system) / runs / 1_000).toFixed(3)} ms`;
  }
}

/**
 * Watches how long the event loop is held.
 *
 * @returns Ends it, and says how long that was.
 */
export function watchLoop(): () => string {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  return () => {
    delay.disable();
    const [p50, p99] = [50, 99].map((rank) => (delay.percentile(rank) / 1e6).toFixed(1));
    return `loop p50 ${p50} p99 ${p99} ms`;
  };
}

/** Octets that this process handed to the system; Linux only. */
export function writtenOctets(): number {
  try {
    return Number(/wchar: (\d+)/.exec(readFileSync("/proc/self/io", "utf8"))?.[1] ?? Number.NaN);
  } catch {
    return Number.NaN;
  }
}
