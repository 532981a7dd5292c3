import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { createCardDavHandler, type RequestRecord } from "../src/index.ts";
import {
  createBasicAuthenticator,
  hashPassword,
  remoteAddress,
  serveCardDav,
  type RunningServer,
} from "../src/node.ts";
import { vcard } from "./dav-client.ts";
import { createMemoryStore } from "./memory-store.ts";

interface Running extends RunningServer {
  readonly records: readonly RequestRecord[];
  readonly request: (method: string, path: string, init?: RequestInit) => Promise<Response>;
}

async function withServer(run: (server: Running) => Promise<void>): Promise<void> {
  const store = createMemoryStore();
  await store.addUser("ada", await hashPassword("secret", { cost: 1024 }));
  await store.createBook("ada", "contacts", []);
  const records: RequestRecord[] = [];
  const handler = createCardDavHandler({
    store,
    authenticate: createBasicAuthenticator({ users: store }),
    onFinished: (record) => records.push(record),
    limits: { maxResourceOctets: 100_000 },
  });
  const server = await serveCardDav(handler);
  const authorization = `Basic ${btoa("ada:secret")}`;
  try {
    await run({
      ...server,
      records,
      request: (method, path, init = {}) =>
        fetch(new URL(path, server.url), {
          method,
          redirect: "manual",
          ...init,
          headers: {
            authorization,
            ...(method === "PUT" && { "content-type": "text/vcard" }),
            ...init.headers,
          },
        }),
    });
  } finally {
    await server.close(100);
  }
}

test("a client does its work over a socket", async () => {
  await withServer(async ({ request }) => {
    const path = "/addressbooks/ada/contacts/a.vcf";
    const put = await request("PUT", path, {
      body: vcard({ uid: "1" }),
    });
    expect(put.status).toBe(201);
    const get = await request("GET", path);
    expect(await get.text()).toBe(vcard({ uid: "1" }));
    const unknown = await request("GET", path, { headers: { authorization: "" } });
    expect(unknown.status).toBe(401);
    const list = await request("PROPFIND", "/addressbooks/ada/contacts/", {
      headers: { depth: "1" },
    });
    expect(list.status).toBe(207);
    expect(await list.text()).toContain(put.headers.get("etag"));
    const redirect = await request("GET", "/.well-known/carddav");
    expect(redirect.status).toBe(308);
  });
});

test("a long report streams over a socket", async () => {
  await withServer(async ({ request }) => {
    for (let index = 0; index < 20; index++) {
      await request("PUT", `/addressbooks/ada/contacts/${index}.vcf`, {
        body: vcard({ uid: `${index}`, lines: [`NOTE:${"é".repeat(30_000)}`] }),
      });
    }
    const response = await request("REPORT", "/addressbooks/ada/contacts/", {
      headers: { "content-type": "application/xml", depth: "1" },
      body: '<C:addressbook-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><D:prop><C:address-data/></D:prop></C:addressbook-query>',
    });
    expect(response.headers.get("content-length")).toBeNull();
    const text = await response.text();
    expect(text.match(/<D:response>/g)).toHaveLength(20);
    expect(text).not.toContain("\uFFFD");
  });
});

test("a body that is too large is refused, and the answer arrives", async () => {
  await withServer(async ({ request }) => {
    const response = await request("PUT", "/addressbooks/ada/contacts/a.vcf", {
      body: "x".repeat(1_000_000),
    });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("max-resource-size");
    const streamed = await request("PUT", "/addressbooks/ada/contacts/a.vcf", {
      body: new Blob(["x".repeat(200_000)]).stream(),
      duplex: "half",
    });
    expect(streamed.status).toBe(403);
    expect(await streamed.text()).toContain("max-resource-size");
  });
});

test("a client that does not read stops the server from reading on", async () => {
  const memory = createMemoryStore();
  const book = await memory.createBook("ada", "contacts", []);
  const octets = new TextEncoder().encode(
    vcard({ uid: "1", lines: [`NOTE:${"x".repeat(200_000)}`] }),
  );
  let read = 0;
  const store = {
    ...memory,
    async *findCards() {
      for (; read < 500; read++) {
        yield { name: `${read}`, etag: "x", octetCount: 1, modifiedMs: 0, revision: 1, octets };
      }
    },
  };
  const handler = createCardDavHandler({
    store,
    authenticate: async () => ({ kind: "user", user: "ada" }),
  });
  const server = await serveCardDav(handler);
  const body =
    '<C:addressbook-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><D:prop><C:address-data/></D:prop></C:addressbook-query>';
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  await once(socket, "connect");
  socket.pause();
  socket.write(
    `REPORT /addressbooks/ada/${book?.name}/ HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );
  await expect.poll(() => read).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(read).toBeLessThan(250);
  socket.destroy();
  await server.close(1000);
  expect(read).toBeLessThan(250);
});

test("a report that fails half-way breaks the connection and tells its client nothing", async () => {
  const memory = createMemoryStore();
  await memory.createBook("ada", "contacts", []);
  const errors: unknown[] = [];
  const handler = createCardDavHandler({
    store: {
      ...memory,
      async *listCards() {
        for (let index = 0; index < 1000; index++) {
          yield [{ name: `${index}`, etag: "x", octetCount: 0, modifiedMs: 0, revision: 1 }];
        }
        throw new Error("disk");
      },
    },
    authenticate: async () => ({ kind: "user", user: "ada" }),
    onError: (error) => errors.push(error),
  });
  const printed = [vi.spyOn(console, "error"), vi.spyOn(console, "info")];
  const server = await serveCardDav(handler);
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  socket.write("PROPFIND /addressbooks/ada/contacts/ HTTP/1.1\r\nHost: x\r\nDepth: 1\r\n\r\n");
  let answer = "";
  for await (const chunk of socket.setEncoding("latin1")) answer += String(chunk);
  await server.close(100);
  expect(answer).toMatch(/^HTTP\/1.1 207/);
  expect(answer).not.toContain("disk");
  expect(answer).not.toMatch(/0\r\n\r\n$/);
  expect(errors).toEqual([new Error("disk")]);
  expect(printed.map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  vi.restoreAllMocks();
});

test("a body that arrives while it is found out who sends it is read whole", async () => {
  const store = createMemoryStore();
  await store.createBook("ada", "contacts", []);
  let arrived: Promise<unknown> = Promise.resolve();
  const handler = createCardDavHandler({
    store,
    authenticate: async () => {
      await arrived;
      return { kind: "user", user: "ada" };
    },
  });
  const server = await serveCardDav(handler);
  server.server.prependListener("request", (incoming: IncomingMessage) => {
    arrived = vi.waitUntil(() => incoming.complete);
  });
  try {
    for (const length of [1, 60_000, 90_000]) {
      const body = vcard({ uid: `${length}`, lines: [`NOTE:${"x".repeat(length)}`] });
      const url = new URL(`/addressbooks/ada/contacts/${length}.vcf`, server.url);
      const headers = { "Content-Type": "text/vcard" };
      const put = await fetch(url, { method: "PUT", headers, body });
      expect(put.status).toBe(201);
      expect(await (await fetch(url)).text()).toBe(body);
    }
  } finally {
    await server.close(100);
  }
});

test("a body that is broken off is refused, and nothing is stored", async () => {
  await withServer(async ({ url, request, records }) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    await once(socket, "connect");
    const half = vcard({ uid: "1" }).slice(0, 30);
    socket.write(
      `PUT /addressbooks/ada/contacts/a.vcf HTTP/1.1\r\nHost: x\r\nAuthorization: Basic ${btoa("ada:secret")}\r\nContent-Type: text/vcard\r\nContent-Length: 100\r\n\r\n${half}`,
    );
    socket.end();
    await expect.poll(() => records.map(({ status }) => status)).toEqual([400]);
    expect((await request("GET", "/addressbooks/ada/contacts/a.vcf")).status).toBe(404);
  });
});

test("every request leaves one record", async () => {
  await withServer(async ({ request, records }) => {
    await (await request("PROPFIND", "/principals/ada/?x", { headers: { depth: "0" } })).text();
    await (await request("GET", "/nothing", { headers: { authorization: "" } })).text();
    await (await request("HEAD", "/addressbooks/ada/contacts/none")).text();
    await expect.poll(() => records).toHaveLength(3);
    expect(records.map(({ durationMs, ...rest }) => ({ ...rest, ms: durationMs >= 0 }))).toEqual([
      {
        method: "PROPFIND",
        path: "/principals/ada/",
        status: 207,
        user: "ada",
        octetCount: expect.any(Number),
        ms: true,
      },
      { method: "GET", path: "/nothing", status: 401, octetCount: 0, ms: true },
      {
        method: "HEAD",
        path: "/addressbooks/ada/contacts/none",
        status: 404,
        user: "ada",
        octetCount: 0,
        ms: true,
      },
    ]);
    expect(records[0]?.octetCount).toBeGreaterThan(100);
  });
});

/** Sends octets that no client library would send. */
async function raw(url: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  await once(socket, "connect");
  socket.write(text);
  let answer = "";
  for await (const chunk of socket.setEncoding("latin1")) {
    answer += String(chunk);
    if (answer.includes("\r\n\r\n")) break;
  }
  socket.destroy();
  return answer;
}

test("paths that hide others are refused or resolved within the own ones", async () => {
  await withServer(async ({ url }) => {
    const authorization = `Authorization: Basic ${btoa("ada:secret")}`;
    for (const [path, status] of [
      ["/addressbooks/ada/contacts/..%2f..%2feve/x", 400],
      ["/addressbooks/ada/contacts/%00", 400],
      ["/addressbooks/ada//contacts/x", 400],
      ["/addressbooks/ada/../eve/contacts/x", 403],
      ["/addressbooks/%2e%2e/eve/contacts/x", 404],
      ["/addressbooks/ada/contacts/%252e%252e", 404],
      ["/addressbooks/ada/contacts/%ff", 400],
      ["/addressbooks/ada/contacts/%", 400],
      ["/addressbooks/ada\\contacts", 400],
    ] as const) {
      const answer = await raw(url, `GET ${path} HTTP/1.1\r\nHost: x\r\n${authorization}\r\n\r\n`);
      expect([path, answer.slice(9, 12)]).toEqual([path, String(status)]);
    }
  });
});

test("closing waits for requests under way", async () => {
  const store = createMemoryStore();
  const started = Promise.withResolvers<void>();
  const signedIn = Promise.withResolvers<void>();
  const handler = createCardDavHandler({
    store,
    authenticate: async () => {
      started.resolve();
      await signedIn.promise;
      return { kind: "user", user: "ada" };
    },
  });
  const server = await serveCardDav(handler);
  const response = fetch(new URL("/principals/ada/", server.url), {
    method: "PROPFIND",
    headers: { depth: "0" },
  });
  await started.promise;
  const closed = server.close(60_000);
  signedIn.resolve();
  await closed;
  expect((await response).status).toBe(207);
});

test("an answer without a body has no type, and a length where HTTP wants one", async () => {
  await withServer(async ({ url, request }) => {
    const path = "/addressbooks/ada/contacts/a.vcf";
    const authorization = `Authorization: Basic ${btoa("ada:secret")}`;
    const put = await request("PUT", path, { body: vcard({ uid: "1" }) });
    const etag = put.headers.get("etag") ?? "";
    const answers = [
      put,
      await request("GET", path, { headers: { "if-none-match": etag } }),
      await request("PUT", path, { body: vcard({ uid: "1" }), headers: { "if-match": '"x"' } }),
      await request("GET", "/.well-known/carddav"),
      await request("MKCOL", "/addressbooks/ada/new/"),
      await request("DELETE", path),
    ];
    expect(
      answers.map(({ status, headers }) => [
        status,
        headers.get("content-type"),
        headers.get("content-length"),
      ]),
    ).toEqual([
      [201, null, "0"],
      [304, null, null],
      [412, null, "0"],
      [308, null, "0"],
      [201, null, "0"],
      [204, null, null],
    ]);
    const head = await raw(
      url,
      `HEAD ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${authorization}\r\n\r\n`,
    );
    expect(head).toMatch(/^HTTP\/1.1 404[^]*content-length: 22\r\n/i);
  });
});

test("a probe of a balancer, without Host or of the whole server, is answered", async () => {
  await withServer(async ({ url }) => {
    expect(await raw(url, "OPTIONS / HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1.1 200 /);
    expect(await raw(url, "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n")).toMatch(/^HTTP\/1.1 200 /);
    expect(await raw(url, "GET * HTTP/1.1\r\nHost: x\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
    expect(await raw(url, "OPTIONS / HTTP/1.1\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
  });
});

test("a request with two hosts is refused, whichever form its target has", async () => {
  await withServer(async ({ url }) => {
    const hosts = "HTTP/1.1\r\nHost: x\r\nhost: y\r\n\r\n";
    expect(await raw(url, `OPTIONS / ${hosts}`)).toMatch(/^HTTP\/1.1 400 /);
    expect(await raw(url, `OPTIONS http://x/ ${hosts}`)).toMatch(/^HTTP\/1.1 400 /);
  });
});

test("the address of a client is that of its socket, or what a proxy on this machine says", async () => {
  const addresses: unknown[] = [];
  const handler = createCardDavHandler({
    store: createMemoryStore(),
    authenticate: async (request) => {
      addresses.push(remoteAddress(request));
      return { kind: "refused" };
    },
  });
  const server = await serveCardDav(handler);
  const ask = async (forwarded?: string): Promise<unknown> => {
    const headers: Record<string, string> =
      forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
    await fetch(server.url, { headers });
    return addresses.at(-1);
  };
  expect(await ask()).toBe("127.0.0.1");
  expect(await ask("198.51.100.7")).toBe("198.51.100.7");
  // Only the last one is the proxy's: the others are what its client wrote.
  expect(await ask("203.0.113.1, 2001:db8::7")).toBe("2001:db8::7");
  expect(await ask("nonsense")).toBe("127.0.0.1");
  await server.close(100);
});

const EVERY_CARD =
  '<C:addressbook-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><D:prop><C:address-data/></D:prop></C:addressbook-query>';

async function putLargeCards({ request }: Running, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const body = vcard({ uid: `${index}`, lines: [`NOTE:${"x".repeat(90_000)}`] });
    const put = await request("PUT", `/addressbooks/ada/contacts/${index}.vcf`, { body });
    expect(put.status).toBe(201);
  }
}

test("a long answer that was read to its end is told of once, with all its octets", async () => {
  await withServer(async (server) => {
    await putLargeCards(server, 4);
    const path = "/addressbooks/ada/contacts/";
    const answer = await server.request("REPORT", path, {
      body: EVERY_CARD,
      headers: { "content-type": "application/xml" },
    });
    expect(answer.headers.get("content-length")).toBeNull();
    const octets = new Uint8Array(await answer.arrayBuffer());
    await server.request("OPTIONS", path);
    const records = server.records.filter(({ method }) => method === "REPORT");
    expect(records.map(({ octetCount }) => octetCount)).toEqual([octets.length]);
    expect(octets.length).toBeGreaterThan(4 * 90_000);
  });
});

test("a long answer whose client goes away before it begins is told of, and none of it is made", async () => {
  const gone = Promise.withResolvers<void>();
  const onCancel = vi.fn<() => void>();
  const onPull = vi.fn<() => void>();
  const source = { pull: onPull, cancel: onCancel };
  const server = await serveCardDav(async () => {
    await gone.promise;
    return new Response(new ReadableStream(source, { highWaterMark: 0 }));
  });
  server.server.once("request", (_incoming: unknown, outgoing: ServerResponse) => {
    outgoing.once("close", gone.resolve);
  });
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  await once(server.server, "request");
  socket.destroy();
  await vi.waitUntil(() => onCancel.mock.calls.length > 0);
  expect(onPull).not.toHaveBeenCalled();
  await server.close(100);
});

test("a long answer whose client goes away is told of once, and the rest is not made", async () => {
  await withServer(async (server) => {
    await putLargeCards(server, 150);
    const { port } = new URL(server.url);
    const socket = connect(Number(port), "127.0.0.1");
    const head = `REPORT /addressbooks/ada/contacts/ HTTP/1.1\r\nHost: x\r\nAuthorization: Basic ${btoa("ada:secret")}\r\nContent-Length: ${EVERY_CARD.length}\r\n\r\n`;
    socket.write(head + EVERY_CARD);
    await once(socket, "data");
    socket.destroy();
    const reports = (): readonly RequestRecord[] =>
      server.records.filter(({ method }) => method === "REPORT");
    await vi.waitUntil(() => reports().length > 0);
    await server.request("OPTIONS", "/");
    expect(reports()).toHaveLength(1);
    expect(reports()[0]?.octetCount).toBeLessThan(150 * 90_000);
  });
});
