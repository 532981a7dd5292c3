import {
  createRequest,
  createResponse,
  readHeader,
  type SipMessage,
  type SipRequest,
} from "@callingcard/sip";
import { createSipTransport, type SipTransport } from "@callingcard/sip-transport";
import { onTestFinished, expect, test } from "vitest";
import { type CoreServer, createCoreServer } from "../../src/core.ts";
import {
  type CoreRegistrations,
  type CoreRegistrationsOptions,
  createCoreRegistrations,
  createParticipatingFunction,
  type ParticipatingFunction,
} from "../../src/node.ts";
import type { RegistrationChange } from "../../src/store/registrations.ts";

const BOB = "sip:bob@home.example";
const INSTANCE = "urn:uuid:00000000-0000-4000-8000-000000000001";
const MARKER = "a1b2c3d4e5f6";
const LOOPBACK = { host: "127.0.0.1", port: 0 };
const FEATURE = '+g.3gpp.icsi-ref="urn%3Aurn-7%3Ax"';

interface Site {
  readonly core: CoreServer;
  readonly running: ParticipatingFunction;
  readonly registrations: CoreRegistrations;
  readonly changes: RegistrationChange[];
  readonly problems: Error[];
}

async function openFunction(core: CoreServer, options: CoreRegistrationsOptions) {
  const problems: Error[] = [];
  const registrations = createCoreRegistrations({
    onProblem: (one) => problems.push(one),
    ...options,
  });
  const running = await createParticipatingFunction({
    host: "127.0.0.1",
    sip: { listen: [{ transport: "tcp", ...LOOPBACK }] },
    msrp: { listen: [{ ...LOOPBACK, tls: false }] },
    coreUri: core.routeUri(MARKER),
    registrations,
    onRequest: registrations.onRequest,
  });
  registrations.start(running);
  const changes: RegistrationChange[] = [];
  registrations.watch((change) => void changes.push(change));
  onTestFinished(async () => {
    registrations.close();
    await running.close();
  });
  return { running, registrations, changes, problems };
}

async function openSite(options: CoreRegistrationsOptions, hasCopies = true): Promise<Site> {
  const core = await createCoreServer({
    domains: ["home.example"],
    listen: [{ transport: "tcp", ...LOOPBACK }],
  });
  onTestFinished(() => core.close());
  const opened = await openFunction(core, options);
  const { host, ports } = opened.running.addresses;
  const uri = `sip:${host}:${ports.tcp};transport=tcp;lr`;
  await core.start([{ uri, marker: MARKER, triggers: [], registrations: { hasCopies } }]);
  return { core, ...opened };
}

async function openDevice(core: CoreServer) {
  const answers: SipMessage[] = [];
  const sockets: SipTransport = await createSipTransport({
    listen: [{ transport: "tcp", ...LOOPBACK }],
    onMessage: (message) => void answers.push(message),
  });
  onTestFinished(() => sockets.close());
  const port = sockets.addresses()[0]?.port ?? 0;
  let cseq = 0;
  return {
    contact: `sip:bob@127.0.0.1:${port};transport=tcp`,
    async register(expires: number): Promise<void> {
      cseq++;
      const [target] = core.addresses;
      if (target === undefined) throw new Error("no core");
      const contact = `<sip:bob@127.0.0.1:${port};transport=tcp>;+sip.instance="<${INSTANCE}>";${FEATURE};q=0.7`;
      const lines = {
        Via: `SIP/2.0/TCP 127.0.0.1:${port};branch=z9hG4bK${port}${cseq}`,
        From: `<${BOB}>;tag=d`,
        To: `<${BOB}>`,
        "Call-ID": `device${port}`,
        CSeq: `${cseq} REGISTER`,
        Contact: contact,
        Supported: "gruu",
        Expires: `${expires}`,
      };
      const headers = Object.entries(lines).map(([name, value]) => ({ name, value }));
      await sockets.send(createRequest("REGISTER", "sip:home.example", { headers }), target);
      await expect.poll(() => answers.length).toBe(cseq);
    },
  };
}

test.each([
  ["a subscription", { source: "subscribe" }, true],
  ["copies of both messages", { source: "copies" }, true],
] as const)("a function learns by %s who comes and goes", async (_, options, hasCopies) => {
  const { core, registrations, changes, problems } = await openSite(options, hasCopies);
  const device = await openDevice(core);
  expect(await registrations.bindings(BOB)).toEqual([]);
  const beforeMs = Date.now();
  await device.register(600);
  await expect.poll(() => changes.map(({ kind }) => kind)).toEqual(["registered"]);
  const afterMs = Date.now();
  const [binding] = await registrations.bindings(BOB);
  expect(binding).toMatchObject({
    aor: BOB,
    contact: device.contact,
    instance: INSTANCE,
    pubGruu: `${BOB};gr=${INSTANCE}`,
    q: 0.7,
  });
  expect(binding?.features.map(({ tag }) => tag)).toEqual(["+sip.instance", "+g.3gpp.icsi-ref"]);
  // A NOTIFY tells the seconds that are left, so a part of one may get lost.
  expect(binding?.expiresMs).toBeGreaterThan(beforeMs + 599_000);
  expect(binding?.expiresMs).toBeLessThanOrEqual(afterMs + 600_000);
  await device.register(0);
  await expect.poll(() => changes.map(({ kind }) => kind)).toEqual(["registered", "removed"]);
  expect(await registrations.bindings(BOB)).toEqual([]);
  expect(problems).toEqual([]);
});

test("a function that starts late asks when somebody calls", async () => {
  const { core } = await openSite({ source: "subscribe" });
  const device = await openDevice(core);
  await device.register(600);
  const late = await openFunction(core, { source: "subscribe" });
  expect(await late.registrations.bindings(BOB)).toMatchObject([{ contact: device.contact }]);
  expect(await late.registrations.bindings("sip:nobody@home.example")).toEqual([]);
});

test("a function does not wait for a core that is silent longer than it shall", async () => {
  const silent = await createCoreServer({
    domains: ["x.example"],
    listen: [{ transport: "tcp", ...LOOPBACK }],
  });
  onTestFinished(() => silent.close());
  const options = { source: "subscribe", waitMs: 20 } as const;
  const { registrations, problems } = await openFunction(silent, options);
  expect(await registrations.bindings(BOB)).toEqual([]);
  expect(problems.map(String)).toEqual([
    `Error: the core does not tell who is registered for ${BOB}`,
  ]);
});

test("no more users are subscribed to than may be", async () => {
  const { core } = await openSite({ source: "subscribe" });
  const device = await openDevice(core);
  await device.register(600);
  const { registrations } = await openFunction(core, { source: "subscribe", maxUsers: 0 });
  expect(await registrations.bindings(BOB)).toEqual([]);
});

test("a REGISTER of a stranger is refused", async () => {
  const { running, registrations } = await openSite({ source: "copies", isCore: () => false });
  const answers: SipMessage[] = [];
  const sockets = await createSipTransport({
    listen: [{ transport: "tcp", ...LOOPBACK }],
    onMessage: (message) => void answers.push(message),
  });
  onTestFinished(() => sockets.close());
  const { tcp = 0 } = running.addresses.ports;
  const register = (to: string): SipRequest =>
    createRequest("REGISTER", "sip:pf.example", {
      headers: [
        { name: "Via", value: `SIP/2.0/TCP 127.0.0.1;branch=z9hG4bK${to.length}` },
        { name: "From", value: "<sip:x@y>;tag=1" },
        { name: "To", value: to },
        { name: "Call-ID", value: "c" },
        { name: "CSeq", value: "1 REGISTER" },
      ],
    });
  await sockets.send(register(`<${BOB}>`), { transport: "tcp", host: "127.0.0.1", port: tcp });
  await expect.poll(() => answers.length).toBe(1);
  expect(answers[0]).toMatchObject({ statusCode: 403 });
  expect(
    registrations.onRequest(createRequest("MESSAGE", "sip:x"), { transport: "tcp", ...LOOPBACK }),
  ).toBe(false);
  const lost = createCoreRegistrations({ source: "copies" });
  expect(lost.onRequest(register(`<${BOB}>`), { transport: "tcp", ...LOOPBACK })).toBe(false);
  expect(readHeader(createResponse(register(`<${BOB}>`), 200), "CSeq")?.method).toBe("REGISTER");
});
