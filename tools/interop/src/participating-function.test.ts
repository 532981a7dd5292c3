// The Participating Function between programs that nobody here wrote: Kamailio is the SIP/IP core, Dovecot keeps the
// history, Python's imaplib reads it back, SIPp calls, and tshark reads what went over the wires.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSipp } from "@callingcard/bench/sipp";
import {
  createParticipatingFunction,
  type ParticipatingFunction,
} from "@callingcard/cpm-server/node";
import { createCoreRegistrations } from "@callingcard/cpm-server/node";
import { createDevice, type Device } from "@callingcard/lab";
import { createImapMessageStore, masterLogin } from "@callingcard/store-imap";
import { type CpmStore, openCpmStore } from "@callingcard/store-sqlite/cpm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../../port/free-port.ts";
import { startCapture } from "./capture.ts";
import { type Dovecot, startDovecot } from "./dovecot.ts";
import { type Kamailio, startKamailio } from "./kamailio.ts";
import { run } from "./program.ts";

const DOMAIN = "ims.example";
const ALICE = `sip:alice@${DOMAIN}`;
const BOB = `sip:bob@${DOMAIN}`;
const MARKER = "f1e2d3c4b5a6";

/** Reads all texts of a user's folders by a client that nobody here wrote. */
const PYTHON = `
import imaplib, json, re, sys
host, port, user, password = sys.argv[1:]
imap = imaplib.IMAP4(host, int(port))
imap.login(user, password)
objects = []
for line in imap.list()[1]:
  name = re.match(rb'.*"/" (.*)$', line).group(1).decode().strip('"')
  if imap.select('"%s"' % name, readonly=True)[0] != "OK": continue
  for uid in imap.uid("SEARCH", None, "ALL")[1][0].split():
    octets = imap.uid("FETCH", uid, "(BODY.PEEK[])")[1][0][1].decode()
    direction = re.search(r"(?m)^Message-Direction: (\\w+)\\r?$", octets)
    objects.append({"folder": name, "direction": direction and direction.group(1), "octets": octets})
print(json.dumps(objects))
imap.logout()
`;

interface StoredObject {
  readonly folder: string;
  readonly direction: "sent" | "received" | null;
  readonly octets: string;
}

let folder: string;
let kamailio: Kamailio;
let dovecot: Dovecot;
let store: CpmStore;
let fn: ParticipatingFunction;
let closeRegistrations: () => void;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "function-"));
  const port = await freePort();
  kamailio = await startKamailio({
    domain: DOMAIN,
    function: { host: "127.0.0.1", port, marker: MARKER },
  });
  dovecot = await startDovecot();
  store = openCpmStore({ file: join(folder, "cpm.sqlite") });
  const registrations = createCoreRegistrations({ source: "copies" });
  closeRegistrations = () => registrations.close();
  fn = await createParticipatingFunction({
    host: "127.0.0.1",
    sip: { listen: [{ transport: "tcp", host: "127.0.0.1", port }] },
    msrp: { listen: [{ host: "127.0.0.1", port: 0 }] },
    coreUri: kamailio.coreUri,
    // A busy machine is no reason to refuse here.
    maxLagMs: 30_000,
    settings: { recording: true },
    registrations,
    onRequest: registrations.onRequest,
    messages: createImapMessageStore({
      host: dovecot.host,
      port: dovecot.port,
      security: "none",
      login: masterLogin(dovecot.master),
    }),
    outbox: store.outbox,
    deferred: store.deferred,
    dispositions: store.dispositions,
    policies: store.policies,
  });
  registrations.start(fn);
});

afterAll(async () => {
  await fn.close();
  closeRegistrations();
  await store.close();
  await Promise.all([kamailio.stop(), dovecot.stop()]);
  rmSync(folder, { recursive: true });
});

describe("a chat with three devices", () => {
  let alice: Device;
  let bobs: readonly Device[] = [];

  beforeAll(async () => {
    const core = { transport: "tcp", host: kamailio.host, port: kamailio.port } as const;
    alice = await createDevice({ name: "alice", user: ALICE, core });
    bobs = await Promise.all(
      ["phone", "tablet", "laptop"].map((name) => createDevice({ name, user: BOB, core })),
    );
    for (const device of [alice, ...bobs]) await device.register();
  });

  afterAll(async () => {
    for (const device of [alice, ...bobs]) await device.close();
  });

  test("goes through Kamailio to each GRUU, both ways, with copies, and into Dovecot", async () => {
    const capture = await startCapture(
      new Map([
        [kamailio.port, "sip"],
        [fn.addresses.ports.tcp ?? 0, "sip"],
        [fn.addresses.msrp.port, "msrp"],
      ]),
    );
    for (const device of bobs) {
      expect(device.gruu).toContain(";gr=");
      device.answerNext({ kind: "accept" });
    }
    const call = alice.invite(BOB);
    await alice.log.waitForKind("accepted");
    for (const device of bobs) {
      const { request } = await device.log.waitForKind("invited");
      expect(request.headers.some(({ name }) => name === "Record-Route")).toBe(true);
      await device.log.waitForKind("connected");
    }

    call.say("Lunch at noon?", { wanting: ["delivery"] });
    for (const device of bobs) {
      await device.log.waitForKind("chat", ({ text }) => text === "Lunch at noon?");
    }
    await alice.log.waitForKind("notification", ({ receipt }) => receipt === "delivery");
    const [phone, tablet, laptop] = bobs;
    tablet?.current?.say("Gladly.");
    await alice.log.waitForKind("chat", ({ text, way }) => way === "in" && text === "Gladly.");
    for (const device of [phone, laptop]) {
      const copy = await device?.log.waitForKind("chat", ({ text }) => text === "Gladly.");
      expect(copy?.direction).toBe("sent");
    }
    call.bye();
    for (const device of bobs) await device.log.waitForKind("ended");
    // One delivery in three, told once.
    expect(alice.log.ofKind("notification")).toHaveLength(1);

    const packets = await capture.stop();
    const said = packets.filter(({ line }) => line !== "");
    for (const method of ["INVITE", "ACK", "BYE"]) {
      expect(said.some(({ line }) => line.startsWith(method))).toBe(true);
    }
    expect(packets.some(({ protocols }) => protocols.includes("sdp"))).toBe(true);
    expect(packets.some(({ protocols }) => protocols.includes("msrp"))).toBe(true);
    expect(packets.filter(({ protocols }) => payloadOf(protocols) === undefined)).toEqual([]);
    expect(packets.flatMap(({ errors }) => errors)).toEqual([]);

    await expect
      .poll(() => textsOf(readStore(BOB)))
      .toEqual(
        expect.arrayContaining([
          ["received", "Lunch at noon?"],
          ["sent", "Gladly."],
        ]),
      );
  });
});

describe("SIPp", () => {
  const CALLS_A_SECOND = 50;
  const SECONDS = 20;
  const USERS = 50;

  test("calls 50 times a second for 20 seconds, and no call fails", async () => {
    const core = { host: kamailio.host, port: kamailio.port };
    const [clientPort, registerPort, originatorPort] = [
      await freePort(),
      await freePort(),
      await freePort(),
    ];
    const clients = startSipp({ scenario: "client", port: clientPort, transport: "tcp" });
    const users = Array.from({ length: USERS }, (_, user) => `u${user}`);
    const registered = await startSipp({
      scenario: "register",
      port: registerPort,
      to: core,
      transport: "tcp",
      calls: USERS,
      rate: 25,
      rows: users.map((user, index) => [
        user,
        String(clientPort),
        `00000000-0000-4000-8000-0000000001${String(index).padStart(2, "0")}`,
      ]),
    }).finished;
    expect(registered).toMatchObject({ successful: USERS, failed: 0 });

    const calls = await startSipp({
      scenario: "originator",
      port: originatorPort,
      to: core,
      transport: "tcp",
      rate: CALLS_A_SECOND,
      calls: CALLS_A_SECOND * SECONDS,
      rows: users.map((user) => [user]),
    }).finished;
    const answered = await clients.stop();
    if (calls.failed > 0) console.error(calls.errors);
    expect(calls).toMatchObject({ successful: CALLS_A_SECOND * SECONDS, failed: 0 });
    expect(answered).toMatchObject({ successful: CALLS_A_SECOND * SECONDS, failed: 0 });
  });
});

/** The protocol that a packet was sent for. */
function payloadOf(protocols: readonly string[]): string | undefined {
  return protocols.find((protocol) => protocol === "sip" || protocol === "msrp");
}

function readStore(user: string): readonly StoredObject[] {
  const args = ["-c", PYTHON, dovecot.host, String(dovecot.port), user, dovecot.password];
  return JSON.parse(run("python3", args)) as readonly StoredObject[];
}

function textsOf(objects: readonly StoredObject[]): readonly (readonly string[])[] {
  return objects.flatMap(({ direction, octets }) => {
    const text = ["Lunch at noon?", "Gladly."].find((one) => octets.includes(one));
    return text === undefined ? [] : [[direction ?? "", text]];
  });
}
