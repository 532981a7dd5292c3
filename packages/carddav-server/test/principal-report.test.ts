import { parsePrincipalSearchPropertySet } from "@callingcard/dav-xml";
import { expect, test } from "vitest";
import { createPrincipals, type Principal } from "../src/access/principal-directory.ts";
import { BOOK, hrefs, property } from "./dav-client.ts";
import {
  ace,
  askAs,
  CARD,
  createSharedServer,
  grantBob,
  hrefOf,
  lacking,
  sendAs,
  setAcl,
} from "./access-client.ts";

const NAME = "<D:prop><D:displayname/></D:prop>";

test("acl-principal-prop-set names each principal of a list once, the owner too", async () => {
  const server = await createSharedServer();
  await setAcl(
    server,
    ace(hrefOf("bob"), ["read"]),
    ace(hrefOf("bob"), ["bind"]),
    ace(hrefOf("team"), ["read"]),
    ace("<D:authenticated/>", ["read"]),
  );
  const body = `<D:acl-principal-prop-set>${NAME}</D:acl-principal-prop-set>`;
  for (const path of [BOOK, CARD]) {
    const answer = await askAs(server, "ada", "REPORT", path, body);
    expect(hrefs(answer)).toEqual(["/principals/ada/", "/principals/bob/", "/principals/team/"]);
    expect(property(answer.responses[1], "displayname")).toBe("bob");
  }
  const home = await askAs(server, "ada", "REPORT", "/addressbooks/ada/", body);
  expect(hrefs(home)).toEqual(["/principals/ada/"]);
  expect(hrefs(await askAs(server, "ada", "REPORT", "/principals/", body))).toEqual([]);
});

test("acl-principal-prop-set is for those who may read the list", async () => {
  const server = await createSharedServer();
  await grantBob(server, "read");
  const body = `<D:acl-principal-prop-set>${NAME}</D:acl-principal-prop-set>`;
  expect(await lacking(await sendAs(server, "bob", "REPORT", BOOK, body))).toEqual([
    `read-acl ${BOOK}`,
  ]);
  await grantBob(server, "read", "read-acl");
  expect(hrefs(await askAs(server, "bob", "REPORT", BOOK, body))).toHaveLength(2);
});

test("acl-principal-prop-set answers 404 for a principal that has gone", async () => {
  const server = await createSharedServer();
  await grantBob(server, "read");
  const later = await createSharedServer({
    store: server.store,
    principals: createPrincipals({
      users: { findPasswordHash: async () => undefined, listUsers: async () => [] },
    }),
  });
  const body = `<D:acl-principal-prop-set>${NAME}</D:acl-principal-prop-set>`;
  const { responses } = await askAs(later, "ada", "REPORT", BOOK, body);
  expect(responses.map(({ href, status }) => [href, status])).toEqual([
    ["/principals/ada/", undefined],
    ["/principals/bob/", 404],
  ]);
});

test("principal-match with self finds the user and the groups of the user", async () => {
  const server = await createSharedServer();
  const body = `<D:principal-match><D:self/>${NAME}</D:principal-match>`;
  for (const path of ["/", "/principals/"]) {
    expect(hrefs(await askAs(server, "bob", "REPORT", path, body))).toEqual([
      "/principals/bob/",
      "/principals/team/",
    ]);
    expect(hrefs(await askAs(server, "eve", "REPORT", path, body))).toEqual(["/principals/eve/"]);
  }
  const team = "/principals/team/";
  expect(hrefs(await askAs(server, "bob", "REPORT", team, body))).toEqual([team]);
  expect(hrefs(await askAs(server, "eve", "REPORT", team, body))).toEqual([]);
  expect(hrefs(await askAs(server, "ada", "REPORT", BOOK, body))).toEqual([]);
});

test("principal-match with a property finds what names the user in it, at any depth", async () => {
  const server = await createSharedServer();
  const owned =
    "<D:principal-match><D:principal-property><D:owner/></D:principal-property></D:principal-match>";
  const home = "/addressbooks/ada/";
  for (const [path, found] of [
    ["/", [home, BOOK, CARD]],
    ["/addressbooks/", [home, BOOK, CARD]],
    [home, [BOOK, CARD]],
    [BOOK, [CARD]],
    [CARD, []],
    ["/principals/", []],
  ] as const) {
    expect(hrefs(await askAs(server, "ada", "REPORT", path, owned))).toEqual(found);
  }
  await grantBob(server, "read");
  expect(hrefs(await askAs(server, "bob", "REPORT", BOOK, owned))).toEqual([]);
  expect(hrefs(await askAs(server, "bob", "REPORT", "/", owned))).toEqual(["/addressbooks/bob/"]);
  const members =
    "<D:principal-match><D:principal-property><D:group-member-set/></D:principal-property></D:principal-match>";
  expect(hrefs(await askAs(server, "bob", "REPORT", "/", members))).toEqual(["/principals/team/"]);
});

function search(match: string, property = "displayname", attribute = ""): string {
  return `<D:principal-property-search${attribute}><D:property-search><D:prop><D:${property}/></D:prop><D:match>${match}</D:match></D:property-search>${NAME}</D:principal-property-search>`;
}

const LIBRARY: readonly Principal[] = [
  { name: "1", displayName: "Ångström, Anders", alternateUris: ["mailto:anders@example.org"] },
  { name: "2", displayName: "Curie, Marie" },
];

async function createLibrary(): Promise<Awaited<ReturnType<typeof createSharedServer>>> {
  return createSharedServer({
    principals: {
      find: async (name, asker) =>
        asker === "ada" ? LIBRARY.find((principal) => principal.name === name) : undefined,
      list: async (asker) => (asker === "ada" ? LIBRARY : []),
      groupsOf: async () => [],
    },
  });
}

test("principal-property-search finds parts of names, whatever their case", async () => {
  const server = await createLibrary();
  for (const [match, found] of [
    ["ÅNGSTR", ["/principals/1/"]],
    ["marie", ["/principals/2/"]],
    ["r", ["/principals/1/", "/principals/2/"]],
    ["nobody", []],
  ] as const) {
    const answer = await askAs(server, "ada", "REPORT", "/principals/", search(match));
    expect(hrefs(answer)).toEqual(found);
  }
  const answer = await askAs(server, "ada", "REPORT", "/principals/", search("marie"));
  expect(property(answer.responses[0], "displayname")).toBe("Curie, Marie");
});

test("principal-property-search joins its searches, and never matches what is not searchable", async () => {
  const server = await createLibrary();
  const two = (attribute: string): string =>
    search("marie", "displayname", attribute).replace(
      "</D:property-search>",
      "</D:property-search><D:property-search><D:prop><D:alternate-URI-set/></D:prop><D:match>ANDERS@</D:match></D:property-search>",
    );
  const found = async (body: string): Promise<readonly string[]> =>
    hrefs(await askAs(server, "ada", "REPORT", "/principals/", body));
  expect(await found(two(""))).toEqual([]);
  expect(await found(two(' test="anyof"'))).toEqual(["/principals/1/", "/principals/2/"]);
  expect(await found(search("", "getetag"))).toEqual([]);
  const both = search("anders").replace("<D:displayname/>", "<D:displayname/><D:getetag/>");
  expect(await found(both)).toEqual([]);
});

test("principal-property-search is applied to the principal collections from anywhere", async () => {
  const server = await createLibrary();
  const body = search("marie");
  expect(hrefs(await askAs(server, "ada", "REPORT", BOOK, body))).toEqual([]);
  const applied = body.replace(
    "</D:principal-property-search>",
    "<D:apply-to-principal-collection-set/></D:principal-property-search>",
  );
  expect(hrefs(await askAs(server, "ada", "REPORT", BOOK, applied))).toEqual(["/principals/2/"]);
});

test("principal-property-search finds nobody whom the directory hides", async () => {
  const server = await createLibrary();
  expect(hrefs(await askAs(server, "eve", "REPORT", "/principals/", search("")))).toEqual([
    "/principals/eve/",
  ]);
});

test("principal-search-property-set names what can be searched, in a language", async () => {
  const server = await createSharedServer();
  const body = "<D:principal-search-property-set/>";
  const response = await sendAs(server, "ada", "REPORT", "/principals/", body);
  expect(response.status).toBe(200);
  const properties = parsePrincipalSearchPropertySet(await response.text());
  expect(properties.map(({ property: { local } }) => local)).toEqual([
    "displayname",
    "alternate-URI-set",
  ]);
  expect(properties.every(({ description }) => description.language === "en")).toBe(true);
});

test("reports about principals have Depth 0, and as many matches and properties as the limits say", async () => {
  const server = await createSharedServer({
    limits: { maxPrincipalMatches: 2, maxRequestedProperties: 1 },
  });
  const body = search("e");
  const deep = await sendAs(server, "ada", "REPORT", "/principals/", body, { Depth: "1" });
  expect(deep.status).toBe(400);
  expect(hrefs(await askAs(server, "ada", "REPORT", "/principals/", body))).toHaveLength(2);
  const many = await sendAs(server, "ada", "REPORT", "/principals/", search(""));
  expect(many.status).toBe(403);
  expect(await many.text()).toContain("<D:number-of-matches-within-limits/>");
  const end = "</D:prop></D:principal-property-search>";
  const wide = body.replace(end, `<D:owner/>${end}`);
  expect((await sendAs(server, "ada", "REPORT", "/principals/", wide)).status).toBe(400);
  const listed = await sendAs(
    server,
    "ada",
    "PROPFIND",
    "/principals/",
    "<D:propfind><D:propname/></D:propfind>",
    { Depth: "1" },
  );
  expect(await listed.text()).toContain("507 Insufficient Storage");
});

test("every resource names the reports about principals", async () => {
  const server = await createSharedServer();
  const body = "<D:propfind><D:prop><D:supported-report-set/></D:prop></D:propfind>";
  for (const path of ["/", "/principals/", "/principals/ada/", "/addressbooks/ada/", BOOK, CARD]) {
    const { responses } = await askAs(server, "ada", "PROPFIND", path, body);
    for (const report of [
      "acl-principal-prop-set",
      "principal-match",
      "principal-property-search",
      "principal-search-property-set",
      "expand-property",
    ]) {
      expect(property(responses[0], "supported-report-set")).toContain(`<D:${report}/>`);
    }
  }
});
