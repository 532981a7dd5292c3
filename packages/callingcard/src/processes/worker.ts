import cluster from "node:cluster";
import type { FailureCounts } from "@callingcard/carddav-server/node";
import { type CardDoor, openCardDoor } from "../http/card-door.ts";
import { createLog, type Log } from "../log.ts";
import { openStore } from "../open-store.ts";
import type { ServeSettings } from "../settings.ts";
import { type Channel, type ChannelEnd, openChannel } from "./channel.ts";
import { openDocuments } from "./documents.ts";
import type { PrimaryAnswers, WorkerAnswers } from "./questions.ts";

/** How long requests under way may take when the process that started this one is gone, in milliseconds. */
const GRACE_MS = 5_000;

/** The process that a worker is. */
export interface WorkerProcess extends ChannelEnd {
  readonly pid: number;
  on(event: "message", listener: (message: unknown) => void): unknown;
  on(event: "disconnect" | "SIGINT" | "SIGTERM" | "SIGHUP", listener: () => void): unknown;
  exit(status: number): void;
}

/** What a worker has open. */
interface Serving {
  readonly door: CardDoor;
  readonly log: Log;
  readonly close: (graceMs: number) => Promise<void>;
}

/**
 * Makes this process a worker: it does what the process that started it asks for, and lets requests under way finish
 * and ends when that one is gone.
 *
 * @param own The process.
 */
export function runWorker(own: WorkerProcess): void {
  let serving: Serving | undefined;
  let isStopping = false;

  async function stop(graceMs: number): Promise<void> {
    isStopping = true;
    await serving?.close(graceMs);
  }

  async function orphaned(): Promise<void> {
    // It was told to stop and is not waited for any more, or has nothing to finish.
    if (isStopping || serving === undefined) return;
    serving.log.warn({}, "the process that started this one is gone");
    await stop(GRACE_MS);
  }

  const answers: WorkerAnswers = {
    serve: async (settings) => {
      serving = await openServing(settings, own.pid, channel);
      return serving.door.url;
    },
    problem: async () => serving?.door.problem(),
    isAlive: async () => true,
    metrics: async () => (await serving?.door.metricValues()) ?? [],
    renewKeys: async () => serving?.door.renewKeys(),
    stop,
  };
  const channel = openChannel<PrimaryAnswers>(own, answers);
  // What it sends when that one has just ended cannot be written; its end is told by the next event.
  cluster.worker?.on("error", () => undefined);
  own.on("disconnect", () => {
    void orphaned().finally(() => own.exit(0));
  });
  // A terminal and a service manager send them to each process; the one that started this one says what to do.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) own.on(signal, () => undefined);
}

async function openServing(
  settings: ServeSettings,
  pid: number,
  channel: Channel<PrimaryAnswers>,
): Promise<Serving> {
  const log = createLog(settings.logLevel, pid);
  const store = await openStore(settings);
  const documents = await openDocuments(settings, log);
  const door = await openCardDoor({
    settings,
    store,
    log,
    failures: countsOfAll(channel),
    ...(documents !== undefined && { withDocuments: documents.withDocuments }),
  });
  return {
    door,
    log,
    close: async (graceMs) => {
      await door.close(graceMs);
      await documents?.close();
      await store.close();
      log.flush();
    },
  };
}

// Who guesses a password may come to another worker with each guess. Where nobody counts any more, what is under way is
// finished all the same.
function countsOfAll({ ask }: Channel<PrimaryAnswers>): FailureCounts {
  return {
    count: (keys) => ask("countFailures", keys).catch(() => keys.map(() => 0)),
    add: (keys) => ask("addFailures", keys).catch(() => undefined),
    forget: (keys) => ask("forgetFailures", keys).catch(() => undefined),
  };
}
