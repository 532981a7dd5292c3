import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, createServer as createSocketServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openMonitor } from "../src/operation/monitor.ts";
import { storeProblem } from "../src/operation/store-problem.ts";
import { put } from "./dav-client.ts";
import { AUTHORIZATION, type RunningProgram, startProgram, withFolder } from "./running-program.ts";
import { run } from "./stand-in.ts";

const CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:1\r\nFN:Ada\r\nEND:VCARD\r\n";
const SYNC =
  '<D:sync-collection xmlns:D="DAV:"><D:sync-token/><D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop></D:sync-collection>';

async function sync(program: RunningProgram, fields: Readonly<Record<string, string>> = {}) {
  const response = await fetch(program.bookUrl, {
    method: "REPORT",
    headers: {
      Authorization: AUTHORIZATION,
      "Content-Type": "application/xml",
      Depth: "1",
      ...fields,
    },
    body: SYNC,
  });
  await response.text();
  return response.status;
}

async function tell(url: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(url);
  return { status: response.status, text: await response.text() };
}

test("a monitor tells metrics, health and whether the server takes requests", async () => {
  await withFolder(async (folder) => {
    const program = await startProgram(folder, { CALLINGCARD_MONITOR_PORT: "0" });
    const lines = await program.untilPrinted("Metrics and health at");
    const monitor = /http:\S+/.exec(lines.join())?.[0] ?? "";
    expect(await tell(`${monitor}health`)).toEqual({ status: 200, text: "ok\n" });
    expect(await tell(`${monitor}ready?now`)).toEqual({ status: 200, text: "ready\n" });
    expect(await tell(monitor)).toMatchObject({ status: 404 });
    expect((await fetch(`${monitor}health`, { method: "POST" })).status).toBe(405);

    expect(await put(`${program.bookUrl}a.vcf`, CARD)).toMatchObject({ status: 201 });
    const conflict = await fetch(`${program.bookUrl}a.vcf`, {
      method: "PUT",
      headers: { Authorization: AUTHORIZATION, "Content-Type": "text/vcard", "If-Match": '"x"' },
      body: CARD,
    });
    expect(conflict.status).toBe(412);
    expect(await sync(program)).toBe(207);
    const wrong = { Authorization: `Basic ${btoa("ada:wrong")}` };
    expect(await sync(program, wrong)).toBe(401);
    await fetch(program.url, { method: "PURGE" });

    const metrics = async () => (await tell(`${monitor}metrics`)).text;
    // A request is counted when its answer is on its way.
    await expect.poll(metrics).toMatch(/^callingcard_requests_total\{method="other",/m);
    await expect.poll(metrics).toMatch(/^callingcard_requests_running 0$/m);
    const text = await metrics();
    for (const line of [
      'callingcard_requests_total{method="PUT",report="",status="201"} 1',
      'callingcard_requests_total{method="REPORT",report="sync-collection",status="207"} 1',
      "callingcard_requests_running 0",
      'callingcard_request_duration_seconds_count{method="PUT",report=""} 2',
      `callingcard_received_bytes_total{method="PUT"} ${2 * CARD.length}`,
      'callingcard_conflicts_total{method="PUT"} 1',
      'callingcard_syncs_total{kind="initial"} 1',
      'callingcard_sign_in_failures_total{reason="wrong"} 1',
      'callingcard_store_duration_seconds_count{operation="changesSince"} 1',
    ]) {
      expect(text.split("\n")).toContain(line);
    }
    expect(text).toMatch(/^callingcard_sent_bytes_total\{method="REPORT"\} [1-9]/m);
    expect(text).toMatch(
      /^callingcard_requests_total\{method="other",report="",status="\d+"\} 1$/m,
    );
    expect(text).toMatch(/^process_cpu_seconds_total [\d.]+/m);
    expect(await program.end("SIGTERM")).toBe(0);
  });
});

test("the server is not ready while it stops, nor when the store is late or fails", async () => {
  let askStore = async (): Promise<unknown> => undefined;
  const monitor = await openMonitor(
    { host: "::1", port: 0 },
    {
      problem: () => storeProblem(() => askStore()),
      isAlive: async () => true,
      writeMetrics: async () => "",
    },
  );
  expect(monitor.url).toMatch(/^http:\/\/\[::1\]:\d+\/$/);
  const ready = `${monitor.url}ready`;
  expect(await tell(ready)).toEqual({ status: 200, text: "ready\n" });
  askStore = () => new Promise(() => undefined);
  expect(await tell(ready)).toEqual({ status: 503, text: "the store does not answer\n" });
  askStore = async () => {
    throw new Error("disk is gone");
  };
  expect(await tell(ready)).toEqual({ status: 503, text: "the store fails\n" });
  askStore = async () => undefined;
  monitor.stopping();
  expect(await tell(ready)).toEqual({ status: 503, text: "stopping\n" });
  expect(await tell(`${monitor.url}health`)).toEqual({ status: 200, text: "ok\n" });
  await monitor.close();
});

interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
}

test("traces of requests, reports and the store go to a collector, as part of the caller's", async () => {
  const spans: SentSpan[] = [];
  const collector = createServer((incoming: IncomingMessage, outgoing) => {
    void read(incoming).then((text) => {
      const { resourceSpans } = JSON.parse(text) as {
        resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[];
      };
      for (const { scopeSpans } of resourceSpans) {
        for (const scope of scopeSpans) spans.push(...scope.spans);
      }
      outgoing.end("{}");
    });
  }).listen(0, "127.0.0.1");
  await once(collector, "listening");
  const { port } = collector.address() as AddressInfo;
  await withFolder(async (folder) => {
    const program = await startProgram(folder, {
      CALLINGCARD_OTLP_URL: `http://127.0.0.1:${port}/v1/traces`,
    });
    const traceparent = `00-${"a".repeat(32)}-${"b".repeat(16)}-01`;
    expect(await sync(program, { traceparent })).toBe(207);
    expect(await program.end("SIGTERM")).toBe(0);
  });
  collector.close();
  const request = spans.find(({ name }) => name === "REPORT sync-collection");
  expect(request).toMatchObject({ traceId: "a".repeat(32), parentSpanId: "b".repeat(16) });
  const report = spans.find(({ name }) => name === "sync-collection");
  expect(report?.parentSpanId).toBe(request?.spanId);
  const changes = spans.find(({ name }) => name === "store changesSince");
  expect(changes).toMatchObject({
    traceId: "a".repeat(32),
    parentSpanId: report?.spanId,
  });
});

async function read(incoming: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of incoming.setEncoding("utf8")) text += String(chunk);
  return text;
}

test("a collector that is not there keeps nobody waiting; the log has the id of each request", async () => {
  await withFolder(async (folder) => {
    const env = { CALLINGCARD_OTLP_URL: "http://127.0.0.1:1/v1/traces" };
    const program = await startProgram(folder, env);
    expect(await sync(program, { "X-Request-Id": "edge-7" })).toBe(207);
    await sync(program, { "X-Request-Id": "a b" });
    await sync(program);
    expect(await program.end("SIGTERM")).toBe(0);
    const requests = program.log
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === "request");
    const ids = requests.map(({ id }) => id);
    expect(ids).toEqual(["edge-7", expect.stringMatching(/^[\da-f]{8}-/), expect.any(String)]);
    expect(new Set(ids).size).toBe(3);
    expect(requests[0]).toMatchObject({ report: "sync-collection" });
  });
});

test("a port of the monitor that is taken is told and ends with status 1", async () => {
  await withFolder(async (folder) => {
    const server = createSocketServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    mkdirSync(join(folder, "data"));
    const args = ["serve", "--data", join(folder, "data"), "--port", "0", "--messaging", "off"];
    const { status, stderr } = await run([...args, "--monitor-port", `${port}`]);
    server.close();
    expect(status).toBe(1);
    expect(stderr).toContain(`cannot listen on 127.0.0.1 port ${port} (--monitor-port,`);
  });
});
