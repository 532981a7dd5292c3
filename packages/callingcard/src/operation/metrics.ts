import {
  type Authenticate,
  type RequestObserver,
  type RequestRecord,
  watchStore,
} from "@callingcard/carddav-server";
import {
  AggregatorRegistry,
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  type MetricObjectWithValues,
  type MetricValue,
  Registry,
} from "prom-client";

/** Counts and times of one process, as another one can be told them. */
export type MetricValues = MetricObjectWithValues<MetricValue<string>>[];

/** Counts and times of what a server does, as Prometheus reads them. */
export interface Metrics {
  /** Gives the same store, its operations timed. */
  readonly watchStore: <Store extends object>(store: Store) => Store;
  /** Gives the same authenticator, its refusals counted. */
  readonly watchSignIns: (authenticate: Authenticate) => Authenticate;
  readonly observe: (request: Request) => RequestObserver;
  /** Writes all in the text format of Prometheus. */
  readonly write: () => Promise<string>;
  readonly values: () => Promise<MetricValues>;
}

/** Methods that have a label of their own; there are no others than `other`, whatever clients send. */
const METHODS: ReadonlySet<string> = new Set(
  "OPTIONS GET HEAD PUT POST DELETE PROPFIND PROPPATCH MKCOL COPY MOVE REPORT LOCK UNLOCK ACL".split(
    " ",
  ),
);

/** Upper bounds in seconds: from what memory answers to what a client gives up. */
const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];

/** Makes metrics without any counts yet, and those of the process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "callingcard_requests_total",
    help: "Requests that were answered.",
    labelNames: ["method", "report", "status"],
    registers,
  });
  const running = new Gauge({
    name: "callingcard_requests_running",
    help: "Requests that are being answered.",
    registers,
  });
  const durations = new Histogram({
    name: "callingcard_request_duration_seconds",
    help: "Time from a request's header to its answer's last octet.",
    labelNames: ["method", "report"],
    buckets: SECONDS,
    registers,
  });
  const received = new Counter({
    name: "callingcard_received_bytes_total",
    help: "Octets of requests' bodies, as their header announced them.",
    labelNames: ["method"],
    registers,
  });
  const sent = new Counter({
    name: "callingcard_sent_bytes_total",
    help: "Octets of answers' bodies, before compression.",
    labelNames: ["method"],
    registers,
  });
  const conflicts = new Counter({
    name: "callingcard_conflicts_total",
    help: "Writes that found something else than they expected, answered 409, 412 or 423.",
    labelNames: ["method"],
    registers,
  });
  const syncs = new Counter({
    name: "callingcard_syncs_total",
    help: "Answers to sync-collection.",
    labelNames: ["kind"],
    registers,
  });
  const signIns = new Counter({
    name: "callingcard_sign_in_failures_total",
    help: "Requests whose credentials were wrong, or not looked at since too many were.",
    labelNames: ["reason"],
    registers,
  });
  const operations = new Histogram({
    name: "callingcard_store_duration_seconds",
    help: "Time of an operation of the store.",
    labelNames: ["operation"],
    buckets: SECONDS,
    registers,
  });
  const failures = new Counter({
    name: "callingcard_store_failures_total",
    help: "Operations of the store that failed.",
    labelNames: ["operation"],
    registers,
  });

  function note(record: RequestRecord, request: Request): void {
    const method = METHODS.has(record.method) ? record.method : "other";
    const report = record.report ?? "";
    const { status, octetCount, durationMs, isInitialSync } = record;
    running.dec();
    requests.inc({ method, report, status });
    durations.observe({ method, report }, durationMs / 1_000);
    received.inc({ method }, lengthOf(request));
    sent.inc({ method }, octetCount);
    if (status === 409 || status === 412 || status === 423) conflicts.inc({ method });
    if (isInitialSync === undefined) return;
    syncs.inc({ kind: status === 207 ? (isInitialSync ? "initial" : "incremental") : "refused" });
  }

  return {
    watchStore: (store) =>
      watchStore(store, (operation) => {
        const end = operations.startTimer({ operation });
        return (error) => {
          end();
          if (error !== undefined) failures.inc({ operation });
        };
      }),
    watchSignIns: (authenticate) => async (request) => {
      const found = await authenticate(request);
      if (found.kind === "refused" && request.headers.has("authorization")) {
        signIns.inc({ reason: found.retryAfterSeconds === undefined ? "wrong" : "too-many" });
      }
      return found;
    },
    observe: (request) => {
      running.inc();
      return { onFinished: (record) => note(record, request) };
    },
    write: () => registry.metrics(),
    values: () => registry.getMetricsAsJSON(),
  };
}

/**
 * Writes the sum of the metrics of several processes in the text format of Prometheus. Of what has no sum, as the delay
 * of the event loop, it is the mean, and when each started is left out.
 *
 * @param processes The metrics of each.
 */
export function writeSum(processes: MetricValues[]): Promise<string> {
  return AggregatorRegistry.aggregate(processes).metrics();
}

function lengthOf({ headers }: Request): number {
  const length = Number(headers.get("content-length") ?? 0);
  return Number.isSafeInteger(length) && length > 0 ? length : 0;
}
