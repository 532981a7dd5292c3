import { expect, test } from "vitest";
import { BOOK, createServerWithBook, putCard, vcard } from "./dav-client.ts";

const CARD = `${BOOK}a.vcf`;

test("PUT makes a card, GET gives its octets back", async () => {
  const server = await createServerWithBook();
  const text = vcard({ uid: "1", lines: ["NOTE:folded", " here", "X-Unknown;x=y:é"] });
  const put = await putCard(server, "a.vcf", text);
  expect(put.status).toBe(201);
  const get = await server.send("GET", CARD);
  expect(await get.text()).toBe(text);
  expect(get.headers.get("content-type")).toBe("text/vcard; charset=utf-8");
  expect(get.headers.get("etag")).toBe(put.headers.get("etag"));
  expect(get.headers.get("etag")).toMatch(/^"[\w-]{20}"$/);
  expect(get.headers.get("last-modified")).toBe("Sun, 15 Jun 2025 15:06:40 GMT");
});

test("octets are stored as sent: line feeds, byte order mark, folds and all", async () => {
  const server = await createServerWithBook();
  const text = "\uFEFFBEGIN:VCARD\nVERSION:3.0\nUID:1\nFN:A\n  da\nN:;;;;\nend:vcard";
  expect((await putCard(server, "a.vcf", text)).status).toBe(201);
  const octets = new Uint8Array(await (await server.send("GET", CARD)).arrayBuffer());
  expect(octets).toEqual(new TextEncoder().encode(text));
});

test("PUT over a card is 204 with another entity tag", async () => {
  const server = await createServerWithBook();
  const first = await putCard(server, "a.vcf", { uid: "1" });
  const second = await putCard(server, "a.vcf", { uid: "1", fn: "Ada King" });
  expect(second.status).toBe(204);
  expect(second.headers.get("etag")).not.toBe(first.headers.get("etag"));
});

test("equal octets have equal entity tags", async () => {
  const server = await createServerWithBook();
  const first = await putCard(server, "a.vcf", { uid: "1" });
  await server.send("DELETE", CARD);
  const second = await putCard(server, "a.vcf", { uid: "1" });
  expect(second.headers.get("etag")).toBe(first.headers.get("etag"));
});

test("HEAD is GET without the body", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const response = await server.send("HEAD", CARD);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-length")).toBe(String(vcard({ uid: "1" }).length));
  expect(await response.text()).toBe("");
});

test("PUT into a book that does not exist is 409", async () => {
  const server = await createServerWithBook();
  const response = await server.send("PUT", "/addressbooks/ada/none/a.vcf", {
    headers: { "Content-Type": "text/vcard" },
    body: vcard({ uid: "1" }),
  });
  expect(response.status).toBe(409);
});

test("DELETE removes a card once", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  expect((await server.send("DELETE", CARD)).status).toBe(204);
  expect((await server.send("DELETE", CARD)).status).toBe(404);
  expect((await server.send("GET", CARD)).status).toBe(404);
});

test("DELETE of a book takes its cards with it", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  expect((await server.send("DELETE", BOOK, { headers: { Depth: "1" } })).status).toBe(400);
  expect((await server.send("DELETE", BOOK, { headers: { "If-Match": '"x"' } })).status).toBe(412);
  expect((await server.send("DELETE", BOOK)).status).toBe(204);
  expect((await server.send("DELETE", BOOK)).status).toBe(404);
  expect((await server.send("GET", CARD)).status).toBe(404);
});

test("DELETE of a book with a query deletes nothing: an import names what it refused like that", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  for (const query of ["?line=1", "?card=2", "?add-member"]) {
    expect((await server.send("DELETE", BOOK + query)).status).toBe(404);
  }
  expect((await server.send("GET", CARD)).status).toBe(200);
});

test("a name with reserved characters is stored and found under its encoded path", async () => {
  const server = await createServerWithBook();
  for (const name of [
    "a%20b%C3%A9.vcf",
    "50%25.vcf",
    "x%2541.vcf",
    "semi;colon,comma@at.vcf",
    "%3F%23",
  ]) {
    const uid = `uid ${name}`;
    expect((await putCard(server, name, { uid })).status).toBe(201);
    const listing = await server.send("PROPFIND", BOOK, { headers: { Depth: "1" } });
    expect(await listing.text()).toContain(`<D:href>${BOOK}${name}</D:href>`);
    expect(await (await server.send("GET", BOOK + name)).text()).toContain(uid);
  }
});

test("a GET that knows the card is 304", async () => {
  const server = await createServerWithBook();
  const etag = (await putCard(server, "a.vcf", { uid: "1" })).headers.get("etag") ?? "";
  for (const value of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
    const response = await server.send("GET", CARD, { headers: { "If-None-Match": value } });
    expect(response.status).toBe(304);
    expect(response.headers.get("etag")).toBe(etag);
  }
  const other = await server.send("GET", CARD, { headers: { "If-None-Match": '"x"' } });
  expect(other.status).toBe(200);
});

test("a GET that asks for what is newer is 304 by the date", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const since = (date: string) =>
    server.send("GET", CARD, { headers: { "If-Modified-Since": date } });
  expect((await since("Sun, 15 Jun 2025 15:06:40 GMT")).status).toBe(304);
  expect((await since("Sun, 15 Jun 2025 15:06:39 GMT")).status).toBe(200);
  expect((await since("yesterday")).status).toBe(200);
});

test("If-Match guards PUT, GET and DELETE, weak tags match nothing", async () => {
  const server = await createServerWithBook();
  const etag = (await putCard(server, "a.vcf", { uid: "1" })).headers.get("etag") ?? "";
  for (const value of ['"x"', `W/${etag}`, '"x", "y"']) {
    const headers = { "If-Match": value };
    expect((await putCard(server, "a.vcf", { uid: "1" }, headers)).status).toBe(412);
    expect((await server.send("GET", CARD, { headers })).status).toBe(412);
    expect((await server.send("DELETE", CARD, { headers })).status).toBe(412);
  }
  const headers = { "If-Match": `"x", ${etag}` };
  expect((await putCard(server, "a.vcf", { uid: "1", fn: "B" }, headers)).status).toBe(204);
  expect((await server.send("DELETE", CARD, { headers: { "If-Match": "*" } })).status).toBe(204);
  expect((await putCard(server, "a.vcf", { uid: "1" }, { "If-Match": "*" })).status).toBe(412);
});

test("If-None-Match: * makes a card but never writes over one", async () => {
  const server = await createServerWithBook();
  const headers = { "If-None-Match": "*" };
  expect((await putCard(server, "a.vcf", { uid: "1" }, headers)).status).toBe(201);
  const again = await putCard(server, "a.vcf", { uid: "1", fn: "B" }, headers);
  expect(again.status).toBe(412);
  expect(await (await server.send("GET", CARD)).text()).toBe(vcard({ uid: "1" }));
});

test("If-Unmodified-Since guards a write by the date", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const old = { "If-Unmodified-Since": "Sun, 15 Jun 2025 15:06:39 GMT" };
  expect((await putCard(server, "a.vcf", { uid: "1", fn: "B" }, old)).status).toBe(412);
  const current = { "If-Unmodified-Since": "Sun, 15 Jun 2025 15:06:40 GMT" };
  expect((await putCard(server, "a.vcf", { uid: "1", fn: "B" }, current)).status).toBe(204);
  expect((await putCard(server, "b.vcf", { uid: "2" }, current)).status).toBe(201);
});

test("a malformed condition is 400 with its column, and nothing is written", async () => {
  const server = await createServerWithBook();
  const response = await putCard(server, "a.vcf", { uid: "1" }, { "If-Match": '"a", b' });
  expect(response.status).toBe(400);
  expect(await response.text()).toBe("If-Match: no entity tag at column 5\n");
  expect((await server.send("GET", CARD)).status).toBe(404);
});

test("GET gives a card as it is stored to who accepts that", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1", version: "3.0" });
  for (const accept of [
    "text/vcard",
    "*/*",
    "text/*;q=0.1",
    "text/x-vcard",
    "text/vcard;version=3.0",
  ]) {
    const response = await server.send("GET", CARD, { headers: { Accept: accept } });
    expect(response.status).toBe(200);
  }
});
