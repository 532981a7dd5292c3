import type { Metrics } from "./metrics.ts";
import type { OperationSettings } from "./settings.ts";
import type { Tracing } from "./tracing.ts";

/** What watches the requests of this process; what is not asked for is `undefined`, and not even loaded. */
export interface Operation {
  readonly metrics: Metrics | undefined;
  readonly tracing: Tracing | undefined;
  /** Sends no more. */
  readonly close: () => Promise<void>;
}

/**
 * Starts what watches the requests of this process.
 *
 * @param settings What is asked for.
 */
export async function startOperation(settings: OperationSettings): Promise<Operation> {
  const { monitor, otlpUrl } = settings;
  const metrics = monitor && (await import("./metrics.ts")).createMetrics();
  const tracing =
    otlpUrl === undefined ? undefined : (await import("./tracing.ts")).startTracing(otlpUrl);
  return {
    metrics,
    tracing,
    close: async () => {
      await tracing?.close().catch(() => undefined);
    },
  };
}
