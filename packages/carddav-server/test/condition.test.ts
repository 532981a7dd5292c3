import { describe, expect, test } from "vitest";
import { parseHttpDate } from "../src/condition/http-date.ts";
import type { AddressBookStore } from "../src/store.ts";
import {
  ask,
  BOOK,
  createServerWithBook,
  propertyTextOf,
  propfind,
  putCard,
  vcard,
  xml,
  type TestServer,
} from "./dav-client.ts";
import { CARD, lockinfo, lockOk } from "./lock-client.ts";

const PROPPATCH =
  "<D:propertyupdate><D:set><D:prop><D:displayname>x</D:displayname></D:prop></D:set></D:propertyupdate>";
const QUERY = "<C:addressbook-query><D:prop><D:getetag/></D:prop><C:filter/></C:addressbook-query>";

const XML = { "Content-Type": "application/xml", Depth: "0" };

/** Methods of a card with what they need to succeed. */
const METHODS = [
  ["GET", {}],
  ["HEAD", {}],
  ["PUT", { headers: { "Content-Type": "text/vcard" }, body: vcard({ uid: "1" }) }],
  ["DELETE", {}],
  ["COPY", { headers: { Destination: "/addressbooks/ada/work/a.vcf" } }],
  ["MOVE", { headers: { Destination: "/addressbooks/ada/work/a.vcf" } }],
  ["PROPFIND", { headers: XML }],
  ["REPORT", { headers: XML, body: xml(QUERY) }],
  ["PROPPATCH", { headers: XML, body: xml(PROPPATCH) }],
  ["LOCK", { headers: XML, body: xml(lockinfo()) }],
  ["UNLOCK", {}],
] as const satisfies readonly (readonly [
  string,
  { headers?: Readonly<Record<string, string>>; body?: string },
])[];

interface Setting {
  readonly server: TestServer;
  readonly etag: string;
  readonly token: string;
}

async function setUp(): Promise<Setting> {
  const server = await createServerWithBook();
  await server.store.createBook("ada", "work", []);
  const etag = (await putCard(server, "a.vcf", { uid: "1" })).headers.get("etag") ?? "";
  const { token } = await lockOk(server, CARD, { scope: "shared" });
  return { server, etag, token };
}

describe.each(METHODS)("%s of a card", (method, init) => {
  async function send(
    { server, token }: Setting,
    headers: Readonly<Record<string, string>>,
  ): Promise<number> {
    const own = method === "LOCK" ? { scope: "shared" as const } : {};
    const body = method === "LOCK" ? { body: xml(lockinfo(own)) } : init;
    const lock = { "Lock-Token": `<${token}>`, If: `(<${token}>) (Not <DAV:no-lock>)` };
    const all = { ...("headers" in init ? init.headers : {}), ...lock, ...headers };
    return (await server.send(method, CARD, { ...body, headers: all })).status;
  }
  const isGet = method === "GET" || method === "HEAD";

  test("is judged by If-Match, If-None-Match and If-Unmodified-Since", async () => {
    const setting = await setUp();
    const { etag } = setting;
    const old = "Thu, 01 Jan 1970 00:00:00 GMT";
    expect(await send(setting, { "If-Match": '"other"' })).toBe(412);
    expect(await send(setting, { "If-Match": `W/${etag}` })).toBe(412);
    expect(await send(setting, { "If-None-Match": "*" })).toBe(isGet ? 304 : 412);
    expect(await send(setting, { "If-None-Match": `"x", W/${etag}` })).toBe(isGet ? 304 : 412);
    expect(await send(setting, { "If-Unmodified-Since": old })).toBe(412);
    expect(await send(setting, { "If-Match": "nonsense" })).toBe(400);
    const holding = {
      "If-Match": `"other", ${etag}`,
      "If-None-Match": '"x"',
      "If-Unmodified-Since": old,
    };
    expect(await send(setting, holding)).toBeLessThan(300);
  });

  test("is judged by If, with entity tags and lock tokens", async () => {
    const setting = await setUp();
    const { etag, token } = setting;
    expect(await send(setting, { If: '(["other"])' })).toBe(412);
    expect(await send(setting, { If: `(Not [${etag}])` })).toBe(412);
    expect(await send(setting, { If: `(<${token}> ["other"])` })).toBe(412);
    expect(await send(setting, { If: `(<${token}> [${etag}])` })).toBeLessThan(300);
  });
});

test("a collection meets If-Match: * alone, whatever the method", async () => {
  const server = await createServerWithBook();
  for (const path of ["/", "/addressbooks/ada/", BOOK]) {
    const send = async (headers: Readonly<Record<string, string>>): Promise<number> =>
      (await server.send("PROPFIND", path, { headers: { Depth: "0", ...headers } })).status;
    expect(await send({ "If-Match": "*" })).toBe(207);
    expect(await send({ "If-Match": '"x"' })).toBe(412);
    expect(await send({ "If-Match": '""' })).toBe(412);
    expect(await send({ "If-None-Match": "*" })).toBe(412);
    expect(await send({ "If-None-Match": '"x"' })).toBe(207);
  }
  const lock = async (headers: Readonly<Record<string, string>>): Promise<number> =>
    (await server.send("LOCK", BOOK, { headers: { ...XML, ...headers }, body: xml(lockinfo()) }))
      .status;
  expect(await lock({ "If-None-Match": "*" })).toBe(412);
  expect(await lock({ "If-Match": "*" })).toBe(200);
});

test("what is not there is 404 whatever is asked of it, and 412 where a write would make it", async () => {
  const server = await createServerWithBook();
  const headers = { "If-Match": "*", Depth: "0" };
  for (const method of ["GET", "PROPFIND", "DELETE"]) {
    expect((await server.send(method, CARD, { headers })).status).toBe(404);
  }
  expect((await putCard(server, "a.vcf", { uid: "1" }, { "If-Match": "*" })).status).toBe(412);
});

test("If-Match goes before If-Unmodified-Since, If-None-Match before If-Modified-Since", async () => {
  const { server, etag } = await setUp();
  const get = async (headers: Readonly<Record<string, string>>): Promise<number> =>
    (await server.send("GET", CARD, { headers })).status;
  const old = "Thu, 01 Jan 1970 00:00:00 GMT";
  const late = "Fri, 01 Jan 2100 00:00:00 GMT";
  expect(await get({ "If-Match": etag, "If-Unmodified-Since": old })).toBe(200);
  expect(await get({ "If-None-Match": '"x"', "If-Modified-Since": late })).toBe(200);
  expect(await get({ "If-None-Match": etag, "If-Modified-Since": old })).toBe(304);
  expect(await get({ "If-Match": '"x"', "If-None-Match": etag })).toBe(412);
  expect(await get({ "If-Modified-Since": late })).toBe(304);
});

test("304 carries what a 200 would say of the representation, and no body", async () => {
  const { server, etag } = await setUp();
  const full = await server.send("GET", CARD);
  const not = await server.send("GET", CARD, { headers: { "If-None-Match": etag } });
  expect(not.status).toBe(304);
  for (const name of ["etag", "last-modified", "cache-control", "vary"]) {
    expect(not.headers.get(name)).toBe(full.headers.get(name));
  }
  expect(not.headers.get("content-length")).toBeNull();
  expect(await not.text()).toBe("");
});

test.each([
  ["Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"],
  ["Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z"],
  ["Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z"],
  ["Monday, 01-Jan-70 00:00:00 GMT", "2070-01-01T00:00:00Z"],
  ["Monday, 01-Jan-76 00:00:00 GMT", "1976-01-01T00:00:00Z"],
])("the date %s is read", (text, iso) => {
  expect(parseHttpDate(text, Date.parse("2025-06-15T00:00:00Z"))).toBe(Date.parse(iso));
});

test.each([
  "1994-11-06T08:49:37Z",
  "Sun, 06 Nov 1994 08:49:37 CET",
  "Sun, 31 Feb 1994 08:49:37 GMT",
  "Sun, 06 Nop 1994 08:49:37 GMT",
  "Sun, 06 Nov 1994 25:49:37 GMT",
  "",
])("the date %j counts as absent", (text) => {
  expect(parseHttpDate(text, 0)).toBeUndefined();
});

describe("If", () => {
  test("may name another card, by the tag of what is stored or of what it converts to", async () => {
    const server = await createServerWithBook();
    await putCard(server, "b.vcf", { uid: "2" });
    const path = `${BOOK}b.vcf`;
    const headers = { Accept: "application/vcard+json" };
    const derived = (await server.send("GET", path, { headers })).headers.get("etag") ?? "";
    const stored = (await server.send("GET", path)).headers.get("etag") ?? "";
    expect(derived).toMatch(/\.jcard"$/);
    for (const tag of [derived, stored]) {
      const written = await putCard(server, "a.vcf", { uid: "1" }, { If: `<${path}> ([${tag}])` });
      expect(written.ok).toBe(true);
    }
    await putCard(server, "b.vcf", { uid: "2", fn: "Other" });
    for (const tag of [derived, stored]) {
      const written = await putCard(server, "a.vcf", { uid: "1" }, { If: `<${path}> ([${tag}])` });
      expect(written.status).toBe(412);
    }
  });

  test("that names the request's own card holds it like one that names none", async () => {
    const server = await createServerWithBook();
    const tag = (await putCard(server, "a.vcf", { uid: "a.vcf" })).headers.get("etag") ?? "";
    const headers = { If: `<http://dav.example${CARD}> ([${tag}])` };
    const racing = await createRace(server, "a.vcf");
    expect((await putCard(racing, "a.vcf", { uid: "a.vcf" }, headers)).status).toBe(412);
  });

  test("does not mix lists with and without a resource, nor name too many", async () => {
    const server = await createServerWithBook();
    const get = async (value: string): Promise<number> =>
      (await server.send("GET", CARD, { headers: { If: value } })).status;
    expect(await get('(["x"]) </a> (["y"])')).toBe(400);
    const many = Array.from({ length: 17 }, (_, index) => `<${BOOK}${index}> (["x"])`).join(" ");
    expect(await get(many)).toBe(400);
  });

  test("is judged inside the write: another card of the book must not change before it", async () => {
    const server = await createServerWithBook();
    const tag = (await putCard(server, "b.vcf", { uid: "b.vcf" })).headers.get("etag") ?? "";
    const headers = { If: `<${BOOK}b.vcf> ([${tag}])` };
    const racing = await createRace(server, "b.vcf");
    expect((await putCard(racing, "a.vcf", { uid: "1" }, headers)).status).toBe(412);
    expect((await server.send("GET", CARD)).status).toBe(404);
  });

  test("with a sync-token is judged inside the write", async () => {
    const server = await createServerWithBook();
    const { responses } = await ask(server, "PROPFIND", BOOK, propfind("D:sync-token"));
    const token = propertyTextOf(responses[0], "sync-token") ?? "";
    const racing = await createRace(server, "b.vcf");
    const headers = { ...XML, If: `(<${token}>)` };
    const changed = await racing.send("PROPPATCH", BOOK, { headers, body: xml(PROPPATCH) });
    expect(changed.status).toBe(412);
    const removed = await createRace(server, "c.vcf");
    const next = await ask(server, "PROPFIND", BOOK, propfind("D:sync-token"));
    const current = propertyTextOf(next.responses[0], "sync-token") ?? "";
    const deleted = await removed.send("DELETE", BOOK, { headers: { If: `(<${current}>)` } });
    expect(deleted.status).toBe(412);
  });

  test("with a lock token is judged inside the write: the lock must still be there", async () => {
    const server = await createServerWithBook();
    const { token } = await lockOk(server, CARD);
    const [book] = await server.store.listBooks("ada");
    const { store } = server;
    const racing = await createServerWithBook({
      store: {
        ...store,
        async putCard(...parameters) {
          await store.removeLock(book?.id ?? "", token);
          return store.putCard(...parameters);
        },
      },
    });
    const raced = await putCard(racing, "a.vcf", { uid: "1" }, { If: `(<${token}>)` });
    expect(raced.status).toBe(412);
  });
});

// A server on which another client writes a card just before a write gets to the store.
async function createRace(server: TestServer, name: string): Promise<TestServer> {
  const { store } = server;
  let isFirst = true;
  const first = async (): Promise<void> => {
    if (!isFirst) return;
    isFirst = false;
    await putCard(server, name, { uid: name, fn: "Other" });
  };
  const racing: AddressBookStore = {
    ...store,
    async putCard(...parameters) {
      await first();
      return store.putCard(...parameters);
    },
    async changeBook(...parameters) {
      await first();
      return store.changeBook(...parameters);
    },
    async deleteBook(...parameters) {
      await first();
      return store.deleteBook(...parameters);
    },
  };
  return createServerWithBook({ store: racing });
}
