import { once } from "node:events";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { readBody } from "../src/body.ts";
import type { CardDavHandler } from "../src/index.ts";
import { lightResponse } from "../src/light-response.ts";
import { incomingBodyReader } from "../src/node/incoming-body.ts";
import { serveCardDav, type RunningServer } from "../src/node.ts";
import { Refusal } from "../src/refusal.ts";

async function serve(handler: CardDavHandler): Promise<RunningServer> {
  const server = await serveCardDav(handler);
  onTestFinished(() => server.close(0));
  return server;
}

/** What a server answers to octets, until it closes. */
async function exchange({ url }: RunningServer, ...lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(lines.join("\r\n"), "latin1");
  return text(socket.setEncoding("latin1"));
}

const NO_CONTENT = (): Response => new Response(null, { status: 204 });

test("a handler can ask a request that came over a socket for all that a request has", async () => {
  let seen: unknown;
  const server = await serve(async (request) => {
    const copy = request.clone();
    const { method, url, headers, redirect } = request;
    seen = {
      isRequest: request instanceof Request,
      method,
      redirect,
      path: new URL(url).pathname,
      twice: headers.get("X-Twice"),
      listed: [...headers].filter(([name]) => name.startsWith("x-")),
      copied: new Headers(headers).get("x-twice"),
      hasNone: headers.has("constructor"),
      body: await request.text(),
      copy: await copy.text(),
    };
    return NO_CONTENT();
  });
  await exchange(
    server,
    "PUT /a%20b HTTP/1.1",
    "Host: example.org",
    "Connection: close",
    "X-Twice: one",
    "x-twice: two",
    "Content-Length: 4",
    "",
    "body",
  );
  expect(seen).toEqual({
    isRequest: true,
    method: "PUT",
    path: "/a%20b",
    redirect: "follow",
    twice: "one, two",
    listed: [["x-twice", "one, two"]],
    copied: "one, two",
    hasNone: false,
    body: "body",
    copy: "body",
  });
});

test("the URL of a request has the host that this request names, as URLs write it", async () => {
  const seen: string[] = [];
  const server = await serve(async (request) => {
    seen.push(request.url);
    return NO_CONTENT();
  });
  for (const host of ["EXAMPLE.org:80", "example.net:8080", "example.org"]) {
    await exchange(server, "GET /a HTTP/1.1", `Host: ${host}`, "Connection: close", "", "");
  }
  expect(seen).toEqual([
    "http://example.org/a",
    "http://example.net:8080/a",
    "http://example.org/a",
  ]);
});

test("a request without a body has an empty one, however it is read, and the connection goes on", async () => {
  const seen: unknown[] = [];
  const server = await serve(async (request) => {
    const read = new URL(request.url).pathname === "/read";
    const octets = await (read ? readBody(request, 10, () => new Refusal(413)) : request.bytes());
    seen.push([request.method, octets.length]);
    return NO_CONTENT();
  });
  const answer = await exchange(
    server,
    ...["GET /read", "PUT /read", "PUT /", "PROPFIND /"].flatMap((line) => [
      `${line} HTTP/1.1`,
      "Host: example.org",
      "",
    ]),
    "PUT / HTTP/1.1",
    "Host: example.org",
    "Connection: close",
    "Content-Length: 2",
    "",
    "ab",
  );
  expect(answer.match(/HTTP\/1\.1 204/g)).toHaveLength(5);
  expect(seen).toEqual([
    ["GET", 0],
    ["PUT", 0],
    ["PUT", 0],
    ["PROPFIND", 0],
    ["PUT", 2],
  ]);
});

test("a field that a handler changed is sent as it was changed", async () => {
  const server = await serve(async () => {
    const response = lightResponse(null, 204, { ETag: '"a"', Vary: "Accept" });
    response.headers.set("ETag", '"b"');
    response.headers.append("Vary", "Origin");
    return response;
  });
  const { headers } = await fetch(server.url);
  expect([headers.get("etag"), headers.get("vary")]).toEqual(['"b"', "Accept, Origin"]);
});

test("a response that is there as a whole can be read and changed like any other", async () => {
  const octets = Uint8Array.from([0xc3, 0xa4, 0x0d, 0x0a, 0x00, 0xff]);
  const response = lightResponse(octets, 200, { ETag: '"a"', Vary: "Accept" });
  response.headers.append("Vary", "Origin");
  expect(response).toBeInstanceOf(Response);
  expect(response.headers.get("etag")).toBe('"a"');
  expect([...response.headers]).toEqual([
    ["etag", '"a"'],
    ["vary", "Accept, Origin"],
  ]);
  expect([response.ok, response.status]).toEqual([true, 200]);
  expect(await response.clone().bytes()).toEqual(octets);
  expect(await response.bytes()).toEqual(octets);
});

test("octets that are no text arrive as they are, in one piece with the header or not", async () => {
  for (const size of [256, 200_000]) {
    const octets = Uint8Array.from({ length: size }, (_, index) => index % 256);
    const length = String(size);
    const server = await serve(async () =>
      lightResponse(octets, 200, { "Content-Length": length }),
    );
    const answer = await fetch(server.url);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(octets);
  }
});

test("a response of the platform is sent with its body, and without it to HEAD", async () => {
  const server = await serve(async () => new Response("text", { headers: { ETag: '"e"' } }));
  const got = await fetch(server.url);
  expect([got.headers.get("etag"), await got.text()]).toEqual(['"e"', "text"]);
  const head = await fetch(server.url, { method: "HEAD" });
  expect([head.headers.get("etag"), await head.text()]).toEqual(['"e"', ""]);
});

test("a handler that throws is answered 500 and nothing else", async () => {
  const server = await serve(async () => {
    throw new Error("secret");
  });
  const answer = await fetch(server.url);
  expect([answer.status, await answer.text()]).toEqual([500, ""]);
});

test.for([
  ["GET / HTTP/1.1", "Host: example.org/@other", "a host that goes on"],
  ["GET / HTTP/1.1", "Host: user@example.org", "a host with a user"],
  ["GET /a\\..\\b HTTP/1.1", "Host: example.org", "a backslash in the path"],
  ["GET a HTTP/1.1", "Host: example.org", "a target that is no path"],
  ["GET http:// HTTP/1.1", "Host: example.org", "an absolute form without host"],
] as const)("%s with %s is answered 400: %s", async ([line, host]) => {
  const server = await serve(async () => NO_CONTENT());
  const answer = await exchange(server, line, host, "Connection: close", "", "");
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
});

test.for([
  ["GET http://other.example:81/a?b\\c HTTP/1.1", "http://other.example:81/a?b\\c"],
  ["GET //a/../b HTTP/1.1", "http://[::1]:80//b"],
  ["GET /a/.b/..c/d.vcf HTTP/1.1", "http://[::1]:80/a/.b/..c/d.vcf"],
  ["GET /a/%2E%2e/b/./%41 HTTP/1.1", "http://[::1]:80/b/%41"],
  ["GET /a/.. HTTP/1.1", "http://[::1]:80/"],
  ["GET /a;b=c@d//e?f=../g HTTP/1.1", "http://[::1]:80/a;b=c@d//e?f=../g"],
  ['GET /a"|^{b} HTTP/1.1', 'http://[::1]:80/a"|^{b}'],
] as const)("the URL of %s is %s", async ([line, url]) => {
  let seen: string | undefined;
  const server = await serve(async (request) => {
    seen = request.url;
    return NO_CONTENT();
  });
  await exchange(server, line, "Host: [::1]:80", "Connection: close", "", "");
  expect(seen).toBe(new URL(url).href);
});

// Reads no more than the first octets of a body.
const readLittle: CardDavHandler = async (request) => {
  await readBody(request, 10, () => new Refusal(413)).catch(() => undefined);
  return NO_CONTENT();
};

const CHUNKED = ["PUT /a HTTP/1.1", "Host: a", "Transfer-Encoding: chunked", ""];

test("a body that is left unread does not keep the next request of its connection waiting", async () => {
  const server = await serve(readLittle);
  const chunk = ["493e0", "x".repeat(300_000), "0", ""];
  const next = ["GET /b HTTP/1.1", "Host: a", "Connection: close", "", ""];
  const answers = await exchange(server, ...CHUNKED, ...chunk, ...next);
  expect(answers.match(/HTTP\/1\.1 204/g)).toHaveLength(2);
});

test("a body that is left unread and does not end closes its connection", async () => {
  const server = await serve(readLittle);
  const answer = await exchange(server, ...CHUNKED, "493e0", "x".repeat(100_000));
  expect(answer).toMatch(/^HTTP\/1\.1 204/);
});

test("a body whose client has gone before it is read is refused", async () => {
  const gone = new Readable({ read: () => undefined }).destroy();
  await once(gone, "close");
  await expect(incomingBodyReader(gone)(10)).rejects.toMatchObject({ status: 400 });
});
