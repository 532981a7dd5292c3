import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createCardDavHandler } from "../src/index.ts";
import { type RunningServer, serveCardDav, withCompression } from "../src/node.ts";
import { BOOK, vcard } from "./dav-client.ts";
import { createMemoryStore } from "./memory-store.ts";

const memory = createMemoryStore();
const QUERY =
  '<C:addressbook-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><D:prop><C:address-data/></D:prop></C:addressbook-query>';
const octets = new TextEncoder().encode(
  vcard({ uid: "1", lines: [`NOTE:${"x".repeat(100_000)}`] }),
);

/** What a query of a test finds; the store's own cards where it is not set. */
let found: (() => AsyncGenerator<Uint8Array>) | undefined;
let server: RunningServer;

beforeAll(async () => {
  await memory.createBook("ada", "contacts", []);
  const store = {
    ...memory,
    async *findCards(...args: Parameters<typeof memory.findCards>) {
      if (found === undefined) {
        yield* memory.findCards(...args);
        return;
      }
      for await (const card of found()) {
        yield { name: "1", etag: "x", octetCount: 1, modifiedMs: 0, revision: 1, octets: card };
      }
    },
  };
  const handler = createCardDavHandler({
    store,
    authenticate: async () => ({ kind: "user", user: "ada" }),
  });
  server = await serveCardDav(withCompression(handler));
  for (let n = 0; n < 30; n += 1) await send("PUT", { body: vcard({ uid: `${n}` }), name: `${n}` });
});

afterAll(async () => {
  await server.close(0);
});

interface Sent {
  readonly name?: string;
  readonly coding?: string;
  readonly body?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

async function open(method: string, sent: Sent): Promise<IncomingMessage> {
  const { name = "", coding, body, fields = {} } = sent;
  const type = method === "PUT" ? "text/vcard" : "application/xml";
  const outgoing = request(new URL(BOOK + name, server.url), {
    method,
    agent: false,
    headers: {
      "content-type": type,
      depth: "1",
      ...(coding !== undefined && { "accept-encoding": coding }),
      ...fields,
    },
  });
  outgoing.end(body);
  const [incoming] = (await once(outgoing, "response")) as [IncomingMessage];
  return incoming;
}

async function send(
  method: string,
  sent: Sent,
): Promise<Pick<IncomingMessage, "statusCode" | "headers"> & { readonly octets: Buffer }> {
  const incoming = await open(method, sent);
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const { statusCode, headers } = incoming;
  return { statusCode, headers, octets: Buffer.concat(chunks) };
}

test.each([
  ["gzip", gunzipSync],
  ["br", brotliDecompressSync],
])("a listing is compressed with %s, and is the same one", async (coding, decompress) => {
  const plain = await send("PROPFIND", {});
  const compressed = await send("PROPFIND", { coding });
  expect(plain.headers).toMatchObject({ vary: "Accept-Encoding" });
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(compressed.statusCode).toBe(207);
  expect(compressed.headers).toMatchObject({
    "content-encoding": coding,
    "content-type": "application/xml; charset=utf-8",
    vary: "Accept-Encoding",
  });
  expect(compressed.headers["content-length"]).toBeUndefined();
  expect(decompress(compressed.octets).toString()).toBe(plain.octets.toString());
  expect(compressed.octets.length).toBeLessThan(plain.octets.length / 3);
});

test.each([
  ["gzip, deflate, br", "gzip"],
  ["gzip;q=0.5, br", "br"],
  ["*", "br"],
  ["identity", undefined],
  ["gzip;q=0", undefined],
  ["identity, gzip;q=0.2", undefined],
  ["compress", undefined],
  ["", undefined],
])("Accept-Encoding %j gives %j", async (coding, expected) => {
  const { headers } = await send("PROPFIND", { coding });
  expect(headers["content-encoding"]).toBe(expected);
});

test("a card keeps its strong entity tag and is sent as it is", async () => {
  const body = vcard({ uid: "big", lines: [`NOTE:${"y".repeat(5_000)}`] });
  const put = await send("PUT", { name: "big.vcf", body });
  const get = await send("GET", { name: "big.vcf", coding: "gzip" });
  expect(get.octets.toString()).toBe(body);
  expect(get.headers.etag).toBe(put.headers.etag);
  expect(get.headers["content-encoding"]).toBeUndefined();
  const fields = { "if-match": String(get.headers.etag) };
  expect(await send("DELETE", { name: "big.vcf", fields })).toMatchObject({ statusCode: 204 });
});

test("the export of a book is compressed under its weak entity tag, which a later GET may name", async () => {
  const plain = await send("GET", {});
  const compressed = await send("GET", { coding: "gzip" });
  expect(compressed.headers).toMatchObject({
    "content-encoding": "gzip",
    etag: expect.stringMatching(/^W\//),
  });
  expect(compressed.headers.etag).toBe(plain.headers.etag);
  expect(gunzipSync(compressed.octets).toString()).toBe(plain.octets.toString());
  const fields = { "if-none-match": String(compressed.headers.etag) };
  expect(await send("GET", { coding: "gzip", fields })).toMatchObject({ statusCode: 304 });
});

test("short answers and those without a body stay as they are", async () => {
  const short = await send("PROPFIND", { coding: "gzip", fields: { depth: "x" } });
  expect(short.statusCode).toBe(400);
  expect(short.headers["content-encoding"]).toBeUndefined();
  const head = await send("HEAD", { name: "1", coding: "gzip" });
  expect(head.headers["content-encoding"]).toBeUndefined();
});

test("a client that does not read stops the server from reading on, compressed too", async () => {
  let read = 0;
  // What cannot be made short within the 32 kB that gzip looks back.
  const noise = randomBytes(100_000).toString("base64");
  const card = new TextEncoder().encode(vcard({ uid: "1", lines: [`NOTE:${noise}`] }));
  found = async function* () {
    for (; read < 500; read += 1) yield card;
  };
  const incoming = await open("REPORT", { coding: "gzip", body: QUERY });
  incoming.pause();
  let before = -1;
  await vi.waitFor(
    () => {
      const isStill = read === before;
      before = read;
      expect(isStill && read > 0).toBe(true);
    },
    { timeout: 60_000, interval: 200 },
  );
  expect(read).toBeLessThan(500);
  incoming.destroy();
  found = undefined;
});

test("a report that breaks off is broken off for the client, compressed too", async () => {
  found = async function* () {
    for (let n = 0; n < 20; n += 1) yield octets;
    throw new Error("disk is gone");
  };
  await expect(send("REPORT", { coding: "gzip", body: QUERY })).rejects.toThrow("aborted");
  found = undefined;
});
