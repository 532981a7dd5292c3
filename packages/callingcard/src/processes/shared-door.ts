import type { Door } from "../http/card-door.ts";
import type { Log } from "../log.ts";
import { within } from "../operation/within.ts";
import type { ServeSettings } from "../settings.ts";
import { startWorkers } from "./workers.ts";

/** How long a worker may take to tell of itself, in milliseconds; it gives its store a little less. */
const TELL_WITHIN_MS = 3_000;

/** A door that ends by itself when nobody is left behind it. */
export interface SharedDoor extends Door {
  /** Rejects when nobody answers clients any more. */
  readonly failed: Promise<never>;
}

/**
 * Opens a door behind which several processes answer clients.
 *
 * @param settings How many, and what they do.
 * @param log A line for each that starts or ends.
 * @throws ExitError Status 1 when the port or the certificate cannot be had.
 */
export async function openSharedDoor(settings: ServeSettings, log: Log): Promise<SharedDoor> {
  const metrics = settings.operation.monitor && (await import("../operation/metrics.ts"));
  const own = metrics?.createMetrics();
  const { url, serving, failed, close } = await startWorkers(settings, log);
  return {
    url,
    failed,
    close,
    renewKeys: () => {
      for (const { ask } of serving) ask("renewKeys").catch(() => undefined);
    },
    async problem() {
      if (serving.size < settings.processes) return "a process is being started";
      const asked = [...serving].map(({ ask }) =>
        told(ask("problem"), "a process does not answer"),
      );
      return (await Promise.all(asked)).find((problem) => problem !== undefined);
    },
    async isAlive() {
      const asked = [...serving].map(({ ask }) => told(ask("isAlive"), false));
      return asked.length > 0 && (await Promise.all(asked)).every(Boolean);
    },
    async writeMetrics() {
      if (metrics === undefined || own === undefined) return "";
      const asked = [...serving].map(({ ask }) => told(ask("metrics"), []));
      return metrics.writeSum(await Promise.all([own.values(), ...asked]));
    },
  };
}

// What a worker tells of itself, or what stands for it where the worker hangs or has just ended.
function told<Answer, Late>(answer: Promise<Answer>, late: Late): Promise<Answer | Late> {
  return within(TELL_WITHIN_MS, answer, late).catch(() => late);
}
