import { setTimeout as delay } from "node:timers/promises";
import { createFailureCounts } from "@callingcard/carddav-server/node";
import type { Log } from "../log.ts";
import type { ServeSettings } from "../settings.ts";
import { ExitError } from "../surroundings.ts";
import { nextPause } from "./pause.ts";
import { primaryAnswers } from "./questions.ts";
import { startWorker, type Worker } from "./start-worker.ts";

/** Starts that may fail one after the other while no worker answers clients. */
const MAX_FAILED_STARTS = 3;

/** The processes that answer clients. */
export interface Workers {
  /** Address to give a client. */
  readonly url: string;
  /** Those that answer at the moment. */
  readonly serving: ReadonlySet<Worker>;
  /** Rejects when none can be started any more. */
  readonly failed: Promise<never>;
  /** Lets their requests finish for so many milliseconds, and ends them. */
  readonly close: (graceMs: number) => Promise<void>;
}

/**
 * Starts the processes that answer clients, and starts each again that ends.
 *
 * @param settings What they do, and how many they are.
 * @param log A line for each that starts or ends.
 * @throws ExitError Status 1 when the port or the certificate cannot be had.
 */
export async function startWorkers(settings: ServeSettings, log: Log): Promise<Workers> {
  const answers = primaryAnswers(createFailureCounts());
  const started = new Set<Worker>();
  const serving = new Set<Worker>();
  const stopping = new AbortController();
  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  // Nobody may listen yet, or any more.
  failed.catch(() => undefined);
  let failures = 0;

  async function start(): Promise<{ readonly worker: Worker; readonly url: string }> {
    const worker = startWorker(answers);
    started.add(worker);
    void worker.ended.then(() => {
      started.delete(worker);
      serving.delete(worker);
    });
    try {
      const url = await worker.ask("serve", settings);
      serving.add(worker);
      failures = 0;
      log.info({ worker: worker.pid, url }, "process answers");
      return { worker, url };
    } catch (error) {
      await worker.stop(0);
      throw error;
    }
  }

  async function keep(first: Worker): Promise<void> {
    let pauseMs = 0;
    for (let worker: Worker | undefined = first; worker !== undefined;) {
      const startedMs = performance.now();
      const end = await worker.ended;
      if (stopping.signal.aborted) return;
      log.error({ worker: worker.pid, ...end }, "process ended, and is started again");
      pauseMs = nextPause(pauseMs, performance.now() - startedMs);
      worker = await startAgain(pauseMs);
    }
  }

  async function startAgain(firstPauseMs: number): Promise<Worker | undefined> {
    for (let pauseMs = firstPauseMs; ; pauseMs = nextPause(pauseMs, 0)) {
      await delay(pauseMs, undefined, stopping).catch(() => undefined);
      if (stopping.signal.aborted) return undefined;
      try {
        const { worker } = await start();
        return worker;
      } catch (error) {
        if (stopping.signal.aborted) return undefined;
        log.error({ err: error }, "process not started");
        failures += 1;
        if (failures >= MAX_FAILED_STARTS && serving.size === 0) fail(giveUp(error));
      }
    }
  }

  async function close(graceMs: number): Promise<void> {
    stopping.abort();
    await Promise.all([...started].map((worker) => worker.stop(graceMs)));
  }

  try {
    const first = await Promise.all(Array.from({ length: settings.processes }, start));
    for (const { worker } of first) void keep(worker);
    return { url: first[0]?.url ?? "", serving, failed, close };
  } catch (error) {
    await close(0);
    throw error;
  }
}

function giveUp(error: unknown): ExitError {
  const reason = error instanceof Error ? error.message : String(error);
  return new ExitError(1, `no process can be started: ${reason}`);
}
