import { expect, test } from "vitest";
import { ace, CARD, createSharedServer, grantBob, hrefOf, setAcl } from "./access-client.ts";
import { BOOK, vcard, xml, type TestServer } from "./dav-client.ts";
import { lockinfo } from "./lock-client.ts";

// A body of which the second half comes when its sender has no grant any more.
function slowBody(server: TestServer, text: string): ReadableStream<Uint8Array> {
  const octets = new TextEncoder().encode(text);
  const half = octets.length >> 1;
  let isBegun = false;
  return new ReadableStream(
    {
      async pull(controller) {
        if (isBegun) {
          await setAcl(server);
          controller.enqueue(octets.slice(half));
          controller.close();
          return;
        }
        isBegun = true;
        controller.enqueue(octets.slice(0, half));
      },
    },
    { highWaterMark: 0 },
  );
}

const CHANGE =
  "<D:propertyupdate><D:set><D:prop><D:displayname>x</D:displayname></D:prop></D:set></D:propertyupdate>";

const REQUESTS = [
  ["PUT", CARD, "text/vcard", vcard({ uid: "1", fn: "Other" })],
  ["PUT", `${BOOK}new.vcf`, "text/vcard", vcard({ uid: "2" })],
  ["POST", `${BOOK}?add-member`, "text/vcard", vcard({ uid: "2" })],
  ["PROPPATCH", BOOK, "application/xml", xml(CHANGE)],
  ["ACL", BOOK, "application/xml", xml(`<D:acl>${ace(hrefOf("bob"), ["read"])}</D:acl>`)],
  ["LOCK", CARD, "application/xml", xml(lockinfo())],
] as const;

async function stateOf(server: TestServer): Promise<unknown> {
  const book = await server.store.findBook("ada", "contacts");
  if (book === undefined) return undefined;
  const { revision, properties } = book;
  const hidden = properties.filter(({ local }) => local === "acl").map(({ xml: text }) => text);
  const others = properties.filter(({ local }) => local !== "acl");
  const locks = await server.store.listLocks(book.id, 0);
  return { revision, others, locks, isGranted: hidden.some((text) => text.includes("bob")) };
}

test.each(REQUESTS)(
  "%s %s whose grant is taken back while its body is on its way does nothing",
  async (method, path, type, text) => {
    const server = await createSharedServer();
    const before = await stateOf(server);
    await grantBob(server, "read", "write", "write-acl");
    const body = slowBody(server, text);
    const headers = { "Content-Type": type };
    const response = await server.send(method, path, { user: "bob", headers, body });
    expect(response.status).toBe(403);
    expect(await stateOf(server)).toEqual(before);
  },
);

test("an import whose grant is taken back stores no card any more, and says so of each", async () => {
  const server = await createSharedServer();
  await grantBob(server, "bind");
  const body = slowBody(server, ["2", "3", "4"].map((uid) => vcard({ uid })).join(""));
  const headers = { "Content-Type": "text/vcard" };
  const response = await server.send("POST", BOOK, { user: "bob", headers, body });
  expect((await response.text()).match(/HTTP\/1\.1 403/g)).toHaveLength(3);
  expect((await server.send("GET", `${BOOK}2.vcf`)).status).toBe(404);
});
