import { createSocket } from "node:dgram";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { createSilence } from "../src/silence.ts";
import { udpTransport } from "../src/transport-udp.ts";
import { noVerdict } from "../src/verdict.ts";

test("a server that answers is waited for four times as long as it took until then, within bounds", () => {
  const { ms, answered } = createSilence();
  for (const time of [1, 2, 16, 1]) answered(time);
  expect(ms()).toBe(100); // too little is known
  answered(3);
  expect(ms()).toBe(64);
  answered(70);
  expect(ms()).toBe(100);
});

test("a server that answers at once is given some time all the same", () => {
  const { ms, answered } = createSilence();
  for (let count = 0; count < 5; count++) answered(0.1);
  expect(ms()).toBe(50);
});

test("a server that never answers is given all the time", () => {
  expect(createSilence().ms()).toBe(100);
});

test("a datagram is waited for as long as that says, which learns from the answers alone", async () => {
  const server = createSocket("udp4");
  server.on("message", (message, { port }) => {
    if (message.toString() === "hello") server.send("hello", port);
  });
  server.bind(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const told: string[] = [];
  const silence = {
    ms: () => {
      told.push("asked");
      return 10_000;
    },
    answered: () => void told.push("answered"),
  };
  const { port } = server.address();
  const { exchange } = udpTransport({ host: "127.0.0.1", port }, noVerdict, silence);
  const limits = { timeoutMs: 20, outputOctets: 100 };
  const octets = (text: string): Uint8Array => new TextEncoder().encode(text);
  expect((await exchange(octets("quiet"), limits)).output).toHaveLength(0);
  expect((await exchange(octets("hello"), { ...limits, timeoutMs: 20_000 })).output).toHaveLength(
    5,
  );
  expect(told).toEqual(["asked", "asked", "answered"]);
});
