import { encodeFrame, messageId, parseFrames } from "@callingcard/msrp";
import { expect, test } from "vitest";
import { createMsrpTransport } from "../src/index.ts";
import { codeOf, createFrame, createOk, openRaw, openStation, sleep } from "./stations.ts";
import { stopClock } from "../../../tools/clock/stop-clock.ts";
import { KEYS_ONE, KEYS_TWO } from "../../../tools/keys/test-keys.ts";

test.each([false, true])("frames travel in both directions (TLS: %s)", async (isTls) => {
  const bob = await openStation({ isTls, tls: KEYS_ONE });
  const alice = await openStation({ tls: KEYS_TWO });
  const fingerprints = [bob.transport.fingerprint() ?? { algorithm: "", value: "" }];
  const tls = isTls ? { tls: true, fingerprints } : {};
  const connection = await alice.transport.connect({ ...bob.address, ...tls });
  expect(alice.transport.write(connection, createFrame("1234", "Hello"))).toBe(true);
  const { connection: incoming, frame } = await bob.frames.next();
  expect(new TextDecoder().decode(frame.body)).toBe("Hello");
  const opened = await bob.opened.next();
  expect(opened).toMatchObject({ connection: incoming, peer: { host: "127.0.0.1", tls: isTls } });
  expect(bob.transport.peer(incoming)).toEqual(opened.peer);
  bob.transport.write(incoming, createOk(frame));
  expect((await alice.frames.next()).frame.head).toMatchObject({ kind: "response", status: 200 });
  expect(alice.opened.all).toEqual([]);
  alice.transport.close(connection);
  expect(await alice.closed.next()).toEqual({ connection, code: undefined });
  expect(await bob.closed.next()).toEqual({ connection: incoming, code: undefined });
});

test("frames, octets and pieces are written in their order", async () => {
  const bob = await openStation();
  const alice = await openStation();
  const connection = await alice.transport.connect(bob.address);
  const octets = encodeFrame(createFrame("0002", "two"));
  alice.transport.write(connection, createFrame("0001", "one"));
  alice.transport.write(connection, octets);
  const three = encodeFrame(createFrame("0003", "three"));
  alice.transport.write(connection, [three.subarray(0, 20), three.subarray(20)]);
  await sleep(20);
  alice.transport.write(connection, createFrame("0004", new Uint8Array(200_000).fill(97)));
  alice.transport.write(connection, createFrame("0005", "five"));
  const ids = [];
  for (let left = 5; left > 0; left--) ids.push(messageId((await bob.frames.next()).frame.head));
  expect(ids).toEqual(["0001", "0002", "0003", "0004", "0005"]);
});

test("many writes of one turn arrive as they were written", async () => {
  const bob = await openStation();
  const alice = await openStation();
  const connection = await alice.transport.connect(bob.address);
  for (let index = 1000; index < 3000; index++) {
    alice.transport.write(connection, createFrame(String(index), `message ${index}`));
  }
  expect(alice.transport.pending(connection)).toBeGreaterThan(2000 * 100);
  for (let index = 1000; index < 3000; index++) {
    expect(messageId((await bob.frames.next()).frame.head)).toBe(String(index));
  }
  expect(alice.transport.pending(connection)).toBe(0);
});

test("a certificate is known by its fingerprint, whoever has signed it", async () => {
  const bob = await openStation({ isTls: true, tls: KEYS_ONE });
  const alice = await openStation({ tls: KEYS_TWO });
  const own = (algorithm: string) => {
    const fingerprint = bob.transport.fingerprint(algorithm);
    if (fingerprint === undefined) throw new Error(algorithm);
    return fingerprint;
  };
  const dial = (...fingerprints: ReturnType<typeof own>[]) =>
    alice.transport.connect({ ...bob.address, tls: true, fingerprints });
  const lower = own("SHA-256");
  await dial({ algorithm: "SHA-256", value: lower.value.toLowerCase() });
  const other = alice.transport.fingerprint() ?? lower;
  const connection = await dial(other, own("sha-512"));
  expect(alice.transport.hasFingerprint(connection, [own("sha-1")])).toBe(true);
  expect(alice.transport.hasFingerprint(connection, [other])).toBe(false);
  expect(alice.transport.hasFingerprint(connection, [])).toBe(false);
  expect(alice.transport.hasFingerprint("gone", [own("sha-1")])).toBe(false);
  expect(await codeOf(dial(other))).toBe("wrong-fingerprint");
  expect(await codeOf(dial({ algorithm: "md5", value: "00" }))).toBe("wrong-fingerprint");
  expect(await codeOf(dial())).toBe("wrong-fingerprint");
  expect(bob.transport.fingerprint("md5")).toBeUndefined();
});

test("the peer that connects shows its certificate too, or has none", async () => {
  const bob = await openStation({ isTls: true, tls: KEYS_ONE });
  const alice = await openStation({ tls: KEYS_TWO });
  const nobody = await openStation();
  const fingerprints = [bob.transport.fingerprint() ?? { algorithm: "", value: "" }];
  const target = { ...bob.address, tls: true, fingerprints };
  await alice.transport.connect(target);
  const [known, other] = [alice.transport.fingerprint(), fingerprints[0]];
  const { connection, peer } = await bob.opened.next();
  expect(peer.fingerprint).toBe(known?.value);
  expect(bob.transport.hasFingerprint(connection, known ? [known] : [])).toBe(true);
  const algorithms = ["sha-1", "sha-224", "sha-256", "sha-384", "sha-512"];
  const all = algorithms.map((algorithm) => alice.transport.fingerprint(algorithm));
  expect(bob.transport.peerFingerprints(connection)).toEqual(all);
  expect(bob.transport.peerFingerprints("gone")).toEqual([]);
  expect(bob.transport.hasFingerprint(connection, other ? [other] : [])).toBe(false);
  await nobody.transport.connect(target);
  expect((await bob.opened.next()).peer.fingerprint).toBeUndefined();
  expect(nobody.transport.fingerprint()).toBeUndefined();
});

test("a certificate without a fingerprint has to be valid for the host", async () => {
  const bob = await openStation({ isTls: true, tls: KEYS_ONE });
  const target = { ...bob.address, host: "localhost", tls: true };
  const strict = await openStation({ tls: KEYS_TWO });
  expect(await codeOf(strict.transport.connect(target))).toBe("handshake-failed");
  const trusting = await openStation({ tls: { ...KEYS_TWO, ca: KEYS_ONE.cert } });
  await trusting.transport.connect(target);
  await bob.opened.next();
});

test("a peer that cannot be reached is told", async () => {
  const bob = await openStation();
  await bob.transport.shutdown();
  const alice = await openStation();
  expect(await codeOf(alice.transport.connect(bob.address))).toBe("unreachable");
  expect(await codeOf(bob.transport.connect(alice.address))).toBe("closed");
});

test("an address that is taken, or TLS without a certificate, is told", async () => {
  const bob = await openStation();
  const listen = (address: typeof bob.address) =>
    codeOf(createMsrpTransport({ listen: [address], onFrame: () => undefined }));
  expect(await listen(bob.address)).toBe("listen-failed");
  expect(await listen({ host: "127.0.0.1", port: 0, tls: true })).toBe("listen-failed");
});

test("a connection that is gone takes nothing", async () => {
  const alice = await openStation();
  expect(alice.transport.write("gone", createFrame("1234", ""))).toBe(false);
  expect(alice.transport.pending("gone")).toBe(0);
  expect(alice.transport.peer("gone")).toBeUndefined();
  alice.transport.pause("gone");
  alice.transport.resume("gone");
  alice.transport.close("gone");
});

test("closing writes what is queued, and no frame comes any more", async () => {
  const bob = await openStation();
  const alice = await openStation();
  const connection = await alice.transport.connect(bob.address);
  const body = new Uint8Array(3_000_000).fill(97);
  alice.transport.write(connection, createFrame("1234", body));
  alice.transport.close(connection);
  alice.transport.close(connection);
  expect(alice.transport.write(connection, createFrame("1235", "late"))).toBe(false);
  const { connection: incoming, frame } = await bob.frames.next();
  expect(frame.body).toHaveLength(3_000_000);
  bob.transport.write(incoming, createOk(frame));
  expect((await alice.closed.next()).code).toBeUndefined();
  expect(alice.frames.all).toEqual([]);
});

test("draining closes all connections when their queues are written", async () => {
  const bob = await openStation();
  const alice = await openStation();
  const connection = await alice.transport.connect(bob.address);
  alice.transport.write(connection, createFrame("1234", "last words"));
  await alice.transport.drain(60_000);
  await bob.frames.next();
  expect((await alice.closed.next()).code).toBeUndefined();
  const refused = openRaw(alice.address);
  await refused.closed;
  expect(refused.text()).toBe("");
});

test("a connection that is paused delivers nothing more until it is resumed", async () => {
  const pass = stopClock();
  const bob = await openStation({ limits: { firstFrameTimeoutMs: 50, idleTimeoutMs: 50 } });
  const raw = openRaw(bob.address);
  const { connection } = await bob.opened.next();
  const neighbour = openRaw(bob.address);
  const { connection: other } = await bob.opened.next();
  bob.transport.pause(connection);
  const frame = encodeFrame(createFrame("1234", "patience"));
  await new Promise((resolve) => raw.socket.write(frame, resolve));
  // What comes after it on another connection has been read.
  neighbour.socket.write(frame);
  expect((await bob.frames.next()).connection).toBe(other);
  await pass(150);
  expect((await bob.closed.next()).connection).toBe(other);
  expect(bob.frames.all).toHaveLength(1);
  bob.transport.resume(connection);
  bob.transport.resume(connection);
  expect((await bob.frames.next()).connection).toBe(connection);
  await pass(100);
  expect(await bob.closed.next()).toEqual({ connection, code: "idle-timeout" });
});

test("the owner may close a connection while its frames come", async () => {
  const bob = await openStation({
    onFrame: (connection) => {
      seen.push(connection);
      bob.transport.close(connection);
    },
  });
  const seen: string[] = [];
  const raw = openRaw(bob.address);
  const octets = encodeFrame(createFrame("1234", "one"));
  raw.socket.write(Buffer.concat([octets, octets, octets]));
  await raw.closed;
  expect(seen).toHaveLength(1);
});

test("what is written comes back octet for octet", async () => {
  const bob = await openStation({
    onFrame: (connection, frame) => void bob.transport.write(connection, frame),
  });
  const raw = openRaw(bob.address);
  const octets = encodeFrame(createFrame("1234", "echo"));
  raw.socket.write(octets.subarray(0, 50));
  await sleep(10);
  raw.socket.write(octets.subarray(50));
  while (parseFrames(new TextEncoder().encode(raw.text())).length === 0) await sleep(5);
  expect(raw.text()).toBe(new TextDecoder().decode(octets));
});
