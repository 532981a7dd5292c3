import { createResponse, parseMessage, readHeader } from "@callingcard/sip";
import { expect, test } from "vitest";
import { createSipTransport, noteSource, type SipTransportName } from "../src/index.ts";
import {
  asRequest,
  codeOf,
  createOptions,
  crlf,
  openRaw,
  openRawDatagrams,
  openStation,
  requestText,
  statusOf,
} from "./stations.ts";
import { KEYS_ONE } from "../../../tools/keys/test-keys.ts";
import { freePort } from "../../../tools/port/free-port.ts";

const TLS = { ...KEYS_ONE, ca: KEYS_ONE.cert };
const NAMES: readonly SipTransportName[] = ["udp", "tcp", "tls"];

test.each(NAMES)("a request and its response travel by %s, the same way back", async (name) => {
  const alice = await openStation([name], { tls: TLS });
  const bob = await openStation([name], { tls: TLS });
  const { port } = alice.target(name);
  await alice.transport.send(
    createOptions(`SIP/2.0/${name.toUpperCase()} 127.0.0.1:${port};rport`),
    bob.target(name),
  );
  const { message, source } = await bob.inbox.next();
  expect(source).toMatchObject({ transport: name, host: "127.0.0.1" });
  expect(source.flow).toBeDefined();
  const [via] = readHeader(message, "Via") ?? [];
  expect(via?.parameters).toContainEqual({ name: "rport", value: String(source.port) });
  expect(via?.parameters).toContainEqual({ name: "received", value: "127.0.0.1" });
  await bob.transport.send(createResponse(asRequest(message), 200, { toTag: "t" }), source);
  const answer = await alice.inbox.next();
  expect(statusOf(answer.message)).toBe(200);
  expect(answer.source).toMatchObject({ transport: name, host: "127.0.0.1" });
});

test.each(["tcp", "tls"] as const)("requests to one target share a %s connection", async (name) => {
  const bob = await openStation([name], { tls: TLS });
  const alice = await openStation([], { tls: TLS });
  const via = `SIP/2.0/${name.toUpperCase()} 127.0.0.1`;
  const calls = ["1", "2", "3", "4", "5"];
  await Promise.all(
    calls.map((id) => alice.transport.send(createOptions(via, 10, id), bob.target(name))),
  );
  await alice.transport.send(createOptions(via, 10, "6"), bob.target(name));
  const came = [];
  for (const _ of [...calls, "6"]) came.push(await bob.inbox.next());
  expect(came.map(({ message }) => readHeader(message, "Call-ID"))).toEqual([...calls, "6"]);
  expect(new Set(came.map(({ source }) => source.flow)).size).toBe(1);
});

test("a connection that came in carries requests the other way", async () => {
  const bob = await openStation(["tcp"]);
  const alice = await openStation([]);
  await alice.transport.send(createOptions("SIP/2.0/TCP 127.0.0.1"), bob.target("tcp"));
  const { source } = await bob.inbox.next();
  const { flow: _flow, ...address } = source;
  await bob.transport.send(createOptions("SIP/2.0/TCP 127.0.0.1", 0, "by-flow"), source);
  await bob.transport.send(createOptions("SIP/2.0/TCP 127.0.0.1", 0, "by-address"), address);
  const calls = [await alice.inbox.next(), await alice.inbox.next()];
  expect(calls.map(({ message }) => readHeader(message, "Call-ID"))).toEqual([
    "by-flow",
    "by-address",
  ]);
});

test("what was meant for one who is gone goes to nobody who has come to the same address", async () => {
  const bob = await openStation(["tcp", "udp"], { limits: { maxUdpRequestOctets: 200 } });
  const stranger = openRaw(bob.target("tcp"));
  stranger.socket.write(crlf(requestText(undefined, "SIP/2.0/TCP a.example")));
  const { source } = await bob.inbox.next();
  const message = createOptions("SIP/2.0/TCP 127.0.0.1", 300);
  const gone = { ...source, flow: "gone" };
  expect(await codeOf(bob.transport.send(message, gone))).toBe("unreachable");
  // A long request goes by TCP where that is taken, but not over the connection of somebody else.
  await bob.transport.send(message, { ...source, transport: "udp", flow: "udp-0" });
  await bob.transport.send(createOptions("SIP/2.0/TCP 127.0.0.1", 0, "last"), source);
  expect(await stranger.until(/last/)).not.toMatch(/Content-Length: [1-9]/);
});

test("a response whose connection is gone goes to the address in its Via", async () => {
  const alice = await openStation(["tcp"]);
  const bob = await openStation(["tcp"]);
  const raw = openRaw(bob.target("tcp"));
  const { port } = alice.target("tcp");
  raw.socket.write(crlf(requestText(undefined, `SIP/2.0/TCP named.invalid:${port}`)));
  const { message, source } = await bob.inbox.next();
  raw.socket.destroy();
  expect(await bob.closedFlows.next()).toBe(source.flow);
  await bob.transport.send(createResponse(asRequest(message), 200, { toTag: "t" }), source);
  expect(statusOf((await alice.inbox.next()).message)).toBe(200);
});

test("a request is sent to the address of its flow where the flow is gone", async () => {
  const alice = await openStation(["tcp"]);
  const bob = await openStation([]);
  const target = { ...alice.target("tcp"), flow: "gone" };
  await bob.transport.send(createOptions("SIP/2.0/TCP 127.0.0.1"), target);
  expect((await alice.inbox.next()).message.kind).toBe("request");
});

test("a ping is answered on the connection, and waited for", async () => {
  const bob = await openStation(["tcp"]);
  const alice = await openStation([]);
  await alice.transport.send(createOptions("SIP/2.0/TCP 127.0.0.1"), bob.target("tcp"));
  const { source } = await bob.inbox.next();
  await bob.transport.send(createOptions("SIP/2.0/TCP 127.0.0.1"), source);
  const flow = (await alice.inbox.next()).source.flow ?? "";
  await alice.transport.ping(flow);
  const raw = openRaw(bob.target("tcp"));
  raw.socket.write("\r\n\r\n");
  expect(await raw.until(/\n/)).toBe("\r\n");
  expect(await codeOf(alice.transport.ping("none"))).toBe("unknown-flow");
});

test("blank datagrams are passed over", async () => {
  const bob = await openStation(["udp"]);
  const raw = await openRawDatagrams();
  raw.send("\n\n", bob.target("udp"));
  raw.send(requestText(), bob.target("udp"));
  await bob.inbox.next();
  expect(bob.problems.all).toEqual([]);
});

test("octets are sent as they are", async () => {
  const bob = await openStation(["udp", "tcp"]);
  const alice = await openStation(["udp"]);
  const octets = new TextEncoder().encode(crlf(requestText()));
  await alice.transport.send(octets, bob.target("udp"));
  await alice.transport.send(octets, bob.target("tcp"));
  for (const name of ["udp", "tcp"]) {
    expect((await bob.inbox.next()).source.transport).toBe(name);
  }
});

test("a request cannot say where it was seen", async () => {
  const bob = await openStation(["udp"]);
  const raw = await openRawDatagrams();
  raw.send(requestText(undefined, "SIP/2.0/UDP 127.0.0.1;received=192.0.2.1"), bob.target("udp"));
  const [via] = readHeader((await bob.inbox.next()).message, "Via") ?? [];
  expect(via?.parameters.map(({ name }) => name)).toEqual(["branch"]);
  const other = requestText(undefined, "SIP/2.0/UDP a.example;received=192.0.2.1;rport=9");
  raw.send(other, bob.target("udp"));
  const [noted] = readHeader((await bob.inbox.next()).message, "Via") ?? [];
  expect(noted?.parameters).toEqual([
    { name: "rport", value: String(raw.port) },
    { name: "branch", value: "z9hG4bK1" },
    { name: "received", value: "127.0.0.1" },
  ]);
});

test("a request cannot have its answer sent elsewhere", async () => {
  const bob = await openStation(["udp"]);
  const raw = await openRawDatagrams();
  const via = `SIP/2.0/UDP 127.0.0.1:${raw.port};MADDR=192.0.2.1`;
  raw.send(requestText(undefined, via), bob.target("udp"));
  const [noted] = readHeader((await bob.inbox.next()).message, "Via") ?? [];
  expect(noted?.parameters).toEqual([{ name: "branch", value: "z9hG4bK1" }]);
});

test("a zone is nothing for a Via", () => {
  const request = asRequest(
    parseMessage(Buffer.from(crlf(requestText(undefined, "SIP/2.0/UDP a.example")))),
  );
  const source = { transport: "udp", host: "fe80::1%eth0", port: 5060 } as const;
  expect(readHeader(noteSource(request, source), "Via")?.[0]?.parameters).toEqual([
    { name: "branch", value: "z9hG4bK1" },
    { name: "received", value: "fe80::1" },
  ]);
});

test("Vias behind the first one stay as they are written", async () => {
  const bob = await openStation(["udp"]);
  const raw = await openRawDatagrams();
  const via = "SIP/2.0/UDP a.example;branch=z9hG4bK0 , SIP / 2.0 / UDP  b.example;x";
  raw.send(requestText(undefined, via), bob.target("udp"));
  const { headers } = (await bob.inbox.next()).message;
  const first = "SIP/2.0/UDP a.example;branch=z9hG4bK0;received=127.0.0.1";
  expect(headers[0]?.value).toBe(`${first}, SIP / 2.0 / UDP  b.example;x;branch=z9hG4bK1`);
});

test("names are resolved, and the addresses tried one after the other", async () => {
  const bob = await openStation(["tcp", "udp"]);
  const { port } = bob.target("tcp");
  const refusing = await freePort();
  const asked: string[] = [];
  const alice = await openStation(["udp"], {
    async resolve(target) {
      asked.push(target.host);
      if (target.host === "nobody.example") throw new Error("no such name");
      if (target.host === "nothing.example") return [];
      const good = { ...target, host: "127.0.0.1" };
      return target.transport === "udp" ? [good] : [{ ...good, port: refusing }, good];
    },
  });
  const via = "SIP/2.0/TCP 127.0.0.1";
  const target = { transport: "tcp", host: "bob.example", port } as const;
  await alice.transport.send(createOptions(via), target);
  await alice.transport.send(createOptions(via), {
    ...bob.target("udp"),
    host: "bob.example",
  });
  await bob.inbox.next();
  await bob.inbox.next();
  expect(asked).toEqual(["bob.example", "bob.example"]);
  for (const host of ["nobody.example", "nothing.example"]) {
    expect(await codeOf(alice.transport.send(createOptions(via), { ...target, host }))).toBe(
      "unknown-host",
    );
  }
});

test("localhost is looked up where no other way is given", async () => {
  const bob = await openStation(["tcp"]);
  const alice = await openStation([]);
  const target = { ...bob.target("tcp"), host: "localhost" };
  await alice.transport.send(createOptions("SIP/2.0/TCP 127.0.0.1"), target);
  expect((await bob.inbox.next()).source.host).toBe("127.0.0.1");
});

test("what cannot be sent is rejected with the reason", async () => {
  const alice = await openStation(["udp"]);
  const port = await freePort();
  const message = createOptions("SIP/2.0/TCP 127.0.0.1");
  const send = (target: Parameters<typeof alice.transport.send>[1]) =>
    codeOf(alice.transport.send(message, target));
  expect(await send({ transport: "tcp", host: "127.0.0.1", port })).toBe("unreachable");
  expect(await send({ transport: "udp", host: "::1", port })).toBe("no-socket");
  expect(await send({ transport: "udp", host: "127.0.0.1", port: 70_000 })).toBe("unreachable");
  expect(await send({ transport: "tcp", host: "127.0.0.1", port: 70_000 })).toBe("unreachable");
  const large = alice.transport.send(new Uint8Array(70_000).fill(47), alice.target("udp"));
  expect(await codeOf(large)).toBe("too-large");
  const broken = { ...message, headers: [{ name: "Via", value: "a\r\nb" }] };
  await expect(alice.transport.send(broken, alice.target("udp"))).rejects.toThrow(RangeError);
});

test("a certificate is judged by the name of the target", async () => {
  const bob = await openStation(["tls"], { tls: KEYS_ONE });
  const message = createOptions("SIP/2.0/TLS 127.0.0.1");
  const strict = await openStation([]);
  expect(await codeOf(strict.transport.send(message, bob.target("tls")))).toBe("handshake-failed");
  const resolve = (target: { readonly port: number }) =>
    Promise.resolve([{ transport: "tls", host: "127.0.0.1", port: target.port } as const]);
  const trusting = await openStation([], { tls: { ca: KEYS_ONE.cert }, resolve });
  const named = (host: string) => ({ ...bob.target("tls"), host });
  await trusting.transport.send(message, named("one.callingcard.test"));
  const other = trusting.transport.send(message, named("other.callingcard.test"));
  expect(await codeOf(other)).toBe("handshake-failed");
  const careless = await openStation([], { tls: { rejectUnauthorized: false } });
  await careless.transport.send(message, bob.target("tls"));
  await bob.inbox.next();
  await bob.inbox.next();
  expect((await bob.problems.next()).code).toBe("handshake-failed");
});

test("an address that is taken is told, and nothing stays open", async () => {
  const bob = await openStation(["udp", "tcp"]);
  for (const name of ["udp", "tcp"] as const) {
    const listen = [{ transport: "udp", host: "127.0.0.1", port: 0 }, bob.target(name)] as const;
    const failing = createSipTransport({ listen, onMessage: () => undefined });
    expect(await codeOf(failing)).toBe("listen-failed");
  }
  const tls = [{ transport: "tls", host: "127.0.0.1", port: 0 }] as const;
  expect(await codeOf(createSipTransport({ listen: tls, onMessage: () => undefined }))).toBe(
    "listen-failed",
  );
});

test("draining writes what is queued, then closes; nothing is sent behind it", async () => {
  const bob = await openStation(["tcp"]);
  const alice = await openStation(["udp"]);
  const via = "SIP/2.0/TCP 127.0.0.1";
  const sends = Array.from({ length: 20 }, (_, index) =>
    alice.transport.send(createOptions(via, 60_000, String(index)), bob.target("tcp")),
  );
  await alice.transport.drain(5_000);
  await Promise.all(sends);
  for (const _ of sends) await bob.inbox.next();
  expect(await codeOf(alice.transport.send(createOptions(via), bob.target("tcp")))).toBe("closed");
  const udp = { ...bob.target("tcp"), transport: "udp" } as const;
  expect(await codeOf(alice.transport.send(createOptions(via), udp))).toBe("no-socket");
});

test("while it drains, a transport takes no message from a connection and loses none", async () => {
  const bob = await openStation(["tcp"]);
  const raw = openRaw(bob.target("tcp"));
  raw.socket.write(crlf(requestText(undefined, "SIP/2.0/TCP a.example")));
  const { source } = await bob.inbox.next();
  const sent = bob.transport.send(createOptions("SIP/2.0/TCP 127.0.0.1", 500_000), source);
  const drained = bob.transport.drain(5_000);
  raw.socket.write(crlf(requestText(undefined, "SIP/2.0/TCP a.example")));
  await Promise.all([sent, drained]);
  expect(bob.inbox.all).toHaveLength(1);
  await raw.closed;
  expect(raw.text().length).toBeGreaterThan(500_000);
});
