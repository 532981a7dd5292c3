import { parseXcapCaps, parseXcapError, type XcapErrorCondition } from "@callingcard/xdm";
import { describe, expect, test } from "vitest";
import { createXcapHandler, STANDARD_USAGES } from "../src/index.ts";
import { createMemoryStore } from "./memory-store.ts";
import {
  ATTRIBUTE_TYPE,
  DOCUMENT,
  ELEMENT_TYPE,
  LISTS,
  LISTS_TYPE,
  putDocument,
  withServer,
  type Answer,
  type TestServer,
} from "./xcap-server.ts";

const NODE = `${LISTS}/~~/resource-lists/list%5b@name=%22friends%22%5d`;
const BOB = `${NODE}/entry%5b@uri=%22sip:bob@example.com%22%5d`;

/** The condition in the body of a 409. */
function conflictOf({ status, headers, text }: Answer): XcapErrorCondition {
  expect([status, headers["content-type"]]).toEqual([409, "application/xcap-error+xml"]);
  return parseXcapError(text).error;
}

const putElement = ({ send }: TestServer, path: string, body: string): Promise<Answer> =>
  send("PUT", path, { type: ELEMENT_TYPE, body });

describe("a document", () => {
  test("is given back octet for octet, with its type and entity tag", () =>
    withServer(async (server) => {
      const { send } = server;
      const etag = await putDocument(server);
      expect(etag).toMatch(/^"[\w-]{22}"$/);
      const got = await send("GET", LISTS);
      expect(got).toMatchObject({
        status: 200,
        text: DOCUMENT,
        headers: { etag, "content-type": LISTS_TYPE, "cache-control": "no-cache" },
      });
      const head = await send("HEAD", LISTS);
      expect(head.text).toBe("");
      expect(head.headers).toMatchObject({
        etag,
        "content-type": LISTS_TYPE,
        "content-length": String(DOCUMENT.length),
      });
    }));

  test("is replaced with 200 and deleted with 200, without a body", () =>
    withServer(async (server) => {
      const { send } = server;
      const etag = await putDocument(server);
      const body = DOCUMENT.replace("Bob", "Rob");
      const replaced = await send("PUT", LISTS, { type: LISTS_TYPE, body });
      expect(replaced).toMatchObject({ status: 200, text: "" });
      expect(replaced.headers["etag"]).not.toBe(etag);
      const deleted = await send("DELETE", LISTS);
      expect(deleted).toMatchObject({ status: 200, text: "" });
      expect(deleted.headers["etag"]).toBeUndefined();
      expect((await send("GET", LISTS)).status).toBe(404);
      expect((await send("DELETE", LISTS)).status).toBe(404);
    }));

  test("is found by every way to escape its path", () =>
    withServer(async (server) => {
      await putDocument(server);
      for (const path of [
        "/xcap/resource-lists/users/sip%3Aalice%40example.com/index",
        "/xcap/%72esource-lists/users/sip:%61lice@example.com/%69ndex",
        "/xcap/resource-lists/users/sip:alice@example.com/index?xmlns(a=b)",
      ]) {
        expect([path, (await server.send("GET", path)).status]).toEqual([path, 200]);
      }
      expect((await server.send("GET", LISTS.replace("index", "Index"))).status).toBe(404);
    }));

  test("keeps a byte order mark through changes of its parts", () =>
    withServer(async ({ send }) => {
      const body = `\uFEFF${DOCUMENT}`;
      expect((await send("PUT", LISTS, { type: LISTS_TYPE, body })).status).toBe(201);
      const path = `${BOB}/display-name`;
      const put = await send("PUT", path, {
        type: ELEMENT_TYPE,
        body: "<display-name>Rob</display-name>",
      });
      expect(put.status).toBe(200);
      expect((await send("GET", LISTS)).text).toBe(body.replace("Bob", "Rob"));
    }));

  test.each([
    ["not-well-formed", "<resource-lists>"],
    ["not-well-formed", ""],
    ["not-well-formed", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ["not-utf-8", DOCUMENT.replace("UTF-8", "ISO-8859-1")],
    ["not-utf-8", Uint8Array.of(0x3c, 0x61, 0xe9, 0x3e)],
    ["not-utf-8", utf16(DOCUMENT.replace(' encoding="UTF-8"', ""))],
    ["not-utf-8", utf16(DOCUMENT.replace(' encoding="UTF-8"', "")).subarray(2)],
    ["schema-validation-error", "<resource-lists/>"],
    ["schema-validation-error", DOCUMENT.replace(' uri="sip:bob@example.com"', "")],
    ["schema-validation-error", DOCUMENT.replace("<!-- more -->", "text")],
    ["uniqueness-failure", DOCUMENT.replace("<!-- more -->", '<entry uri="sip:bob@example.com"/>')],
    ["uniqueness-failure", DOCUMENT.replace("</list>", '</list><list name="friends"/>')],
    ["constraint-failure", DOCUMENT.replace("<!-- more -->", '<entry-ref ref="/a"/>')],
    ["constraint-failure", DOCUMENT.replace("<!-- more -->", '<external anchor="index"/>')],
    [
      "constraint-failure",
      DOCUMENT.replace("<!-- more -->", "<list>".repeat(70) + "</list>".repeat(70)),
    ],
  ] as const)("is refused as %s when it is %j", (kind, body) =>
    withServer(async ({ send, records }) => {
      const answer = await send("PUT", LISTS, { type: LISTS_TYPE, body });
      expect(conflictOf(answer).kind).toBe(kind);
      expect(records[0]?.conflict).toBe(kind);
      expect((await send("GET", LISTS)).status).toBe(404);
    }),
  );

  test("names what is there twice", () =>
    withServer(async ({ send }) => {
      const body = DOCUMENT.replace(
        "<!-- more -->",
        '<entry uri="sip:bob@example.com"/><entry uri="sip:bob@example.com" /><x:entry uri="a"/>',
      );
      expect(conflictOf(await send("PUT", LISTS, { type: LISTS_TYPE, body }))).toEqual({
        kind: "uniqueness-failure",
        exists: [
          { field: "resource-lists%5B1%5D/list%5B1%5D/entry%5B2%5D/@uri", altValues: [] },
          { field: "resource-lists%5B1%5D/list%5B1%5D/entry%5B3%5D/@uri", altValues: [] },
        ],
      });
    }));

  test("may have one value in several lists, and in elements of others", () =>
    withServer(async ({ send }) => {
      const body = DOCUMENT.replace(
        "<!-- more -->",
        '<list name="friends"><entry uri="sip:bob@example.com"/></list><x:entry uri="sip:bob@example.com"/>',
      );
      expect((await send("PUT", LISTS, { type: LISTS_TYPE, body })).status).toBe(201);
    }));

  test("of another type is refused, one without a type is not", () =>
    withServer(async ({ send }) => {
      for (const type of [
        "application/xml",
        ELEMENT_TYPE,
        "",
        `${LISTS_TYPE};charset=iso-8859-1`,
      ]) {
        expect((await send("PUT", LISTS, { type, body: DOCUMENT })).status).toBe(415);
      }
      const headers = { "Content-Encoding": "gzip" };
      expect((await send("PUT", LISTS, { body: DOCUMENT, headers })).status).toBe(415);
      expect((await send("PUT", LISTS, { body: DOCUMENT })).status).toBe(201);
      const type = 'Application/Resource-Lists+XML; charset="utf-8"; version=1';
      expect((await send("PUT", LISTS, { type, body: DOCUMENT })).status).toBe(200);
    }));

  test("needs the entity tag that the request names", () =>
    withServer(async (server) => {
      const { send } = server;
      const put = (headers: Readonly<Record<string, string>>) =>
        send("PUT", LISTS, { type: LISTS_TYPE, body: DOCUMENT, headers });
      expect((await put({ "If-Match": "*" })).status).toBe(412);
      const etag = await putDocument(server);
      expect((await put({ "If-None-Match": "*" })).status).toBe(412);
      expect((await put({ "If-Match": '"x"' })).status).toBe(412);
      expect((await put({ "If-Match": `W/${etag}` })).status).toBe(412);
      expect((await put({ "If-Match": `"x", ${etag}` })).status).toBe(200);
      expect((await put({ "If-Match": "x" })).status).toBe(400);
      const get = (headers: Readonly<Record<string, string>>) => send("GET", LISTS, { headers });
      expect(await get({ "If-None-Match": `W/${etag}` })).toMatchObject({
        status: 304,
        text: "",
        headers: { etag },
      });
      expect((await get({ "If-None-Match": '"x"' })).status).toBe(200);
      expect((await get({ "If-Match": '"x"' })).status).toBe(412);
      const remove = (headers: Readonly<Record<string, string>>) =>
        send("DELETE", LISTS, { headers });
      expect((await remove({ "If-Match": '"x"' })).status).toBe(412);
      expect((await remove({ "If-Match": etag })).status).toBe(200);
    }));

  test("is not taken in parts", () =>
    withServer(async ({ send }) => {
      const headers = { "Content-Range": "bytes 0-1/5" };
      expect((await send("PUT", LISTS, { type: LISTS_TYPE, body: "<a", headers })).status).toBe(
        400,
      );
    }));

  test("meets the limits of octets and of documents", () =>
    withServer(
      async ({ send }) => {
        const put = (name: string, body: string, headers = {}) =>
          send("PUT", LISTS.replace("index", name), { type: LISTS_TYPE, body, headers });
        expect((await put("a", `${DOCUMENT}${" ".repeat(400)}`)).status).toBe(413);
        const chunked = { "Transfer-Encoding": "chunked" };
        const body = `${DOCUMENT}${" ".repeat(400)}`;
        expect((await put("a", body, chunked)).status).toBe(413);
        expect((await put("a", DOCUMENT)).status).toBe(201);
        expect((await put("b", DOCUMENT)).status).toBe(201);
        expect(conflictOf(await put("c", DOCUMENT)).kind).toBe("constraint-failure");
        expect((await put("b", DOCUMENT)).status).toBe(200);
        const element = `<list name="${"x".repeat(400)}"/>`;
        const path = `${NODE.replace("/index/", "/a/")}/list`;
        const grown = await send("PUT", path, { type: ELEMENT_TYPE, body: element });
        expect(conflictOf(grown).kind).toBe("constraint-failure");
      },
      { limits: { maxDocumentOctets: 512, maxDocuments: 2 } },
    ));
});

describe("a directory", () => {
  test("that is not there takes no document", () =>
    withServer(async ({ send }) => {
      const path = LISTS.replace("index", "sub/index");
      expect((await send("GET", path)).status).toBe(404);
      expect(conflictOf(await send("PUT", path, { type: LISTS_TYPE, body: DOCUMENT }))).toEqual({
        kind: "no-parent",
        ancestor: "/xcap/resource-lists/users/sip:alice@example.com",
      });
    }));

  test("of the usage takes documents, and no document has its name", () =>
    withServer(
      async ({ send }) => {
        const put = (name: string) =>
          send("PUT", `/xcap/test/users/sip:alice@example.com/${name}`, { body: "<a/>" });
        expect((await put("a/b/c")).status).toBe(201);
        expect(conflictOf(await put("a/x/c")).kind).toBe("no-parent");
        expect(conflictOf(await put("a")).kind).toBe("constraint-failure");
        expect(conflictOf(await put("a/b")).kind).toBe("no-parent");
        expect((await put("ab")).status).toBe(201);
      },
      { usages: [{ auid: "test", mediaType: "application/xml", directories: ["a/b"] }] },
    ));
});

describe("an element", () => {
  test("is got as it is written, without the bindings around it", () =>
    withServer(async (server) => {
      const etag = await putDocument(server);
      expect(await server.send("GET", BOB)).toMatchObject({
        status: 200,
        text: '<entry uri="sip:bob@example.com"><display-name>Bob</display-name></entry>',
        headers: { etag, "content-type": ELEMENT_TYPE },
      });
      const head = await server.send("HEAD", BOB);
      expect([head.status, head.headers["content-length"], head.text]).toEqual([200, "73", ""]);
    }));

  test("is created with 201, replaced with 200, and gives the document another entity tag", () =>
    withServer(async (server) => {
      const { send } = server;
      const first = await putDocument(server);
      const path = `${NODE}/entry%5b@uri=%22sip:carol@example.com%22%5d`;
      const created = await putElement(server, path, '<entry uri="sip:carol@example.com"/>');
      expect([created.status, created.text]).toEqual([201, ""]);
      const got = await send("GET", LISTS);
      expect(got.text).toBe(
        DOCUMENT.replace("</entry>", '</entry><entry uri="sip:carol@example.com"/>'),
      );
      expect(got.headers["etag"]).toBe(created.headers["etag"]);
      expect(created.headers["etag"]).not.toBe(first);
      const again = await putElement(server, path, '<entry uri="sip:carol@example.com"/>');
      expect([again.status, again.headers["etag"]]).toEqual([200, created.headers["etag"]]);
      const deleted = await send("DELETE", path);
      expect([deleted.status, deleted.headers["etag"]]).toEqual([200, first]);
      expect((await send("DELETE", path)).status).toBe(404);
      expect((await send("GET", LISTS)).text).toBe(DOCUMENT);
    }));

  test("needs prefixes that the query binds", () =>
    withServer(async (server) => {
      await putDocument(server);
      const path = `${LISTS}/~~/r:resource-lists/r:list/r:entry`;
      const query = "xmlns(r=urn:ietf:params:xml:ns:resource-lists)";
      expect((await server.send("GET", path)).status).toBe(400);
      expect((await server.send("GET", `${path}?${query}`)).status).toBe(200);
      expect((await server.send("GET", `${path}?xmlns(r=urn:x)`)).status).toBe(404);
      expect((await server.send("GET", `${path}?xmlns(r=`)).status).toBe(400);
      expect(
        (await server.send("GET", `${path}?xmlns%28r%3D${encodeURIComponent("urn:x")}%29`)).status,
      ).toBe(404);
      const put = await putElement(server, `${path}?${query}`, '<r:entry uri="a"/>');
      expect(conflictOf(put).kind).toBe("not-xml-frag");
      expect((await putElement(server, `${path}?${query}`, '<entry uri="a"/>')).status).toBe(200);
    }));

  test.each([
    ["not-xml-frag", `${NODE}/list`, "<list>"],
    ["not-xml-frag", `${NODE}/list`, "<list/><list/>"],
    ["not-utf-8", `${NODE}/list`, Uint8Array.of(0x3c, 0xe9, 0x2f, 0x3e)],
    ["cannot-insert", `${NODE}/list%5b2%5d`, "<list/>"],
    ["cannot-insert", BOB, '<entry uri="sip:other@example.com"/>'],
    ["schema-validation-error", `${NODE}/foo`, "<foo/>"],
    ["uniqueness-failure", `${NODE}/entry%5b2%5d`, '<entry uri="sip:bob@example.com"/>'],
    ["constraint-failure", `${NODE}/external`, '<external anchor="mailto:x"/>'],
    ["no-parent", `${LISTS}/~~/resource-lists/list%5b2%5d/entry`, '<entry uri="a"/>'],
  ] as const)("is refused as %s at %s when it is %j", (kind, path, body) =>
    withServer(async (server) => {
      await putDocument(server);
      const put = await server.send("PUT", path, { type: ELEMENT_TYPE, body });
      expect(conflictOf(put).kind).toBe(kind);
      expect((await server.send("GET", LISTS)).text).toBe(DOCUMENT);
    }),
  );

  test("without a parent is told how far there is one", () =>
    withServer(async (server) => {
      const path = `${LISTS}/~~/r:resource-lists/r:list%5b@name=%22a/b%22%5d/r:entry?xmlns(r=urn:ietf:params:xml:ns:resource-lists)`;
      expect(conflictOf(await putElement(server, path, "<entry/>"))).toEqual({
        kind: "no-parent",
        ancestor: "/xcap/resource-lists/users/sip:alice@example.com",
      });
      await putDocument(server);
      expect(conflictOf(await putElement(server, path, "<entry/>"))).toEqual({
        kind: "no-parent",
        ancestor: `${LISTS}/~~/r:resource-lists?xmlns(r=urn:ietf:params:xml:ns:resource-lists)`,
      });
      const root = `${LISTS}/~~/foo/list`;
      expect(conflictOf(await putElement(server, root, "<list/>"))).toEqual({
        kind: "no-parent",
        ancestor: LISTS,
      });
    }));

  test("that would let another one take its place cannot be deleted", () =>
    withServer(async (server) => {
      await putDocument(server);
      await putElement(server, `${NODE}/entry%5b2%5d`, '<entry uri="sip:carol@example.com"/>');
      const deleted = await server.send("DELETE", `${NODE}/entry%5b1%5d`);
      expect(conflictOf(deleted).kind).toBe("cannot-delete");
      expect((await server.send("DELETE", `${NODE}/entry%5b2%5d`)).status).toBe(200);
    }));

  test("is deleted only when the document stays valid", () =>
    withServer(async (server) => {
      await putDocument(server);
      const deleted = await server.send("DELETE", `${BOB}/@uri`);
      expect(conflictOf(deleted).kind).toBe("schema-validation-error");
      const root = await server.send("DELETE", `${LISTS}/~~/resource-lists`);
      expect(conflictOf(root).kind).toBe("schema-validation-error");
    }));

  test("that is put with If-None-Match: * always fails (section 8.2.6)", () =>
    withServer(async (server) => {
      const etag = await putDocument(server);
      const put = (headers: Readonly<Record<string, string>>) =>
        server.send("PUT", `${NODE}/list`, { type: ELEMENT_TYPE, body: "<list/>", headers });
      expect((await put({ "If-None-Match": "*" })).status).toBe(412);
      expect((await put({ "If-Match": '"x"' })).status).toBe(412);
      expect((await put({ "If-Match": etag })).status).toBe(201);
      expect((await put({ "If-Match": etag })).status).toBe(412);
    }));

  test("has a type of its own", () =>
    withServer(async (server) => {
      await putDocument(server);
      const put = (type: string) => server.send("PUT", `${NODE}/list`, { type, body: "<list/>" });
      expect((await put(LISTS_TYPE)).status).toBe(415);
      expect((await put(ATTRIBUTE_TYPE)).status).toBe(415);
      expect((await put(ELEMENT_TYPE)).status).toBe(201);
    }));

  test("that many put at once is put by each", () =>
    withServer(async (server) => {
      await putDocument(server);
      const puts = Array.from({ length: 8 }, (_, index) =>
        putElement(
          server,
          `${NODE}/entry%5b@uri=%22sip:${index}@a%22%5d`,
          `<entry uri="sip:${index}@a"/>`,
        ),
      );
      expect((await Promise.all(puts)).map(({ status }) => status)).toEqual(Array(8).fill(201));
      const { text } = await server.send("GET", LISTS);
      expect(text.match(/<entry /g)).toHaveLength(9);
    }));

  test.each(["", "foo(", "resource-lists/list/..", "id('x')", "resource-lists%2F", "*//*"])(
    "is not found by %j, which may be a selector of others",
    (selector) =>
      withServer(async (server) => {
        await putDocument(server);
        expect((await server.send("GET", `${LISTS}/~~/${selector}`)).status).toBe(404);
        const put = await putElement(server, `${LISTS}/~~/${selector}`, "<a/>");
        expect(put.status).toBe(404);
      }),
  );

  test("is not looked for by a selector that is too long or no text", () =>
    withServer(async (server) => {
      await putDocument(server);
      const status = async (selector: string): Promise<number> =>
        (await server.send("GET", `${LISTS}/~~/${selector}`)).status;
      expect(await status("a".repeat(8193))).toBe(414);
      expect(await status("a/".repeat(64) + "a")).toBe(404);
      expect(await status("a%ff")).toBe(400);
      expect(await status("a%5")).toBe(400);
    }));

  test("is behind the first separator, however that is written", () =>
    withServer(async (server) => {
      await putDocument(server);
      const path = BOB.replace("/~~/", "/%7e%7E/");
      expect((await server.send("GET", path)).status).toBe(200);
      expect((await server.send("GET", `${BOB}/~~/`)).status).toBe(404);
    }));
});

describe("an attribute", () => {
  test("is got and put with its quotes", () =>
    withServer(async (server) => {
      const etag = await putDocument(server);
      const path = `${NODE}/@name`;
      expect(await server.send("GET", path)).toMatchObject({
        status: 200,
        text: '"friends"',
        headers: { etag, "content-type": ATTRIBUTE_TYPE },
      });
      const put = (where: string, body: string) =>
        server.send("PUT", where, { type: ATTRIBUTE_TYPE, body });
      expect(conflictOf(await put(path, '"others"')).kind).toBe("cannot-insert");
      const byPosition = `${LISTS}/~~/resource-lists/list%5b1%5d`;
      expect((await put(`${byPosition}/@name`, "'it&apos;s'")).status).toBe(200);
      expect((await server.send("GET", `${byPosition}/@name`)).text).toBe("'it&apos;s'");
      const lang = `${byPosition}/@xml:lang`;
      expect((await put(lang, '"en"')).status).toBe(201);
      expect((await server.send("DELETE", lang)).status).toBe(200);
      expect((await server.send("GET", lang)).status).toBe(404);
      expect(conflictOf(await put(`${byPosition}/@name`, "bare")).kind).toBe("not-xml-att-value");
      const type = { type: ELEMENT_TYPE, body: '"a"' };
      expect((await server.send("PUT", `${byPosition}/@name`, type)).status).toBe(415);
    }));
});

describe("namespace bindings", () => {
  test("are got", () =>
    withServer(async (server) => {
      await putDocument(server);
      expect(await server.send("GET", `${BOB}/namespace::*`)).toMatchObject({
        status: 200,
        text: '<entry xmlns="urn:ietf:params:xml:ns:resource-lists" xmlns:x="urn:x"/>',
        headers: { "content-type": "application/xcap-ns+xml" },
      });
    }));

  test("are not written", () =>
    withServer(async (server) => {
      await putDocument(server);
      for (const method of ["PUT", "DELETE"]) {
        const answer = await server.send(method, `${BOB}/namespace::*`);
        expect([answer.status, answer.headers["allow"]]).toEqual([405, "GET, HEAD, OPTIONS"]);
      }
    }));
});

describe("the server", () => {
  test("knows no other methods", () =>
    withServer(async ({ send }) => {
      for (const method of ["POST", "PATCH", "PROPFIND"]) {
        const answer = await send(method, LISTS, { body: "a=b" });
        expect([answer.status, answer.headers["allow"]]).toEqual([
          405,
          "GET, HEAD, PUT, DELETE, OPTIONS",
        ]);
      }
      const options = await send("OPTIONS", LISTS);
      expect([options.status, options.headers["allow"]]).toEqual([
        200,
        "GET, HEAD, PUT, DELETE, OPTIONS",
      ]);
    }));

  test("asks who it is", () =>
    withServer(async ({ send }) => {
      const answer = await send("GET", LISTS, { user: "" });
      expect([answer.status, answer.headers["www-authenticate"]]).toEqual([
        401,
        'Digest realm="test"',
      ]);
    }));

  test("tells one who may not try yet when to", () =>
    withServer(
      async ({ send }) => {
        const answer = await send("GET", LISTS);
        expect([answer.status, answer.headers["retry-after"]]).toEqual([429, "7"]);
      },
      {
        authenticate: async () => ({ kind: "refused", challenge: "Basic", retryAfterSeconds: 7 }),
      },
    ));

  test("shows nobody what is another user's, nor whether it is there", () =>
    withServer(async (server) => {
      await putDocument(server);
      const others = [LISTS, LISTS.replace("index", "none"), BOB];
      for (const user of [
        "sip:bob@example.com",
        "sip:Alice@example.com",
        "sip:alice%40example.com",
      ]) {
        for (const path of others) {
          for (const method of ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"]) {
            const { status } = await server.send(method, path, { user, type: LISTS_TYPE });
            expect([user, path, method, status]).toEqual([user, path, method, 403]);
          }
        }
      }
      expect((await server.send("GET", LISTS)).text).toBe(DOCUMENT);
    }));

  test("lets everyone read the global tree, and write it who may", () =>
    withServer(
      async ({ send }) => {
        const path = "/xcap/resource-lists/global/index";
        const user = "sip:root@example.com";
        const put = { type: LISTS_TYPE, body: DOCUMENT };
        expect((await send("PUT", path, put)).status).toBe(403);
        expect((await send("PUT", path, { ...put, user })).status).toBe(201);
        expect((await send("GET", path)).status).toBe(200);
        expect((await send("GET", LISTS)).status).toBe(404);
      },
      {
        authorize: ({ user, kind, address }) =>
          user === "sip:root@example.com" || address.xui === user || kind === "read",
      },
    ));

  test.each([
    "/",
    "/xcap",
    "/xcap/",
    "/xcap/resource-lists",
    "/xcap/resource-lists/users/sip:alice@example.com",
    "/xcap/resource-lists/users/sip:alice@example.com/",
    "/xcap/resource-lists/users//index",
    "/xcap/resource-lists/everybody/sip:alice@example.com/index",
    "/xcap/resource-lists/global",
    "/xcap/unknown/users/sip:alice@example.com/index",
    "/xcap/__proto__/users/sip:alice@example.com/index",
    "/other/resource-lists/users/sip:alice@example.com/index",
    `/xcap/resource-lists/users/sip:alice@example.com/${"a/".repeat(8)}a`,
    "/xcap/xcap-caps/users/sip:alice@example.com/index",
    "/xcap/xcap-caps/global/other",
    "/xcap/~~/a",
  ])("has nothing at %s", (path) =>
    withServer(async ({ send }) => {
      expect((await send("GET", path)).status).toBe(404);
    }),
  );

  test("refuses segments that are no text or too long", () =>
    withServer(async ({ send }) => {
      expect((await send("GET", "/xcap/resource-lists/users/%ff/index")).status).toBe(400);
      const long = "a".repeat(513);
      expect((await send("GET", `/xcap/resource-lists/users/${long}/index`)).status).toBe(414);
    }));

  test("says what it can do, to be read alone", () =>
    withServer(async ({ send }) => {
      const path = "/xcap/xcap-caps/global/index";
      const answer = await send("GET", path);
      expect(answer.headers["content-type"]).toBe("application/xcap-caps+xml");
      const { auids, namespaces } = parseXcapCaps(answer.text);
      expect(auids.auids).toEqual(["xcap-caps", ...STANDARD_USAGES.map(({ auid }) => auid)]);
      expect(namespaces.namespaces).toEqual([
        "urn:ietf:params:xml:ns:xcap-caps",
        "urn:ietf:params:xml:ns:resource-lists",
        "urn:ietf:params:xml:ns:common-policy",
      ]);
      expect((await send("GET", `${path}/~~/xcap-caps/auids/auid%5b1%5d`)).text).toBe(
        "<auid>xcap-caps</auid>",
      );
      expect((await send("PUT", path, { body: answer.text })).status).toBe(403);
      const headers = { "If-None-Match": answer.headers["etag"] ?? "" };
      expect((await send("GET", path, { headers })).status).toBe(304);
    }));

  test("does not let its capabilities be written even by one who may write", () =>
    withServer(
      async ({ send }) => {
        const answer = await send("PUT", "/xcap/xcap-caps/global/index", { body: "<a/>" });
        expect([answer.status, answer.headers["allow"]]).toEqual([405, "GET, HEAD, OPTIONS"]);
      },
      { authorize: () => true },
    ));

  test("says what its store cannot do, and nothing of what it did not expect", async () => {
    const failure = (code?: string) => async (): Promise<never> => {
      throw Object.assign(new Error("secret"), code === undefined ? {} : { code });
    };
    for (const [code, status, retry] of [
      ["full", 507, undefined],
      ["busy", 503, "5"],
      [undefined, 500, undefined],
      ["EIO", 500, undefined],
    ] as const) {
      await withServer(
        async ({ send, errors }) => {
          const answer = await send("PUT", LISTS, { type: LISTS_TYPE, body: DOCUMENT });
          expect([answer.status, answer.headers["retry-after"], answer.text]).toEqual([
            status,
            retry,
            "",
          ]);
          expect(errors).toHaveLength(1);
        },
        { store: { ...createMemoryStore(), put: failure(code) } },
      );
    }
  });

  test("gives up on a document that others write again and again", () =>
    withServer(
      async (server) => {
        await server.store.put(
          {
            address: { auid: "resource-lists", xui: "sip:alice@example.com", name: "index" },
            octets: new TextEncoder().encode(DOCUMENT),
            etag: "1",
            modifiedMs: 0,
          },
          {},
          9,
        );
        const answer = await putElement(server, `${NODE}/list`, "<list/>");
        expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "1"]);
      },
      { store: unluckyStore() },
    ));

  test("is not made with a wrong root or one usage twice", () => {
    const options = { store: createMemoryStore(), authenticate: async () => nobody };
    const nobody = { kind: "refused", challenge: "Basic" } as const;
    expect(() => createXcapHandler({ ...options, root: "xcap" })).toThrow(RangeError);
    expect(() => createXcapHandler({ ...options, root: "/xcap/" })).toThrow(RangeError);
    const usage = { auid: "a", mediaType: "application/xml" };
    expect(() => createXcapHandler({ ...options, usages: [usage, usage] })).toThrow(RangeError);
  });

  test("tells of each request", () =>
    withServer(async ({ send, records }) => {
      await send("GET", `${LISTS}?xmlns(a=b)`);
      await send("GET", LISTS, { user: "" });
      expect(records).toMatchObject([
        { method: "GET", path: LISTS, status: 404, user: "sip:alice@example.com" },
        { method: "GET", path: LISTS, status: 401 },
      ]);
      expect(records[1]).not.toHaveProperty("user");
    }));
});

describe("policies", () => {
  const path = "/xcap/org.openmobilealliance.access-rules/users/sip:alice@example.com/rules";
  const rules = (inside: string): string =>
    `<ruleset xmlns="urn:ietf:params:xml:ns:common-policy">${inside}</ruleset>`;
  const type = "application/auth-policy+xml";

  test("are checked", () =>
    withServer(async ({ send }) => {
      const put = (body: string) => send("PUT", path, { type, body });
      expect((await put(rules('<rule id="a"><conditions/></rule>'))).status).toBe(201);
      for (const wrong of ['<rule id="a"/><rule id="a"/>', "<rule/>", "<x/>"]) {
        expect(conflictOf(await put(rules(wrong))).kind).toBe("schema-validation-error");
      }
      const element = { type: ELEMENT_TYPE, body: '<rule id="b"/>' };
      const rule = `${path}/~~/ruleset/rule%5b@id=%22b%22%5d`;
      expect((await send("PUT", rule, element)).status).toBe(201);
    }));
});

function utf16(text: string): Uint8Array {
  return Buffer.concat([Uint8Array.of(0xff, 0xfe), Buffer.from(text, "utf16le")]);
}

// A store in which another entity tag is there whenever one is asked for.
function unluckyStore() {
  const store = createMemoryStore();
  return {
    ...store,
    put: (...given: Parameters<typeof store.put>) => {
      const [document, { ifMatch }, most] = given;
      return ifMatch === undefined
        ? store.put(document, {}, most)
        : Promise.resolve({ kind: "precondition-failed" as const });
    },
  };
}
