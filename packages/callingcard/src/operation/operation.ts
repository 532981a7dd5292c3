import type { Store } from "../store.ts";
import type { Metrics } from "./metrics.ts";
import type { Monitor } from "./monitor.ts";
import type { OperationSettings } from "./settings.ts";
import type { Tracing } from "./tracing.ts";

/** What operators watch the server by; what is not asked for is `undefined`, and not even loaded. */
export interface Operation {
  readonly metrics: Metrics | undefined;
  readonly tracing: Tracing | undefined;
  readonly monitor: Monitor | undefined;
  /** Sends and tells no more. */
  readonly close: () => Promise<void>;
}

/**
 * Starts what operators watch the server by.
 *
 * @param settings What is asked for.
 * @param store What is asked whether it answers.
 * @throws ExitError Status 1 when the port of the monitor cannot be had.
 */
export async function startOperation(
  settings: OperationSettings,
  store: Store,
): Promise<Operation> {
  const { monitor: place, otlpUrl } = settings;
  const metrics = place && (await import("./metrics.ts")).createMetrics();
  const monitor =
    place && metrics && (await openMonitorAt(place, metrics, () => store.findPasswordHash("")));
  const tracing =
    otlpUrl === undefined ? undefined : (await import("./tracing.ts")).startTracing(otlpUrl);
  return {
    metrics,
    tracing,
    monitor,
    close: async () => {
      await Promise.all([tracing?.close().catch(() => undefined), monitor?.close()]);
    },
  };
}

async function openMonitorAt(
  place: { readonly host: string; readonly port: number },
  metrics: Metrics,
  askStore: () => Promise<unknown>,
): Promise<Monitor> {
  const { openMonitor } = await import("./monitor.ts");
  return openMonitor({ ...place, metrics, askStore });
}
