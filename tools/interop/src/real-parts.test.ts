// The program with real parts in the places of its embedded ones: Kamailio as core, Dovecot as message store, and an
// XCAP server in another process's place.

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createDevice, type Device } from "@callingcard/lab";
import { openXdmStore } from "@callingcard/store-sqlite/xdm";
import { createXcapHandler } from "@callingcard/xcap-server";
import { serveXcap } from "@callingcard/xcap-server/node";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freePort } from "../../port/free-port.ts";
import { keepLog } from "./child-log.ts";
import { type Dovecot, startDovecot } from "./dovecot.ts";
import { type Kamailio, startKamailio } from "./kamailio.ts";

const DOMAIN = "home.example";
const BOB = `sip:bob@${DOMAIN}`;
const PROGRAM = fileURLToPath(
  new URL("../../../packages/callingcard/src/bin/callingcard.ts", import.meta.url),
);
const ARGUMENTS = ["--conditions=@callingcard/source", PROGRAM];

/** Everybody but mallory may invite Bob. */
const LISTS = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">
<list name="oma_blockedcontacts"><entry uri="sip:mallory@${DOMAIN}"/></list></resource-lists>`;

let folder: string;
let env: Readonly<Record<string, string | undefined>>;
let kamailio: Kamailio;
let dovecot: Dovecot;
let server: ChildProcess;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "callingcard-"));
  const functionPort = await freePort();
  const service = { host: "127.0.0.1", port: functionPort, marker: "a1b2c3d4e5f6" };
  kamailio = await startKamailio({ domain: DOMAIN, function: service });
  closing.push(() => kamailio.stop());
  dovecot = await startDovecot();
  closing.push(() => dovecot.stop());
  const { master, host, port } = dovecot;
  env = {
    ...process.env,
    CALLINGCARD_DATA: folder,
    CALLINGCARD_PORT: "0",
    CALLINGCARD_SIP_DOMAIN: DOMAIN,
    CALLINGCARD_FUNCTION_PORT: String(functionPort),
    CALLINGCARD_CORE: kamailio.coreUri,
    CALLINGCARD_CORE_REGISTRATIONS: "copies",
    CALLINGCARD_IMAP_URL: `imap+insecure://${master.user}@${host}:${port}/CPM`,
    CALLINGCARD_IMAP_PASSWORD: master.password,
    CALLINGCARD_XCAP_ROOT: await startXcap(),
  };
  const program = spawn(process.execPath, [...ARGUMENTS, "serve"], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  server = program;
  keepLog("callingcard", program.stderr);
  for await (const line of createInterface({ input: program.stdout })) {
    if (line.startsWith("XCAP root")) break;
  }
  callingcard("policy", "set", "recording", "true", "--user", "bob");
}, 120_000);

afterAll(async () => {
  const exit = once(server, "exit");
  server.kill("SIGTERM");
  await exit;
  for (const close of closing.toReversed()) await close();
  rmSync(folder, { recursive: true, force: true });
});

/** An XCAP server that believes who is asserted, with a list of Bob's. */
async function startXcap(): Promise<string> {
  const store = openXdmStore({ file: ":memory:" });
  await store.put(
    {
      address: { auid: "resource-lists", xui: BOB, name: "index" },
      octets: new TextEncoder().encode(LISTS),
      etag: "1",
      modifiedMs: 0,
    },
    {},
    1,
  );
  const handler = createXcapHandler({
    store,
    authenticate: async ({ headers }) => {
      const user = /^"(.*)"$/.exec(headers.get("X-XCAP-Asserted-Identity") ?? "")?.[1];
      return user === undefined ? { kind: "refused", challenge: "none" } : { kind: "user", user };
    },
  });
  const xcap = await serveXcap(handler);
  closing.push(() => xcap.close());
  return xcap.url;
}

function callingcard(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...ARGUMENTS, ...args], {
    env,
    encoding: "utf8",
  });
  if (status !== 0)
    throw new Error(`callingcard ${args.join(" ")} ended with ${status}: ${stderr}`);
  return stdout;
}

async function deviceOf(user: string, name: string): Promise<Device> {
  const { host, port } = kamailio;
  const core = { transport: "tcp", host, port } as const;
  const device = await createDevice({ name, user: `sip:${user}@${DOMAIN}`, core });
  closing.push(() => device.close());
  await device.register();
  return device;
}

test("a chat at Kamailio reaches both devices and is recorded at Dovecot", async () => {
  const alice = await deviceOf("alice", "alice.phone");
  const phone = await deviceOf("bob", "bob.phone");
  const tablet = await deviceOf("bob", "bob.tablet");
  for (const device of [phone, tablet]) device.answerNext({ kind: "accept" });
  const call = alice.invite(BOB);
  await alice.log.waitForKind("accepted");
  call.say("hello");
  for (const device of [phone, tablet]) {
    await device.log.waitForKind("chat", ({ text }) => text === "hello");
  }
  call.bye();
  for (const device of [phone, tablet]) await device.log.waitForKind("ended");
  await vi.waitFor(
    () => {
      expect(callingcard("history", "list", "--user", "bob")).toMatch(/ message\/cpim /);
    },
    { timeout: 60_000, interval: 1_000 },
  );
});

test("who is on the list of the XCAP server is refused", async () => {
  const mallory = await deviceOf("mallory", "mallory.phone");
  mallory.invite(BOB);
  const { response } = await mallory.log.waitForKind("refused");
  expect(response.statusCode).toBe(403);
});
