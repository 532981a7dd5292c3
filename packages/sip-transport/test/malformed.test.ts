import { createResponse, parseMessage } from "@callingcard/sip";
import { expect, test } from "vitest";
import {
  asRequest,
  codeOf,
  createOptions,
  crlf,
  openRaw,
  openRawDatagrams,
  openStation,
  requestText,
} from "./stations.ts";

const VIA = "SIP/2.0/UDP 127.0.0.1";

/** What is answered to a datagram, and what its owner is told. */
async function answerTo(make: (via: string) => string, limits = {}) {
  const bob = await openStation(["udp"], { limits });
  const raw = await openRawDatagrams();
  raw.send(make(`${VIA}:${raw.port}`), bob.target("udp"));
  const answer = parseMessage(new TextEncoder().encode(await raw.inbox.next()));
  if (answer.kind !== "response") throw new Error("a request");
  expect((await bob.problems.next()).code).toBe("malformed-message");
  expect(bob.inbox.all).toEqual([]);
  return answer;
}

test.each([
  ["a body that is cut", 400, (via: string) => requestText("Content-Length: 5\n", via)],
  ["a header field that is none", 400, (via: string) => requestText("no colon\n", via)],
  ["a Content-Length that is none", 400, (via: string) => requestText("l: many\n", via)],
  ["a second Call-ID", 400, (via: string) => requestText("i: 2\n", via)],
  ["a Max-Forwards beyond 255", 400, (via: string) => requestText("max-forwards: 256\n", via)],
  ["a Route that is none", 400, (via: string) => requestText("Route: <sip:\n", via)],
  ["another method in CSeq", 400, (via: string) => swap(via, "1 OPTIONS", "1 INVITE")],
  ["no CSeq number", 400, (via: string) => swap(via, "1 OPTIONS", "OPTIONS").replace("CSeq", "X")],
  ["another version", 505, (via: string) => swap(via, "com SIP/2.0", "com SIP/3.0")],
  [
    "a Request-URI that is none",
    400,
    (via: string) => swap(via, "sip:bob@example.com SIP", "% SIP"),
  ],
])("a request with %s is answered %i", async (_what, status, make) => {
  const answer = await answerTo(make);
  expect(answer.statusCode).toBe(status);
  expect(answer.headers.find(({ name }) => name === "Call-ID")?.value).toBe("1@a.example");
});

function swap(via: string, text: string, by: string): string {
  return requestText(undefined, via).replace(text, by);
}

test("limits have answers of their own", async () => {
  const long = `X: ${"a".repeat(300)}\n`;
  const head = await answerTo((via) => requestText(long, via), { maxHeadOctets: 300 });
  expect(head.statusCode).toBe(513);
  const headers = await answerTo((via) => requestText(undefined, via), { maxHeaders: 6 });
  expect(headers.statusCode).toBe(513);
  const text = "Content-Type: a/b\nContent-Length: 3\n";
  const body = await answerTo((via) => `${requestText(text, via)}abc`, { maxBodyOctets: 2 });
  expect(body.statusCode).toBe(413);
});

test("the same request gets the same tag", async () => {
  const bob = await openStation(["udp"]);
  const raw = await openRawDatagrams();
  const text = requestText("i: 2\n", `${VIA}:${raw.port}`);
  raw.send(text, bob.target("udp"));
  raw.send(text, bob.target("udp"));
  const first = await raw.inbox.next();
  expect(first).toMatch(/^To: <sip:bob@example\.com>;tag=[0-9a-f]{20}\r$/m);
  expect(await raw.inbox.next()).toBe(first);
});

test.each([
  ["an ACK", (via: string) => requestText("i: 2\n", via).replaceAll("OPTIONS", "ACK")],
  ["a response", (via: string) => requestText("i: 2\n", via).replace(/.*/, "SIP/2.0 200 OK")],
  ["no message", () => "\0\0\0\0 and more octets of another protocol"],
  [
    "a Via that is none",
    (via: string) => requestText("i: 2\n", via).replace("Via: SIP/2.0", "Via: "),
  ],
  ["a request without a Via", (via: string) => swap(via, "Via", "X").replace("i: 2\n", "")],
  ["a From that is none", (via: string) => swap(via, "From: <", "From: ,<")],
])("%s is dropped and told, never answered", async (_what, make) => {
  const bob = await openStation(["udp"]);
  const raw = await openRawDatagrams();
  raw.send(make(`${VIA}:${raw.port}`), bob.target("udp"));
  expect((await bob.problems.next()).code).toBe("malformed-message");
  raw.send(requestText(undefined, `${VIA}:${raw.port}`), bob.target("udp"));
  await bob.inbox.next();
  expect(raw.inbox.all).toEqual([]);
});

test("sixty-four problems that do not matter hide none that does", async () => {
  const many = "Date: x\n".repeat(64);
  const answer = await answerTo((via) => requestText(`${many}Contact: <\n`, via));
  expect(answer.statusCode).toBe(400);
});

test("a problem that matters to nobody on the way is passed on", async () => {
  const bob = await openStation(["udp"]);
  const raw = await openRawDatagrams();
  raw.send(requestText("Date: yesterday\n"), bob.target("udp"));
  expect((await bob.inbox.next()).message.kind).toBe("request");
});

test("what is no message on a connection is answered, and the connection closed", async () => {
  const bob = await openStation(["tcp"]);
  const raw = openRaw(bob.target("tcp"));
  const neighbour = openRaw(bob.target("tcp"));
  const good = requestText(undefined, "SIP/2.0/TCP a.example");
  raw.socket.write(crlf(good + requestText("no colon\n", "SIP/2.0/TCP a.example") + good));
  await raw.closed;
  expect(raw.text()).toMatch(/^SIP\/2\.0 400 .*\r\n/);
  expect((await bob.inbox.next()).message.kind).toBe("request");
  expect((await bob.problems.next()).code).toBe("malformed-message");
  neighbour.socket.write(crlf(good));
  await bob.inbox.next();
  expect(bob.inbox.all).toHaveLength(2);
  await bob.closedFlows.next();
});

test("a request in front of what is no message is answered by another connection", async () => {
  const bob = await openStation(["tcp"]);
  const alice = await openStation(["tcp"]);
  const raw = openRaw(bob.target("tcp"));
  const via = `SIP/2.0/TCP 127.0.0.1:${alice.target("tcp").port}`;
  raw.socket.write(crlf(`${requestText(undefined, via)}no message\n\n`));
  const { message, source } = await bob.inbox.next();
  await bob.problems.next().catch(() => undefined);
  await bob.transport.send(createResponse(asRequest(message), 200, { toTag: "t" }), source);
  expect((await alice.inbox.next()).message).toMatchObject({ kind: "response", statusCode: 200 });
});

test("a peer that talks another protocol is closed without an answer", async () => {
  const bob = await openStation(["tcp"]);
  const raw = openRaw(bob.target("tcp"));
  raw.socket.write("GET / HTTP/1.1\r\nHost: a.example\r\n\r\n");
  await raw.closed;
  expect(raw.text()).toBe("");
});

test("a message without Content-Length on a connection is refused", async () => {
  const bob = await openStation(["tcp"]);
  const raw = openRaw(bob.target("tcp"));
  raw.socket.write(crlf(requestText("", "SIP/2.0/TCP a.example")));
  expect(await raw.until(/\r\n\r\n/)).toMatch(/^SIP\/2\.0 400 /);
  await raw.closed;
});

test("a response whose Via says nothing goes to its target", async () => {
  const bob = await openStation(["udp"]);
  const headers = [{ name: "Via", value: "%" }];
  const response = {
    ...createOptions("SIP/2.0/TCP a"),
    headers,
    kind: "response",
    statusCode: 200,
    reasonPhrase: "OK",
  } as const;
  const nobody = { ...bob.target("udp"), transport: "tcp", flow: "gone" } as const;
  expect(await codeOf(bob.transport.send(response, nobody))).toBe("unreachable");
});
