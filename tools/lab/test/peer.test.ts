import { createSendHead } from "@callingcard/msrp";
import { afterEach, describe, expect, test } from "vitest";
import {
  createMsrpPeer,
  createSipPeer,
  EventTimeout,
  newIdentifier,
  wireText,
} from "../src/index.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function twoSipPeers() {
  const peers = [await createSipPeer({ name: "a" }), await createSipPeer({ name: "b" })] as const;
  closing.push(...peers.map((peer) => () => peer.close()));
  return peers;
}

async function twoMsrpPeers() {
  const peers = [await createMsrpPeer("a"), await createMsrpPeer("b")] as const;
  closing.push(...peers.map((peer) => () => peer.close()));
  return peers;
}

function options(port: number, transport = "TCP"): Uint8Array {
  return wireText(`
OPTIONS sip:b@127.0.0.1 SIP/2.0
Via: SIP/2.0/${transport} 127.0.0.1:${port};branch=z9hG4bK${newIdentifier()}
Max-Forwards: 70
From: <sip:a@127.0.0.1>;tag=a
To: <sip:b@127.0.0.1>
Call-ID: ${newIdentifier()}
CSeq: 1 OPTIONS
Content-Length: ?

`);
}

describe("a SIP peer", () => {
  test.each(["udp", "tcp"] as const)("sends what it is told to and answers by %s", async (by) => {
    const [a, b] = await twoSipPeers();
    await a.send(options(a.address(by).port, by.toUpperCase()), b.address(by));
    const request = await b.takeRequest("OPTIONS");
    await b.respond(request, 200, { headers: [{ name: "Allow", value: "OPTIONS" }] });
    const { message } = await a.takeResponse(200);
    expect(message.headers).toContainEqual({ name: "Allow", value: "OPTIONS" });
    expect(b.requests("OPTIONS")).toHaveLength(1);
  });

  test("gives each request once", async () => {
    const [a, b] = await twoSipPeers();
    await a.send(options(a.address("tcp").port), b.address("tcp"));
    await b.takeRequest("OPTIONS");
    await expect(b.takeRequest("OPTIONS", { timeoutMs: 20 })).rejects.toThrow(EventTimeout);
    await b.expectNone("OPTIONS", 0);
    await a.send(options(a.address("tcp").port), b.address("tcp"));
    await expect(b.expectNone("OPTIONS", 100)).rejects.toThrow(
      "b: OPTIONS where none was expected",
    );
  });

  test("tells what came instead of what was waited for", async () => {
    const [a, b] = await twoSipPeers();
    await a.send(options(a.address("tcp").port), b.address("tcp"));
    await expect(b.takeRequest("INVITE", { timeoutMs: 100 })).rejects.toThrow(
      "b: no INVITE in 100 ms, but OPTIONS",
    );
  });
});

describe("an MSRP peer", () => {
  test("sends frames and answers when it is told to", async () => {
    const [a, b] = await twoMsrpPeers();
    b.answers = true;
    const connection = await a.connect(b);
    const paths = { toPath: b.uri("s2"), fromPath: a.uri("s1") };
    const head = createSendHead(newIdentifier(), undefined, {
      ...paths,
      messageId: newIdentifier(),
    });
    a.send(connection, { head, body: undefined, flag: "$" });
    const { frame } = await b.take("SEND");
    expect(frame.head).toEqual(head);
    expect((await a.take("200")).frame.head.transactionId).toBe(head.transactionId);
  });

  test("reads nothing while it is paused, and tells of a connection that is cut", async () => {
    const [a, b] = await twoMsrpPeers();
    const connection = await a.connect(b);
    await b.log.waitForKind("opened");
    b.pause(1);
    a.send(
      connection,
      wireText(
        "MSRP d93kswow 200 OK\nTo-Path: msrp://a:1/s;tcp\nFrom-Path: msrp://b:1/s;tcp\n-------d93kswow$\n",
      ),
    );
    await expect(b.take("200", { timeoutMs: 50 })).rejects.toThrow(EventTimeout);
    b.resume(1);
    await b.take("200");
    a.cut(connection);
    await b.log.waitForKind("closed");
  });

  test("closes a connection whose octets are no frames", async () => {
    const [a, b] = await twoMsrpPeers();
    const connection = await a.connect(b);
    a.send(connection, wireText("HTTP/1.1 200 OK\n\n"));
    await b.log.waitForKind("problem");
    await a.log.waitForKind("closed");
    expect(b.log.ofKind("frame")).toEqual([]);
  });
});
