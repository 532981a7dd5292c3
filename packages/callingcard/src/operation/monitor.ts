import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ExitError } from "../surroundings.ts";

/** A door for those who watch the server, beside that of its clients. */
export interface Monitor {
  /** Such as `http://127.0.0.1:9090/`. */
  readonly url: string;
  /** Tells from now on that no more requests are to be sent here. */
  readonly stopping: () => void;
  readonly close: () => Promise<void>;
}

/** What is watched. */
export interface Watched {
  /** Why no requests are to be sent there now, for people; `undefined` where they are. */
  readonly problem: () => Promise<string | undefined>;
  /** Whether every process answers. */
  readonly isAlive: () => Promise<boolean>;
  /** Writes all metrics in the text format of Prometheus. */
  readonly writeMetrics: () => Promise<string>;
}

/** Where a monitor listens. */
export interface MonitorPlace {
  readonly host: string;
  readonly port: number;
}

/** Media type of the text format of Prometheus. */
const METRICS = "text/plain; version=0.0.4; charset=utf-8";

interface Told {
  readonly status: 200 | 404 | 405 | 503;
  readonly text: string;
  readonly type?: string;
}

/**
 * Opens the door: `/metrics` for Prometheus, `/health` is 200 while every process runs, `/ready` is 200 while they take
 * requests and the store answers, and both are 503 otherwise.
 *
 * @param place Where it listens.
 * @param watched What it tells of.
 * @throws ExitError Status 1 when the port cannot be had.
 */
export async function openMonitor(place: MonitorPlace, watched: Watched): Promise<Monitor> {
  const { host, port } = place;
  let isStopping = false;
  const server = createServer((incoming, outgoing) => {
    void tell(incoming).then((told) => answer(outgoing, told));
  });

  async function tell({ method, url = "" }: IncomingMessage): Promise<Told> {
    if (method !== "GET" && method !== "HEAD") return { status: 405, text: "GET or HEAD\n" };
    switch (url.replace(/\?.*$/s, "")) {
      case "/health":
        if (await watched.isAlive()) return { status: 200, text: "ok\n" };
        return { status: 503, text: "a process does not answer\n" };
      case "/ready":
        return readiness();
      case "/metrics":
        return { status: 200, text: await watched.writeMetrics(), type: METRICS };
      default:
        return { status: 404, text: "/metrics, /health or /ready\n" };
    }
  }

  async function readiness(): Promise<Told> {
    const problem = isStopping ? "stopping" : await watched.problem();
    return problem === undefined
      ? { status: 200, text: "ready\n" }
      : { status: 503, text: `${problem}\n` };
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
