import { setTimeout } from "node:timers/promises";
import { createRequest, findHeader, type SipMessage, type SipRequest } from "@callingcard/sip";
import type { Binding } from "@callingcard/sip-core";
import type { SipTarget } from "@callingcard/sip-transaction";
import { createSipTransport, type SipTransport } from "@callingcard/sip-transport";
import { canonicalAddress } from "@callingcard/xdm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type CoreServer, createCoreServer } from "../../src/core.ts";
import type { RegistrationChange } from "../../src/store/registrations.ts";

const BOB = canonicalAddress("sip:bob@home.example") ?? "";
const INSTANCE = "urn:uuid:00000000-0000-4000-8000-000000000001";

let core: CoreServer;
let device: SipTransport;
let received: SipMessage[];
let changes: RegistrationChange[];
const kept = new Map<string, Binding>();

beforeEach(async () => {
  received = [];
  changes = [];
  kept.clear();
  core = await startCore();
  device = await createSipTransport({
    listen: [{ transport: "tcp", host: "127.0.0.1", port: 0 }],
    onMessage: (message) => void received.push(message),
  });
});

afterEach(async () => {
  await core.close();
  await device.close();
});

async function startCore(): Promise<CoreServer> {
  const server = await createCoreServer({
    domains: ["home.example"],
    listen: [{ transport: "tcp", host: "127.0.0.1", port: 0 }],
    bindings: {
      load: async () => Array.from(kept.values()),
      save: async (binding) => void kept.set(binding.id, binding),
      remove: async (_, id) => void kept.delete(id),
    },
  });
  server.registrations.watch((change) => void changes.push(change));
  await server.start();
  return server;
}

function target(): SipTarget {
  const [address] = core.addresses;
  if (address === undefined) throw new Error("no address");
  return address;
}

let sequence = 0;

async function exchange(request: SipRequest): Promise<SipMessage> {
  const before = received.length;
  await device.send(request, target());
  for (;;) {
    const answer = received.slice(before).find(({ kind }) => kind === "response");
    if (answer !== undefined) return answer;
    await setTimeout(10);
  }
}

function request(
  method: string,
  requestUri: string,
  more: Record<string, string> = {},
): SipRequest {
  sequence += 1;
  const [own] = device.addresses();
  const headers: Record<string, string> = {
    Via: `SIP/2.0/TCP 127.0.0.1:${own?.port};branch=z9hG4bKtest${sequence}`,
    "Max-Forwards": "70",
    From: "<sip:bob@home.example>;tag=1",
    To: "<sip:bob@home.example>",
    "Call-ID": "one",
    CSeq: `${sequence} ${method}`,
    ...more,
  };
  return createRequest(method, requestUri, {
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
  });
}

function registration(): SipRequest {
  const [own] = device.addresses();
  return request("REGISTER", "sip:home.example", {
    Contact: `<sip:bob@127.0.0.1:${own?.port};transport=tcp>;+sip.instance="<${INSTANCE}>"`,
    Supported: "gruu",
  });
}

test("a device registers, gets a GRUU, and is among the registrations", async () => {
  const answer = await exchange(registration());
  expect(answer).toMatchObject({ kind: "response", statusCode: 200 });
  expect(findHeader(answer, "Contact")?.value).toContain(`gr=${INSTANCE}`);
  expect(await core.registrations.bindings(BOB)).toMatchObject([{ instance: INSTANCE }]);
  expect(changes).toMatchObject([{ kind: "registered", binding: { instance: INSTANCE } }]);
});

test("a request for the GRUU reaches the device", async () => {
  await exchange(registration());
  const message = request("MESSAGE", `sip:bob@home.example;gr=${INSTANCE}`, { "Call-ID": "two" });
  await device.send(message, target());
  await expect.poll(() => received.some(({ kind }) => kind === "request")).toBe(true);
});

test("what is registered is there when the core starts again", async () => {
  await exchange(registration());
  await core.close();
  core = await startCore();
  expect(await core.registrations.bindings(BOB)).toMatchObject([{ instance: INSTANCE }]);
});

test("a device that takes its registration back is gone", async () => {
  await exchange(registration());
  const answer = await exchange(
    request("REGISTER", "sip:home.example", { Contact: "*", Expires: "0" }),
  );
  expect(answer).toMatchObject({ statusCode: 200 });
  expect(await core.registrations.bindings(BOB)).toEqual([]);
  expect(changes.at(-1)).toMatchObject({ kind: "removed" });
  expect(kept.size).toBe(0);
});

test("the route of a function leads back by TCP with its marker", () => {
  expect(core.routeUri("secret")).toBe(
    `sip:127.0.0.1:${target().port};transport=tcp;lr;odi=secret`,
  );
});
