import cluster from "node:cluster";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Channel, openChannel } from "./channel.ts";
import type { PrimaryAnswers, WorkerAnswers } from "./questions.ts";

/** How much longer than its requests a worker may take to end, in milliseconds. */
const END_MS = 5_000;

/** A process that answers clients. */
export interface Worker extends Channel<WorkerAnswers> {
  readonly pid: number | undefined;
  /** Resolves when it has ended, with how. */
  readonly ended: Promise<WorkerEnd>;
  /** Lets its requests finish for so many milliseconds and ends it, at last by force. */
  stop(graceMs: number): Promise<void>;
}

/** How a process ended. */
interface WorkerEnd {
  readonly status: number | null;
  readonly signal: string | null;
}

/**
 * Starts a process. All of one program share the ports that they listen at; connections go to one after the other.
 *
 * @param answers What it is answered.
 */
export function startWorker(answers: PrimaryAnswers): Worker {
  cluster.schedulingPolicy = cluster.SCHED_RR;
  cluster.setupPrimary({
    // Where it lies depends on whether this is the source or what was built.
    exec: fileURLToPath(import.meta.resolve("@callingcard/callingcard/worker")),
    args: [],
    serialization: "advanced",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const { process: child } = cluster.fork();
  const { ask } = openChannel<WorkerAnswers>(child, answers);
  const ended = once(child, "exit").then(
    ([status, signal]: readonly unknown[]): WorkerEnd => ({
      status: typeof status === "number" ? status : null,
      signal: typeof signal === "string" ? signal : null,
    }),
    // It could not even be started.
    (error: unknown): WorkerEnd => ({ status: null, signal: String(error) }),
  );
  return {
    pid: child.pid,
    ask,
    ended,
    async stop(graceMs) {
      const timer = setTimeout(() => child.kill("SIGKILL"), graceMs + END_MS);
      await ask("stop", graceMs).catch(() => undefined);
      if (child.connected) child.disconnect();
      await ended;
      clearTimeout(timer);
    },
  };
}
