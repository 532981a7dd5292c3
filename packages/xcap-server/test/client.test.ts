import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { freePort } from "../../../tools/port/free-port.ts";
import { createStoredDocuments, createXcapClient, type XcapClientOptions } from "../src/client.ts";
import { createMemoryStore } from "./memory-store.ts";
import { ALICE, DOCUMENT, LISTS, LISTS_TYPE, putDocument, withServer } from "./xcap-server.ts";

const text = (octets: Uint8Array): string => new TextDecoder().decode(octets);

/** A client at a time that is set, and the requests that it makes. */
function createClient(options: Partial<XcapClientOptions> & { readonly root: string }) {
  const time = { ms: 1_700_000_000_000 };
  const asked: string[] = [];
  const client = createXcapClient({
    headers: (xui) => ({ "X-User": xui }),
    maxAgeMs: 1000,
    now: () => time.ms,
    ...options,
    fetch: async (uri, init) => {
      const condition = new Headers(init.headers).get("if-none-match");
      asked.push(condition === null ? uri : `${uri} ${condition}`);
      return (options.fetch ?? fetch)(uri, init);
    },
  });
  return { client, asked, time };
}

describe("a client of a server", () => {
  test("reads what is there and what is not", () =>
    withServer(async (server) => {
      const etag = await putDocument(server);
      const { client, time } = createClient({ root: `${server.url}xcap/` });
      const found = await client.read("resource-lists", ALICE, "index");
      expect(found).toMatchObject({ kind: "found", etag, checkedMs: time.ms });
      expect(found.kind === "found" && text(found.octets)).toBe(DOCUMENT);
      expect(await client.read("resource-lists", ALICE, "other")).toEqual({ kind: "absent" });
      expect(await client.read("unknown", ALICE, "index")).toEqual({ kind: "absent" });
    }));

  test("asks nothing of what it knows, and then whether it has changed", () =>
    withServer(async (server) => {
      const etag = await putDocument(server);
      const { client, asked, time } = createClient({ root: `${server.url}xcap` });
      const read = () => client.read("resource-lists", ALICE, "index");
      const uri = `${server.url}${LISTS.slice(1)}`;
      const first = await read();
      time.ms += 999;
      expect(await read()).toBe(first);
      expect(asked).toEqual([uri]);
      time.ms += 1;
      expect(await read()).toEqual({ ...first, checkedMs: time.ms });
      expect(asked).toEqual([uri, `${uri} ${etag}`]);
      expect(server.records.map(({ status }) => status)).toEqual([201, 200, 304]);
      const body = DOCUMENT.replace("Bob", "Rob");
      await server.send("PUT", LISTS, { type: LISTS_TYPE, body });
      time.ms += 1000;
      const changed = await read();
      expect(changed.kind === "found" && text(changed.octets)).toBe(body);
      client.forget("resource-lists", ALICE, "index");
      await read();
      expect(asked).toHaveLength(4);
    }));

  test("remembers that there is nothing", () =>
    withServer(async (server) => {
      const { client, asked, time } = createClient({ root: `${server.url}xcap` });
      const read = () => client.read("resource-lists", ALICE, "index");
      expect([await read(), await read()]).toEqual([{ kind: "absent" }, { kind: "absent" }]);
      expect(asked).toHaveLength(1);
      await putDocument(server);
      time.ms += 1000;
      expect((await read()).kind).toBe("found");
      await server.send("DELETE", LISTS);
      time.ms += 1000;
      expect((await read()).kind).toBe("absent");
    }));

  test("asks once for all who read one document at one time", () =>
    withServer(async (server) => {
      await putDocument(server);
      const { client, asked } = createClient({ root: `${server.url}xcap` });
      const reads = Array.from({ length: 9 }, () => client.read("resource-lists", ALICE, "index"));
      expect(new Set((await Promise.all(reads)).map(({ kind }) => kind))).toEqual(
        new Set(["found"]),
      );
      expect(asked).toHaveLength(1);
    }));

  test("gives the last copy to one who asks when the server is gone, and pauses", async () => {
    const { client, asked, time } = createClient({
      root: "http://xcap.test",
      pauseMs: 500,
      fetch: async () => answers.shift() ?? Response.error(),
    });
    const answers = [
      new Response("<a/>", { headers: { ETag: '"1"' } }),
      new Response("no", { status: 503 }),
      new Response(null, { status: 304 }),
    ];
    const read = (name = "index") => client.read("resource-lists", ALICE, name);
    const first = await read();
    time.ms += 1000;
    const stale = {
      octets: new TextEncoder().encode("<a/>"),
      etag: '"1"',
      checkedMs: time.ms - 1000,
    };
    expect(first).toEqual({ kind: "found", ...stale });
    expect(await read()).toEqual({ kind: "unavailable", reason: "status 503", stale });
    const paused = "the server could not be had just now";
    expect(await read()).toEqual({ kind: "unavailable", reason: paused, stale });
    expect(await read("other")).toEqual({ kind: "unavailable", reason: paused });
    expect(asked).toHaveLength(2);
    time.ms += 500;
    expect(await read()).toEqual({ kind: "found", ...stale, checkedMs: time.ms });
  });

  test.each([
    [new Response("", { status: 401 }), "status 401"],
    [new Response("", { status: 302, headers: { Location: "http://evil.test/" } }), "status 302"],
    [new Response(null, { status: 304 }), "status 304"],
    [new Response("x".repeat(65)), "document of more than 64 octets"],
  ])("says why there is no document: %#", async (response, reason) => {
    const { client } = createClient({
      root: "http://xcap.test",
      maxDocumentOctets: 64,
      fetch: async () => response,
    });
    expect(await client.read("a", "b", "c")).toEqual({ kind: "unavailable", reason });
  });

  test("says what became of the connection", async () => {
    const server = createServer((_, response) => response.destroy());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const root = `http://127.0.0.1:${port}`;
    const cut = await createClient({ root }).client.read("a", "b", "c");
    expect(cut.kind === "unavailable" && cut.reason).toMatch(/closed|reset|hang up/);
    await new Promise((resolve) => server.close(resolve));
    const nowhere = `http://127.0.0.1:${await freePort()}`;
    const gone = await createClient({ root: nowhere }).client.read("a", "b", "c");
    expect(gone.kind === "unavailable" && gone.reason).toMatch(/ECONNREFUSED/);
  });

  test("goes nowhere else", async () => {
    const server = createServer((request, response) => {
      const isThere = request.url === "/elsewhere";
      response.writeHead(isThere ? 200 : 302, { Location: "/elsewhere" }).end("<a/>");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const { client } = createClient({ root: `http://127.0.0.1:${port}` });
    const reason = "status 302";
    expect(await client.read("a", "b", "c")).toEqual({ kind: "unavailable", reason });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test("waits no longer than it may, for the head or for the body", async () => {
    const server = createServer((request, response) => {
      if (request.url?.endsWith("head") === true) return;
      response.writeHead(200).write("<a>");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const { client, time } = createClient({ root: `http://127.0.0.1:${port}`, timeoutMs: 50 });
    for (const name of ["head", "body"]) {
      const reason = "no answer within 50 ms";
      expect(await client.read("a", "b", name)).toEqual({ kind: "unavailable", reason });
      time.ms += 1000;
    }
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test("has as many requests under way as may be", async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { client } = createClient({
      root: "http://xcap.test",
      maxRequests: 1,
      fetch: async () => {
        await held;
        return new Response("<a/>");
      },
    });
    const first = client.read("a", "b", "1");
    const reason = "too many requests are under way";
    expect(await client.read("a", "b", "2")).toEqual({ kind: "unavailable", reason });
    release();
    expect((await first).kind).toBe("found");
    expect((await client.read("a", "b", "2")).kind).toBe("found");
  });

  test("forgets what was used longest ago when there is too much", async () => {
    const { client, asked } = createClient({
      root: "http://x.test",
      maxCacheOctets: 1000,
      fetch: async () => new Response("x".repeat(100)),
    });
    for (const name of ["1", "2", "1", "3", "1", "2"]) await client.read("a", "b", name);
    expect(asked.map((uri) => uri.at(-1))).toEqual(["1", "2", "3", "2"]);
  });

  test("escapes what is no character of a path", async () => {
    const { client, asked } = createClient({
      root: "http://x.test/",
      fetch: async () => new Response(),
    });
    await client.read("a", "sip:a/b?c@d;e=é", "x y/z");
    expect(asked).toEqual(["http://x.test/a/users/sip:a%2Fb%3Fc@d;e=%C3%A9/x%20y/z"]);
  });

  test("rejects for nothing that it is asked", async () => {
    const { client } = createClient({ root: "http://x.test/" });
    expect((await client.read("a", "\ud800", "b")).kind).toBe("unavailable");
    const throwing = createXcapClient({
      root: "http://x.test",
      headers: () => {
        throw new Error("no key");
      },
    });
    expect(await throwing.read("a", "b", "c")).toEqual({ kind: "unavailable", reason: "no key" });
  });

  test.each(["", "xcap.test", "ftp://x.test", "http://x.test/?a", "http://x.test/#a"])(
    "has no root like %j",
    (root) => {
      expect(() => createXcapClient({ root })).toThrow(RangeError);
    },
  );
});

describe("documents of a store", () => {
  test("are read without HTTP", async () => {
    const store = createMemoryStore();
    const documents = createStoredDocuments({ store, now: () => 5 });
    expect(await documents.read("a", "b", "c")).toEqual({ kind: "absent" });
    const octets = Uint8Array.of(1);
    await store.put(
      { address: { auid: "a", xui: "b", name: "c" }, octets, etag: "t", modifiedMs: 0 },
      {},
      9,
    );
    expect(await documents.read("a", "b", "c")).toEqual({
      kind: "found",
      octets,
      etag: '"t"',
      checkedMs: 5,
    });
  });

  test("are unavailable when the store is", async () => {
    const documents = createStoredDocuments({
      store: { get: () => Promise.reject(new Error("store is closed")) },
    });
    const reason = "store is closed";
    expect(await documents.read("a", "b", "c")).toEqual({ kind: "unavailable", reason });
  });
});
