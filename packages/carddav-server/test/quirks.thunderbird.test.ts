// What Thunderbird sends (CardDAVDirectory.sys.mjs and CardDAVUtils.sys.mjs of 115), and how it reads answers.

import { parseMultistatus, type Multistatus } from "@callingcard/dav-xml";
import { expect, test } from "vitest";
import { THUNDERBIRD, type CardDavHandlerOptions } from "../src/index.ts";
import {
  BOOK,
  createServerWithBook,
  hrefs,
  property,
  propertyTextOf,
  putCard,
  vcard,
  type TestServer,
} from "./dav-client.ts";

const AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Thunderbird/115.3.1";
const NAMESPACES =
  'xmlns="DAV:" xmlns:card="urn:ietf:params:xml:ns:carddav" xmlns:cs="http://calendarserver.org/ns/" xmlns:d="DAV:"';

async function send(
  server: TestServer,
  method: string,
  path: string,
  body: string,
  depth: string,
): Promise<Response> {
  return server.send(method, path, {
    headers: { "User-Agent": AGENT, "Content-Type": "text/xml; charset=utf-8", Depth: depth },
    body,
  });
}

async function ask(...parameters: Parameters<typeof send>): Promise<Multistatus> {
  const response = await send(...parameters);
  expect(response.status).toBe(207);
  return parseMultistatus(await response.text());
}

const propfind = (...names: readonly string[]): string =>
  `<propfind ${NAMESPACES}><prop>${names.map((name) => `<${name}/>`).join("")}</prop></propfind>`;

const syncCollection = (token: string): string =>
  `<sync-collection ${NAMESPACES}><sync-token>${token}</sync-token><sync-level>1</sync-level><prop><getetag/><card:address-data/></prop></sync-collection>`;

const multiget = (paths: readonly string[]): string =>
  `<card:addressbook-multiget ${NAMESPACES}><prop><getetag/><card:address-data/></prop>${paths.map((path) => `<href>${path}</href>`).join("")}</card:addressbook-multiget>`;

const createServer = (options: Partial<CardDavHandlerOptions> = {}): Promise<TestServer> =>
  createServerWithBook({ profiles: [THUNDERBIRD], ...options });

test("an address book is found, and the first status of each response is 200", async () => {
  const server = await createServer();
  const names = [
    "resourcetype",
    "displayname",
    "current-user-principal",
    "current-user-privilege-set",
  ];
  for (const [path, depth] of [
    ["/.well-known/carddav", "0"],
    ["/", "0"],
    ["/principals/ada/", "0"],
    ["/addressbooks/ada/", "1"],
  ] as const) {
    const response = await send(server, "PROPFIND", path, propfind(...names, "card:none"), depth);
    const [, ...responses] = (await response.text()).split("<D:response>");
    for (const text of responses) {
      expect(/<D:status>([^<]*)</.exec(text)?.[1]).toBe("HTTP/1.1 200 OK");
    }
  }
});

test("there is one home, since the first is taken and the others are not", async () => {
  const server = await createServer();
  const { responses } = await ask(
    server,
    "PROPFIND",
    "/principals/ada/",
    propfind("card:addressbook-home-set"),
    "0",
  );
  expect(property(responses[0], "addressbook-home-set")?.match(/<D:href>/g)).toHaveLength(1);
});

test("the first load lists, gets what was listed, and reads the token at last", async () => {
  const server = await createServer();
  for (const uid of ["1", "2"]) await putCard(server, `${uid}.vcf`, { uid });
  const listing = await ask(server, "PROPFIND", BOOK, propfind("resourcetype", "getetag"), "1");
  const cards = hrefs(listing).filter((href) => href.endsWith(".vcf"));
  expect(cards).toHaveLength(2);
  // Depth 1 where RFC 6352 section 8.7 wants 0.
  const got = await ask(server, "REPORT", BOOK, multiget(cards), "1");
  expect(got.responses.map((one) => propertyTextOf(one, "address-data"))).toEqual([
    vcard({ uid: "1" }),
    vcard({ uid: "2" }),
  ]);
  const book = await ask(
    server,
    "PROPFIND",
    BOOK,
    propfind("card:none", "cs:getctag", "sync-token"),
    "0",
  );
  const token = propertyTextOf(book.responses[0], "sync-token") ?? "";
  await putCard(server, "3.vcf", { uid: "3" });
  const news = await ask(server, "REPORT", BOOK, syncCollection(token), "1");
  expect(hrefs(news)).toEqual([`${BOOK}3.vcf`]);
  expect(propertyTextOf(news.responses[0], "address-data")).toBe(vcard({ uid: "3" }));
});

test("the token of an answer that was cut off is kept, and the next sync brings the rest", async () => {
  const server = await createServer({ limits: { maxSyncChanges: 2 } });
  const book = await ask(server, "PROPFIND", BOOK, propfind("sync-token"), "0");
  let token = propertyTextOf(book.responses[0], "sync-token") ?? "";
  for (const uid of ["1", "2", "3", "4", "5"]) await putCard(server, `${uid}.vcf`, { uid });
  const seen = new Set<string>();
  for (let time = 0; time < 3; time++) {
    const { responses, syncToken } = await ask(server, "REPORT", BOOK, syncCollection(token), "1");
    for (const { href, status } of responses) if (status === undefined) seen.add(href);
    token = syncToken ?? "";
  }
  expect(seen.size).toBe(5);
});

test("a token that is not valid is 400 with its element, for Thunderbird alone", async () => {
  const server = await createServer();
  const response = await send(server, "REPORT", BOOK, syncCollection("urn:x:old"), "1");
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("<D:valid-sync-token/>");
  for (const { agent, options } of [
    { agent: "Evolution/3.46.4", options: {} },
    { agent: AGENT, options: { profiles: [] } },
  ]) {
    const other = await (
      await createServer(options)
    ).send("REPORT", BOOK, {
      headers: { "User-Agent": agent, "Content-Type": "text/xml" },
      body: syncCollection("urn:x:old"),
    });
    expect(other.status).toBe(403);
  }
});

test("a blind overwrite is taken, and read back as it was written", async () => {
  const server = await createServer();
  await putCard(server, "a.vcf", { uid: "1" });
  const body = vcard({ uid: "1", fn: "Ada", lines: ["EMAIL;PREF=1:ada@example.org"] });
  const response = await server.send("PUT", `${BOOK}a.vcf`, {
    headers: { "User-Agent": AGENT, "Content-Type": "text/vcard" },
    body,
  });
  expect(response.status).toBe(204);
  const { responses } = await ask(server, "REPORT", BOOK, multiget([`${BOOK}a.vcf`]), "1");
  expect(propertyTextOf(responses[0], "address-data")).toBe(body);
});

test("a card that is gone is a response that begins with 404", async () => {
  const server = await createServer();
  const response = await send(server, "REPORT", BOOK, multiget([`${BOOK}none.vcf`]), "1");
  const [, text = ""] = (await response.text()).split("<D:response>");
  expect(/<D:status>([^<]*)</.exec(text)?.[1]).toMatch(/^HTTP\/1\.1 404/);
});
