import { afterEach, describe, expect, test } from "vitest";
import { KEYS_ONE, KEYS_TWO } from "../../keys/test-keys.ts";
import { createDevice, type Device, type DeviceOptions } from "../src/index.ts";

const devices: Device[] = [];
afterEach(async () => {
  for (const device of devices.splice(0)) await device.close();
});

async function deviceOf(user: string, options: Partial<DeviceOptions> = {}): Promise<Device> {
  const device = await createDevice({ name: user, user: `sip:${user}@127.0.0.1`, ...options });
  devices.push(device);
  return device;
}

/** Where a device is without a core. */
function uriOf(device: Device): string {
  return device.contact;
}

async function pair(alice: Partial<DeviceOptions> = {}, bob: Partial<DeviceOptions> = {}) {
  return [await deviceOf("alice", alice), await deviceOf("bob", bob)] as const;
}

async function talk(alice: Device, bob: Device) {
  bob.answerNext({ kind: "accept" });
  const call = alice.invite(uriOf(bob));
  await alice.log.waitForKind("accepted");
  await bob.log.waitForKind("confirmed");
  await alice.log.waitForKind("connected");
  await bob.log.waitForKind("connected");
  const other = bob.current;
  if (other === undefined) throw new Error("no call");
  return [call, other] as const;
}

describe("a session between two devices", () => {
  test.each(["tcp", "udp"] as const)(
    "goes from the invitation by %s to the BYE",
    async (transport) => {
      const [alice, bob] = await pair({ transport }, { transport });
      const [call, other] = await talk(alice, bob);
      const messageId = call.say("hello", { wanting: ["delivery", "display"] });
      const heard = await bob.log.waitForKind("chat", ({ way }) => way === "in");
      expect(heard).toMatchObject({ text: "hello", messageId, direction: undefined });
      await alice.log.waitForKind("notification", (told) => told.receipt === "delivery");
      expect(other.display(messageId)).toBe(true);
      const displayed = await alice.log.waitForKind(
        "notification",
        (told) => told.receipt === "display",
      );
      expect(displayed).toMatchObject({ messageId, status: "displayed" });
      other.type(true);
      await alice.log.waitForKind("composing", ({ isActive, way }) => isActive && way === "in");
      other.say("and you?");
      await alice.log.waitForKind("chat", ({ text, way }) => text === "and you?" && way === "in");
      call.bye([{ name: "Reason", value: 'SIP;cause=200;text="Call completed"' }]);
      const ended = await bob.log.waitForKind("ended");
      expect(ended).toMatchObject({ by: "far", reason: 'SIP;cause=200;text="Call completed"' });
      expect((await alice.log.waitForKind("ended")).by).toBe("own");
      await alice.log.waitFor(() => alice.current?.state === "over");
    },
  );

  test.each([
    ["active", true],
    ["passive", true],
    ["actpass", false],
  ] as const)("connects whoever offers %s", async (setup, isReachable) => {
    const [alice, bob] = await pair({ setup }, { isReachable });
    const [call] = await talk(alice, bob);
    call.say("hello");
    await bob.log.waitForKind("chat");
    expect(bob.log.ofKind("problem")).toEqual([]);
  });

  test("carries a message of many chunks", async () => {
    const [alice, bob] = await pair();
    const [call] = await talk(alice, bob);
    const text = "long ".repeat(40_000);
    call.say(text);
    const heard = await bob.log.waitForKind("chat");
    expect(heard.text).toBe(text);
  });

  test("is offered again, and goes on", async () => {
    const [alice, bob] = await pair();
    const [call] = await talk(alice, bob);
    call.offer("INVITE", (text) => text.replace("application/im-iscomposing+xml", "text/plain"));
    expect((await alice.log.waitForKind("responded")).response.statusCode).toBe(200);
    call.say("still here");
    await bob.log.waitForKind("chat", ({ text }) => text === "still here");
  });
});

describe("invitations", () => {
  test("are declined, with the status that was asked for", async () => {
    const [alice, bob] = await pair();
    bob.answerNext({ kind: "decline", status: 603, afterMs: 20 });
    alice.invite(uriOf(bob));
    await alice.log.waitForKind("ringing");
    expect((await alice.log.waitForKind("refused")).response.statusCode).toBe(603);
    expect(alice.current?.state).toBe("over");
  });

  test("are redirected", async () => {
    const [alice, bob] = await pair();
    bob.answerNext({ kind: "redirect", contact: "sip:carol@127.0.0.1" });
    alice.invite(uriOf(bob));
    const { response } = await alice.log.waitForKind("refused");
    expect(response.statusCode).toBe(302);
    expect(response.headers).toContainEqual({ name: "Contact", value: "<sip:carol@127.0.0.1>" });
  });

  test("ring without end, until they are taken back", async () => {
    const [alice, bob] = await pair();
    const call = alice.invite(uriOf(bob));
    await alice.log.waitForKind("ringing");
    call.cancel();
    await bob.log.waitForKind("cancelled");
    expect((await alice.log.waitForKind("refused")).response.statusCode).toBe(487);
  });

  test("are accepted twice, and the caller keeps the first", async () => {
    const [alice, bob] = await pair();
    bob.answerNext({ kind: "accept", twice: true });
    alice.invite(uriOf(bob));
    await alice.log.waitForKind("accepted");
    await bob.log.waitForKind("ended");
    expect(bob.calls).toHaveLength(2);
    expect(alice.log.ofKind("accepted")).toHaveLength(1);
  });

  test("that nothing can be taken of are answered 488", async () => {
    const [alice, bob] = await pair({ acceptTypes: ["image/png"] });
    bob.answerNext({ kind: "accept" });
    alice.invite(uriOf(bob));
    expect((await alice.log.waitForKind("refused")).response.statusCode).toBe(488);
  });

  test("carry what CPM wants, and what the test wants", async () => {
    const [alice, bob] = await pair();
    const call = alice.invite(uriOf(bob), {
      group: "climbing",
      replaces: "before",
      headers: [{ name: "P-Preferred-Service", value: "urn:urn-7:other" }],
    });
    const { request } = await bob.log.waitForKind("invited");
    const lines = request.headers.map(({ name, value }) => `${name}: ${value}`);
    expect(lines).toContain(`Contribution-ID: ${call.contributionId}`);
    expect(lines).toContain(`Conversation-ID: ${call.conversationId}`);
    expect(lines).toContain("Session-Replaces: before");
    expect(lines).toContain("User-Agent: CPM-client/OMA2.2");
    expect(lines.filter((line) => line.startsWith("P-Preferred-Service"))).toEqual([
      "P-Preferred-Service: urn:urn-7:other",
    ]);
  });
});

describe("misbehaviour", () => {
  test("a device that vanishes says nothing", async () => {
    const [alice, bob] = await pair();
    await talk(alice, bob);
    await bob.cut();
    await alice.log.waitForKind("disconnected");
    expect(alice.log.ofKind("ended")).toEqual([]);
  });

  test("SENDs are refused, or not answered", async () => {
    const [alice, bob] = await pair();
    const [call] = await talk(alice, bob);
    bob.answerSends(413);
    call.say("too much");
    expect((await alice.log.waitForKind("failed")).status).toBe(413);
    bob.answerSends("never");
    call.say("anybody?");
    await bob.log.waitForKind(
      "frame",
      ({ frame: { head } }) => head.kind === "request" && head.method === "SEND",
    );
    expect(alice.log.ofKind("sent")).toEqual([]);
  });

  test("a device that does not read hears nothing until it does", async () => {
    const [alice, bob] = await pair();
    const [call] = await talk(alice, bob);
    bob.setPace(0);
    call.say("hello");
    await expect(bob.log.waitForKind("chat", undefined, { timeoutMs: 100 })).rejects.toThrow(
      "no chat in 100 ms",
    );
    bob.setPace(undefined);
    await bob.log.waitForKind("chat");
  });
});

test("media over TLS are between those whose certificates the descriptions tell", async () => {
  const [alice, bob] = await pair({ msrpTls: KEYS_ONE }, { msrpTls: KEYS_TWO });
  const [call] = await talk(alice, bob);
  call.say("secret");
  await bob.log.waitForKind("chat", ({ text }) => text === "secret");
  const { request } = await bob.log.waitForKind("invited");
  expect(new TextDecoder().decode(request.body)).toMatch(
    /m=message \d+ TCP\/TLS\/MSRP \*[^]*a=fingerprint:sha-256 [0-9A-F:]{95}\r\n/i,
  );
});

test("a device without TLS does not take media over TLS", async () => {
  const [alice, bob] = await pair({ msrpTls: KEYS_ONE });
  bob.answerNext({ kind: "accept" });
  alice.invite(uriOf(bob));
  expect((await alice.log.waitForKind("refused")).response.statusCode).toBe(488);
});

test("other requests are answered", async () => {
  const [alice, bob] = await pair();
  const [call] = await talk(alice, bob);
  call.request("INFO");
  expect((await alice.log.waitForKind("responded")).response.statusCode).toBe(200);
  await bob.log.waitForKind("requested");
});
