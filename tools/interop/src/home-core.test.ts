// What a Participating Function needs of its SIP/IP core, at two of them: the embedded one and Kamailio.

import {
  bodyParts,
  findHeaders,
  parseMessage,
  readContactParameters,
  readHeader,
  type SipMessage,
} from "@callingcard/sip";
import { createCoreServer } from "@callingcard/cpm-server/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startKamailio } from "./kamailio.ts";
import { openSipClient, type SipClient } from "./sip-client.ts";

const DOMAIN = "home.example";
const BOB = `sip:bob@${DOMAIN}`;
const ALICE = `sip:alice@${DOMAIN}`;
const MARKER = "a1b2c3d4e5f6";
const ICSI =
  'Accept-Contact: *;+g.3gpp.icsi-ref="urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.session"';

interface HomeCore {
  readonly host: string;
  readonly port: number;
  readonly coreUri: string;
  stop(): Promise<void>;
}

type StartCore = (service: { readonly host: string; readonly port: number }) => Promise<HomeCore>;

const kamailio: StartCore = ({ host, port }) =>
  startKamailio({ domain: DOMAIN, function: { host, port, marker: MARKER } });

const embedded: StartCore = async ({ host, port }) => {
  const listen = await freeAddresses();
  const server = await createCoreServer({ domains: [DOMAIN], listen });
  const headers = [{ name: "Accept-Contact", contains: "icsi.oma.cpm" }];
  const methods = ["INVITE", "MESSAGE"];
  await server.start([
    {
      uri: `sip:${host}:${port};transport=tcp;lr`,
      marker: MARKER,
      triggers: [{ side: "terminating", methods, headers }],
      registrations: {},
    },
  ]);
  return {
    host: "127.0.0.1",
    port: listen[0]?.port ?? 0,
    coreUri: server.routeUri(MARKER),
    stop: () => server.close(),
  };
};

/** UDP and TCP at one port, which is free for both by all likelihood. */
async function freeAddresses() {
  const probe = await openSipClient("tcp", { host: "127.0.0.1", port: 9 });
  await probe.close();
  const { host, port } = probe;
  return [
    { transport: "udp", host, port },
    { transport: "tcp", host, port },
  ] as const;
}

const values = (message: SipMessage, name: string) =>
  findHeaders(message, name).flatMap(({ value }) => value);
const tagOf = (message: SipMessage, name: "From" | "To") =>
  readHeader(message, name)?.parameters.find((parameter) => parameter.name === "tag")?.value ?? "";

describe.each([
  ["the embedded core", embedded],
  ["Kamailio", kamailio],
])("%s", (_, startCore) => {
  let core: HomeCore;
  let service: SipClient;
  let alice: SipClient;
  let devices: readonly SipClient[] = [];
  const gruus: string[] = [];

  beforeAll(async () => {
    // The core is told where the function is, and the function where the core is.
    const early = await openSipClient("tcp", { host: "127.0.0.1", port: 9 });
    const { host, port } = early;
    core = await startCore({ host, port });
    service = early;
    alice = await openSipClient("udp", core);
    devices = await Promise.all([
      openSipClient("tcp", core),
      openSipClient("udp", core),
      openSipClient("tcp", core),
    ]);
  });

  afterAll(async () => {
    await Promise.all([service, alice, ...devices].map((client) => client.close()));
    await core.stop();
  });

  const instanceOf = (index: number) => `urn:uuid:00000000-0000-4000-8000-00000000000${index}`;
  const contactOf = (client: SipClient, index: number) =>
    `Contact: <sip:bob@127.0.0.1:${client.port};transport=${client.transport}>;+sip.instance="<${instanceOf(index)}>";+g.3gpp.icsi-ref="urn%3Aurn-7%3A3gpp-service.ims.icsi.oma.cpm.session"`;

  test("three devices register, and each gets its GRUU", async () => {
    for (const [index, device] of devices.entries()) {
      const headers = [contactOf(device, index), "Supported: gruu, path", "Expires: 600"];
      const request = await device.send(
        "REGISTER",
        `sip:${DOMAIN}`,
        { from: BOB, to: BOB },
        headers,
      );
      const response = await device.response(request);
      expect(response.statusCode).toBe(200);
      const contacts = readHeader(response, "Contact") ?? [];
      expect(contacts).toHaveLength(index + 1);
      const own = contacts
        .map(readContactParameters)
        .find(({ instance }) => instance === instanceOf(index));
      expect(own).toMatchObject({ pubGruu: `${BOB};gr=${instanceOf(index)}`, expires: 600 });
      gruus.push(own?.pubGruu ?? "");
    }
  });

  test("each REGISTER is told to the function", async () => {
    // Whoever of Kamailio's processes took a REGISTER tells it when it comes to it.
    const instances: (string | undefined)[] = [];
    while (instances.length < devices.length) {
      const told = await service.request("REGISTER");
      expect(readHeader(told.message, "To")?.uri).toBe(BOB);
      expect(readHeader(told.message, "From")?.uri).toBe(`sip:${DOMAIN}`);
      const [part] = bodyParts(told.message);
      const copy = parseMessage(part?.body ?? new Uint8Array());
      const [contact] = readHeader(copy, "Contact") ?? [];
      instances.push(contact && readContactParameters(contact).instance);
      await service.answer(told, 200);
    }
    expect(new Set(instances)).toEqual(new Set([...devices.keys()].map(instanceOf)));
  });

  test.each([0, 1, 2])("an INVITE for the GRUU of device %i reaches it alone", async (index) => {
    const device = devices[index] ?? alice;
    const request = await alice.send("INVITE", gruus[index] ?? "", { from: ALICE, to: BOB }, [
      `Contact: <sip:alice@127.0.0.1:${alice.port}>`,
    ]);
    const invite = await device.request("INVITE");
    expect(invite.message.requestUri).toContain(`127.0.0.1:${device.port}`);
    expect(values(invite.message, "P-Asserted-Identity").join()).not.toContain("king");
    await device.answer(invite, 200, [
      `Contact: <sip:bob@127.0.0.1:${device.port};transport=${device.transport}>`,
      ...values(invite.message, "Record-Route").map((value) => `Record-Route: ${value}`),
    ]);
    const response = await alice.response(request);
    expect(response.statusCode).toBe(200);
    const routes = values(response, "Record-Route").flatMap((value) => value.split(/,\s*/));
    const dialog = {
      from: ALICE,
      to: BOB,
      callId: readHeader(request, "Call-ID") ?? "",
      fromTag: tagOf(request, "From"),
      toTag: tagOf(response, "To"),
    };
    const way = routes.toReversed().map((route) => `Route: ${route}`);
    const target = `sip:bob@127.0.0.1:${device.port};transport=${device.transport}`;
    await alice.send("ACK", target, dialog, way);
    expect((await device.request("ACK")).message.requestUri).toBe(target);
    const bye = await alice.send("BYE", target, { ...dialog, cseq: 2 }, way);
    const byes = await device.request("BYE");
    await device.answer(byes, 200);
    expect((await alice.response(bye)).statusCode).toBe(200);
    expect(devices.map((one) => one.left())).toEqual([[], [], []]);
  });

  test("an INVITE with the service goes to the function, and from there to one device", async () => {
    const request = await alice.send("INVITE", BOB, { from: ALICE, to: BOB }, [
      ICSI,
      "P-Asserted-Identity: <sip:king@home.example>",
      `Contact: <sip:alice@127.0.0.1:${alice.port}>`,
    ]);
    const invite = await service.request("INVITE");
    expect(invite.message.requestUri).toBe(BOB);
    const route = values(invite.message, "Route").join(", ");
    expect(route).toMatch(new RegExp(`^<sip:127\\.0\\.0\\.1:${service.port}\\b.*odi=${MARKER}`));
    expect(values(invite.message, "P-Asserted-Identity").join()).not.toContain("king");
    // The function calls each device in a dialog of its own.
    const { host, port } = core;
    const caller = await openSipClient("tcp", { host, port });
    const leg = await caller.send("INVITE", gruus[1] ?? "", { from: ALICE, to: BOB }, [
      ICSI,
      `Route: <${core.coreUri}>`,
      "P-Asserted-Identity: <sip:alice@home.example>",
      `Contact: <sip:pf@127.0.0.1:${caller.port};transport=tcp>`,
    ]);
    const [, second = alice] = devices;
    const call = await second.request("INVITE");
    expect(values(call.message, "P-Asserted-Identity")).toEqual(["<sip:alice@home.example>"]);
    expect(values(call.message, "Route")).toEqual([]);
    await second.answer(call, 486);
    expect((await caller.response(leg)).statusCode).toBe(486);
    await service.answer(invite, 486);
    expect((await alice.response(request)).statusCode).toBe(486);
    expect(service.left().filter((method) => method === "INVITE")).toEqual([]);
    await caller.close();
  });

  test("an INVITE for a device that is gone is answered 480", async () => {
    const [first = alice] = devices;
    const contact = `${contactOf(first, 0)};expires=0`;
    const end = await first.send("REGISTER", `sip:${DOMAIN}`, { from: BOB, to: BOB, cseq: 2 }, [
      contact,
    ]);
    expect((await first.response(end)).statusCode).toBe(200);
    const request = await alice.send("INVITE", gruus[0] ?? "", { from: ALICE, to: BOB });
    expect((await alice.response(request)).statusCode).toBe(480);
  });
});
