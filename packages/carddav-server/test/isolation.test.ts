import { expect, test } from "vitest";
import { BOOK, propfind, vcard, xml, type TestServer } from "./dav-client.ts";
import { ace, CARD, createSharedServer, grantBob, hrefOf, setAcl, write } from "./access-client.ts";

/** One way to ask for a resource. */
interface Request {
  readonly name: string;
  readonly method: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const XML = { "Content-Type": "application/xml", Depth: "1" };
const PROP = "<D:prop><D:getetag/><C:address-data/></D:prop>";

function report(name: string, body: string): Request {
  const depth = name.startsWith("principal") || name.startsWith("acl") ? "0" : "1";
  return { name, method: "REPORT", body: xml(body), headers: { ...XML, Depth: depth } };
}

const READS: readonly Request[] = [
  { name: "GET", method: "GET" },
  { name: "HEAD", method: "HEAD" },
  { name: "PROPFIND", method: "PROPFIND", headers: { Depth: "1" } },
  {
    name: "PROPFIND prop",
    method: "PROPFIND",
    body: xml(propfind("D:getetag", "D:acl", "D:sync-token")),
    headers: XML,
  },
  report("query", `<C:addressbook-query>${PROP}</C:addressbook-query>`),
  report(
    "multiget",
    `<C:addressbook-multiget>${PROP}<D:href>${CARD}</D:href></C:addressbook-multiget>`,
  ),
  report(
    "sync",
    `<D:sync-collection><D:sync-token/><D:sync-level>1</D:sync-level>${PROP}</D:sync-collection>`,
  ),
  report("expand", '<D:expand-property><D:property name="owner"/></D:expand-property>'),
  report("acl-principal-prop-set", `<D:acl-principal-prop-set>${PROP}</D:acl-principal-prop-set>`),
  report("principal-match", `<D:principal-match><D:self/>${PROP}</D:principal-match>`),
  report(
    "principal-property-search",
    `<D:principal-property-search><D:property-search><D:prop><D:displayname/></D:prop><D:match/></D:property-search></D:principal-property-search>`,
  ),
  report("principal-search-property-set", "<D:principal-search-property-set/>"),
];

const CHANGE =
  "<D:propertyupdate><D:set><D:prop><D:displayname>x</D:displayname></D:prop></D:set></D:propertyupdate>";

const WRITES: readonly Request[] = [
  { name: "PUT", method: "PUT", body: vcard({ uid: "1" }) },
  { name: "PUT if there", method: "PUT", body: vcard({ uid: "1" }), headers: { "If-Match": "*" } },
  {
    name: "PUT if not there",
    method: "PUT",
    body: vcard({ uid: "1" }),
    headers: { "If-None-Match": "*" },
  },
  { name: "POST", method: "POST", body: vcard({ uid: "1" }) },
  { name: "DELETE", method: "DELETE" },
  { name: "MKCOL", method: "MKCOL" },
  { name: "COPY", method: "COPY", headers: { Destination: "/addressbooks/bob/own/x.vcf" } },
  { name: "MOVE", method: "MOVE", headers: { Destination: "/addressbooks/bob/own/x.vcf" } },
  { name: "PROPPATCH", method: "PROPPATCH", body: xml(CHANGE), headers: XML },
  { name: "ACL", method: "ACL", body: xml("<D:acl/>"), headers: XML },
  {
    name: "LOCK",
    method: "LOCK",
    body: xml(
      "<D:lockinfo><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype></D:lockinfo>",
    ),
    headers: XML,
  },
];

async function send(
  server: TestServer,
  path: string,
  { method, body, headers = {} }: Request,
  user = "bob",
): Promise<{ readonly status: number; readonly text: string; readonly headers: string }> {
  const response = await server.send(method, path, {
    user,
    headers,
    ...(body !== undefined && { body }),
  });
  const text = (await response.text()).replaceAll(path, "PATH");
  return { status: response.status, text, headers: JSON.stringify([...response.headers]) };
}

// What there is beside what there is not, also as clients encode it twice.
const TWINS = [
  [BOOK, "/addressbooks/ada/nothings/"],
  ["/addressbooks/ada/%2563ontacts/", "/addressbooks/ada/%256eothings/"],
  [`${BOOK}%2561.vcf`, `${BOOK}%2562.vcf`],
  [CARD, `${BOOK}b.vcf`],
  [CARD, "/addressbooks/ada/nothings/a.vcf"],
] as const;

// A refusal names collections, which differ when the books do.
function plain(text: string): string {
  return text.replaceAll(
    /\/addressbooks\/ada\/(?:contacts|nothings|%2563ontacts|%256eothings)\//g,
    "BOOK",
  );
}

/** The requests that tell what there is from what there is not, or that are not refused. */
async function tellTales(
  server: TestServer,
  requests: readonly Request[],
): Promise<readonly string[]> {
  const tales: string[] = [];
  for (const request of requests) {
    for (const [there, notThere] of TWINS) {
      const one = await send(server, there, request);
      const other = await send(server, notThere, request);
      const isSame = one.status === other.status && plain(one.text) === plain(other.text);
      if (!isSame || one.status !== 403) tales.push(`${request.name} ${there} ${one.status}`);
    }
  }
  return tales;
}

/** The requests that were not answered with one of the statuses. */
async function unlike(
  server: TestServer,
  paths: readonly string[],
  requests: readonly Request[],
  statuses: readonly number[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) {
    for (const request of requests) {
      const { status } = await send(server, path, request);
      if (!statuses.includes(status)) found.push(`${request.name} ${path} ${status}`);
    }
  }
  return found;
}

test("no method and no report shows or tells anything of another user's without a grant", async () => {
  const server = await createSharedServer();
  await server.store.createBook("bob", "own", []);
  expect(await tellTales(server, [...READS, ...WRITES])).toEqual([]);
  const listing = { name: "", method: "PROPFIND", headers: { Depth: "1" } };
  expect((await send(server, "/addressbooks/bob/", listing)).text).not.toContain("ada");
  expect((await server.send("GET", CARD, { user: "ada" })).status).toBe(200);
});

test("a grant to somebody else changes nothing for who has none", async () => {
  const server = await createSharedServer();
  await setAcl(server, ace(hrefOf("eve"), ["read", "write", "read-acl", "write-acl", "unlock"]));
  expect(await tellTales(server, [...READS, ...WRITES])).toEqual([]);
});

test("a grant of read opens what reads and nothing that writes", async () => {
  const server = await createSharedServer();
  await server.store.createBook("bob", "own", []);
  await grantBob(server, "read", "read-acl");
  expect(await unlike(server, [BOOK], READS, [200, 207])).toEqual([]);
  const before = await (await server.send("GET", CARD)).text();
  const writes = WRITES.filter(({ method }) => method !== "COPY");
  expect(await unlike(server, [BOOK, CARD], writes, [403])).toEqual([]);
  expect(await (await server.send("GET", CARD)).text()).toBe(before);
});

test("a grant for one book opens no other of the same owner, and not the home", async () => {
  const server = await createSharedServer();
  await server.store.createBook("ada", "diary", []);
  await grantBob(server, "read", "write");
  const paths = ["/addressbooks/ada/", "/addressbooks/ada/diary/"];
  expect(await unlike(server, paths, [...READS, ...WRITES], [403])).toEqual([]);
});

test("a book that was granted is found in every spelling, and tells nothing of the owner's quota", async () => {
  const server = await createSharedServer({ quota: () => 1_000_000 });
  await grantBob(server, "read");
  for (const path of ["/addressbooks/ada/%2563ontacts/a.vcf", `${BOOK}%2561.vcf`]) {
    expect((await server.send("GET", path, { user: "bob" })).status).toBe(200);
  }
  const asked = {
    name: "",
    method: "PROPFIND",
    body: xml(propfind("D:quota-used-bytes")),
    headers: { ...XML, Depth: "0" },
  };
  expect((await send(server, BOOK, asked)).text).toContain("404 Not Found");
  expect((await send(server, BOOK, asked, "ada")).text).toContain("200 OK");
});

test("references to another user's in bodies and headers find nothing", async () => {
  const server = await createSharedServer();
  await server.store.createBook("bob", "own", []);
  await server.store.createBook("bob", "contacts", []);
  await write(server, "/addressbooks/bob/contacts/a.vcf", "1", "bob");
  const own = "/addressbooks/bob/own/";
  const multiget = READS.find(({ name }) => name === "multiget");
  for (const scope of ["/addressbooks/bob/", own]) {
    const { text } = await send(server, scope, multiget ?? { name: "", method: "GET" });
    expect(text).toContain(`<D:href>${CARD}</D:href><D:status>HTTP/1.1 404 Not Found</D:status>`);
  }
  const expand = report(
    "expand",
    '<D:expand-property><D:property name="addressbook-home-set" namespace="urn:ietf:params:xml:ns:carddav"><D:property name="displayname"/></D:property></D:expand-property>',
  );
  expect((await send(server, "/principals/ada/", expand)).text).toContain(
    "<D:response><D:href>/addressbooks/ada/</D:href><D:status>HTTP/1.1 404 Not Found</D:status></D:response>",
  );
  const etag = (await server.send("GET", CARD)).headers.get("etag") ?? "";
  const asked = (headers: Readonly<Record<string, string>>): Promise<Response> =>
    server.send("PROPFIND", own, { user: "bob", headers: { Depth: "0", ...headers } });
  const header = { If: `<${CARD}> ([${etag}])` };
  expect((await asked(header)).status).toBe(412);
  await grantBob(server, "read");
  expect((await asked(header)).status).toBe(207);
});

/** Fields that ask of a resource whether it is there, and what it is. */
const CONDITIONS = [
  { "If-None-Match": "*" },
  { "If-Match": "*" },
  { "If-Match": '"other"' },
  { "If-Unmodified-Since": "Thu, 01 Jan 1970 00:00:00 GMT" },
];

test("who made a lock takes it away without any other privilege, and nobody else learns of it", async () => {
  const server = await createSharedServer();
  await grantBob(server, "write-content");
  const lock = WRITES.find(({ method }) => method === "LOCK") ?? { name: "", method: "LOCK" };
  const made = await server.send("LOCK", CARD, {
    user: "bob",
    headers: { ...XML, Depth: "0" },
    body: lock.body ?? "",
  });
  expect(made.status).toBe(200);
  await setAcl(server);
  const headers = { "Lock-Token": made.headers.get("lock-token") ?? "" };
  const unlock = { name: "UNLOCK", method: "UNLOCK", headers };
  for (const [there, notThere] of TWINS) {
    const wrong = { ...unlock, headers: { "Lock-Token": "<urn:uuid:0>" } };
    const one = await send(server, there, wrong, "eve");
    expect(one).toMatchObject({ status: 409 });
    expect(await send(server, notThere, wrong, "eve")).toEqual(one);
    for (const condition of CONDITIONS) {
      const conditional = { ...unlock, headers: { ...headers, ...condition } };
      expect(await send(server, there, conditional, "eve")).toEqual(one);
      expect(await send(server, notThere, conditional, "eve")).toEqual(one);
    }
  }
  expect((await send(server, CARD, unlock, "bob")).status).toBe(204);
});

test("another's principal is known only through the directory", async () => {
  const server = await createSharedServer();
  const asked = async (path: string): Promise<number> =>
    (await send(server, path, { name: "", method: "PROPFIND", headers: { Depth: "0" } })).status;
  expect(await asked("/principals/ada/")).toBe(207);
  expect(await asked("/principals/nobody/")).toBe(403);
  expect(
    (
      await send(server, "/principals/ada/", {
        name: "",
        method: "PROPPATCH",
        body: xml(CHANGE),
        headers: XML,
      })
    ).status,
  ).toBe(403);
});
