import { encodeFrame, messageId } from "@callingcard/msrp";
import { expect, test } from "vitest";
import { codeOf, createFrame, Inbox, openRaw, openStation, sleep } from "./stations.ts";
import { stopClock } from "../../../tools/clock/stop-clock.ts";
import { KEYS_ONE } from "../../../tools/keys/test-keys.ts";

const FRAME = encodeFrame(createFrame("1234", "Hello"));

test("as many connections come in as one address may have, and no more", async () => {
  const bob = await openStation({ limits: { maxConnectionsPerAddress: 2 } });
  const first = openRaw(bob.address);
  await bob.opened.next();
  openRaw(bob.address);
  await bob.opened.next();
  await openRaw(bob.address).closed;
  expect((await bob.problems.next()).code).toBe("too-many-connections");
  first.socket.destroy();
  await bob.closed.next();
  openRaw(bob.address);
  await bob.opened.next();
});

test("connections of both directions count together", async () => {
  const bob = await openStation();
  const alice = await openStation({ limits: { maxConnections: 2 } });
  const connection = await alice.transport.connect(bob.address);
  openRaw(alice.address);
  await alice.opened.next();
  await openRaw(alice.address).closed;
  expect(await codeOf(alice.transport.connect(bob.address))).toBe("too-many-connections");
  alice.transport.close(connection);
  await alice.closed.next();
  await alice.transport.connect(bob.address);
});

test("a connection that cannot be opened gives its room back", async () => {
  const bob = await openStation();
  await bob.transport.shutdown();
  const alice = await openStation({ limits: { maxConnections: 1 } });
  expect(await codeOf(alice.transport.connect(bob.address))).toBe("unreachable");
  expect(await codeOf(alice.transport.connect(bob.address))).toBe("unreachable");
});

test("octets that are no frame close the connection, and no other", async () => {
  const bob = await openStation();
  const raw = openRaw(bob.address);
  const neighbour = openRaw(bob.address);
  raw.socket.write(Buffer.concat([FRAME, Buffer.from("GET / HTTP/1.1\r\n\r\n")]));
  await raw.closed;
  await bob.frames.next();
  expect((await bob.closed.next()).code).toBe("malformed-frame");
  expect((await bob.problems.next()).code).toBe("malformed-frame");
  neighbour.socket.write(FRAME);
  await bob.frames.next();
});

test("a frame with a wrong head closes the connection, unless somebody looks at it", async () => {
  const wrong = Buffer.from("MSRP a786hjs2 SEND\r\nTo-Path: x\r\n-------a786hjs2$\r\n");
  const strict = await openStation();
  const raw = openRaw(strict.address);
  raw.socket.write(wrong);
  await raw.closed;
  expect((await strict.closed.next()).code).toBe("malformed-frame");
  const refused: string[] = [];
  const bob = await openStation({
    onRefused: (_connection, error, transactionId) => refused.push(error.code, transactionId),
  });
  openRaw(bob.address).socket.write(Buffer.concat([wrong, FRAME]));
  await bob.frames.next();
  expect(refused).toEqual(["missing-from-path", "a786hjs2"]);
});

test.each([
  ["maxBodyOctets", 5],
  ["maxHeaders", 5],
  ["maxHeadOctets", Buffer.from(FRAME).indexOf("\r\n\r\nHello") + 2],
])("%s is the limit, and one more is refused", async (name, limit) => {
  const taking = await openStation({ limits: { [name]: limit } });
  openRaw(taking.address).socket.write(FRAME);
  await taking.frames.next();
  const refusing = await openStation({ limits: { [name]: limit - 1 } });
  const raw = openRaw(refusing.address);
  raw.socket.write(FRAME);
  await raw.closed;
  expect((await refusing.closed.next()).code).toBe("malformed-frame");
});

test("a peer that connects and says nothing is closed; we may wait for one we connect to", async () => {
  const pass = stopClock();
  const bob = await openStation({ limits: { firstFrameTimeoutMs: 60 } });
  const talking = openRaw(bob.address);
  await bob.opened.next();
  talking.socket.write(FRAME);
  await bob.frames.next();
  const silent = openRaw(bob.address);
  await bob.opened.next();
  await pass(80);
  await silent.closed;
  expect((await bob.closed.next()).code).toBe("first-frame-timeout");
  const other = await openStation();
  await bob.transport.connect(other.address);
  await pass(150);
  expect(talking.socket.destroyed).toBe(false);
  expect(bob.closed.all).toHaveLength(1);
});

test("half a frame has its time, and then the connection closes", async () => {
  const pass = stopClock();
  const bob = await openStation({ limits: { frameTimeoutMs: 80 } });
  const raw = openRaw(bob.address);
  raw.socket.write(Buffer.concat([FRAME, FRAME.subarray(0, 60)]));
  await bob.frames.next();
  await pass(70);
  expect(bob.closed.all).toEqual([]);
  await pass(30);
  await raw.closed;
  expect((await bob.closed.next()).code).toBe("frame-timeout");
});

test("a connection that ends within a frame is told", async () => {
  const bob = await openStation();
  const raw = openRaw(bob.address);
  raw.socket.end(FRAME.subarray(0, 60));
  expect((await bob.closed.next()).code).toBe("connection-lost");
});

test("a connection on which nothing happens closes; one with frames does not", async () => {
  const pass = stopClock();
  const bob = await openStation({ limits: { idleTimeoutMs: 600 } });
  const silent = openRaw(bob.address);
  silent.socket.write(FRAME);
  await bob.frames.next();
  const alive = openRaw(bob.address);
  for (let left = 3; left > 0; left--) {
    alive.socket.write(FRAME);
    await bob.frames.next();
    await pass(300);
  }
  await silent.closed;
  expect((await bob.closed.next()).code).toBe("idle-timeout");
  expect(alive.socket.destroyed).toBe(false);
  expect(bob.closed.all).toHaveLength(1);
});

test("above its mark a queue says to wait, and says when it has gone down", async () => {
  const pendings: number[] = [];
  const drained = new Inbox<string>();
  const bob = await openStation({
    limits: { highWaterOctets: 100_000 },
    onDrain(id) {
      pendings.push(bob.transport.pending(id));
      drained.add(id);
    },
  });
  const raw = openRaw(bob.address);
  const { connection } = await bob.opened.next();
  raw.socket.pause();
  const frame = createFrame("1234", new Uint8Array(50_000).fill(97));
  let written = 0;
  while (bob.transport.write(connection, frame)) {
    written++;
    await new Promise(setImmediate);
  }
  expect(bob.transport.pending(connection)).toBeGreaterThan(100_000);
  await sleep(20);
  expect(drained.all).toEqual([]);
  raw.socket.resume();
  expect(await drained.next()).toBe(connection);
  expect(pendings[0]).toBeLessThanOrEqual(50_000);
  expect(bob.transport.write(connection, createFrame("last", "on it goes"))).toBe(true);
  while (!raw.text().includes("on it goes")) await sleep(5);
  expect(raw.text().split("MSRP ")).toHaveLength(written + 3);
  expect(drained.all).toHaveLength(1);
});

test("a peer that does not read is closed, and a neighbour is not", async () => {
  const bob = await openStation({ limits: { maxQueuedOctets: 300_000 } });
  const deaf = openRaw(bob.address);
  const { connection } = await bob.opened.next();
  const neighbour = openRaw(bob.address);
  const { connection: other } = await bob.opened.next();
  deaf.socket.pause();
  const frame = createFrame("1234", new Uint8Array(50_000).fill(97));
  while (bob.transport.write(connection, frame)) await new Promise(setImmediate);
  expect(await bob.closed.next()).toEqual({ connection, code: "queue-full" });
  bob.transport.write(other, frame);
  while (neighbour.text().length < 50_000) await sleep(5);
  expect(bob.closed.all).toHaveLength(1);
});

test("a handshake that does not end is closed, on either side", async () => {
  const limits = { connectTimeoutMs: 60 };
  const bob = await openStation({ isTls: true, tls: KEYS_ONE, limits });
  await openRaw(bob.address).closed;
  expect((await bob.problems.next()).code).toBe("handshake-failed");
  const silent = await openStation();
  const waiting = bob.transport.connect({ ...silent.address, tls: true });
  expect(await codeOf(waiting)).toMatch(/^connect-timeout$|^handshake-failed$/);
});

test("the first frame of a connection is read however it is cut", async () => {
  const bob = await openStation();
  const raw = openRaw(bob.address);
  raw.socket.setNoDelay(true);
  for (let from = 0; from < FRAME.length; from += 40) {
    raw.socket.write(FRAME.subarray(from, from + 40));
    await sleep(1);
  }
  expect(messageId((await bob.frames.next()).frame.head)).toBe("1234");
});
