import { connect } from "node:net";
import { createSend, headerValue, type MsrpFrame } from "@callingcard/msrp";
import { expect, test } from "vitest";
import { converse, openNetwork } from "./network.ts";
import { stopClock } from "../../../../tools/clock/stop-clock.ts";
import { KEYS_ONE, KEYS_TWO } from "../../../../tools/keys/test-keys.ts";

test("a frame for a session that nobody has is answered 481", async () => {
  const network = await openNetwork();
  const device = await network.device("bob");
  const { host, port } = network.fn.addresses.msrp;
  const connection = await device.transport.connect({ host, port });
  const frame = createSend(
    {
      toPath: `msrp://${host}:${port}/nobody1234;tcp`,
      fromPath: device.path,
      messageId: "abcd",
      contentType: "text/plain",
    },
    new TextEncoder().encode("Hello"),
    (size) => crypto.getRandomValues(new Uint8Array(size)),
  );
  device.transport.write(connection, frame);
  const answer = await device.frames.take(isResponse);
  expect(answer.head).toMatchObject({ status: 481, transactionId: frame.head.transactionId });
});

function isResponse(frame: MsrpFrame): frame is MsrpFrame {
  return frame.head.kind === "response";
}

test("a device whose connection breaks and does not come back is called off", async () => {
  const pass = stopClock();
  const network = await openNetwork({ settings: { msrpBindTimeoutMs: 50 } });
  const { bob } = await converse(network);
  await bob.transport.shutdown();
  await expect
    .poll(async () => {
      await pass(60);
      return network.sip.all.length;
    })
    .toBeGreaterThan(0);
  const bye = await network.request("BYE");
  expect(headerOf(bye, "Reason")).not.toBe("");
});

function headerOf(
  message: { readonly headers: readonly { readonly name: string; readonly value: string }[] },
  name: string,
): string {
  return message.headers.find((one) => one.name === name)?.value ?? "";
}

test("long messages go through while a device reads slowly", async () => {
  const network = await openNetwork({
    msrp: { listen: [{ host: "127.0.0.1", port: 0 }], limits: { highWaterOctets: 100_000 } },
    settings: { legQueueBytes: 50_000_000 },
  });
  const { alice, bob } = await converse(network);
  const texts = Array.from({ length: 8 }, (_, index) => String(index).repeat(400_000));
  for (const text of texts) alice.say(text);
  for (const text of texts) expect((await bob.hear()) === text).toBe(true);
  expect(network.alarms.all).toEqual([]);
});

test("many short messages keep their order", async () => {
  const network = await openNetwork();
  const { alice, bob } = await converse(network);
  const texts = Array.from({ length: 500 }, (_, index) => `message ${index}`);
  for (const text of texts) alice.say(text);
  for (const text of texts) expect(await bob.hear()).toBe(text);
});

test("a header of the frame that the function does not know is passed on", async () => {
  const network = await openNetwork();
  const { alice, bob } = await converse(network);
  alice.say("with a header", [{ name: "X-Unknown", value: "kept" }]);
  const frame = await bob.frames.take((one): one is MsrpFrame => one.body?.length === 13);
  expect(headerValue(frame.head, "X-Unknown")).toBe("kept");
});

test("a session over TLS, with certificates that nobody has signed", async () => {
  const loopback = { host: "127.0.0.1", port: 0 };
  const listen = [loopback, { ...loopback, tls: true }];
  const network = await openNetwork({ msrp: { listen, tls: KEYS_ONE } });
  const { alice, bob, forked } = await converse(network, {}, KEYS_TWO);
  expect(new TextDecoder().decode(forked.body)).toMatch(/^m=message \d+ TCP\/TLS\/MSRP/m);
  alice.say("not for everybody");
  expect(await bob.hear()).toBe("not for everybody");
});

const FINGERPRINT = /a=fingerprint:.*/;

test("over TLS, a peer with another certificate than it announced is refused", async () => {
  const loopback = { host: "127.0.0.1", port: 0 };
  const listen = [loopback, { ...loopback, tls: true }];
  const network = await openNetwork({ msrp: { listen, tls: KEYS_ONE } });
  const alice = await network.device("alice", KEYS_TWO);
  const bob = await network.device("bob", KEYS_TWO);
  const other = await network.device("other", KEYS_ONE);
  await network.send(network.invite({ body: alice.sdp }));
  const forked = await network.request("INVITE");
  const announced = bob.sdp.replace(FINGERPRINT, FINGERPRINT.exec(other.sdp)?.[0] ?? "");
  await network.answer(forked, 200, "b1", announced);
  await network.request("ACK");
  const ok = await network.response("INVITE", 200);
  await network.send(network.within(ok, "ACK", 1));
  expect(await bob.connect(forked.body)).toBe(403);
  expect(await alice.connect(ok.body, network.fn.addresses.msrp.port)).toBe(403);
  expect(await alice.connect(ok.body)).toBe(200);
});

test("noise on all ports does not disturb a session", async () => {
  const network = await openNetwork();
  const { alice, bob } = await converse(network);
  const { ports, msrp } = network.fn.addresses;
  const noise = Array.from({ length: 40 }, (_, index) => {
    const socket = connect(index % 2 === 0 ? (ports.tcp ?? 0) : msrp.port, "127.0.0.1");
    socket.on("error", () => socket.destroy());
    const octets = crypto.getRandomValues(new Uint8Array(200 * (index + 1)));
    const lines = ["INVITE sip:a SIP/2.0\r\n", "MSRP abcd SEND\r\n", "\r\n\r\n", ""];
    socket.write(Buffer.concat([Buffer.from(lines[index % 4] ?? ""), octets]));
    socket.resume();
    return socket;
  });
  for (let number = 0; number < 20; number++) {
    alice.say(`message ${number}`);
    expect(await bob.hear()).toBe(`message ${number}`);
  }
  for (const socket of noise) socket.destroy();
  expect(network.alarms.all).toEqual([]);
  expect(network.fn.status().sessions).toBe(1);
});
