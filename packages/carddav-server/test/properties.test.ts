import { element } from "@callingcard/xml";
import { expect, test } from "vitest";
import { propertyChanges } from "../src/property/property-change.ts";
import {
  ask,
  BOOK,
  createServerWithBook,
  hrefs,
  properties,
  propfind,
  property,
  putCard,
  sendXml,
  type TestServer,
} from "./dav-client.ts";

const DISPLAYNAME = "<D:displayname>Friends &amp; family</D:displayname>";

function proppatch(server: TestServer, instructions: string, path: string = BOOK) {
  return ask(server, "PROPPATCH", path, `<D:propertyupdate>${instructions}</D:propertyupdate>`);
}

function set(properties: string): string {
  return `<D:set><D:prop>${properties}</D:prop></D:set>`;
}

async function bookProperty(server: TestServer, name: string): Promise<string | undefined> {
  const { responses } = await ask(server, "PROPFIND", BOOK, propfind(name));
  return property(responses[0], name.replace(/^.*:/, ""));
}

test("a PROPFIND without a body asks for everything", async () => {
  const server = await createServerWithBook();
  await proppatch(server, set(DISPLAYNAME));
  const response = await server.send("PROPFIND", BOOK, { headers: { Depth: "0" } });
  const everything = await ask(server, "PROPFIND", BOOK, "<D:propfind><D:allprop/></D:propfind>");
  expect(await response.text()).toContain("Friends &amp; family");
  expect(properties(everything.responses[0]).map(({ local }) => local)).toEqual([
    "resourcetype",
    "creationdate",
    "lockdiscovery",
    "supportedlock",
    "displayname",
  ]);
});

test("allprop leaves out what later specifications leave out, include brings it", async () => {
  const server = await createServerWithBook();
  const { responses } = await ask(
    server,
    "PROPFIND",
    BOOK,
    "<D:propfind><D:allprop/><D:include><D:sync-token/><C:max-resource-size/><D:resourcetype/></D:include></D:propfind>",
  );
  expect(properties(responses[0]).map(({ local }) => local)).toEqual([
    "resourcetype",
    "creationdate",
    "lockdiscovery",
    "supportedlock",
    "sync-token",
    "max-resource-size",
  ]);
});

test("allprop notes what include names and the resource does not have", async () => {
  const server = await createServerWithBook();
  const including = "<D:propfind><D:allprop/><D:include><D:getetag/></D:include></D:propfind>";
  const { responses } = await ask(server, "PROPFIND", BOOK, including);
  expect(responses[0]?.propstats.map(({ status }) => status)).toEqual([200, 404]);
  const minimal = await ask(server, "PROPFIND", BOOK, including, { Prefer: "return=minimal" });
  expect(minimal.responses[0]?.propstats.map(({ status }) => status)).toEqual([200]);
});

test("propname names properties without their values", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const { responses } = await ask(
    server,
    "PROPFIND",
    `${BOOK}a.vcf`,
    "<D:propfind><D:propname/></D:propfind>",
  );
  const found = properties(responses[0]);
  expect(found.every(({ children }) => children.length === 0)).toBe(true);
  expect(found.map(({ local }) => local)).toEqual(
    expect.arrayContaining(["getetag", "getcontenttype", "supported-report-set", "owner"]),
  );
});

test("address-data is no property of a PROPFIND", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const { responses } = await ask(
    server,
    "PROPFIND",
    `${BOOK}a.vcf`,
    propfind("C:address-data", "D:getetag"),
  );
  expect(property(responses[0], "address-data", 404)).toBe("");
  expect(property(responses[0], "getetag")).toMatch(/^"/);
});

test("Depth infinity is refused, a card has no depth", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  for (const headers of [{}, { Depth: "infinity" }]) {
    const response = await server.send("PROPFIND", BOOK, { headers });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("<D:propfind-finite-depth/>");
    expect((await server.send("PROPFIND", `${BOOK}a.vcf`, { headers })).status).toBe(207);
  }
  expect((await server.send("PROPFIND", BOOK, { headers: { Depth: "2" } })).status).toBe(400);
});

test("Depth 1 lists the cards in the order of their names", async () => {
  const server = await createServerWithBook();
  for (const name of ["b.vcf", "a.vcf", "c.vcf"]) await putCard(server, name, { uid: name });
  const listing = await ask(server, "PROPFIND", BOOK, propfind("D:getetag"), { Depth: "1" });
  expect(hrefs(listing)).toEqual([BOOK, `${BOOK}a.vcf`, `${BOOK}b.vcf`, `${BOOK}c.vcf`]);
});

test("a book has the properties that clients look for", async () => {
  const server = await createServerWithBook({ limits: { maxResourceOctets: 12_345 } });
  expect(await bookProperty(server, "C:max-resource-size")).toBe("12345");
  expect(await bookProperty(server, "C:supported-collation-set")).toContain(
    "<C:supported-collation>i;unicode-casemap</C:supported-collation>",
  );
  expect(await bookProperty(server, "D:owner")).toBe("<D:href>/principals/ada/</D:href>");
  expect(await bookProperty(server, "D:sync-token")).toMatch(/^urn:callingcard:sync:1:/);
  expect(await bookProperty(server, "D:creationdate")).toBe("2023-11-14T22:13:20Z");
  const privileges = await bookProperty(server, "D:current-user-privilege-set");
  for (const privilege of ["read", "write", "bind", "unbind", "write-content"]) {
    expect(privileges).toContain(`<D:privilege><D:${privilege}/></D:privilege>`);
  }
  const reports = await bookProperty(server, "D:supported-report-set");
  for (const report of [
    "C:addressbook-query",
    "C:addressbook-multiget",
    "D:sync-collection",
    "D:expand-property",
  ]) {
    expect(reports).toContain(
      `<D:supported-report><D:report><${report}/></D:report></D:supported-report>`,
    );
  }
});

test("a card lists both CardDAV reports", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const { responses } = await ask(
    server,
    "PROPFIND",
    `${BOOK}a.vcf`,
    propfind("D:supported-report-set", "D:resourcetype", "D:getcontentlength"),
  );
  expect(property(responses[0], "supported-report-set")).toContain("<C:addressbook-query/>");
  expect(property(responses[0], "supported-report-set")).toContain("<C:addressbook-multiget/>");
  expect(property(responses[0], "resourcetype")).toBe("");
  expect(property(responses[0], "getcontentlength")).toBe("61");
});

test("getctag changes when a card does and only then", async () => {
  const server = await createServerWithBook();
  const before = await bookProperty(server, "CS:getctag");
  await proppatch(server, set(DISPLAYNAME));
  expect(await bookProperty(server, "CS:getctag")).toBe(before);
  await putCard(server, "a.vcf", { uid: "1" });
  const after = await bookProperty(server, "CS:getctag");
  expect(after).not.toBe(before);
  await server.send("DELETE", BOOK);
  await server.store.createBook("ada", "contacts", []);
  expect(await bookProperty(server, "CS:getctag")).not.toBe(before);
});

test("the 200 propstat comes first, and status lines are those of HTTP/1.1", async () => {
  const server = await createServerWithBook();
  const response = await sendXml(server, "PROPFIND", BOOK, propfind("D:none", "D:resourcetype"), {
    Depth: "0",
  });
  const statuses = (await response.text()).match(/<D:status>[^<]*<\/D:status>/g);
  expect(statuses).toEqual([
    "<D:status>HTTP/1.1 200 OK</D:status>",
    "<D:status>HTTP/1.1 404 Not Found</D:status>",
  ]);
});

test("a resource without any of the properties asked for has one propstat, a 404", async () => {
  const server = await createServerWithBook();
  const { responses } = await ask(server, "PROPFIND", BOOK, propfind("D:none", "C:none"));
  expect(responses[0]?.propstats.map(({ status }) => status)).toEqual([404]);
  const nothing = await ask(server, "PROPFIND", BOOK, propfind());
  expect(nothing.responses[0]?.propstats.map(({ status }) => status)).toEqual([200]);
});

test("return=minimal and Brief leave out what is missing", async () => {
  const server = await createServerWithBook();
  for (const headers of [{ Prefer: "return=minimal" }, { Brief: "t" }]) {
    const response = await sendXml(server, "PROPFIND", BOOK, propfind("D:none"), {
      Depth: "0",
      ...headers,
    });
    expect(response.headers.get("preference-applied")).toBe("return=minimal");
    const text = await response.text();
    expect(text).not.toContain("404");
    expect(text).toContain("<D:status>HTTP/1.1 200 OK</D:status>");
  }
});

test("PROPPATCH sets and removes the name and the description of a book", async () => {
  const server = await createServerWithBook();
  const description = "<C:addressbook-description>x</C:addressbook-description>";
  const { responses } = await proppatch(server, set(DISPLAYNAME + description));
  expect(properties(responses[0]).map(({ local }) => local)).toEqual([
    "displayname",
    "addressbook-description",
  ]);
  expect(await bookProperty(server, "D:displayname")).toBe("Friends & family");
  await proppatch(server, "<D:remove><D:prop><D:displayname/></D:prop></D:remove>");
  expect(await bookProperty(server, "D:displayname")).toBeUndefined();
  expect(await bookProperty(server, "C:addressbook-description")).toBe("x");
});

test("PROPPATCH keeps dead properties with language, attributes and mixed content", async () => {
  const server = await createServerWithBook();
  const dead =
    '<x:colour xmlns:x="urn:x" xml:lang="de" x:shade="dunkel">so <x:b>rot</x:b> wie\r\n</x:colour>';
  await proppatch(server, set(dead));
  const response = await sendXml(
    server,
    "PROPFIND",
    BOOK,
    '<D:propfind><D:prop><colour xmlns="urn:x"/></D:prop></D:propfind>',
    { Depth: "0" },
  );
  const text = await response.text();
  expect(text).toContain('xml:lang="de"');
  expect(text).toContain('x:shade="dunkel"');
  expect(text).toMatch(/>so <x:b>rot<\/x:b> wie\n<\/x:colour>/);
});

test("PROPPATCH does all or nothing: 403 for a protected property, 424 for the rest", async () => {
  const server = await createServerWithBook();
  const { responses } = await proppatch(
    server,
    set(`${DISPLAYNAME}<D:getetag>"x"</D:getetag><D:sync-token>x</D:sync-token>`),
  );
  const propstats = responses[0]?.propstats ?? [];
  expect(propstats.map(({ status, properties: all }) => [status, all[0]?.local])).toEqual([
    [403, "getetag"],
    [403, "sync-token"],
    [424, "displayname"],
  ]);
  expect(propstats[0]?.error?.children[0]).toMatchObject({
    local: "cannot-modify-protected-property",
  });
  expect(await bookProperty(server, "D:displayname")).toBeUndefined();
});

test("PROPPATCH instructions count in document order", async () => {
  const server = await createServerWithBook();
  await proppatch(
    server,
    `${set("<D:displayname>one</D:displayname>")}<D:remove><D:prop><D:displayname/></D:prop></D:remove>${set("<D:displayname>two</D:displayname>")}`,
  );
  expect(await bookProperty(server, "D:displayname")).toBe("two");
});

test("what is set and removed comes to the last of both", () => {
  const name = { namespace: "urn:x", local: "x" };
  const setting = { kind: "set" as const, property: element(name, ["1"]) };
  const removing = { kind: "remove" as const, name };
  expect(propertyChanges([setting, removing])).toEqual({ set: [], remove: [name] });
  expect(propertyChanges([removing, setting])).toEqual({
    set: [{ ...name, xml: '<x xmlns="urn:x">1</x>' }],
    remove: [],
  });
});

test("PROPPATCH refuses a name that is not plain text, and values without bound", async () => {
  const server = await createServerWithBook({
    limits: { maxPropertyLength: 200, maxStoredProperties: 1 },
  });
  const markup = await proppatch(server, set("<D:displayname><b/></D:displayname>"));
  expect(markup.responses[0]?.propstats[0]?.status).toBe(409);
  const long = await proppatch(server, set(`<x xmlns="urn:x">${"x".repeat(200)}</x>`));
  expect(long.responses[0]?.propstats[0]?.status).toBe(507);
  const many = await proppatch(server, set('<x xmlns="urn:x"/><y xmlns="urn:x"/>'));
  expect(many.responses[0]?.propstats.map(({ status }) => status)).toEqual([507, 424]);
});

test("PROPPATCH of what keeps no properties refuses each one", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  for (const path of ["/addressbooks/ada/", "/principals/ada/", `${BOOK}a.vcf`]) {
    const { responses } = await proppatch(server, set("<CS:me-card/><D:getetag/>"), path);
    expect(responses[0]?.propstats.map(({ status }) => status)).toEqual([403, 403]);
  }
  const missing = await sendXml(
    server,
    "PROPPATCH",
    `${BOOK}none.vcf`,
    `<D:propertyupdate>${set(DISPLAYNAME)}</D:propertyupdate>`,
  );
  expect(missing.status).toBe(404);
});

test("PROPPATCH removes from what keeps no properties what is not there", async () => {
  const server = await createServerWithBook();
  await putCard(server, "a.vcf", { uid: "1" });
  const removal = "<D:remove><D:prop><CS:me-card/></D:prop></D:remove>";
  for (const path of ["/addressbooks/ada/", "/principals/ada/", `${BOOK}a.vcf`]) {
    const { responses } = await proppatch(server, removal, path);
    expect(responses[0]?.propstats.map(({ status }) => status)).toEqual([200]);
  }
});

test("extended MKCOL makes a book with its properties", async () => {
  const server = await createServerWithBook();
  const response = await sendXml(
    server,
    "MKCOL",
    "/addressbooks/ada/work/",
    `<D:mkcol>${set(`<D:resourcetype><D:collection/><C:addressbook/></D:resourcetype>${DISPLAYNAME}<x xmlns="urn:x">1</x>`)}</D:mkcol>`,
  );
  expect(response.status).toBe(201);
  const { responses } = await ask(
    server,
    "PROPFIND",
    "/addressbooks/ada/work/",
    propfind("D:displayname", "D:resourcetype"),
  );
  expect(property(responses[0], "displayname")).toBe("Friends & family");
  expect(property(responses[0], "resourcetype")).toBe("<D:collection/><C:addressbook/>");
});

test("MKCOL without a body makes a book too, and only where none is", async () => {
  const server = await createServerWithBook();
  expect((await server.send("MKCOL", "/addressbooks/ada/work/")).status).toBe(201);
  const again = await server.send("MKCOL", "/addressbooks/ada/work/");
  expect(again.status).toBe(405);
  expect((await server.send("MKCOL", "/addressbooks/ada/")).status).toBe(405);
});

test("extended MKCOL that fails makes nothing and says what failed", async () => {
  const server = await createServerWithBook();
  const path = "/addressbooks/ada/work/";
  for (const [type, status] of [
    ["<D:collection/>", "valid-resourcetype"],
    ["<D:collection/><C:addressbook/><x xmlns='urn:x'/>", "valid-resourcetype"],
  ] as const) {
    const response = await sendXml(
      server,
      "MKCOL",
      path,
      `<D:mkcol>${set(`<D:resourcetype>${type}</D:resourcetype>${DISPLAYNAME}`)}</D:mkcol>`,
    );
    expect(response.status).toBe(403);
    const text = await response.text();
    expect(text).toContain("<D:mkcol-response");
    expect(text).toContain(`<D:error><D:${status}/></D:error>`);
    expect(text).toMatch(/<D:displayname\/><\/D:prop><D:status>HTTP\/1.1 424/);
  }
  const wrongBody = await sendXml(server, "MKCOL", path, "<D:propfind><D:allprop/></D:propfind>");
  expect(wrongBody.status).toBe(400);
  expect((await server.send("PROPFIND", path, { headers: { Depth: "0" } })).status).toBe(404);
});

test("a user has so many books and no more", async () => {
  const server = await createServerWithBook({ limits: { maxBooks: 2 } });
  expect((await server.send("MKCOL", "/addressbooks/ada/one/")).status).toBe(201);
  expect((await server.send("MKCOL", "/addressbooks/ada/two/")).status).toBe(507);
});

test("PROPPATCH and MKCOL heed If-Match, which no collection can meet", async () => {
  const server = await createServerWithBook();
  const body =
    "<D:propertyupdate><D:set><D:prop><D:displayname>x</D:displayname></D:prop></D:set></D:propertyupdate>";
  const refused = await sendXml(server, "PROPPATCH", BOOK, body, { "If-Match": '"x"' });
  expect(refused.status).toBe(412);
  expect((await server.store.findBook("ada", "contacts"))?.properties).toEqual([]);
  const done = await sendXml(server, "PROPPATCH", BOOK, body, { "If-Match": "*" });
  expect(done.status).toBe(207);
});

test("a second MKCOL is 405 and names the methods there are", async () => {
  const server = await createServerWithBook();
  const response = await server.send("MKCOL", BOOK);
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toContain("PROPFIND");
});
