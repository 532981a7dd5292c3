// What DAVx5, CalDavSynchronizer, CardBook, TbSync, Nextcloud and tsdav send, and how they read answers.

import { describe, expect, test } from "vitest";
import {
  ask,
  BOOK,
  createServerWithBook,
  hrefs,
  propertyTextOf,
  putCard,
  sendXml,
  vcard,
} from "./dav-client.ts";

describe("DAVx5", () => {
  const UUID = "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1";
  const agent = { "User-Agent": "DAVx5/4.4.1-ose (dav4jvm; okhttp/4.12.0) Android/14" };

  test("it asks for 4.0, since the book takes it, and for 3.0 where it does not know 4.0", async () => {
    const server = await createServerWithBook();
    await putCard(server, "a.vcf", { uid: UUID, version: "3.0", lines: ["N:Lovelace;Ada;;;"] });
    for (const version of ["3.0", "4.0"]) {
      const { responses } = await ask(
        server,
        "REPORT",
        BOOK,
        `<C:addressbook-multiget><D:prop><D:getcontenttype/><D:getetag/><C:address-data content-type="text/vcard" version="${version}"/></D:prop><D:href>${BOOK}a.vcf</D:href></C:addressbook-multiget>`,
        agent,
      );
      expect(propertyTextOf(responses[0], "address-data")).toContain(`VERSION:${version}`);
    }
  });

  test("it takes urn:uuid: off the UID, and puts it on in MEMBER", async () => {
    const server = await createServerWithBook();
    await putCard(server, "a.vcf", { uid: `urn:uuid:${UUID}` });
    const group = { uid: UUID, lines: ["KIND:group", `MEMBER:urn:uuid:${UUID}`] };
    expect((await putCard(server, "a.vcf", group, agent)).status).toBe(204);
    expect(await (await server.send("GET", `${BOOK}a.vcf`)).text()).toBe(vcard(group));
  });

  test("what it does not want to be told of does no harm", async () => {
    const server = await createServerWithBook();
    const headers = { ...agent, "Push-Dont-Notify": '"https://push.example/1"' };
    expect((await putCard(server, "a.vcf", { uid: UUID }, headers)).status).toBe(201);
  });

  test("what may not be stored is 403 and never 409 or 412, on which it would drop the edit", async () => {
    const server = await createServerWithBook({ limits: { maxResourceOctets: 200 } });
    await putCard(server, "a.vcf", { uid: UUID });
    for (const card of [
      { uid: "other" },
      { uid: UUID, lines: [`NOTE:${"x".repeat(200)}`] },
      { uid: UUID, version: "2.1" },
    ]) {
      const response = await putCard(server, "a.vcf", card, agent);
      expect(response.status).toBe(403);
      expect(await response.text()).not.toContain("need-privileges");
    }
  });

  test("without credentials nobody is somebody", async () => {
    const server = await createServerWithBook();
    const response = await server.send("PROPFIND", "/", { user: "", headers: { Depth: "0" } });
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain("principal");
  });
});

test("CalDavSynchronizer: a card that is gone is a 404 among the others", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const { responses } = await ask(
    server,
    "REPORT",
    BOOK,
    `<C:addressbook-multiget><D:prop><D:getetag/><D:getcontenttype/><C:address-data/></D:prop><D:href>${BOOK}none.vcf</D:href><D:href>${BOOK}a.vcf</D:href></C:addressbook-multiget>`,
  );
  expect(responses.map(({ status }) => status)).toEqual([404, undefined]);
});

test("iCloud's refusal is no example: absolute hrefs of a multiget are found, nonsense is 404", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const asked = [`http://dav.example${BOOK}a.vcf`, "http://[", "%%%", "//x/y", "urn:uuid:1"];
  const found = await ask(
    server,
    "REPORT",
    BOOK,
    `<C:addressbook-multiget><D:prop><D:getetag/></D:prop>${asked.map((href) => `<D:href>${href}</D:href>`).join("")}</C:addressbook-multiget>`,
  );
  expect(found.responses.map(({ status }) => status)).toEqual([undefined, 404, 404, 404, 404]);
});

test("CardBook and TbSync: a book says which versions it takes", async () => {
  const server = await createServerWithBook();
  const response = await sendXml(
    server,
    "PROPFIND",
    BOOK,
    "<D:propfind><D:prop><C:supported-address-data/></D:prop></D:propfind>",
    { Depth: "0" },
  );
  const text = await response.text();
  for (const version of ["3.0", "4.0"]) {
    expect(text).toContain(`content-type="text/vcard" version="${version}"`);
  }
});

test("TbSync, which stops at the first failure, gets a stored card that is bad like any other", async () => {
  const server = await createServerWithBook();
  const book = await server.store.findBook("ada", "contacts");
  const octets = new TextEncoder().encode(
    "BEGIN:VCARD\r\nVERSION:3.0\r\nno colon\r\nEND:VCARD\r\n",
  );
  const card = { name: "bad.vcf", octets, etag: "bad", uid: "bad", index: [], modifiedMs: 0 };
  await server.store.putCard(book?.id ?? "", card, {});
  const { responses } = await ask(
    server,
    "REPORT",
    BOOK,
    `<C:addressbook-multiget><D:prop><D:getetag/><C:address-data content-type="text/vcard" version="3.0"/></D:prop><D:href>${BOOK}bad.vcf</D:href></C:addressbook-multiget>`,
  );
  expect(responses.map(({ status }) => status)).toEqual([undefined]);
  expect(propertyTextOf(responses[0], "address-data")).toContain("no colon");
});

test("Nextcloud and the SOGo connector: their names of the type are taken", async () => {
  const server = await createServerWithBook();
  for (const type of ["application/vcard", "text/x-vcard; charset=utf-8"]) {
    expect(
      (await putCard(server, "a.vcf", { uid: "1" }, { "Content-Type": type })).status,
    ).toBeLessThan(300);
  }
});

test("tsdav: a query for FN, whatever it is, lists the book", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const body =
    '<c:addressbook-query xmlns:c="urn:ietf:params:xml:ns:carddav" xmlns:d="DAV:"><d:prop><d:getetag/></d:prop><c:filter><c:prop-filter name="FN"></c:prop-filter></c:filter></c:addressbook-query>';
  const response = await server.send("REPORT", BOOK, {
    headers: { Depth: "1", "Content-Type": "text/xml;charset=UTF-8" },
    body,
  });
  expect(response.status).toBe(207);
  expect(await response.text()).toContain(`<D:href>${BOOK}a.vcf</D:href>`);
});

test("vdirsyncer: PROPFIND where discovery begins needs no redirect, and the root names who signed in", async () => {
  const server = await createServerWithBook();
  const body = "<D:propfind><D:prop><D:current-user-principal/></D:prop></D:propfind>";
  for (const path of ["/.well-known/carddav", "/"]) {
    const listing = await ask(server, "PROPFIND", path, body);
    expect(hrefs(listing)).toEqual([path]);
  }
});
