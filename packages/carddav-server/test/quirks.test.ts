import { describe, expect, test } from "vitest";
import {
  ask,
  BOOK,
  createServerWithBook,
  hrefs,
  properties,
  propfind,
  property,
  propertyTextOf,
  putCard,
  sendXml,
  vcard,
} from "./dav-client.ts";

describe("iOS and macOS Contacts", () => {
  test("a PROPFIND of the home for all that Apple knows is answered, what is unknown as 404", async () => {
    const server = await createServerWithBook();
    const names = [
      "add-member",
      "current-user-privilege-set",
      "owner",
      "quota-available-bytes",
      "quota-used-bytes",
      "resource-id",
      "resourcetype",
      "supported-report-set",
      "sync-token",
    ];
    const body = `<A:propfind xmlns:A="DAV:"><A:prop>${names.map((name) => `<A:${name}/>`).join("")}<B:bulk-requests xmlns:B="http://me.com/_namespace/"/><C:max-image-size xmlns:C="urn:ietf:params:xml:ns:carddav"/><E:me-card xmlns:E="http://calendarserver.org/ns/"/><E:push-transports xmlns:E="http://calendarserver.org/ns/"/></A:prop></A:propfind>`;
    const { responses } = await ask(server, "PROPFIND", "/addressbooks/ada/", body, { Depth: "1" });
    expect(hrefs({ responses })).toEqual(["/addressbooks/ada/", BOOK]);
    expect(properties(responses[0]).map(({ local }) => local)).toEqual([
      "current-user-privilege-set",
      "owner",
      "quota-used-bytes",
      "resourcetype",
      "supported-report-set",
      "sync-token",
    ]);
    expect(properties(responses[0], 404)).toHaveLength(7);
  });

  test("the principal is another resource than the home", async () => {
    const server = await createServerWithBook();
    const { responses } = await ask(
      server,
      "PROPFIND",
      "/principals/ada/",
      propfind("D:principal-URL", "C:addressbook-home-set"),
    );
    const [principal, home] = ["principal-URL", "addressbook-home-set"].map((name) =>
      property(responses[0], name),
    );
    expect(principal).not.toBe(home);
  });

  test("groups in their own properties are stored like any card", async () => {
    const server = await createServerWithBook();
    const group = vcard({
      uid: "group",
      version: "3.0",
      lines: [
        "N:Friends;;;;",
        "X-ADDRESSBOOKSERVER-KIND:group",
        "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1",
        "item1.TEL;X-ABCROP-RECTANGLE=ABClipRect_1&0&0&1&1&x==:1",
      ],
    });
    expect((await putCard(server, "g.vcf", group)).status).toBe(201);
    expect(await (await server.send("GET", `${BOOK}g.vcf`)).text()).toBe(group);
  });

  test("a bare UUID as a sync-token is told to be no token", async () => {
    const server = await createServerWithBook();
    const response = await sendXml(
      server,
      "REPORT",
      BOOK,
      "<D:sync-collection><D:sync-token>4fbe8971-0bc3-424c-9c26-36c3e1eff6b1</D:sync-token><D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop></D:sync-collection>",
    );
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("valid-sync-token");
  });
});

describe("Thunderbird", () => {
  test("a 4.0 card that was written without a condition is read back as 4.0", async () => {
    const server = await createServerWithBook();
    await putCard(server, "a.vcf", { uid: "1" }, { "Content-Type": "text/vcard; charset=utf-8" });
    const { responses } = await ask(
      server,
      "REPORT",
      BOOK,
      `<C:addressbook-multiget><D:prop><D:getetag/><C:address-data/></D:prop><D:href>${BOOK}a.vcf</D:href></C:addressbook-multiget>`,
      { Depth: "1" },
    );
    expect(propertyTextOf(responses[0], "address-data")).toContain("VERSION:4.0");
  });

  test("the privilege set of a book has read and write", async () => {
    const server = await createServerWithBook();
    const { responses } = await ask(
      server,
      "PROPFIND",
      BOOK,
      propfind("D:current-user-privilege-set"),
    );
    const privileges = property(responses[0], "current-user-privilege-set");
    expect(privileges).toContain("<D:read/>");
    expect(privileges).toContain("<D:write/>");
  });

  test("a missing card of a multiget begins with HTTP/1.1 404", async () => {
    const server = await createServerWithBook();
    const response = await sendXml(
      server,
      "REPORT",
      BOOK,
      `<C:addressbook-multiget><D:prop/><D:href>${BOOK}none.vcf</D:href></C:addressbook-multiget>`,
    );
    expect(await response.text()).toContain("<D:status>HTTP/1.1 404 Not Found</D:status>");
  });
});

describe("Evolution", () => {
  test("a query without a filter lists a book with VERSION and UID alone", async () => {
    const server = await createServerWithBook();
    await putCard(server, "a.vcf", { uid: "1" });
    const { responses } = await ask(
      server,
      "REPORT",
      BOOK,
      '<C:addressbook-query><D:prop><D:getetag/><C:address-data><C:prop name="VERSION"/><C:prop name="UID"/></C:address-data></D:prop></C:addressbook-query>',
      { Depth: "1" },
    );
    expect(propertyTextOf(responses[0], "address-data")).toBe(
      "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:1\r\nEND:VCARD\r\n",
    );
  });

  test("a sync-token has a colon in it", async () => {
    const server = await createServerWithBook();
    const { responses } = await ask(server, "PROPFIND", BOOK, propfind("D:sync-token"));
    expect(propertyTextOf(responses[0], "sync-token")).toContain(":");
  });
});

describe("DAVx5", () => {
  test("a UID conflict is neither 409 nor 412, on which it drops its edit", async () => {
    const server = await createServerWithBook();
    await putCard(server, "a.vcf", { uid: "1" });
    expect((await putCard(server, "b.vcf", { uid: "1" })).status).toBe(403);
  });

  test("getetag is quoted as the ETag header is", async () => {
    const server = await createServerWithBook();
    const put = await putCard(server, "a.vcf", { uid: "1" });
    const { responses } = await ask(server, "PROPFIND", `${BOOK}a.vcf`, propfind("D:getetag"));
    expect(property(responses[0], "getetag")).toBe(put.headers.get("etag"));
  });

  test("an update of a card that has gone is 412, a plain one makes it anew", async () => {
    const server = await createServerWithBook();
    expect((await putCard(server, "a.vcf", { uid: "1" }, { "If-Match": '"x"' })).status).toBe(412);
    expect((await putCard(server, "a.vcf", { uid: "1" })).status).toBe(201);
  });
});

describe("others", () => {
  test("Z-Push: a form type on a PROPFIND without a body does no harm", async () => {
    const server = await createServerWithBook();
    const response = await server.send("PROPFIND", BOOK, {
      headers: { Depth: "0", "Content-Type": "application/x-www-form-urlencoded" },
    });
    expect(response.status).toBe(207);
  });

  test("Z-Push: Depth infinity on a sync-collection does no harm", async () => {
    const server = await createServerWithBook();
    const { syncToken } = await ask(
      server,
      "REPORT",
      BOOK,
      "<D:sync-collection><D:sync-token/><D:prop><D:getetag/></D:prop></D:sync-collection>",
      { Depth: "infinity" },
    );
    expect(syncToken).toBeDefined();
  });

  test("digest clients: a REPORT without a body is challenged first", async () => {
    const server = await createServerWithBook();
    expect((await server.send("REPORT", BOOK, { user: "" })).status).toBe(401);
  });

  test("eM Client: urn:uuid: in front of a UUID is no other UID", async () => {
    const server = await createServerWithBook();
    const uuid = "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1";
    await putCard(server, "a.vcf", { uid: uuid, version: "3.0" });
    expect(
      (await putCard(server, "a.vcf", { uid: `urn:uuid:${uuid}`, version: "3.0" })).status,
    ).toBe(204);
  });

  test("vdirsyncer: Depth 1 for the resource types of the root works", async () => {
    const server = await createServerWithBook();
    const listing = await ask(server, "PROPFIND", "/", propfind("D:resourcetype"), { Depth: "1" });
    expect(hrefs(listing)).toEqual(["/", "/principals/", "/addressbooks/"]);
  });

  test("one bad character in a card does not make a report malformed", async () => {
    const server = await createServerWithBook();
    expect((await putCard(server, "a.vcf", { uid: "1", fn: "\u0001" })).status).toBe(400);
    expect((await putCard(server, "b.vcf", { uid: "2", fn: "\u0085\u{1F600}\uFFFD" })).status).toBe(
      201,
    );
    const { responses } = await ask(
      server,
      "REPORT",
      BOOK,
      "<C:addressbook-query><D:prop><C:address-data/></D:prop></C:addressbook-query>",
    );
    expect(propertyTextOf(responses[0], "address-data")).toBe(
      vcard({ uid: "2", fn: "\u0085\u{1F600}\uFFFD" }),
    );
  });
});
