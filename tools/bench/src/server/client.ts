import { Agent, request } from "node:http";

export interface Answer {
  readonly status: number;
  readonly etag: string | undefined;
  readonly body: Buffer;
}

export interface Ask {
  readonly method: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A few kept-alive connections to one server. */
export interface Client {
  ask(ask: Ask): Promise<Answer>;
  close(): void;
}

export function openClient(connections: number, credentials: string | undefined): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const authorization =
    credentials === undefined
      ? {}
      : { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` };

  function ask({ method, url, headers, body }: Ask): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const sent = request(url, {
      method,
      agent,
      timeout: 300_000,
      headers: { ...authorization, ...headers },
    });
    sent.on("error", reject);
    sent.on("timeout", () => sent.destroy(new Error(`${method} ${url.pathname} took too long`)));
    sent.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        resolve({
          status: response.statusCode ?? 0,
          etag: response.headers.etag,
          body: Buffer.concat(chunks),
        });
      });
    });
    sent.end(body);
    return promise;
  }

  return { ask, close: () => agent.destroy() };
}

export interface Timing {
  /** Requests done a second. */
  readonly rate: number;
  /** Time of the slowest of every hundred, in milliseconds. */
  readonly p99Ms: number;
}

/** Most seconds one scenario may take; what was done by then is measured. */
const MAX_SCENARIO_MS = 15_000;

/**
 * Does every job, some at a time, and times them; the answers are given back for checking after the
 * clock has stopped.
 */
export async function timed<Job>(
  jobs: readonly Job[],
  concurrency: number,
  perform: (job: Job) => Promise<Answer>,
  maxMs: number = MAX_SCENARIO_MS,
): Promise<{
  readonly timing: Timing;
  readonly done: readonly { readonly job: Job; readonly answer: Answer }[];
}> {
  const done: { job: Job; answer: Answer }[] = [];
  const times: number[] = [];
  const queue = jobs.values();
  const begun = performance.now();
  const work = async (): Promise<void> => {
    for (const job of queue) {
      const started = performance.now();
      const answer = await perform(job);
      times.push(performance.now() - started);
      done.push({ job, answer });
      if (performance.now() - begun > maxMs) return;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const seconds = (performance.now() - begun) / 1000;
  const p99Ms = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
  return { timing: { rate: done.length / seconds, p99Ms }, done };
}
