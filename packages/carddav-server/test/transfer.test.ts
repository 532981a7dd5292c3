import { expect, test } from "vitest";
import { BOOK, createServerWithBook, putCard, vcard, type TestServer } from "./dav-client.ts";

const CARD = `${BOOK}a.vcf`;
const WORK = "/addressbooks/ada/work/";

async function createTwoBooks(): Promise<TestServer> {
  const server = await createServerWithBook();
  await server.store.createBook("ada", "work", []);
  await putCard(server, "a.vcf", { uid: "1" });
  return server;
}

function transfer(
  server: TestServer,
  method: "COPY" | "MOVE",
  destination: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return server.send(method, CARD, { headers: { Destination: destination, ...headers } });
}

test("COPY leaves the card where it is, MOVE does not", async () => {
  const server = await createTwoBooks();
  const copied = await transfer(server, "COPY", `http://dav.example${WORK}b.vcf`);
  expect(copied.status).toBe(201);
  expect(copied.headers.get("location")).toBe(`${WORK}b.vcf`);
  expect(await (await server.send("GET", `${WORK}b.vcf`)).text()).toBe(vcard({ uid: "1" }));
  expect((await server.send("GET", CARD)).status).toBe(200);
  expect((await transfer(server, "MOVE", `${WORK}b.vcf`)).status).toBe(204);
  expect((await server.send("GET", CARD)).status).toBe(404);
});

test("MOVE within a book renames a card and keeps its entity tag", async () => {
  const server = await createTwoBooks();
  const before = (await server.send("GET", CARD)).headers.get("etag");
  expect((await transfer(server, "MOVE", `${BOOK}b.vcf`)).status).toBe(201);
  expect((await server.send("GET", `${BOOK}b.vcf`)).headers.get("etag")).toBe(before);
  expect((await server.send("GET", CARD)).status).toBe(404);
});

test("Overwrite: F keeps what is at the destination", async () => {
  const server = await createTwoBooks();
  await transfer(server, "COPY", `${WORK}a.vcf`);
  expect((await transfer(server, "COPY", `${WORK}a.vcf`, { Overwrite: "F" })).status).toBe(412);
  expect((await transfer(server, "COPY", `${WORK}a.vcf`, { Overwrite: "T" })).status).toBe(204);
  expect((await transfer(server, "COPY", `${WORK}a.vcf`, { Overwrite: "maybe" })).status).toBe(400);
});

test("no-uid-conflict holds for COPY and MOVE", async () => {
  const server = await createTwoBooks();
  await putCard(server, "b.vcf", { uid: "2" });
  for (const [method, destination] of [
    ["COPY", `${BOOK}copy.vcf`],
    ["MOVE", `${BOOK}b.vcf`],
  ] as const) {
    const response = await transfer(server, method, destination);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("<C:no-uid-conflict><D:href>");
  }
  expect((await server.send("GET", CARD)).status).toBe(200);
});

test("a destination that is wrong says how", async () => {
  const server = await createTwoBooks();
  for (const [destination, status] of [
    ["", 400],
    ["b.vcf", 400],
    ["http://other.example/addressbooks/ada/work/b.vcf", 502],
    ["/addressbooks/eve/contacts/b.vcf", 403],
    ["/addressbooks/ada/none/b.vcf", 409],
    [WORK, 403],
    [CARD, 403],
  ] as const) {
    expect((await transfer(server, "COPY", destination)).status).toBe(status);
  }
  expect((await server.send("COPY", CARD)).status).toBe(400);
});

test("a Destination under the name that a proxy was asked by is this server's", async () => {
  const server = await createTwoBooks();
  const url = `https://contacts.example${WORK}b.vcf`;
  for (const headers of [
    { "X-Forwarded-Host": "contacts.example" },
    { "X-Forwarded-Host": "Contacts.example, inner.example" },
    { Forwarded: 'for=192.0.2.1;proto=https;host="contacts.example", for=127.0.0.1' },
  ] as const) {
    expect((await transfer(server, "COPY", url, headers)).status).not.toBe(502);
  }
  const other = await transfer(server, "COPY", url, { "X-Forwarded-Host": "other.example" });
  expect(other.status).toBe(502);
  expect((await transfer(server, "COPY", url, { "X-Forwarded-Host": "[" })).status).toBe(502);
});

test("conditions are judged against the source", async () => {
  const server = await createTwoBooks();
  const stale = await transfer(server, "MOVE", `${WORK}a.vcf`, { "If-Match": '"x"' });
  expect(stale.status).toBe(412);
  const etag = (await server.send("GET", CARD)).headers.get("etag") ?? "";
  const current = await transfer(server, "MOVE", `${WORK}a.vcf`, { "If-Match": etag });
  expect(current.status).toBe(201);
});

test("a missing source is 404, a book is not copied", async () => {
  const server = await createTwoBooks();
  const missing = await server.send("COPY", `${BOOK}none.vcf`, {
    headers: { Destination: `${WORK}a.vcf` },
  });
  expect(missing.status).toBe(404);
  const book = await server.send("MOVE", BOOK, {
    headers: { Destination: "/addressbooks/ada/renamed/" },
  });
  expect(book.status).toBe(403);
});
