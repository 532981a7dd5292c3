import { startPeer } from "@callingcard/bench/peers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type AddressBookClient,
  type Card,
  openClient,
} from "../../../packages/dav-xml/example/address-book-client.ts";
import { card } from "./book.ts";
import { startProgram } from "./program.ts";

/** A server with one user and one empty address book. */
interface Account {
  readonly server: URL;
  readonly user: string;
  readonly password: string;
  stop(): Promise<void>;
}

describe.each([
  { name: "Radicale", open: openRadicale },
  { name: "this program", open: openProgram },
])("the example client of dav-xml, against $name", ({ open }) => {
  let account: Account;
  let client: AddressBookClient;
  let book: URL;
  let token: string;

  beforeAll(async () => {
    account = await open();
    client = openClient(account.server, account.user, account.password);
  });

  afterAll(async () => {
    await account.stop();
  });

  test("finds the address book", async () => {
    const books = [...(await client.books()).values()];
    expect(books).toHaveLength(1);
    [book = account.server] = books;
  });

  test("stores cards, and refuses to overwrite one that changed", async () => {
    for (const name of ["Ann", "Böğü", "Ömer <o@example.org>"]) {
      await client.put(new URL(`${encodeURIComponent(name)}.vcf`, book), card(name, name));
    }
    await expect(client.put(new URL("Ann.vcf", book), card("Ann", "Anna"))).rejects.toThrow("412");
  });

  test("reads the cards that a filter matches, as they arrive", async () => {
    const found: Card[] = [];
    const textMatches = [{ text: "ö", matchType: "contains", negate: false }] as const;
    const propFilter = {
      name: "FN",
      test: "anyof",
      isNotDefined: false,
      textMatches,
      paramFilters: [],
    } as const;
    for await (const one of client.query(book, { test: "anyof", propFilters: [propFilter] })) {
      found.push(one);
    }
    const names = found.map(({ text }) => /^FN:(.*?)\r?$/m.exec(text)?.[1]);
    expect(new Set(names)).toEqual(new Set(["Böğü", "Ömer <o@example.org>"]));
  });

  test("learns what changed since it last asked", async () => {
    const all = await client.changes(book, "");
    expect(all.changed.length).toBeGreaterThanOrEqual(3);
    ({ token } = all);
    const found: Card[] = [];
    for await (const one of client.query(book, { test: "anyof", propFilters: [] })) found.push(one);
    const ann = found.find(({ url }) => url.pathname.endsWith("/Ann.vcf"));
    if (ann === undefined) throw new Error("Ann is missing");
    await client.put(ann.url, card("Ann", "Anna"), ann.etag);
    const since = await client.changes(book, token);
    expect(since.changed.map(({ href }) => href)).toEqual([ann.url.href]);
    expect(since.deleted).toEqual([]);
    expect(since.token).not.toBe(token);
  });
});

async function openRadicale(): Promise<Account> {
  const peer = await startPeer("radicale");
  const { bookUrl, credentials } = peer;
  const [user = "", password = ""] = credentials?.split(":") ?? [];
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  const { status } = await fetch(bookUrl, {
    method: "MKCOL",
    headers: { authorization, "content-type": "application/xml" },
    body: `<D:mkcol xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><D:set><D:prop>
      <D:resourcetype><D:collection/><C:addressbook/></D:resourcetype>
    </D:prop></D:set></D:mkcol>`,
  });
  expect(status).toBe(201);
  return { server: new URL("/", bookUrl), user, password, stop: () => peer.stop() };
}

async function openProgram(): Promise<Account> {
  const program = await startProgram();
  const { url, user, password } = program;
  return { server: new URL(url), user, password, stop: () => program.stop() };
}
