import { parseLivePropertyValue } from "@callingcard/dav-xml";
import { describe, expect, test } from "vitest";
import { BOOK, hrefs, propfind, properties, property, type TestServer } from "./dav-client.ts";
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
  write,
} from "./access-client.ts";

async function privilegesOf(server: TestServer, user: string, path: string): Promise<string[]> {
  const body = propfind("D:current-user-privilege-set");
  const { responses } = await askAs(server, user, "PROPFIND", path, body);
  const [element] = properties(responses[0]);
  return element === undefined
    ? []
    : parseLivePropertyValue("current-user-privilege-set", element).map(({ local }) => local);
}

async function allowOf(server: TestServer, user: string, path: string): Promise<string | null> {
  return (await server.send("OPTIONS", path, { user })).headers.get("allow");
}

describe("a grant of read", () => {
  test("lets somebody read a book at its owner's path, in every way", async () => {
    const server = await createSharedServer();
    await grantBob(server, "read");
    const listing = await askAs(server, "bob", "PROPFIND", BOOK, propfind("D:getetag"), {
      Depth: "1",
    });
    expect(hrefs(listing)).toEqual([BOOK, CARD]);
    for (const method of ["GET", "HEAD"]) {
      expect((await server.send(method, CARD, { user: "bob" })).status).toBe(200);
      expect((await server.send(method, BOOK, { user: "bob" })).status).toBe(200);
    }
    for (const [body, found] of [
      ["<C:addressbook-query><D:prop><D:getetag/></D:prop></C:addressbook-query>", [CARD]],
      [
        `<C:addressbook-multiget><D:prop><C:address-data/></D:prop><D:href>${CARD}</D:href></C:addressbook-multiget>`,
        [CARD],
      ],
      [
        "<D:sync-collection><D:sync-token/><D:sync-level>1</D:sync-level><D:prop><D:getetag/></D:prop></D:sync-collection>",
        [CARD],
      ],
      ['<D:expand-property><D:property name="owner"/></D:expand-property>', [BOOK]],
    ] as const) {
      expect(hrefs(await askAs(server, "bob", "REPORT", BOOK, body))).toEqual(found);
    }
  });

  test("is read-only in three places at once: privileges, Allow and need-privileges", async () => {
    const server = await createSharedServer();
    await grantBob(server, "read");
    for (const path of [BOOK, CARD]) {
      expect(await privilegesOf(server, "bob", path)).toEqual([
        "read",
        "read-current-user-privilege-set",
      ]);
    }
    expect(await allowOf(server, "bob", BOOK)).toBe("OPTIONS, GET, HEAD, COPY, PROPFIND, REPORT");
    expect(await allowOf(server, "bob", CARD)).toBe("OPTIONS, GET, HEAD, COPY, PROPFIND, REPORT");
    expect(await lacking(await write(server, CARD, "1", "bob"))).toEqual([`write-content ${CARD}`]);
    expect(await lacking(await write(server, `${BOOK}b.vcf`, "2", "bob"))).toEqual([
      `bind ${BOOK}`,
    ]);
    expect(await lacking(await server.send("DELETE", CARD, { user: "bob" }))).toEqual([
      `unbind ${BOOK}`,
    ]);
    expect(await lacking(await server.send("DELETE", BOOK, { user: "bob" }))).toEqual([
      "unbind /addressbooks/ada/",
    ]);
    const body =
      "<D:propertyupdate><D:set><D:prop><D:displayname>x</D:displayname></D:prop></D:set></D:propertyupdate>";
    expect(await lacking(await sendAs(server, "bob", "PROPPATCH", BOOK, body))).toEqual([
      `write-properties ${BOOK}`,
    ]);
    expect(await lacking(await sendAs(server, "bob", "ACL", BOOK, "<D:acl/>"))).toEqual([
      `write-acl ${BOOK}`,
    ]);
    const refused = await server.send("POST", CARD, { user: "ada" });
    expect(refused.headers.get("allow")).toContain("PUT");
  });

  test("keeps the list itself to those with read-acl", async () => {
    const server = await createSharedServer();
    await grantBob(server, "read");
    const body = propfind("D:acl", "D:owner", "D:none");
    const denied = await askAs(server, "bob", "PROPFIND", BOOK, body);
    expect(property(denied.responses[0], "acl", 403)).toBe("");
    expect(property(denied.responses[0], "owner")).toBe("<D:href>/principals/ada/</D:href>");
    expect(property(denied.responses[0], "none", 404)).toBe("");
    expect(denied.responses[0]?.propstats.map(({ status }) => status)).toEqual([200, 403, 404]);
    const all = "<D:propfind><D:allprop/><D:include><D:acl/></D:include></D:propfind>";
    const included = await askAs(server, "bob", "PROPFIND", BOOK, all);
    expect(property(included.responses[0], "acl", 403)).toBe("");
    const expand = '<D:expand-property><D:property name="acl"/></D:expand-property>';
    const expanded = await askAs(server, "bob", "REPORT", BOOK, expand);
    expect(property(expanded.responses[0], "acl", 403)).toBe("");
    await grantBob(server, "read", "read-acl");
    const shown = await askAs(server, "bob", "PROPFIND", CARD, body);
    expect(property(shown.responses[0], "acl")).toContain("/principals/bob/");
  });
});

describe("a grant of write", () => {
  test("lets somebody write, rename and remove cards, and set properties", async () => {
    const server = await createSharedServer();
    await grantBob(server, "read", "write");
    expect(await privilegesOf(server, "bob", BOOK)).toEqual([
      "read",
      "read-current-user-privilege-set",
      "write",
      "write-properties",
      "write-content",
      "bind",
      "unbind",
    ]);
    expect(await allowOf(server, "bob", BOOK)).toContain("DELETE, MKCOL");
    expect((await write(server, CARD, "1", "bob")).status).toBe(204);
    expect((await write(server, `${BOOK}b.vcf`, "2", "bob")).status).toBe(201);
    const moved = await server.send("MOVE", `${BOOK}b.vcf`, {
      user: "bob",
      headers: { Destination: `${BOOK}c.vcf` },
    });
    expect(moved.status).toBe(201);
    const body =
      "<D:propertyupdate><D:set><D:prop><D:displayname>x</D:displayname></D:prop></D:set></D:propertyupdate>";
    await askAs(server, "bob", "PROPPATCH", BOOK, body);
    expect((await server.send("DELETE", `${BOOK}c.vcf`, { user: "bob" })).status).toBe(204);
    expect(await lacking(await server.send("DELETE", BOOK, { user: "bob" }))).toEqual([
      "unbind /addressbooks/ada/",
    ]);
    expect((await server.send("GET", CARD, { user: "ada" })).status).toBe(200);
  });

  test("is judged by each of its parts", async () => {
    const server = await createSharedServer();
    await grantBob(server, "bind");
    expect((await write(server, `${BOOK}b.vcf`, "2", "bob")).status).toBe(201);
    expect(await lacking(await write(server, `${BOOK}b.vcf`, "2", "bob"))).toEqual([
      `write-content ${BOOK}b.vcf`,
    ]);
    expect(await lacking(await server.send("GET", CARD, { user: "bob" }))).toEqual([
      `read ${CARD}`,
    ]);
    await grantBob(server, "write-content");
    expect((await write(server, CARD, "1", "bob")).status).toBe(204);
    expect(await lacking(await write(server, `${BOOK}c.vcf`, "3", "bob"))).toEqual([
      `bind ${BOOK}`,
    ]);
    await grantBob(server, "unbind");
    expect((await server.send("DELETE", CARD, { user: "bob" })).status).toBe(204);
  });

  test("is judged again by the write, when somebody else makes the card meanwhile", async () => {
    const server = await createSharedServer();
    await grantBob(server, "bind");
    const { store } = server;
    // What was there when privileges were judged is not what is there when the card is written.
    let looks = 0;
    const late = await createSharedServer({
      store: {
        ...store,
        getCards: async (id, names) => (looks++ === 0 ? [] : store.getCards(id, names)),
      },
    });
    looks = 0;
    expect(await lacking(await write(late, CARD, "1", "bob"))).toEqual([`write-content ${CARD}`]);
    expect((await write(server, CARD, "1", "ada")).status).toBe(204);
  });

  test("names the card that has a UID only to who may read it", async () => {
    const server = await createSharedServer();
    for (const [privileges, named] of [
      [["bind"], "<C:no-uid-conflict/>"],
      [["bind", "read"], `<C:no-uid-conflict><D:href>${CARD}</D:href></C:no-uid-conflict>`],
    ] as const) {
      await grantBob(server, ...privileges);
      const response = await write(server, `${BOOK}b.vcf`, "1", "bob");
      expect(await response.text()).toContain(named);
    }
  });

  test("does not show who may not read what a write made", async () => {
    const server = await createSharedServer();
    await grantBob(server, "write");
    const headers = { Prefer: "return=representation" };
    const blind = await write(server, CARD, "1", "bob", headers);
    expect([blind.status, await blind.text()]).toEqual([204, ""]);
    await grantBob(server, "read", "write");
    expect((await write(server, CARD, "1", "bob", headers)).status).toBe(200);
  });
});

describe("COPY and MOVE between books of two people", () => {
  async function transfer(
    server: TestServer,
    method: string,
    from: string,
    to: string,
    overwrite = "T",
  ): Promise<Response> {
    const headers = { Destination: to, Overwrite: overwrite };
    return server.send(method, from, { user: "bob", headers });
  }

  test("name every privilege that is missing at either end", async () => {
    const server = await createSharedServer();
    await server.store.createBook("bob", "own", []);
    const own = "/addressbooks/bob/own/a.vcf";
    await grantBob(server, "read");
    expect((await transfer(server, "COPY", CARD, own)).status).toBe(201);
    expect(await lacking(await transfer(server, "MOVE", CARD, own))).toEqual([`unbind ${BOOK}`]);
    expect(await lacking(await transfer(server, "COPY", own, `${BOOK}b.vcf`))).toEqual([
      `bind ${BOOK}`,
    ]);
    expect(await lacking(await transfer(server, "COPY", own, CARD))).toEqual([
      `write-content ${CARD}`,
      `write-properties ${CARD}`,
    ]);
    expect(await lacking(await transfer(server, "MOVE", own, CARD))).toEqual([
      `bind ${BOOK}`,
      `unbind ${BOOK}`,
    ]);
    await setAcl(server);
    expect(await lacking(await transfer(server, "COPY", own, CARD))).toEqual([`bind ${BOOK}`]);
    expect(await lacking(await transfer(server, "COPY", own, `${BOOK}none`))).toEqual([
      `bind ${BOOK}`,
    ]);
    expect(await lacking(await transfer(server, "MOVE", CARD, `${BOOK}b.vcf`))).toEqual([
      `unbind ${BOOK}`,
      `bind ${BOOK}`,
    ]);
    const elsewhere = "/addressbooks/eve/none/a.vcf";
    expect(await lacking(await transfer(server, "COPY", CARD, elsewhere))).toEqual([
      `read ${CARD}`,
      "bind /addressbooks/eve/none/",
    ]);
  });

  test("take nothing out of a book for somebody who may not read it", async () => {
    const server = await createSharedServer();
    await server.store.createBook("bob", "own", []);
    await grantBob(server, "write");
    const own = "/addressbooks/bob/own/a.vcf";
    expect(await lacking(await transfer(server, "MOVE", CARD, own))).toEqual([`read ${CARD}`]);
    expect((await transfer(server, "MOVE", CARD, `${BOOK}b.vcf`)).status).toBe(201);
  });
});

describe("entries", () => {
  test("for a group count for its members", async () => {
    const server = await createSharedServer();
    await setAcl(server, ace(hrefOf("team"), ["read"]));
    expect((await server.send("GET", CARD, { user: "bob" })).status).toBe(200);
    expect((await server.send("GET", CARD, { user: "eve" })).status).toBe(403);
  });

  test("that deny count before those that grant", async () => {
    const server = await createSharedServer();
    await setAcl(
      server,
      ace(hrefOf("eve"), ["write-content"], "deny"),
      ace("<D:authenticated/>", ["read", "write"]),
    );
    expect((await write(server, CARD, "1", "bob")).status).toBe(204);
    expect(await lacking(await write(server, CARD, "1", "eve"))).toEqual([`write-content ${CARD}`]);
    expect(await privilegesOf(server, "eve", BOOK)).not.toContain("write");
    expect(await privilegesOf(server, "eve", BOOK)).toContain("bind");
  });

  test("may keep to themselves what somebody may do", async () => {
    const server = await createSharedServer();
    await setAcl(
      server,
      ace(hrefOf("bob"), ["read-current-user-privilege-set"], "deny"),
      ace(hrefOf("bob"), ["read"]),
    );
    const body = propfind("D:current-user-privilege-set");
    const { responses } = await askAs(server, "bob", "PROPFIND", BOOK, body);
    expect(property(responses[0], "current-user-privilege-set", 403)).toBe("");
  });

  test("are for all others where they are inverted", async () => {
    const server = await createSharedServer({ aclRestrictions: { noInvert: false } });
    const others = ace(hrefOf("eve"), ["read"]).replace(
      /<D:principal>.*<\/D:principal>/,
      "<D:invert>$&</D:invert>",
    );
    expect((await setAcl(server, others)).status).toBe(200);
    expect((await server.send("GET", CARD, { user: "bob" })).status).toBe(200);
    expect((await server.send("GET", CARD, { user: "eve" })).status).toBe(403);
  });

  test("end with the next ACL request, and hold whatever the prefix", async () => {
    const server = await createSharedServer();
    await grantBob(server, "read");
    const moved = await createSharedServer({ store: server.store, prefix: "/dav" });
    expect((await moved.send("GET", `/dav${CARD}`, { user: "bob" })).status).toBe(200);
    await setAcl(server);
    expect((await server.send("GET", CARD, { user: "bob" })).status).toBe(403);
  });
});

test("the list is a property that no client can set, see as its own, or fill up", async () => {
  const server = await createSharedServer({ limits: { maxStoredProperties: 1 } });
  await grantBob(server, "read");
  const hidden = '<h:acl xmlns:h="urn:callingcard:hidden"/>';
  const named = `<D:propfind><D:prop>${hidden}</D:prop></D:propfind>`;
  const { responses } = await askAs(server, "ada", "PROPFIND", BOOK, named);
  expect(property(responses[0], "acl", 404)).toBe("");
  for (const kind of ["allprop", "propname"]) {
    const body = `<D:propfind><D:${kind}/></D:propfind>`;
    const text = await (await sendAs(server, "ada", "PROPFIND", BOOK, body)).text();
    expect(text).not.toContain("urn:callingcard:hidden");
  }
  const expand =
    '<D:expand-property><D:property name="acl" namespace="urn:callingcard:hidden"/></D:expand-property>';
  const expanded = await askAs(server, "ada", "REPORT", BOOK, expand);
  expect(property(expanded.responses[0], "acl", 404)).toBe("");
  for (const action of ["set", "remove"]) {
    const body = `<D:propertyupdate><D:${action}><D:prop>${hidden}</D:prop></D:${action}></D:propertyupdate>`;
    const patched = await askAs(server, "ada", "PROPPATCH", BOOK, body);
    expect(patched.responses[0]?.propstats[0]?.status).toBe(403);
  }
  const made = `<D:mkcol><D:set><D:prop>${hidden}</D:prop></D:set></D:mkcol>`;
  expect((await sendAs(server, "ada", "MKCOL", "/addressbooks/ada/b/", made)).status).toBe(403);
  const own = "<D:propertyupdate><D:set><D:prop><x/></D:prop></D:set></D:propertyupdate>";
  const patched = await askAs(server, "ada", "PROPPATCH", BOOK, own);
  expect(patched.responses[0]?.propstats[0]?.status).toBe(200);
  expect((await server.send("GET", CARD, { user: "bob" })).status).toBe(200);
});
