import { describe, expect, test } from "vitest";
import { createBookAnswers } from "../src/book-answers.ts";
import type { AddressBook } from "../src/store.ts";
import { createSharedServer, sendAs } from "./access-client.ts";
import {
  ask,
  BOOK,
  createServerWithBook,
  propertyTextOf,
  property,
  propfind,
  putCard,
  sendXml,
  type TestServer,
} from "./dav-client.ts";

const POLL = propfind("CS:getctag", "D:displayname", "D:sync-token");

function syncBody(token: string): string {
  return `<D:sync-collection><D:sync-token>${token}</D:sync-token><D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop></D:sync-collection>`;
}

async function poll(server: TestServer): Promise<string> {
  const response = await sendXml(server, "PROPFIND", BOOK, POLL, { Depth: "0" });
  return response.text();
}

async function tokenOf(server: TestServer): Promise<string> {
  const { responses } = await ask(server, "PROPFIND", BOOK, propfind("D:sync-token"));
  return propertyTextOf(responses[0], "sync-token") ?? "";
}

function proppatch(name: string): string {
  return `<D:propertyupdate><D:set><D:prop><D:displayname>${name}</D:displayname></D:prop></D:set></D:propertyupdate>`;
}

describe("a poll is answered by what is there now", () => {
  test("the same one twice, while nothing changes", async () => {
    const server = await createServerWithBook();
    expect(await poll(server)).toBe(await poll(server));
  });

  test("after a card was written, and after one was deleted", async () => {
    const server = await createServerWithBook();
    const answers = [await poll(server)];
    await putCard(server, "a.vcf", { uid: "1" });
    answers.push(await poll(server));
    await server.send("DELETE", `${BOOK}a.vcf`);
    answers.push(await poll(server));
    expect(new Set(answers).size).toBe(3);
  });

  test("after a property was changed, which leaves the revision", async () => {
    const server = await createServerWithBook();
    for (const name of ["first", "second"]) {
      await sendXml(server, "PROPPATCH", BOOK, proppatch(name));
      expect(await poll(server)).toContain(name);
    }
  });

  test("after the book was deleted, and made anew", async () => {
    const server = await createServerWithBook();
    const before = await poll(server);
    await server.send("DELETE", BOOK);
    expect((await sendXml(server, "PROPFIND", BOOK, POLL, { Depth: "0" })).status).toBe(404);
    await server.store.createBook("ada", "contacts", []);
    const after = await poll(server);
    expect(after).toContain("getctag");
    expect(after).not.toBe(before);
  });

  test("who prefers a short answer gets it, and nobody else", async () => {
    const server = await createServerWithBook();
    const long = await poll(server);
    expect(long).toContain("404 Not Found");
    for (const headers of [{ Prefer: "return=minimal" }, { Brief: "t" }]) {
      const short = await sendXml(server, "PROPFIND", BOOK, POLL, { Depth: "0", ...headers });
      expect(short.headers.get("preference-applied")).toBe("return=minimal");
      expect(await short.text()).not.toContain("404 Not Found");
      expect(await poll(server)).toBe(long);
    }
  });

  test("a path without a slash is told the right one, and the next poll is not", async () => {
    const server = await createServerWithBook();
    const path = BOOK.slice(0, -1);
    await poll(server);
    for (const [at, location] of [
      [path, BOOK],
      [BOOK, null],
    ] as const) {
      const response = await sendXml(server, "PROPFIND", at, POLL, { Depth: "0" });
      expect(response.headers.get("content-location")).toBe(location);
    }
  });

  test("others are told what they may do, not what the owner may, also after that changed", async () => {
    const server = await createSharedServer();
    const body = propfind("D:current-user-privilege-set", "D:current-user-principal");
    const askAs = (user: string) => sendAs(server, user, "PROPFIND", BOOK, body, { Depth: "0" });
    const own = await (await askAs("ada")).text();
    expect(await (await askAs("ada")).text()).toBe(own);
    expect((await askAs("bob")).status).toBe(403);
    const ace = (privilege: string): string =>
      `<D:acl><D:ace><D:principal><D:href>/principals/bob/</D:href></D:principal><D:grant><D:privilege><D:${privilege}/></D:privilege></D:grant></D:ace></D:acl>`;
    expect((await sendAs(server, "ada", "ACL", BOOK, ace("read"))).status).toBe(200);
    const granted = await (await askAs("bob")).text();
    expect(granted).toContain("/principals/bob/");
    expect(granted).not.toContain("write");
    expect(await (await askAs("ada")).text()).toBe(own);
    await sendAs(server, "ada", "ACL", BOOK, "<D:acl/>");
    expect((await askAs("bob")).status).toBe(403);
  });

  test("what is stored in other books counts in the quota of this one", async () => {
    const server = await createServerWithBook({ quota: () => 1_000_000 });
    await server.store.createBook("ada", "other", []);
    const used = async () => {
      const { responses } = await ask(server, "PROPFIND", BOOK, propfind("D:quota-used-bytes"));
      return Number(propertyTextOf(responses[0], "quota-used-bytes"));
    };
    const before = await used();
    const card = await server.send("PUT", "/addressbooks/ada/other/a.vcf", {
      headers: { "Content-Type": "text/vcard" },
      body: "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:1\r\nFN:A\r\nEND:VCARD\r\n",
    });
    expect(card.status).toBe(201);
    expect(await used()).toBeGreaterThan(before);
  });

  test("a lock is told of, and that it has ended", async () => {
    let nowMs = 1_750_000_000_000;
    const server = await createServerWithBook({ now: () => nowMs });
    const locks = async () => {
      const { responses } = await ask(server, "PROPFIND", BOOK, propfind("D:lockdiscovery"));
      return property(responses[0], "lockdiscovery");
    };
    const none = await locks();
    const lock = `<D:lockinfo><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>`;
    const locked = await sendXml(server, "LOCK", BOOK, lock, { Timeout: "Second-60" });
    expect(locked.status).toBe(200);
    expect(await locks()).toContain("activelock");
    nowMs += 61_000;
    expect(await locks()).toBe(none);
  });
});

test("a sync without news names nothing, until there is some", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const token = await tokenOf(server);
  for (let turn = 0; turn < 2; turn++) {
    const nothing = await ask(server, "REPORT", BOOK, syncBody(token));
    expect(nothing).toMatchObject({ responses: [], syncToken: token });
  }
  await putCard(server, "b.vcf", { uid: "2" });
  for (let turn = 0; turn < 2; turn++) {
    const one = await ask(server, "REPORT", BOOK, syncBody(token));
    expect(one.responses.map(({ href }) => href)).toEqual([`${BOOK}b.vcf`]);
    expect(one.syncToken).not.toBe(token);
  }
});

describe("the memory of answers", () => {
  const bookOf = (id: string): AddressBook => ({
    id,
    owner: "ada",
    name: id,
    revision: 1,
    createdMs: 0,
    properties: [],
  });

  test("gives what was added for the same book and question, and for no other", () => {
    const answers = createBookAnswers();
    const book = bookOf("a");
    const asked = {};
    const answer = new Uint8Array([1]);
    answers.add(book, asked, answer);
    expect(answers.find(book, asked)).toBe(answer);
    expect(answers.find(book, {})).toBeUndefined();
    expect(answers.find(bookOf("a"), asked)).toBeUndefined();
    expect(answers.find(bookOf("b"), asked)).toBeUndefined();
    answers.add({ ...book, revision: 2 }, {}, answer);
    expect(answers.find(book, asked)).toBeUndefined();
  });

  test("keeps no answer of more than 4 096 octets", () => {
    const answers = createBookAnswers();
    const book = bookOf("a");
    const [short, long] = [{}, {}];
    answers.add(book, short, new Uint8Array(4_096));
    answers.add(book, long, new Uint8Array(4_097));
    expect(answers.find(book, short)).toHaveLength(4_096);
    expect(answers.find(book, long)).toBeUndefined();
  });

  test("keeps the last four answers about a book", () => {
    const answers = createBookAnswers();
    const book = bookOf("a");
    const asked = Array.from({ length: 5 }, () => ({}));
    for (const one of asked) answers.add(book, one, new Uint8Array(1));
    const found = asked.map((one) => answers.find(book, one) !== undefined);
    expect(found).toEqual([false, true, true, true, true]);
  });

  test("keeps those about the last thousand books", () => {
    const answers = createBookAnswers();
    const asked = {};
    const books = Array.from({ length: 1_001 }, (_, index) => bookOf(String(index)));
    for (const book of books) answers.add(book, asked, new Uint8Array(1));
    const found = books.filter((book) => answers.find(book, asked) !== undefined);
    expect(found).toEqual(books.slice(1));
  });
});
