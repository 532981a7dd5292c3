import { parseCards } from "@callingcard/vcard";
import { fromJCard } from "@callingcard/vcard/jcard";
import { describe, expect, test } from "vitest";
import type { AddressBookStore } from "../src/store.ts";
import {
  BOOK,
  createServerWithBook,
  putCard,
  sendXml,
  vcard,
  type TestServer,
} from "./dav-client.ts";
import { createMemoryStore } from "./memory-store.ts";

const MODERN = vcard({ uid: "1", lines: ["BDAY:--1210"] });
const OLD = vcard({ uid: "2", version: "3.0", lines: ["N:Hopper;Grace;;;"] }).trimEnd();

async function createServerWithCards(): Promise<TestServer> {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", MODERN);
  await putCard(server, "b.vcf", OLD);
  return server;
}

const get = (server: TestServer, headers: Record<string, string> = {}, method = "GET") =>
  server.send(method, BOOK, { headers });

describe("GET of a book", () => {
  test("gives all cards as they are stored, each on lines of its own", async () => {
    const server = await createServerWithCards();
    const response = await get(server);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/vcard; charset=utf-8");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await response.text()).toBe(`${MODERN}${OLD}\r\n`);
    const browser = "text/html,application/xhtml+xml,*/*;q=0.8";
    expect(await (await get(server, { Accept: browser })).text()).toBe(`${MODERN}${OLD}\r\n`);
  });

  test("gives an empty book as nothing, and as an empty array", async () => {
    const server = await createServerWithBook();
    expect(await (await get(server)).text()).toBe("");
    const json = await get(server, { Accept: "application/vcard+json" });
    expect(await json.json()).toEqual([]);
  });

  test("gives one version, where Accept names one", async () => {
    const server = await createServerWithCards();
    for (const version of ["3.0", "4.0"]) {
      const response = await get(server, { Accept: `text/vcard; version=${version}` });
      expect(response.headers.get("content-type")).toBe(
        `text/vcard; charset=utf-8; version=${version}`,
      );
      expect(response.headers.get("vary")).toBe("Accept");
      const cards = parseCards(await response.text());
      expect(cards.map((card) => card.version)).toEqual([version, version]);
    }
  });

  test("gives jCards in an array", async () => {
    const server = await createServerWithCards();
    const response = await get(server, { Accept: "application/vcard+json" });
    expect(response.headers.get("content-type")).toBe("application/vcard+json");
    const cards = (await response.json()) as unknown[];
    expect(cards.map((card) => fromJCard(card).version)).toEqual(["4.0", "4.0"]);
  });

  test("refuses what cards are not served as", async () => {
    const response = await get(await createServerWithCards(), { Accept: "image/png" });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("<C:supported-address-data-conversion/>");
  });

  test("is not spoilt by a card that cannot be read", async () => {
    const server = await createServerWithCards();
    const book = await server.store.findBook("ada", "contacts");
    const octets = new TextEncoder().encode("no card\r\n");
    const broken = { name: "aa", octets, etag: "x", uid: "x", index: [], modifiedMs: 0 };
    await server.store.putCard(book?.id ?? "", broken, {});
    expect(await (await get(server)).text()).toBe(`${MODERN}no card\r\n${OLD}\r\n`);
    const old = await get(server, { Accept: "text/vcard; version=3.0" });
    expect(await old.text()).toContain("no card\r\n");
    const json = await get(server, { Accept: "application/vcard+json" });
    expect(await json.json()).toHaveLength(2);
  });

  test("names the file after the book, for every system", async () => {
    const server = await createServerWithCards();
    const disposition = async () => (await get(server)).headers.get("content-disposition");
    expect(await disposition()).toBe('attachment; filename="contacts.vcf"');
    const rename = (name: string) =>
      sendXml(
        server,
        "PROPPATCH",
        BOOK,
        `<D:propertyupdate><D:set><D:prop><D:displayname>${name}</D:displayname></D:prop></D:set></D:propertyupdate>`,
      );
    await rename('../Müller &amp; "Söhne"\u{1f600}');
    expect(await disposition()).toBe(
      "attachment; filename=\"_M_ller & _S_hne__.vcf\"; filename*=UTF-8''_M%C3%BCller%20&%20_S%C3%B6hne_%F0%9F%98%80.vcf",
    );
    await rename("...");
    expect(await disposition()).toBe('attachment; filename="contacts.vcf"');
  });

  test("carries a weak tag of the book's revision and representation", async () => {
    const server = await createServerWithCards();
    const first = await get(server);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\/"[\w-]+-2"$/);
    const again = await get(server, { "If-None-Match": etag });
    expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);
    const json = await get(server, {
      Accept: "application/vcard+json",
      "If-None-Match": etag,
    });
    expect(json.status).toBe(200);
    expect((await get(server, { "If-Match": etag })).status).toBe(412);
    expect((await get(server, { "If-Match": "*" })).status).toBe(200);
    await putCard(server, "c.vcf", { uid: "3" });
    expect((await get(server, { "If-None-Match": etag })).status).toBe(200);
  });

  test("is answered to HEAD without its body, and as a whole to Range", async () => {
    const server = await createServerWithCards();
    const head = await get(server, {}, "HEAD");
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("content-disposition")).toContain("contacts.vcf");
    const part = await get(server, { Range: "bytes=0-9" });
    expect([part.status, part.headers.get("accept-ranges")]).toEqual([200, "none"]);
  });

  test("is read from the store as fast as the client takes it", async () => {
    let read = 0;
    const stored = createMemoryStore();
    const store: AddressBookStore = {
      ...stored,
      async *findCards(id, condition) {
        for await (const card of stored.findCards(id, condition)) {
          read += 1;
          yield card;
        }
      },
    };
    const server = await createServerWithBook({ store });
    const note = `NOTE:${"x".repeat(40_000)}`;
    for (const uid of ["1", "2", "3", "4", "5", "6", "7", "8"]) {
      await putCard(server, uid, { uid, lines: [note] });
    }
    const response = await get(server);
    expect(read).toBe(2);
    const reader = response.body?.getReader();
    await reader?.read();
    expect(read).toBeLessThan(5);
    await reader?.cancel();
    expect(read).toBeLessThan(5);
  });

  test("is another user's business", async () => {
    const server = await createServerWithCards();
    expect((await server.send("GET", BOOK, { user: "bob" })).status).toBe(403);
    expect((await server.send("GET", "/addressbooks/ada/none/")).status).toBe(404);
  });
});
