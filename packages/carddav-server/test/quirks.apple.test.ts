// What Contacts of macOS (AddressBookCore) and iOS (dataaccessd) send, in the order in which they send it.

import { parseMultistatus } from "@callingcard/dav-xml";
import { describe, expect, test } from "vitest";
import { APPLE_CONTACTS } from "../src/index.ts";
import {
  BOOK,
  createServerWithBook,
  hrefs,
  properties,
  property,
  propertyTextOf,
  putCard,
  vcard,
  type TestServer,
} from "./dav-client.ts";

const MACOS = "macOS/15.5 (24F74) AddressBookCore/2695.500.71";
const IOS = "iOS/18.4 (22E240) dataaccessd/1.0";

const HEADERS = {
  "User-Agent": MACOS,
  Accept: "*/*",
  "Accept-Language": "en-US,en;q=0.9",
  Brief: "t",
  Prefer: "return=minimal",
  "Content-Type": "text/xml",
};

async function send(
  server: TestServer,
  method: string,
  path: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): ReturnType<typeof parsed> {
  const all = { ...HEADERS, Depth: "0", ...headers };
  return parsed(await server.send(method, path, { headers: all, body }));
}

async function parsed(response: Response): Promise<ReturnType<typeof parseMultistatus>> {
  expect(response.status).toBe(207);
  return parseMultistatus(await response.text());
}

const WHO_AM_I =
  '<?xml version="1.0" encoding="UTF-8"?>\n<A:propfind xmlns:A="DAV:">\n  <A:prop>\n    <A:current-user-principal/>\n    <A:principal-URL/>\n    <A:resourcetype/>\n  </A:prop>\n</A:propfind>\n';

const MY_HOME =
  '<?xml version="1.0" encoding="UTF-8"?>\n<A:propfind xmlns:A="DAV:"><A:prop><B:addressbook-home-set xmlns:B="urn:ietf:params:xml:ns:carddav"/><B:directory-gateway xmlns:B="urn:ietf:params:xml:ns:carddav"/><A:displayname/><C:email-address-set xmlns:C="http://calendarserver.org/ns/"/><A:principal-collection-set/><A:principal-URL/><A:resource-id/><A:supported-report-set/></A:prop></A:propfind>\n';

const MY_BOOKS =
  '<?xml version="1.0" encoding="UTF-8"?>\n<A:propfind xmlns:A="DAV:"><A:prop><A:add-member/><B:bulk-requests xmlns:B="http://me.com/_namespace/"/><A:current-user-privilege-set/><A:displayname/><D:guardian-restricted xmlns:D="http://me.com/_namespace/"/><C:max-image-size xmlns:C="urn:ietf:params:xml:ns:carddav"/><C:max-resource-size xmlns:C="urn:ietf:params:xml:ns:carddav"/><E:me-card xmlns:E="http://calendarserver.org/ns/"/><A:owner/><E:push-transports xmlns:E="http://calendarserver.org/ns/"/><E:pushkey xmlns:E="http://calendarserver.org/ns/"/><A:quota-available-bytes/><A:quota-used-bytes/><A:resource-id/><A:resourcetype/><A:supported-report-set/><A:sync-token/></A:prop></A:propfind>\n';

const WHAT_CHANGED =
  '<?xml version="1.0" encoding="UTF-8"?>\n<A:propfind xmlns:A="DAV:"><A:prop><B:getctag xmlns:B="http://calendarserver.org/ns/"/><A:sync-token/></A:prop></A:propfind>\n';

const sync = (token: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<A:sync-collection xmlns:A="DAV:"><A:sync-token>${token}</A:sync-token><A:sync-level>1</A:sync-level><A:prop><A:getetag/></A:prop></A:sync-collection>\n`;

const multiget = (...paths: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<B:addressbook-multiget xmlns:B="urn:ietf:params:xml:ns:carddav"><A:prop xmlns:A="DAV:"><A:getetag/><B:address-data/></A:prop>${paths.map((path) => `<A:href xmlns:A="DAV:">${path}</A:href>`).join("")}</B:addressbook-multiget>\n`;

test("an account is set up from the root to the cards", async () => {
  const server = await createServerWithBook({ profiles: [APPLE_CONTACTS] });
  await putCard(server, "a.vcf", { uid: "1" });
  const root = await send(server, "PROPFIND", "/", WHO_AM_I);
  expect(property(root.responses[0], "current-user-principal")).toBe(
    "<D:href>/principals/ada/</D:href>",
  );
  const options = await server.send("OPTIONS", "/principals/ada/", { headers: HEADERS });
  expect(options.headers.get("dav")).toContain("addressbook");
  const principal = await send(server, "PROPFIND", "/principals/ada/", MY_HOME);
  expect(property(principal.responses[0], "addressbook-home-set")).toBe(
    "<D:href>/addressbooks/ada/</D:href>",
  );
  const home = await send(server, "PROPFIND", "/addressbooks/ada/", MY_BOOKS, { Depth: "1" });
  expect(hrefs(home)).toEqual(["/addressbooks/ada/", BOOK]);
  // Brief: nothing is said of what is not there.
  expect(home.responses.flatMap((one) => properties(one, 404))).toEqual([]);
  const state = await send(server, "PROPFIND", BOOK, WHAT_CHANGED);
  expect(propertyTextOf(state.responses[0], "getctag")).toMatch(/^".+"$/);
  const listing = await send(server, "REPORT", BOOK, sync(""));
  expect(hrefs(listing)).toEqual([`${BOOK}a.vcf`]);
  const cards = await send(server, "REPORT", BOOK, multiget(...hrefs(listing)), { Depth: "1" });
  expect(propertyTextOf(cards.responses[0], "address-data")).toContain("VERSION:3.0");
  const nothing = await send(server, "REPORT", BOOK, sync(listing.syncToken ?? ""));
  expect(hrefs(nothing)).toEqual([]);
});

test("whatever address somebody types, it tells who they are", async () => {
  const server = await createServerWithBook();
  for (const path of ["/", "/principals/", "/principals/ada/", "/addressbooks/ada", BOOK]) {
    for (const slash of ["", "/"]) {
      const { responses } = await send(
        server,
        "PROPFIND",
        path.replace(/(?<=.)\/$/, slash),
        WHO_AM_I,
      );
      expect(property(responses[0], "current-user-principal")).toBe(
        "<D:href>/principals/ada/</D:href>",
      );
    }
  }
});

test("probes without credentials are challenged wherever they go, with one constant realm", async () => {
  const server = await createServerWithBook();
  for (const path of ["/", "/principals/", "/.well-known/carddav", "/addressbooks/ada/"]) {
    const response = await server.send("PROPFIND", path, {
      user: "",
      headers: { ...HEADERS, "User-Agent": IOS, Depth: "0" },
      body: WHO_AM_I,
    });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toContain('realm="Callingcard"');
  }
});

test("OPTIONS carries DAV beside the headers of a browser's preflight", async () => {
  const server = await createServerWithBook();
  const response = await server.send("OPTIONS", "/principals/ada/", {
    user: "",
    headers: {
      "User-Agent": IOS,
      Origin: "https://elsewhere.example",
      "Access-Control-Request-Method": "PROPFIND",
    },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("dav")).toContain("addressbook");
});

test("the card of oneself is refused property by property, and the rest goes on", async () => {
  const server = await createServerWithBook();
  const { responses } = await send(
    server,
    "PROPPATCH",
    "/addressbooks/ada/",
    `<?xml version="1.0" encoding="UTF-8"?>\n<A:propertyupdate xmlns:A="DAV:"><A:set><A:prop><B:me-card xmlns:B="http://calendarserver.org/ns/"><A:href>${BOOK}a.vcf</A:href></B:me-card></A:prop></A:set></A:propertyupdate>\n`,
  );
  expect(properties(responses[0], 403).map(({ local }) => local)).toEqual(["me-card"]);
});

test("an edit of a card is sent with its tag, and again with the old one it is 412", async () => {
  const server = await createServerWithBook({ profiles: [APPLE_CONTACTS] });
  await putCard(server, "a.vcf", { uid: "1", version: "3.0" });
  const { responses } = await send(server, "REPORT", BOOK, multiget(`${BOOK}a.vcf`));
  const headers = {
    "User-Agent": MACOS,
    "Content-Type": "text/vcard; charset=utf-8",
    "If-Match": propertyTextOf(responses[0], "getetag") ?? "",
  };
  const edit = (fn: string): Promise<Response> =>
    server.send("PUT", `${BOOK}a.vcf`, { headers, body: vcard({ uid: "1", version: "3.0", fn }) });
  expect((await edit("Ada")).status).toBe(204);
  for (let retry = 0; retry < 3; retry++) expect((await edit("Ada")).status).toBe(412);
});

describe("a card of 4.0 as 3.0", () => {
  const lines = [
    "KIND:group",
    "MEMBER:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
    "PHOTO:https://example.org/ada.jpg",
  ];

  test("has N, without which it would not be shown, and PHOTO says that it is a URI", async () => {
    const server = await createServerWithBook({ profiles: [APPLE_CONTACTS] });
    await putCard(server, "g.vcf", { uid: "g", fn: "Friends", lines });
    const { responses } = await send(server, "REPORT", BOOK, multiget(`${BOOK}g.vcf`));
    const text = propertyTextOf(responses[0], "address-data") ?? "";
    expect(text).toMatch(/^N[;:]/m);
    expect(text).toMatch(/^PHOTO;VALUE=uri:https:/im);
  });

  test("is a group in the words of Contacts", async () => {
    const server = await createServerWithBook({ profiles: [APPLE_CONTACTS] });
    await putCard(server, "g.vcf", { uid: "g", fn: "Friends", lines });
    const { responses } = await send(server, "REPORT", BOOK, multiget(`${BOOK}g.vcf`));
    const text = propertyTextOf(responses[0], "address-data") ?? "";
    expect(text).toContain("X-ADDRESSBOOKSERVER-KIND:group");
    expect(text).toContain(
      "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
    );
  });
});

test("a UUID of its own as a first token lists the book, for whoever takes it so", async () => {
  const server = await createServerWithBook({ profiles: [APPLE_CONTACTS] });
  await putCard(server, "a.vcf", { uid: "1" });
  const own = sync("4FBE8971-0BC3-424C-9C26-36C3E1EFF6B1");
  const first = await send(server, "REPORT", BOOK, own);
  expect(hrefs(first)).toEqual([`${BOOK}a.vcf`]);
  expect(hrefs(await send(server, "REPORT", BOOK, sync(first.syncToken ?? "")))).toEqual([]);
  const other = await server.send("REPORT", BOOK, {
    headers: { ...HEADERS, "User-Agent": "DAVx5/4.4" },
    body: own,
  });
  expect(other.status).toBe(403);
});

test("a book and a card are found by paths that were encoded twice", async () => {
  const server = await createServerWithBook();
  await server.store.createBook("ada", "my friends", []);
  const book = "/addressbooks/ada/my%20friends/";
  const card = `${book}ada@example.org.vcf`;
  const body = vcard({ uid: "1" });
  const put = { headers: { "Content-Type": "text/vcard" }, body };
  expect((await server.send("PUT", card, put)).status).toBe(201);
  const twice = "/addressbooks/ada/my%2520friends/ada%2540example.org.vcf";
  expect(await (await server.send("GET", twice)).text()).toBe(body);
  expect((await server.send("PUT", twice, put)).status).toBe(204);
  expect(
    hrefs(await send(server, "REPORT", "/addressbooks/ada/my%2520friends/", sync(""))),
  ).toEqual([card]);
  expect((await server.send("DELETE", twice)).status).toBe(204);
  expect((await server.send("GET", card)).status).toBe(404);
});

test("a name with an escape in it is another name where it was made so", async () => {
  const server = await createServerWithBook();
  await putCard(server, "xA.vcf", { uid: "1" });
  expect((await putCard(server, "x%2541.vcf", { uid: "2" }, { "If-None-Match": "*" })).status).toBe(
    201,
  );
  expect(await (await server.send("GET", `${BOOK}x%2541.vcf`)).text()).toContain("UID:2");
  expect((await server.send("MKCOL", "/addressbooks/ada/cont%2561cts/")).status).toBe(201);
});

test("characters that a path should have encoded name the same card", async () => {
  const server = await createServerWithBook();
  const card = { uid: "1" };
  expect((await putCard(server, 'a{b}|c^[d]"<>`é.vcf', card)).status).toBe(201);
  const encoded = `${BOOK}a%7Bb%7D%7Cc%5E%5Bd%5D%22%3C%3E%60%C3%A9.vcf`;
  expect(await (await server.send("GET", encoded)).text()).toBe(vcard(card));
});
