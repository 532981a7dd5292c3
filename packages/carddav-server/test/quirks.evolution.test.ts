// What Evolution (e-book-backend-carddav and e-webdav-session of 3.46) and KDE send, and how they read answers.

import { parseMultistatus, type Multistatus } from "@callingcard/dav-xml";
import { expect, test } from "vitest";
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

async function send(
  server: TestServer,
  method: string,
  path: string,
  body: string,
  depth: string,
): Promise<Response> {
  const type = 'application/xml; charset="utf-8"';
  return server.send(method, path, {
    headers: { "User-Agent": "Evolution/3.46.4", "Content-Type": type, Depth: depth },
    body: `<?xml version="1.0" encoding="utf-8"?>\n${body}`,
  });
}

async function ask(...parameters: Parameters<typeof send>): Promise<Multistatus> {
  const response = await send(...parameters);
  expect(response.status).toBe(207);
  return parseMultistatus(await response.text());
}

const sync = (token: string): string =>
  `<sync-collection xmlns="DAV:"><sync-token>${token}</sync-token><sync-level>1</sync-level><prop><getetag/></prop></sync-collection>`;

test("a book says that it is one, can be written, and can be synced", async () => {
  const server = await createServerWithBook();
  const options = await server.send("OPTIONS", BOOK);
  expect(options.headers.get("dav")?.split(", ")).toContain("addressbook");
  expect(options.headers.get("allow")?.split(", ")).toContain("DELETE");
  const { responses } = await ask(
    server,
    "PROPFIND",
    BOOK,
    '<propfind xmlns="DAV:"><prop><supported-report-set/><current-user-privilege-set/></prop></propfind>',
    "0",
  );
  expect(property(responses[0], "supported-report-set")).toContain("<D:sync-collection/>");
  expect(property(responses[0], "current-user-privilege-set")).toContain("<D:write-content/>");
});

test("a query without a filter lists the book", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1", lines: ["NOTE:x"] });
  const { responses } = await ask(
    server,
    "REPORT",
    BOOK,
    '<C:addressbook-query xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><prop><getetag/><C:address-data><C:prop name="VERSION"/><C:prop name="UID"/></C:address-data></prop></C:addressbook-query>',
    "1",
  );
  expect(propertyTextOf(responses[0], "address-data")).toBe(
    "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:1\r\nEND:VCARD\r\n",
  );
});

test("a token that is not valid says so in its text", async () => {
  const server = await createServerWithBook();
  const response = await send(server, "REPORT", BOOK, sync("urn:x:old"), "1");
  expect(response.status).toBe(403);
  expect(/<D:responsedescription>([^<]*)</.exec(await response.text())?.[1]).toContain(
    "valid-sync-token",
  );
});

test("it goes on until nothing is cut off, and has every card once", async () => {
  const server = await createServerWithBook({ limits: { maxSyncChanges: 2 } });
  for (const uid of ["1", "2", "3", "4", "5"]) await putCard(server, `${uid}.vcf`, { uid });
  const seen: string[] = [];
  let token = "";
  for (let isCut = true; isCut;) {
    const { responses, syncToken } = await ask(server, "REPORT", BOOK, sync(token), "1");
    seen.push(...hrefs({ responses }).filter((href) => href !== BOOK));
    isCut = responses.some(({ href, status }) => href === BOOK && status === 507);
    token = syncToken ?? "";
  }
  expect(seen).toEqual(["1", "2", "3", "4", "5"].map((uid) => `${BOOK}${uid}.vcf`));
});

test("a card is written under its UID, with tags whose quotes were taken off and put on", async () => {
  const server = await createServerWithBook();
  const path = `${BOOK}pas-id-4FBE89710000.vcf`;
  const type = { "Content-Type": 'text/vcard; charset="utf-8"' };
  const body = vcard({ uid: "pas-id-4FBE89710000", version: "3.0" });
  const made = await server.send("PUT", path, { headers: { ...type, "If-None-Match": "*" }, body });
  expect(made.status).toBe(201);
  const tag = made.headers.get("etag")?.replaceAll('"', "");
  const edited = body.replace("Ada", "Augusta Ada");
  const headers = { ...type, "If-Match": `"${tag}"` };
  expect((await server.send("PUT", path, { headers, body: edited })).status).toBe(204);
});

test("KDE lists a book by a query with an empty filter", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const listing = await ask(
    server,
    "REPORT",
    BOOK,
    '<addressbook-query xmlns="urn:ietf:params:xml:ns:carddav"><prop xmlns="DAV:"><getetag/><resourcetype/></prop><filter/></addressbook-query>',
    "1",
  );
  expect(hrefs(listing)).toEqual([`${BOOK}a.vcf`]);
});
