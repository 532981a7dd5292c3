import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ExitError } from "../surroundings.ts";
import type { Metrics } from "./metrics.ts";

/** A door for those who watch the server, beside that of its clients. */
export interface Monitor {
  /** Such as `http://127.0.0.1:9090/`. */
  readonly url: string;
  /** Tells from now on that no more requests are to be sent here. */
  readonly stopping: () => void;
  readonly close: () => Promise<void>;
}

/** What a monitor tells. */
export interface MonitorOptions {
  readonly host: string;
  readonly port: number;
  readonly metrics: Metrics;
  /** Asks the store for something small. */
  readonly askStore: () => Promise<unknown>;
}

/** How long the store may take for that, in milliseconds. */
const READY_WITHIN_MS = 2_000;

interface Told {
  readonly status: 200 | 404 | 405 | 503;
  readonly text: string;
  readonly type?: string;
}

/**
 * Opens the door: `/metrics` for Prometheus, `/health` is 200 while the process runs, `/ready` is 200 while it takes
 * requests and the store answers, and 503 otherwise.
 *
 * @param options Where it listens, and what it tells.
 * @throws ExitError Status 1 when the port cannot be had.
 */
export async function openMonitor(options: MonitorOptions): Promise<Monitor> {
  const { host, port, metrics, askStore } = options;
  let isStopping = false;
  const server = createServer((incoming, outgoing) => {
    void tell(incoming).then((told) => answer(outgoing, told));
  });

  async function tell({ method, url = "" }: IncomingMessage): Promise<Told> {
    if (method !== "GET" && method !== "HEAD") return { status: 405, text: "GET or HEAD\n" };
    switch (url.replace(/\?.*$/s, "")) {
      case "/health":
        return { status: 200, text: "ok\n" };
      case "/ready":
        return isStopping ? { status: 503, text: "stopping\n" } : readiness(askStore);
      case "/metrics":
        return { status: 200, text: await metrics.write(), type: metrics.contentType };
      default:
        return { status: 404, text: "/metrics, /health or /ready\n" };
    }
  }

  await listen(server, host, port);
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${taken}/`,
    stopping: () => {
      isStopping = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readiness(askStore: () => Promise<unknown>): Promise<Told> {
  const { promise: late, resolve } = Promise.withResolvers<Told>();
  const timer = setTimeout(() => {
    resolve({ status: 503, text: "the store does not answer\n" });
  }, READY_WITHIN_MS);
  const answered = askStore().then(
    (): Told => ({ status: 200, text: "ready\n" }),
    (): Told => ({ status: 503, text: "the store fails\n" }),
  );
  try {
    return await Promise.race([answered, late]);
  } finally {
    clearTimeout(timer);
  }
}

function answer(outgoing: ServerResponse, { status, text, type }: Told): void {
  outgoing.writeHead(status, {
    "Content-Type": type ?? "text/plain; charset=utf-8",
    "Cache-Control": "no-store",
  });
  outgoing.end(text);
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  server.once("error", (error) => {
    const names =
      "--monitor-port, --monitor-host; CALLINGCARD_MONITOR_PORT, CALLINGCARD_MONITOR_HOST";
    reject(new ExitError(1, `cannot listen on ${host} port ${port} (${names}): ${error.message}`));
  });
  server.listen(port, host, () => resolve(undefined));
  await promise;
}
