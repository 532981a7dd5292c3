import { parseMultistatus } from "@callingcard/dav-xml";
import { test as propertyTest } from "@fast-check/vitest";
import fc from "fast-check";
import { expect, test } from "vitest";
import { listedCards } from "../src/store-contract/tools.ts";
import {
  ask,
  BOOK,
  createServerWithBook,
  hrefs,
  properties,
  property,
  propertyTextOf,
  putCard,
  sendXml,
  vcard,
  type TestServer,
} from "./dav-client.ts";

const HOME = "/addressbooks/ada/";
const WORK = `${HOME}work/`;

interface SyncInit {
  readonly level?: "1" | "infinite";
  readonly limit?: number;
  readonly props?: string;
}

function body(
  token: string,
  { level = "infinite", limit, props = "<D:getetag/>" }: SyncInit,
): string {
  const limited = limit === undefined ? "" : `<D:limit><D:nresults>${limit}</D:nresults></D:limit>`;
  return `<D:sync-collection><D:sync-token>${token}</D:sync-token><D:sync-level>${level}</D:sync-level>${limited}<D:prop>${props}</D:prop></D:sync-collection>`;
}

const sync = (server: TestServer, token: string, init: SyncInit = {}): ReturnType<typeof ask> =>
  ask(server, "REPORT", HOME, body(token, init));

const put = (server: TestServer, path: string, uid: string, fn = "Ada"): Promise<Response> =>
  server.send("PUT", path, { headers: { "Content-Type": "text/vcard" }, body: vcard({ uid, fn }) });

async function createServerWithBooks(): Promise<TestServer> {
  const server = await createServerWithBook();
  await server.store.createBook("ada", "work", []);
  await put(server, `${BOOK}a.vcf`, "1");
  await put(server, `${WORK}b.vcf`, "2");
  return server;
}

test("level infinite lists the books with their cards, and later what changed in any of them", async () => {
  const server = await createServerWithBooks();
  const first = await sync(server, "");
  expect(hrefs(first)).toEqual([BOOK, `${BOOK}a.vcf`, WORK, `${WORK}b.vcf`]);
  expect(hrefs(await sync(server, first.syncToken ?? ""))).toEqual([]);
  await put(server, `${WORK}c.vcf`, "3");
  await server.send("DELETE", `${BOOK}a.vcf`);
  const next = await sync(server, first.syncToken ?? "");
  expect(next.responses.map(({ href, status }) => [href, status])).toEqual([
    [`${BOOK}a.vcf`, 404],
    [`${WORK}c.vcf`, undefined],
  ]);
});

test("cards come along with their data", async () => {
  const server = await createServerWithBooks();
  const { responses } = await sync(server, "", { props: "<D:resourcetype/><C:address-data/>" });
  expect(property(responses[0], "resourcetype")).toBe("<D:collection/><C:addressbook/>");
  expect(properties(responses[0], 404).map(({ local }) => local)).toEqual(["address-data"]);
  expect(responses.map((one) => propertyTextOf(one, "address-data"))).toEqual([
    undefined,
    vcard({ uid: "1", fn: "Ada" }),
    undefined,
    vcard({ uid: "2", fn: "Ada" }),
  ]);
});

test("level 1 tells of books alone: new ones, renamed ones and those that have gone", async () => {
  const server = await createServerWithBooks();
  const first = await sync(server, "", { level: "1" });
  expect(hrefs(first)).toEqual([BOOK, WORK]);
  await put(server, `${BOOK}c.vcf`, "3");
  const again = await sync(server, first.syncToken ?? "", { level: "1" });
  expect(hrefs(again)).toEqual([]);
  await server.send("DELETE", WORK);
  await server.send("MKCOL", `${HOME}club/`);
  await sendXml(
    server,
    "PROPPATCH",
    BOOK,
    "<D:propertyupdate><D:set><D:prop><D:displayname>Friends</D:displayname></D:prop></D:set></D:propertyupdate>",
  );
  const next = await sync(server, again.syncToken ?? "", { level: "1" });
  expect(next.responses.map(({ href, status }) => [href, status])).toEqual([
    [WORK, 404],
    [BOOK, undefined],
    [`${HOME}club/`, undefined],
  ]);
});

test("a token of one level is good for the other", async () => {
  const server = await createServerWithBooks();
  const shallow = await sync(server, "", { level: "1" });
  const deep = await sync(server, shallow.syncToken ?? "");
  expect(hrefs(deep)).toEqual([`${BOOK}a.vcf`, `${WORK}b.vcf`]);
  await put(server, `${BOOK}c.vcf`, "3");
  const between = await sync(server, deep.syncToken ?? "", { level: "1" });
  expect(hrefs(await sync(server, between.syncToken ?? ""))).toEqual([`${BOOK}c.vcf`]);
});

test("without a level Depth says which one it is", async () => {
  const server = await createServerWithBooks();
  const asked =
    "<D:sync-collection><D:sync-token/><D:prop><D:getetag/></D:prop></D:sync-collection>";
  expect(hrefs(await ask(server, "REPORT", HOME, asked, { Depth: "infinity" }))).toHaveLength(4);
  expect(hrefs(await ask(server, "REPORT", HOME, asked, { Depth: "1" }))).toEqual([BOOK, WORK]);
});

test("the home has the report and a sync-token, that of a client that knows everything", async () => {
  const server = await createServerWithBooks();
  const { responses } = await ask(
    server,
    "PROPFIND",
    HOME,
    "<D:propfind><D:prop><D:sync-token/><D:supported-report-set/></D:prop></D:propfind>",
  );
  expect(property(responses[0], "supported-report-set")).toContain("<D:sync-collection/>");
  const token = propertyTextOf(responses[0], "sync-token") ?? "";
  expect(token).toBe((await sync(server, "")).syncToken);
  expect(hrefs(await sync(server, token))).toEqual([]);
});

test("a removed book takes its cards with it without a word", async () => {
  const server = await createServerWithBooks();
  const { syncToken = "" } = await sync(server, "");
  await server.send("DELETE", WORK);
  expect(hrefs(await sync(server, syncToken))).toEqual([WORK]);
});

test("a limit counts books that have gone, too", async () => {
  const server = await createServerWithBooks();
  const { syncToken = "" } = await sync(server, "");
  for (const path of [BOOK, WORK]) await server.send("DELETE", path);
  const first = await sync(server, syncToken, { limit: 1 });
  expect(first.responses.map(({ href, status }) => [href, status])).toEqual([
    [BOOK, 404],
    [HOME, 507],
  ]);
  expect(hrefs(await sync(server, first.syncToken ?? "", { limit: 1 }))).toEqual([WORK]);
});

test("valid-sync-token: another home's, a book's, a forged one, and one of a book that was made again", async () => {
  const server = await createServerWithBooks();
  await server.store.createBook("eve", "contacts", []);
  const { syncToken = "" } = await sync(server, "");
  const eves = await server.send("REPORT", "/addressbooks/eve/", {
    user: "eve",
    headers: { "Content-Type": "text/xml" },
    body: body("", {}).replace("<D:sync-collection>", '<D:sync-collection xmlns:D="DAV:">'),
  });
  const books = await ask(server, "REPORT", BOOK, body("", {}));
  const tokens = [
    parseMultistatus(await eves.text()).syncToken ?? "",
    books.syncToken ?? "",
    syncToken.replace(/;1([,:])/, ";2$1"),
    "urn:x",
    ":",
  ];
  for (const token of tokens) {
    const response = await sendXml(server, "REPORT", HOME, body(token, {}));
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("<D:valid-sync-token/>");
  }
  await server.send("DELETE", WORK);
  await server.send("MKCOL", WORK);
  for (const uid of ["2", "3"]) await put(server, `${WORK}${uid}.vcf`, uid);
  expect((await sendXml(server, "REPORT", HOME, body(syncToken, {}))).status).toBe(403);
});

test("another user's home is not synced", async () => {
  const server = await createServerWithBooks();
  const response = await server.send("REPORT", HOME, {
    user: "eve",
    headers: { "Content-Type": "text/xml" },
    body: body("", {}).replace("<D:sync-collection>", '<D:sync-collection xmlns:D="DAV:">'),
  });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain("need-privileges");
});

const anyBook = fc.constantFrom("contacts", "work", "c;l,u:b é");
const anyCard = fc.constantFrom("a", "b", "c");
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("put" as const), book: anyBook, card: anyCard }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("delete" as const), book: anyBook, card: anyCard }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete-book" as const), book: anyBook }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("make-book" as const), book: anyBook }) },
  { weight: 3, arbitrary: fc.constant({ kind: "sync" as const }) },
);

propertyTest.prop([fc.array(step, { maxLength: 25 }), fc.integer({ min: 1, max: 4 })], {
  numRuns: 60,
})(
  "a client that syncs a home in pages between any changes has what the server has",
  async (steps, limit) => {
    const server = await createServerWithBook();
    const pathOf = (book: string): string => `${HOME}${encodeURIComponent(book)}/`;
    const replica = new Map<string, string>();
    let token = "";
    let version = 0;
    const page = async (): Promise<boolean> => {
      const response = await sendXml(server, "REPORT", HOME, body(token, { limit }));
      if (response.status === 403) {
        replica.clear();
        token = "";
        return true;
      }
      const { responses, syncToken = "" } = parseMultistatus(await response.text());
      token = syncToken;
      const told = responses.filter(({ status }) => status !== 507);
      expect(told.length).toBeLessThanOrEqual(limit);
      for (const one of told) {
        const href = decodeURIComponent(one.href);
        if (one.status !== 404) replica.set(href, propertyTextOf(one, "getetag") ?? "");
        else for (const path of replica.keys()) if (path.startsWith(href)) replica.delete(path);
      }
      return told.length < responses.length;
    };
    for (const one of steps) {
      if (one.kind === "sync") await page();
      else if (one.kind === "make-book") await server.send("MKCOL", pathOf(one.book));
      else if (one.kind === "delete-book") await server.send("DELETE", pathOf(one.book));
      else if (one.kind === "delete") await server.send("DELETE", `${pathOf(one.book)}${one.card}`);
      else await put(server, `${pathOf(one.book)}${one.card}`, one.card, `${version++}`);
    }
    while (await page());
    const expected = new Map<string, string>();
    for (const { id, name } of await server.store.listBooks("ada")) {
      expected.set(`${HOME}${name}/`, "");
      for (const card of await listedCards(server.store, id)) {
        expected.set(`${HOME}${name}/${card.name}`, `"${card.etag}"`);
      }
    }
    expect(replica).toEqual(expected);
  },
);

test("PUT and sync of one card after another never skip one", async () => {
  const server = await createServerWithBook();
  let { syncToken = "" } = await sync(server, "");
  for (const name of ["1", "2", "3"]) {
    await putCard(server, `${name}.vcf`, { uid: name });
    const next = await sync(server, syncToken);
    expect(hrefs(next)).toEqual([`${BOOK}${name}.vcf`]);
    syncToken = next.syncToken ?? "";
  }
});
