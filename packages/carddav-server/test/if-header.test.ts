import { fc, test as propertyTest } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { parseIf } from "../src/condition/if-header.ts";
import { Refusal } from "../src/refusal.ts";
import {
  ask,
  BOOK,
  createServerWithBook,
  createTestServer,
  propertyTextOf,
  propfind,
  putCard,
  sendXml,
} from "./dav-client.ts";

test("lists, tagged and not, with tokens, tags and Not are read", () => {
  expect(parseIf('(<urn:a> ["x"]) (Not <urn:b>[W/"y"])')).toEqual([
    {
      resource: undefined,
      conditions: [
        { negated: false, state: { kind: "token", token: "urn:a" } },
        { negated: false, state: { kind: "tag", tag: "x", weak: false } },
      ],
    },
    {
      resource: undefined,
      conditions: [
        { negated: true, state: { kind: "token", token: "urn:b" } },
        { negated: false, state: { kind: "tag", tag: "y", weak: true } },
      ],
    },
  ]);
  expect(parseIf('</a> (["x"]) <http://h/b> (["y"])').map(({ resource }) => resource)).toEqual([
    "/a",
    "http://h/b",
  ]);
});

test("anything else is refused with its column", () => {
  for (const [value, column] of [
    ["", 1],
    ["()", 2],
    ['["x"]', 1],
    ['(["x"]', 7],
    ["(Not)", 2],
    ["(Not Not <a>)", 5],
    ["((<a>))", 2],
    ["<a>", 4],
    ["(<a>) x", 6],
    ["<a> <b> (<c>)", 4],
    ["<a> (<c>) <a>", 14],
  ] as const) {
    expect(() => parseIf(value)).toThrow(`at column ${column}`);
  }
});

propertyTest.prop([
  fc.string({ unit: fc.constantFrom("(", ")", "<a>", '["x"]', "Not ", " ", "x") }),
])("any text is lists or a refusal", (text) => {
  try {
    expect(parseIf(text).length).toBeGreaterThan(0);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
  }
});

test("a method happens only when a list is true of its resource", async () => {
  const server = await createServerWithBook();
  const etag = (await putCard(server, "a.vcf", { uid: "1" })).headers.get("etag") ?? "";
  const get = async (value: string): Promise<number> =>
    (await server.send("GET", `${BOOK}a.vcf`, { headers: { If: value } })).status;
  expect(await get(`([${etag}])`)).toBe(200);
  expect(await get('(["x"])')).toBe(412);
  expect(await get(`(["x"]) ([${etag}])`)).toBe(200);
  expect(await get(`([${etag}] ["x"])`)).toBe(412);
  expect(await get('(Not ["x"])')).toBe(200);
  expect(await get("(<opaquelocktoken:x>)")).toBe(412);
  expect(await get("(Not <DAV:no-lock>)")).toBe(200);
  expect(await get(`([W/${etag}])`)).toBe(412);
  expect(await get("nonsense")).toBe(400);
});

test("a tagged list is about the resource it names, and others' are as if they were not", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const etag = (await putCard(server, "b.vcf", { uid: "2" })).headers.get("etag") ?? "";
  const get = async (value: string): Promise<number> =>
    (await server.send("GET", `${BOOK}a.vcf`, { headers: { If: value } })).status;
  expect(await get(`<${BOOK}b.vcf> ([${etag}])`)).toBe(200);
  expect(await get(`<http://dav.example${BOOK}b.vcf> ([${etag}])`)).toBe(200);
  expect(await get(`<${BOOK}a.vcf> ([${etag}])`)).toBe(412);
  expect(await get(`</addressbooks/eve/contacts/b.vcf> ([${etag}])`)).toBe(412);
  const foreign = await server.send("PROPFIND", "/addressbooks/eve/", {
    user: "eve",
    headers: { Depth: "0", If: `<${BOOK}b.vcf> ([${etag}])` },
  });
  expect(foreign.status).toBe(412);
});

test("a PROPPATCH can hang on the sync-token of its book", async () => {
  const server = await createServerWithBook();
  const { responses } = await ask(server, "PROPFIND", BOOK, propfind("D:sync-token"));
  const token = propertyTextOf(responses[0], "sync-token") ?? "";
  const rename = async (): Promise<number> => {
    const body =
      "<D:propertyupdate><D:set><D:prop><D:displayname>x</D:displayname></D:prop></D:set></D:propertyupdate>";
    return (await sendXml(server, "PROPPATCH", BOOK, body, { If: `(<${token}>)` })).status;
  };
  expect(await rename()).toBe(207);
  await putCard(server, "a.vcf", { uid: "1" });
  expect(await rename()).toBe(412);
});

test("a write finds the card that its If header saw, or does not happen", async () => {
  const server = await createServerWithBook();
  const etag = (await putCard(server, "a.vcf", { uid: "1" })).headers.get("etag") ?? "";
  const { store } = server;
  const racing = await createServerWithBook({
    store: {
      ...store,
      async putCard(id, card, condition) {
        await store.putCard(id, { ...card, etag: "other" }, {});
        return store.putCard(id, card, condition);
      },
    },
  });
  const raced = await putCard(racing, "a.vcf", { uid: "1", fn: "B" }, { If: `([${etag}])` });
  expect(raced.status).toBe(412);
});

test("If does not stand for If-Match: If-Unmodified-Since counts beside it", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const etag = (await server.send("GET", `${BOOK}a.vcf`)).headers.get("etag") ?? "";
  const since = { "If-Unmodified-Since": "Thu, 01 Jan 1970 00:00:00 GMT" };
  const both = await putCard(
    server,
    "a.vcf",
    { uid: "1", fn: "B" },
    { If: `([${etag}])`, ...since },
  );
  expect(both.status).toBe(412);
  const alone = await putCard(server, "a.vcf", { uid: "1", fn: "B" }, { If: `([${etag}])` });
  expect(alone.status).toBe(204);
});

test("what If found must still be there when If-Match allows anything", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const etag = (await server.send("GET", `${BOOK}a.vcf`)).headers.get("etag") ?? "";
  let isFirst = true;
  // Another client's write comes between the look at the card and the write.
  const racing = createTestServer({
    store: {
      ...server.store,
      async putCard(...parameters) {
        if (isFirst) {
          isFirst = false;
          await putCard(server, "a.vcf", { uid: "1", fn: "Other" });
        }
        return server.store.putCard(...parameters);
      },
    },
  });
  const headers = { If: `([${etag}])`, "If-Match": "*" };
  expect((await putCard(racing, "a.vcf", { uid: "1", fn: "Mine" }, headers)).status).toBe(412);
  expect(await (await server.send("GET", `${BOOK}a.vcf`)).text()).toContain("FN:Other");
});
