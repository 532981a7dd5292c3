import { once } from "node:events";
import { rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { type ClientRequest, type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { KEYS_ONE, KEYS_TWO } from "../../../tools/keys/test-keys.ts";
import { startLoad } from "./fault/load.ts";
import {
  AUTHORIZATION,
  type RunningProgram,
  spawnProgram,
  startProgram,
  withFolder,
} from "./running-program.ts";
import { run } from "./stand-in.ts";

interface Ask {
  readonly method: string;
  readonly url: string;
  readonly authorization?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks over a connection of its own, as connections go to one process after the other. */
function open({ method, url, authorization = AUTHORIZATION, headers }: Ask): ClientRequest {
  const request = url.startsWith("https:") ? requestHttps : requestHttp;
  return request(url, {
    method,
    agent: false,
    rejectUnauthorized: false,
    headers: { Authorization: authorization, ...headers },
  });
}

async function answerTo(outgoing: ClientRequest) {
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  return { status: incoming.statusCode, body: await text(incoming) };
}

async function ask(question: Ask) {
  return answerTo(open(question).end(question.body));
}

const CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:1\r\nFN:Ada\r\nEND:VCARD\r\n";
const VCARD = { "Content-Type": "text/vcard" };

function put(url: string, body: string) {
  return ask({ method: "PUT", url, body, headers: VCARD });
}

function sync(url: string, token: string) {
  const body = `<sync-collection xmlns="DAV:"><sync-token>${token}</sync-token><sync-level>1</sync-level><prop><getetag/></prop></sync-collection>`;
  return ask({ method: "REPORT", url, body, headers: { "Content-Type": "application/xml" } });
}

/** Begins a request whose body is yet to come, when the process that answers it has its head. */
async function beginPut(url: string): Promise<ClientRequest> {
  const outgoing = open({ method: "PUT", url, headers: { ...VCARD, Expect: "100-continue" } });
  outgoing.flushHeaders();
  await once(outgoing, "continue");
  return outgoing;
}

interface LogLine {
  readonly pid: number;
  readonly msg: string;
  readonly worker?: number;
  readonly method?: string;
  readonly status?: number;
  readonly id?: string;
}

function logOf({ log }: RunningProgram): readonly LogLine[] {
  return log.map((line) => JSON.parse(line) as LogLine);
}

/** The processes that a program has started so far. */
function workersOf(program: RunningProgram): readonly number[] {
  return logOf(program).flatMap(({ msg, worker }) =>
    msg === "process answers" && worker !== undefined ? [worker] : [],
  );
}

test("several processes are one server: writes, sync-tokens, wrong passwords and metrics are of all", async () => {
  await withFolder(async (folder) => {
    const program = await startProgram(folder, {
      CALLINGCARD_PROCESSES: "2",
      CALLINGCARD_MONITOR_PORT: "0",
      CALLINGCARD_LOCK_AFTER: "2",
    });
    const monitor = /http:\S+/.exec((await program.untilPrinted("Metrics")).join())?.[0] ?? "";
    const { bookUrl } = program;
    let token = "";
    const rounds = 4;
    for (let round = 1; round <= rounds; round += 1) {
      const card = CARD.replace("UID:1", `UID:${round}`);
      expect(await put(`${bookUrl}${round}.vcf`, card)).toMatchObject({ status: 201 });
      const found = await ask({ method: "GET", url: `${bookUrl}${round}.vcf` });
      expect(found).toEqual({ status: 200, body: card });
      const changes = await sync(bookUrl, token);
      expect(changes.body.match(/\d\.vcf/g)).toEqual([`${round}.vcf`]);
      token = /sync-token>([^<]+)</.exec(changes.body)?.[1] ?? "";
    }

    const eve = (password: string) =>
      ask({ method: "GET", url: bookUrl, authorization: `Basic ${btoa(`eve:${password}`)}` });
    expect(await eve("one")).toMatchObject({ status: 401 });
    expect(await eve("two")).toMatchObject({ status: 401 });
    expect(await eve("three")).toMatchObject({ status: 429 });
    expect(await eve("four")).toMatchObject({ status: 429 });

    const told = async (path: string) => {
      const response = await fetch(monitor + path);
      return { status: response.status, text: await response.text() };
    };
    expect(await told("health")).toEqual({ status: 200, text: "ok\n" });
    expect(await told("ready")).toEqual({ status: 200, text: "ready\n" });
    const lines = (await told("metrics")).text.split("\n");
    expect(lines).toContain(
      `callingcard_requests_total{method="PUT",report="",status="201"} ${rounds}`,
    );
    expect(lines).toContain('callingcard_sign_in_failures_total{reason="wrong"} 2');
    expect(lines.filter((line) => line.startsWith("process_resident_memory_bytes "))).toHaveLength(
      1,
    );

    await expect.poll(() => logOf(program).filter(({ msg }) => msg === "request")).toHaveLength(16);
    const requests = logOf(program).filter(({ msg }) => msg === "request");
    expect(new Set(requests.map(({ id }) => id)).size).toBe(requests.length);
    const workers = workersOf(program);
    expect(workers).toHaveLength(2);
    for (const method of ["PUT", "GET", "REPORT"]) {
      const pids = requests.filter((line) => line.method === method).map(({ pid }) => pid);
      expect(new Set(pids)).toEqual(new Set(workers));
    }

    const load = startLoad([bookUrl], 8);
    await load.untilAcknowledged(40);
    process.kill(workers[0] ?? 0, "SIGKILL");
    await load.untilAcknowledged(80);
    await expect.poll(() => told("ready")).toEqual({ status: 200, text: "ready\n" });
    await load.untilAcknowledged(40);
    console.log(`two processes, one killed: ${await load.end()}`);
    expect(load.refused).toEqual([]);
    expect(workersOf(program)).toHaveLength(3);

    const late = await beginPut(`${bookUrl}late.vcf`);
    const ended = program.end("SIGTERM");
    await expect.poll(() => logOf(program).map(({ msg }) => msg)).toContain("stopping");
    late.end(CARD.replace("UID:1", "UID:late"));
    expect(await answerTo(late)).toMatchObject({ status: 201 });
    expect(await ended).toBe(0);
  });
});

test("all processes serve XCAP and read the certificate again at SIGHUP; when none can start again, the program ends", async () => {
  await withFolder(async (folder) => {
    const key = join(folder, "key.pem");
    const cert = join(folder, "cert.pem");
    const writeKeys = async (keys: typeof KEYS_ONE): Promise<void> => {
      await writeFile(key, keys.key);
      await writeFile(cert, keys.cert);
    };
    await writeKeys(KEYS_ONE);
    const program = await startProgram(join(folder, "data"), {
      CALLINGCARD_PROCESSES: "2",
      CALLINGCARD_MESSAGING: "on",
      CALLINGCARD_HTTPS_KEY: key,
      CALLINGCARD_HTTPS_CERT: cert,
    });
    await program.untilPrinted("XCAP root");
    const url = `${program.url}xcap/resource-lists/users/sip:ada@callingcard.localhost/index`;
    const body = '<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"/>';
    const headers = { "Content-Type": "application/resource-lists+xml" };
    expect(await ask({ method: "PUT", url, body, headers })).toMatchObject({ status: 201 });
    for (let n = 0; n < 3; n += 1) {
      expect(await ask({ method: "GET", url })).toEqual({ status: 200, body });
    }

    await writeKeys(KEYS_TWO);
    program.child.kill("SIGHUP");
    const renewed = () => logOf(program).filter(({ msg }) => msg === "certificate read again");
    await expect.poll(renewed).toHaveLength(2);
    expect(new Set(renewed().map(({ pid }) => pid))).toEqual(new Set(workersOf(program)));

    rmSync(key);
    const ended = once(program.child, "close");
    for (const worker of workersOf(program)) process.kill(worker, "SIGKILL");
    expect(await ended).toEqual([1, null]);
    expect(program.log.at(-1)).toMatch(/^callingcard: no process can be started: .*key\.pem/);
  });
});

test("processes whose first one is killed finish what they have begun, and end", async () => {
  await withFolder(async (folder) => {
    const program = await startProgram(folder, { CALLINGCARD_PROCESSES: "2" });
    const late = await beginPut(`${program.bookUrl}late.vcf`);
    // When no process has its standard error any more.
    const closed = once(program.child, "close");
    expect(await program.end("SIGKILL")).toBe(null);
    late.end(CARD);
    expect(await answerTo(late)).toMatchObject({ status: 201 });
    await closed;
  });
});

test("a port that is taken is told once, by whichever of the processes, and ends with status 1", async () => {
  await withFolder(async (folder) => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    const args = ["serve", "--data", folder, "--port", `${port}`, "--processes", "2"];
    const child = spawnProgram([...args, "--messaging", "off", "--log-level", "error"], {});
    const [stderr, [status]] = await Promise.all([text(child.stderr), once(child, "close")]);
    taken.close();
    expect(status).toBe(1);
    expect(stderr).toMatch(/^callingcard: cannot listen on 127\.0\.0\.1 port \d+ \(--port, .*\n$/);
  });
});

test.each(["0", "65", "1.5", "many", "-1"])("%s processes are refused", async (value) => {
  const { status, stderr } = await run(["config", "check", "--processes", value]);
  expect(status).toBe(2);
  expect(stderr).toContain("--processes is neither a number from 1 to 64 nor auto");
});
