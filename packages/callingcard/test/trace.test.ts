import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDevice } from "@callingcard/lab";
import { createCoreServer } from "@callingcard/cpm-server/core";
import { createParticipatingFunction } from "@callingcard/cpm-server/node";
import { openTraceFolder } from "@callingcard/cpm-server/trace";
import { afterAll, beforeAll, expect, test } from "vitest";
import { run } from "./stand-in.ts";

let folder: string;
let file: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "trace-"));
  const listen = [{ transport: "tcp", host: "127.0.0.1", port: 0 }] as const;
  const core = await createCoreServer({ domains: ["ims.example"], listen });
  const traces = await openTraceFolder({ folder });
  const fn = await createParticipatingFunction({
    host: "127.0.0.1",
    sip: { listen },
    msrp: { listen: [{ host: "127.0.0.1", port: 0 }] },
    coreUri: core.routeUri("m"),
    registrations: core.registrations,
    trace: traces.sink,
    maxLagMs: 30_000,
  });
  const uri = `sip:127.0.0.1:${fn.addresses.ports.tcp};transport=tcp;lr`;
  await core.start([
    { uri, marker: "m", triggers: [{ side: "terminating", methods: ["INVITE"] }] },
  ]);
  const [target] = core.addresses;
  if (target === undefined) throw new Error("no address");
  const alice = await createDevice({ name: "alice", user: "sip:alice@ims.example", core: target });
  const bob = await createDevice({ name: "bob", user: "sip:bob@ims.example", core: target });
  await alice.register();
  await bob.register();
  bob.answerNext({ kind: "accept" });
  const call = alice.invite("sip:bob@ims.example");
  await alice.log.waitForKind("accepted");
  call.say("hello");
  await bob.log.waitForKind("chat");
  call.bye();
  await bob.log.waitForKind("ended");
  await alice.close();
  await bob.close();
  await fn.close();
  await traces.close();
  await core.close();
  const [name = ""] = readdirSync(folder);
  file = join(folder, name);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("a recorded session is shown as a ladder with the requirements that decided", async () => {
  const { status, stdout } = await run(["trace", "show", file]);
  expect(status).toBe(0);
  const lines = stdout.split("\n");
  expect(lines[0]).toMatch(/^\s+o\s+function\s+/);
  expect(stdout).toContain("INVITE");
  expect(stdout).toContain("SEND");
  expect(stdout).toMatch(/CPM-0\d\d/);
});

test("a recorded session is replayed to the same octets", async () => {
  const { status, stdout } = await run(["trace", "replay", file]);
  expect(stdout).toMatch(/^\d+ steps replayed: the same actions, \d+ octets of MSRP/);
  expect(status).toBe(0);
});

test("a trace that something was changed in is told from what comes out now", async () => {
  const changed = join(folder, "changed.jsonl");
  writeFileSync(changed, readFileSync(file, "utf8").replace("CPM-serv/OMA2.2", "CPM-serv/OMA2.1"));
  const { status, stdout, stderr } = await run(["trace", "replay", changed]);
  expect(status).toBe(1);
  expect(stdout).toContain("recorded: ");
  expect(stderr).toContain("do something else than was recorded");
});

test("a file that is no trace is refused", async () => {
  const { status, stderr } = await run(["trace", "show", new URL(import.meta.url).pathname]);
  expect(status).toBe(1);
  expect(stderr).toContain("cannot be read as a trace");
});
