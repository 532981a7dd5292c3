import { expect, test } from "vitest";
import { BOOK, ORIGIN, propfind, property, putCard } from "./dav-client.ts";
import { ace, askAs, CARD, createSharedServer, hrefOf, sendAs, setAcl } from "./access-client.ts";

/** The condition that a refusal names. */
async function condition(response: Response): Promise<string | undefined> {
  expect(response.status).toBe(403);
  const text = await response.text();
  return /<D:error[^>]*><D:([\w-]+)/.exec(text)?.[1];
}

const BOB = hrefOf("bob");
const OWNER = "<D:property><D:owner/></D:property>";
const OWNER_PRIVILEGES = ["read", "read-acl", "write", "unlock", "write-acl"];

test("ACL replaces the entries of a book but for the protected one", async () => {
  const server = await createSharedServer();
  for (const user of ["bob", "eve"]) {
    expect((await setAcl(server, ace(hrefOf(user), ["read"]))).status).toBe(200);
    const { responses } = await askAs(server, "ada", "PROPFIND", BOOK, propfind("D:acl"));
    expect(property(responses[0], "acl")).toBe(
      `${ace(OWNER, OWNER_PRIVILEGES).replace("</D:ace>", "<D:protected/></D:ace>")}${ace(hrefOf(user), ["read"])}`,
    );
  }
});

test("a client may send back what it read", async () => {
  const server = await createSharedServer();
  await setAcl(server, ace(BOB, ["read"]));
  const read = async (): Promise<string | undefined> => {
    const { responses } = await askAs(server, "ada", "PROPFIND", BOOK, propfind("D:acl"));
    return property(responses[0], "acl");
  };
  const before = await read();
  expect((await setAcl(server, before ?? "")).status).toBe(200);
  expect(await read()).toBe(before);
});

test("a principal may be named by an absolute URI and in any spelling of its path", async () => {
  const server = await createSharedServer();
  for (const href of [`${ORIGIN}/principals/bob/`, "/principals/bob", "/principals/%62ob/"]) {
    expect((await setAcl(server, ace(`<D:href>${href}</D:href>`, ["read"]))).status).toBe(200);
    const { responses } = await askAs(server, "ada", "PROPFIND", BOOK, propfind("D:acl"));
    expect(property(responses[0], "acl")).toContain(BOB);
  }
});

test("no-ace-conflict: one principal is not granted and denied the same", async () => {
  const server = await createSharedServer();
  const aces = [ace(BOB, ["read", "bind"], "deny"), ace(BOB, ["bind"])];
  expect(await condition(await setAcl(server, ...aces))).toBe("no-ace-conflict");
  const part = [ace(BOB, ["bind"], "deny"), ace(BOB, ["write"])];
  expect((await setAcl(server, ...part)).status).toBe(200);
});

test("no-protected-ace-conflict: nothing is denied to the owner, and no other entry is protected", async () => {
  const server = await createSharedServer();
  for (const principal of [OWNER, hrefOf("ada")]) {
    const aces = ace(principal, ["read"], "deny");
    expect(await condition(await setAcl(server, aces))).toBe("no-protected-ace-conflict");
  }
  const other = ace(BOB, ["read"]).replace("</D:ace>", "<D:protected/></D:ace>");
  expect(await condition(await setAcl(server, other))).toBe("no-protected-ace-conflict");
});

test("no-inherited-ace-conflict: a book inherits nothing", async () => {
  const server = await createSharedServer();
  const other = ace(BOB, ["read"]).replace(
    "</D:ace>",
    "<D:inherited><D:href>/addressbooks/ada/</D:href></D:inherited></D:ace>",
  );
  expect(await condition(await setAcl(server, other))).toBe("no-inherited-ace-conflict");
});

test("limited-number-of-aces: as many as the limit says", async () => {
  const server = await createSharedServer({ limits: { maxAces: 2 } });
  const protectedOne = ace(OWNER, OWNER_PRIVILEGES).replace("</D:ace>", "<D:protected/></D:ace>");
  const aces = [ace(BOB, ["read"]), ace(hrefOf("eve"), ["read"]), ace(hrefOf("team"), ["read"])];
  expect((await setAcl(server, protectedOne, ...aces.slice(0, 2))).status).toBe(200);
  expect(await condition(await setAcl(server, ...aces))).toBe("limited-number-of-aces");
  expect(await condition(await setAcl(server, ...aces, ...aces))).toBe("limited-number-of-aces");
});

test("deny-before-grant: what denies comes first", async () => {
  const server = await createSharedServer();
  const aces = [ace(BOB, ["read"]), ace(hrefOf("eve"), ["read"], "deny")];
  expect(await condition(await setAcl(server, ...aces))).toBe("deny-before-grant");
  expect((await setAcl(server, ...aces.reverse())).status).toBe(200);
});

test("grant-only: nothing denies where the server wants that", async () => {
  const server = await createSharedServer({ aclRestrictions: { grantOnly: true } });
  expect(await condition(await setAcl(server, ace(BOB, ["read"], "deny")))).toBe("grant-only");
  expect((await setAcl(server, ace(BOB, ["read"]))).status).toBe(200);
});

test("no-invert: an entry is not for all others", async () => {
  const server = await createSharedServer();
  const others = `<D:ace><D:invert><D:principal>${BOB}</D:principal></D:invert><D:grant><D:privilege><D:read/></D:privilege></D:grant></D:ace>`;
  expect(await condition(await setAcl(server, others))).toBe("no-invert");
});

test("no-abstract: all is granted by what it aggregates", async () => {
  const server = await createSharedServer();
  expect(await condition(await setAcl(server, ace(BOB, ["all"])))).toBe("no-abstract");
});

test("not-supported-privilege: one that is not in supported-privilege-set", async () => {
  const server = await createSharedServer();
  expect(await condition(await setAcl(server, ace(BOB, ["fly"])))).toBe("not-supported-privilege");
  const foreign = ace(BOB, ["read"]).replace("<D:read/>", '<read xmlns="urn:x"/>');
  expect(await condition(await setAcl(server, foreign))).toBe("not-supported-privilege");
});

test("missing-required-principal: whoever the server wants an entry for", async () => {
  const href = "/principals/team/";
  const server = await createSharedServer({
    aclRestrictions: { requiredPrincipals: [{ kind: "href", href }] },
  });
  expect(await condition(await setAcl(server, ace(BOB, ["read"])))).toBe(
    "missing-required-principal",
  );
  expect((await setAcl(server, ace(hrefOf("team"), ["read"]))).status).toBe(200);
  const { responses } = await askAs(
    server,
    "ada",
    "PROPFIND",
    BOOK,
    propfind("D:acl-restrictions"),
  );
  expect(property(responses[0], "acl-restrictions")).toBe(
    `<D:no-invert/><D:deny-before-grant/><D:required-principal>${hrefOf("team")}</D:required-principal>`,
  );
});

test("recognized-principal: the reference is to a principal", async () => {
  const server = await createSharedServer();
  for (const href of [
    "/principals/nobody/",
    BOOK,
    "http://other.example/principals/bob/",
    "/principals/%00/",
    "mailto:bob@example.org",
  ]) {
    const aces = ace(`<D:href>${href}</D:href>`, ["read"]);
    expect(await condition(await setAcl(server, aces))).toBe("recognized-principal");
  }
});

test("allowed-principal: nobody who is not signed in, and nothing that a book is not", async () => {
  const server = await createSharedServer();
  for (const principal of [
    "<D:all/>",
    "<D:unauthenticated/>",
    "<D:self/>",
    "<D:property><D:group/></D:property>",
  ]) {
    const response = await setAcl(server, ace(principal, ["read"]));
    expect(await condition(response)).toBe("allowed-principal");
  }
});

test("a refused ACL request changes nothing", async () => {
  const server = await createSharedServer();
  await setAcl(server, ace(BOB, ["read"]));
  await setAcl(server, ace(hrefOf("eve"), ["read"]), ace(BOB, ["fly"]));
  expect((await server.send("GET", CARD, { user: "bob" })).status).toBe(200);
  expect((await server.send("GET", CARD, { user: "eve" })).status).toBe(403);
});

test("ACL is for address books, and for who has write-acl", async () => {
  const server = await createSharedServer();
  for (const path of [CARD, "/addressbooks/ada/", "/principals/ada/", "/"]) {
    expect((await sendAs(server, "ada", "ACL", path, "<D:acl/>")).status).toBe(405);
  }
  expect((await sendAs(server, "ada", "ACL", "/addressbooks/ada/none/", "<D:acl/>")).status).toBe(
    404,
  );
  expect((await sendAs(server, "ada", "ACL", BOOK, "<D:propfind/>")).status).toBe(400);
  await setAcl(server, ace(BOB, ["write-acl"]));
  const byBob = `<D:acl>${ace(BOB, ["read"])}</D:acl>`;
  expect((await sendAs(server, "bob", "ACL", BOOK, byBob)).status).toBe(200);
  expect((await sendAs(server, "bob", "ACL", BOOK, byBob)).status).toBe(403);
});

test("the properties of RFC 3744 section 5 of a book and of its cards", async () => {
  const server = await createSharedServer();
  await putCard(server, "b.vcf", { uid: "2" });
  await setAcl(server, ace(BOB, ["read"]));
  const body = propfind(
    "D:owner",
    "D:group",
    "D:supported-privilege-set",
    "D:acl-restrictions",
    "D:inherited-acl-set",
    "D:principal-collection-set",
    "D:acl",
  );
  const { responses } = await askAs(server, "ada", "PROPFIND", BOOK, body, { Depth: "1" });
  const [book, card] = responses;
  for (const response of [book, card]) {
    expect(property(response, "owner")).toBe(hrefOf("ada"));
    expect(property(response, "group")).toBe("");
    expect(property(response, "acl-restrictions")).toBe("<D:no-invert/><D:deny-before-grant/>");
    expect(property(response, "principal-collection-set")).toBe("<D:href>/principals/</D:href>");
    const privileges = property(response, "supported-privilege-set") ?? "";
    expect(privileges).toMatch(
      /^<D:supported-privilege><D:privilege><D:all\/><\/D:privilege><D:abstract\/><D:description xml:lang="en">/,
    );
    expect(
      [...privileges.matchAll(/<D:privilege><D:([\w-]+)\/>/g)].map(([, name]) => name),
    ).toEqual([
      "all",
      "read",
      "read-current-user-privilege-set",
      "read-acl",
      "write",
      "write-properties",
      "write-content",
      "bind",
      "unbind",
      "unlock",
      "write-acl",
    ]);
  }
  expect(property(book, "inherited-acl-set")).toBe("");
  expect(property(card, "inherited-acl-set")).toBe(`<D:href>${BOOK}</D:href>`);
  const inherited = `<D:inherited><D:href>${BOOK}</D:href></D:inherited></D:ace>`;
  expect(property(card, "acl")).toBe(property(book, "acl")?.replaceAll("</D:ace>", inherited));
});

test("the properties of principals and groups", async () => {
  const server = await createSharedServer();
  const body = propfind(
    "D:displayname",
    "D:principal-URL",
    "D:alternate-URI-set",
    "D:group-member-set",
    "D:group-membership",
    "C:addressbook-home-set",
    "D:acl",
  );
  const bob = (await askAs(server, "ada", "PROPFIND", "/principals/bob/", body)).responses[0];
  expect(property(bob, "displayname")).toBe("bob");
  expect(property(bob, "principal-URL")).toBe(BOB);
  expect(property(bob, "alternate-URI-set")).toBe("");
  expect(property(bob, "group-member-set")).toBe("");
  expect(property(bob, "group-membership")).toBe(hrefOf("team"));
  expect(property(bob, "addressbook-home-set")).toBe("<D:href>/addressbooks/bob/</D:href>");
  expect(property(bob, "acl")).toContain("<D:authenticated/>");
  const team = (await askAs(server, "ada", "PROPFIND", "/principals/team/", body)).responses[0];
  expect(property(team, "group-member-set")).toBe(BOB);
  expect(property(team, "addressbook-home-set")).toBe("");
});
