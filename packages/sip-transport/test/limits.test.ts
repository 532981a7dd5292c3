import { encodeMessage } from "@callingcard/sip";
import { expect, onTestFinished, test } from "vitest";
import { createSipTransport, DEFAULT_LIMITS } from "../src/index.ts";
import {
  codeOf,
  createOptions,
  crlf,
  openRaw,
  openRawDatagrams,
  openStation,
  requestText,
} from "./stations.ts";
import { stopClock } from "../../../tools/clock/stop-clock.ts";
import { KEYS_ONE } from "../../../tools/keys/test-keys.ts";

const TCP = crlf(requestText(undefined, "SIP/2.0/TCP a.example"));

test("as many connections come in as one address may have, and no more", async () => {
  const bob = await openStation(["tcp"], { limits: { maxConnectionsPerAddress: 2 } });
  const open = [openRaw(bob.target("tcp")), openRaw(bob.target("tcp"))];
  for (const raw of open) {
    raw.socket.write(TCP);
    await bob.inbox.next();
  }
  await openRaw(bob.target("tcp")).closed;
  expect((await bob.problems.next()).code).toBe("too-many-connections");
  open[0]?.socket.destroy();
  await bob.closedFlows.next();
  openRaw(bob.target("tcp")).socket.write(TCP);
  await bob.inbox.next();
});

test("connections of both directions count together", async () => {
  const bob = await openStation(["tcp"]);
  const alice = await openStation(["tcp"], { limits: { maxConnections: 2 } });
  const message = createOptions("SIP/2.0/TCP 127.0.0.1");
  await alice.transport.send(message, bob.target("tcp"));
  openRaw(alice.target("tcp")).socket.write(TCP);
  await alice.inbox.next();
  await openRaw(alice.target("tcp")).closed;
  const another = { transport: "tcp", host: "127.0.0.2", port: 9 } as const;
  expect(await codeOf(alice.transport.send(message, another))).toBe("too-many-connections");
  const { source } = await bob.inbox.next();
  await bob.transport.send(message, source);
  expect((await alice.inbox.next()).message.kind).toBe("request");
});

test("a connection that cannot be opened gives its room back", async () => {
  const bob = await openStation(["tcp"]);
  const alice = await openStation(["udp"], { limits: { maxConnections: 1 } });
  const message = createOptions("SIP/2.0/TCP 127.0.0.1");
  const closed = { ...alice.target("udp"), transport: "tcp" } as const;
  for (const _ of ["once", "again"]) {
    expect(await codeOf(alice.transport.send(message, closed))).toBe("unreachable");
  }
  await alice.transport.send(message, bob.target("tcp"));
  const { source } = await bob.inbox.next();
  expect(await codeOf(alice.transport.send(message, closed))).toBe("too-many-connections");
  // One that has closed gives it back too.
  await bob.transport.close();
  expect(await alice.closedFlows.next()).not.toBe(source.flow);
  await expect.poll(() => codeOf(alice.transport.send(message, closed))).toBe("unreachable");
});

test("messages that follow each other without a break do not run out of time", async () => {
  const pass = stopClock();
  const bob = await openStation(["tcp"], { limits: { messageTimeoutMs: 600 } });
  const raw = openRaw(bob.target("tcp"));
  raw.socket.write(TCP + TCP.slice(0, 100));
  for (let left = 12; left > 0; left--) {
    await bob.inbox.next();
    await pass(400);
    raw.socket.write(TCP.slice(100) + TCP.slice(0, 100));
  }
  await bob.inbox.next();
  expect(raw.socket.destroyed).toBe(false);
});

test("half a message has its time, and then the connection closes", async () => {
  const pass = stopClock();
  const bob = await openStation(["tcp"], { limits: { messageTimeoutMs: 100 } });
  const raw = openRaw(bob.target("tcp"));
  raw.socket.write(TCP + TCP.slice(0, 100));
  await bob.inbox.next();
  await pass(90);
  expect(bob.problems.all).toEqual([]);
  await pass(40);
  await raw.closed;
  expect((await bob.problems.next()).code).toBe("message-timeout");
});

test("a message that comes slowly but in time is taken", async () => {
  const pass = stopClock();
  const bob = await openStation(["tcp"], { limits: { messageTimeoutMs: 2_000 } });
  const raw = openRaw(bob.target("tcp"));
  raw.socket.write(TCP + TCP.slice(0, 100));
  await bob.inbox.next();
  await pass(1_900);
  raw.socket.write(TCP.slice(100));
  expect((await bob.inbox.next()).message.kind).toBe("request");
});

test("a connection on which nothing happens closes; one that is kept alive does not", async () => {
  const pass = stopClock();
  const bob = await openStation(["tcp"], { limits: { idleTimeoutMs: 600 } });
  const silent = openRaw(bob.target("tcp"));
  silent.socket.write(TCP);
  await bob.inbox.next();
  const alive = openRaw(bob.target("tcp"));
  for (let count = 1; count <= 3; count++) {
    alive.socket.write("\r\n\r\n");
    await alive.until(new RegExp(`^(\r\n){${count}}$`));
    await pass(300);
  }
  await silent.closed;
  expect((await bob.problems.next()).code).toBe("idle-timeout");
  expect(alive.socket.destroyed).toBe(false);
  expect(bob.problems.all).toHaveLength(1);
});

test("a ping without a pong closes the connection", async () => {
  const bob = await openStation(["tcp"], { limits: { pongTimeoutMs: 50 } });
  const raw = openRaw(bob.target("tcp"));
  raw.socket.write(TCP);
  const { source } = await bob.inbox.next();
  expect(await codeOf(bob.transport.ping(source.flow ?? ""))).toBe("ping-timeout");
  await raw.closed;
});

test("a peer that does not read is closed, and a neighbour is not", async () => {
  const bob = await openStation(["tcp"], { limits: { maxQueuedOctets: 200_000 } });
  const deaf = openRaw(bob.target("tcp"));
  const neighbour = openRaw(bob.target("tcp"));
  deaf.socket.write(TCP);
  const { source } = await bob.inbox.next();
  deaf.socket.pause();
  const message = createOptions("SIP/2.0/TCP 127.0.0.1", 60_000);
  const codes: (string | undefined)[] = [];
  const sends: Promise<unknown>[] = [];
  while (!codes.includes("queue-full")) {
    sends.push(codeOf(bob.transport.send(message, source)).then((code) => codes.push(code)));
    await new Promise(setImmediate);
  }
  await Promise.all(sends);
  expect(new Set(codes)).toEqual(new Set([undefined, "queue-full"]));
  expect(await bob.closedFlows.next()).toBe(source.flow);
  neighbour.socket.write(TCP);
  await bob.transport.send(message, (await bob.inbox.next()).source);
});

test("what waits for a connection that opens is bounded too", async () => {
  const bob = await openStation(["tcp"]);
  const alice = await openStation([], { limits: { maxQueuedOctets: 1_000 } });
  const message = createOptions("SIP/2.0/TCP 127.0.0.1", 500);
  const sends = [1, 2, 3].map(() => codeOf(alice.transport.send(message, bob.target("tcp"))));
  expect(await Promise.all(sends)).toEqual([undefined, "queue-full", "queue-full"]);
});

test("a handshake that does not end is closed", async () => {
  const limits = { connectTimeoutMs: 50 };
  const bob = await openStation(["tls"], { tls: KEYS_ONE, limits });
  const raw = openRaw(bob.target("tls"));
  await raw.closed;
  expect((await bob.problems.next()).code).toBe("handshake-failed");
  // The other way round: a peer that accepts and says nothing.
  const silent = await openStation(["tcp"]);
  const alice = await openStation([], { limits });
  const target = { ...silent.target("tcp"), transport: "tls" } as const;
  const code = await codeOf(alice.transport.send(createOptions("SIP/2.0/TLS 127.0.0.1"), target));
  expect(code).toMatch(/^connect-timeout$|^handshake-failed$/);
});

test.each([Number.NaN, -1])("a limit of %d is none", async (limit) => {
  for (const name of Object.keys(DEFAULT_LIMITS)) {
    const opening = createSipTransport({
      listen: [],
      limits: { [name]: limit },
      onMessage: () => undefined,
    });
    await expect(opening).rejects.toThrow(new RangeError(`${name} of ${limit}`));
  }
});

test("what is too long for a queue opens no connection", async () => {
  const alice = await openStation(["udp"], { limits: { maxQueuedOctets: 10 } });
  const unhandled: unknown[] = [];
  const note = (reason: unknown): unknown => unhandled.push(reason);
  process.on("unhandledRejection", note);
  onTestFinished(() => void process.off("unhandledRejection", note));
  const closed = { ...alice.target("udp"), transport: "tcp" } as const;
  expect(await codeOf(alice.transport.send(new Uint8Array(11).fill(65), closed))).toBe(
    "queue-full",
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(unhandled).toEqual([]);
});

test("a request of 1 300 octets goes by UDP, a longer one by TCP", async () => {
  const bob = await openStation(["udp"]);
  const both = await openStation(["udp"]);
  // The same port by TCP.
  const { port } = both.target("udp");
  const tcp = await openStation([], {
    listen: [{ transport: "tcp", host: "127.0.0.1", port }],
  });
  const via = "SIP/2.0/UDP 127.0.0.1";
  const overhead = encodedLength(createOptions(via, 1000)) - 1000;
  await bob.transport.send(createOptions(via, 1300 - overhead), both.target("udp"));
  expect((await both.inbox.next()).source.transport).toBe("udp");
  const long = createOptions(`${via};x=1`, 1301 - overhead);
  await bob.transport.send(long, both.target("udp"));
  const { message, source } = await tcp.inbox.next();
  expect(source.transport).toBe("tcp");
  expect(message.headers[0]?.value).toMatch(/^SIP\/2\.0\/TCP 127\.0\.0\.1;x=1;branch=z9hG4bK1/);
});

test("a long request goes by UDP after all where TCP is refused", async () => {
  const bob = await openStation(["udp"]);
  const alice = await openStation(["udp"]);
  const message = createOptions("SIP/2.0/UDP 127.0.0.1", 2_000);
  for (const _ of ["asked", "remembered"]) {
    await alice.transport.send(message, bob.target("udp"));
    const came = await bob.inbox.next();
    expect(came.source.transport).toBe("udp");
    expect(came.message.headers[0]?.value).toMatch(/^SIP\/2\.0\/UDP/);
  }
});

test("a long response goes by UDP", async () => {
  const bob = await openStation(["udp"]);
  const raw = await openRawDatagrams();
  raw.send(requestText(), bob.target("udp"));
  const { message, source } = await bob.inbox.next();
  const long = { ...createOptions("SIP/2.0/UDP 127.0.0.1", 2_000), headers: message.headers };
  const headers = long.headers.filter(({ name }) => name !== "Content-Length");
  const response = {
    ...long,
    headers,
    kind: "response",
    statusCode: 200,
    reasonPhrase: "OK",
  } as const;
  await bob.transport.send(response, source);
  expect(await raw.inbox.next()).toHaveLength(encodedLength(response));
});

function encodedLength(message: Parameters<typeof encodeMessage>[0]): number {
  return encodeMessage(message).length;
}
