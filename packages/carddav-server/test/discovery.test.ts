import { expect, test } from "vitest";
import {
  ask,
  BOOK,
  createServerWithBook,
  createTestServer,
  hrefs,
  propfind,
  property,
  putCard,
  sendXml,
} from "./dav-client.ts";

const WELL_KNOWN = "/.well-known/carddav";

test("well-known challenges before it redirects", async () => {
  const server = createTestServer();
  for (const method of ["GET", "HEAD", "PROPFIND", "PUT"]) {
    const response = await server.send(method, WELL_KNOWN, { user: "" });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe(
      'Basic realm="Callingcard", charset="UTF-8"',
    );
  }
});

test("well-known redirects to the principal for good", async () => {
  const response = await createTestServer().send("GET", WELL_KNOWN);
  expect(response.status).toBe(308);
  expect(response.headers.get("location")).toBe("/principals/ada/");
});

test("the redirect of well-known is not kept for the next who signs in", async () => {
  const response = await createTestServer().send("GET", WELL_KNOWN);
  expect(response.headers.get("cache-control")).toBe("private, no-cache");
});

test("well-known answers PROPFIND in place", async () => {
  const { responses } = await ask(
    createTestServer(),
    "PROPFIND",
    WELL_KNOWN,
    propfind("D:current-user-principal", "C:addressbook-home-set"),
  );
  expect(responses.map(({ href }) => href)).toEqual([WELL_KNOWN]);
  expect(property(responses[0], "current-user-principal")).toBe(
    "<D:href>/principals/ada/</D:href>",
  );
  expect(property(responses[0], "addressbook-home-set")).toBe(
    "<D:href>/addressbooks/ada/</D:href>",
  );
});

test("well-known stays at the root of the host when the server has a prefix", async () => {
  const server = createTestServer({ prefix: "/dav" });
  const response = await server.send("GET", WELL_KNOWN);
  expect(response.headers.get("location")).toBe("/dav/principals/ada/");
  const { responses } = await ask(server, "PROPFIND", "/dav/", propfind("D:resourcetype"));
  expect(hrefs({ responses })).toEqual(["/dav/"]);
  expect((await server.send("PROPFIND", "/", { headers: { Depth: "0" } })).status).toBe(404);
});

test("a client walks from the root to the cards", async () => {
  const server = await createServerWithBook();
  const root = await ask(server, "PROPFIND", "/", propfind("D:current-user-principal"));
  expect(property(root.responses[0], "current-user-principal")).toBe(
    "<D:href>/principals/ada/</D:href>",
  );
  const principal = await ask(
    server,
    "PROPFIND",
    "/principals/ada/",
    propfind("C:addressbook-home-set", "D:principal-URL", "D:resourcetype"),
  );
  expect(property(principal.responses[0], "addressbook-home-set")).toBe(
    "<D:href>/addressbooks/ada/</D:href>",
  );
  expect(property(principal.responses[0], "principal-URL")).toBe(
    "<D:href>/principals/ada/</D:href>",
  );
  const home = await ask(server, "PROPFIND", "/addressbooks/ada/", propfind("D:resourcetype"), {
    Depth: "1",
  });
  expect(hrefs(home)).toEqual(["/addressbooks/ada/", BOOK]);
  expect(property(home.responses[1], "resourcetype")).toBe("<D:collection/><C:addressbook/>");
});

test("collections are found with and without a slash at the end", async () => {
  const server = await createServerWithBook();
  for (const path of ["/principals/ada", "/addressbooks/ada", BOOK.slice(0, -1)]) {
    const { responses } = await ask(server, "PROPFIND", path, propfind("D:resourcetype"));
    expect(hrefs({ responses })).toEqual([`${path}/`]);
  }
});

test("what is read without the slash at the end is told its URL with it", async () => {
  const server = await createServerWithBook();
  const whole = [BOOK, "/addressbooks/ada/", "/principals/ada/"];
  for (const path of whole) {
    const headers = { Depth: "0" };
    const response = await server.send("PROPFIND", path.slice(0, -1), { headers });
    expect(response.headers.get("content-location")).toBe(path);
    const usual = await server.send("PROPFIND", path, { headers });
    expect(usual.headers.has("content-location")).toBe(false);
  }
  const exported = await server.send("GET", BOOK.slice(0, -1));
  expect(exported.headers.get("content-location")).toBe(BOOK);
  const removed = await server.send("DELETE", BOOK.slice(0, -1));
  expect(removed.headers.has("content-location")).toBe(false);
});

test("a user name with @ is found raw, encoded and encoded twice", async () => {
  const server = createTestServer();
  for (const name of ["ada@example.org", "ada%40example.org", "ada%2540example.org"]) {
    const response = await server.send("PROPFIND", `/principals/${name}/`, {
      user: "ada@example.org",
      headers: { Depth: "0" },
    });
    expect(response.status).toBe(207);
    expect(await response.text()).toContain("<D:href>/principals/ada@example.org/</D:href>");
  }
});

test("OPTIONS tells what the server complies with before anyone signs in", async () => {
  const server = createTestServer();
  for (const path of ["/", "/principals/ada/", BOOK, `${BOOK}a.vcf`, WELL_KNOWN]) {
    const response = await server.send("OPTIONS", path, { user: "" });
    expect(response.status).toBe(200);
    expect(response.headers.get("dav")).toBe(
      "1, 2, 3, access-control, extended-mkcol, addressbook",
    );
  }
});

test("OPTIONS of a book allows what clients take for a sign of a book that can be written", async () => {
  const response = await createTestServer().send("OPTIONS", BOOK, { user: "" });
  expect(response.headers.get("allow")).toBe(
    "OPTIONS, GET, HEAD, POST, DELETE, MKCOL, COPY, MOVE, PROPFIND, PROPPATCH, ACL, REPORT, LOCK, UNLOCK",
  );
});

test("a method that a resource does not have is 405 with what it has", async () => {
  const server = await createServerWithBook();
  for (const [method, path] of [
    ["GET", "/addressbooks/ada/"],
    ["PUT", BOOK],
    ["LOCK", "/addressbooks/ada/"],
    ["POST", "/addressbooks/ada/"],
    ["DELETE", "/addressbooks/ada/"],
  ] as const) {
    const response = await server.send(method, path);
    expect(response.status).toBe(405);
    const allowed = await server.send("OPTIONS", path);
    expect(response.headers.get("allow")).toBe(allowed.headers.get("allow"));
  }
});

test("a path that names nothing is 404", async () => {
  const server = createTestServer();
  for (const path of ["/nothing", "/principals/ada/x/", "/addressbooks/ada/b/c/d", "/calendars/"]) {
    expect((await server.send("PROPFIND", path, { headers: { Depth: "0" } })).status).toBe(404);
  }
});

test("what is another user's is refused alike whether it exists or not", async () => {
  const server = await createServerWithBook();
  const body = propfind("D:resourcetype");
  for (const method of [
    "GET",
    "PUT",
    "DELETE",
    "PROPFIND",
    "PROPPATCH",
    "REPORT",
    "MKCOL",
    "COPY",
  ]) {
    const answers = await Promise.all(
      [BOOK, "/addressbooks/ada/none/"].map(async (path) => {
        const response = await server.send(method, path, {
          user: "eve",
          ...(method !== "GET" && { body }),
        });
        return { status: response.status, body: (await response.text()).replace(path, "") };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(403);
  }
  const principal = await server.send("PROPFIND", "/principals/ada/", { user: "eve" });
  expect(principal.status).toBe(403);
});

test("a refusal of access names the missing privilege", async () => {
  const server = await createServerWithBook();
  const response = await server.send("DELETE", BOOK, { user: "eve" });
  expect(await response.text()).toContain(
    "<D:need-privileges><D:resource><D:href>/addressbooks/ada/</D:href><D:privilege><D:unbind/></D:privilege></D:resource></D:need-privileges>",
  );
});

test("the principal collection lists nobody but the client", async () => {
  const server = createTestServer();
  const { responses } = await ask(server, "PROPFIND", "/principals/", propfind("D:displayname"), {
    Depth: "1",
  });
  expect(hrefs({ responses })).toEqual(["/principals/", "/principals/ada/"]);
});

test("expand-property puts what a href names in its place", async () => {
  const server = await createServerWithBook();
  const response = await sendXml(
    server,
    "REPORT",
    BOOK,
    '<D:expand-property><D:property name="owner"><D:property name="displayname"/><D:property name="addressbook-home-set" namespace="urn:ietf:params:xml:ns:carddav"><D:property name="resourcetype"/></D:property></D:property><D:property name="none"/></D:expand-property>',
  );
  const text = await response.text();
  expect(response.status).toBe(207);
  expect(text).toContain(
    "<D:owner><D:response><D:href>/principals/ada/</D:href><D:propstat><D:prop><D:displayname>ada</D:displayname><C:addressbook-home-set><D:response><D:href>/addressbooks/ada/</D:href><D:propstat><D:prop><D:resourcetype><D:collection/></D:resourcetype>",
  );
  expect(text).toContain("<D:prop><D:none/></D:prop><D:status>HTTP/1.1 404 Not Found</D:status>");
});

test("expand-property stops at its bounds", async () => {
  const server = await createServerWithBook({
    limits: { maxExpandDepth: 2, maxExpandResponses: 3 },
  });
  const nest = (depth: number): string =>
    depth === 0 ? "" : `<D:property name="current-user-principal">${nest(depth - 1)}</D:property>`;
  const deep = await sendXml(
    server,
    "REPORT",
    BOOK,
    `<D:expand-property>${nest(3)}</D:expand-property>`,
  );
  expect(deep.status).toBe(400);
  const wide = '<D:property name="owner"><D:property name="displayname"/></D:property>'.repeat(3);
  const many = await sendXml(
    server,
    "REPORT",
    BOOK,
    `<D:expand-property>${wide}</D:expand-property>`,
  );
  expect(many.status).toBe(403);
});

test("expand-property with Depth 1 is about the members too, each by itself", async () => {
  const server = await createServerWithBook({ limits: { maxExpandResponses: 4 } });
  await putCard(server, "a%20b.vcf", { uid: "1" });
  const owners = '<D:expand-property><D:property name="owner"/></D:expand-property>';
  const deep = (path: string, Depth = "1") => sendXml(server, "REPORT", path, owners, { Depth });
  const members: Readonly<Record<string, readonly string[]>> = {
    "/": ["/principals/", "/addressbooks/"],
    "/principals/": ["/principals/ada/"],
    "/principals/ada/": [],
    "/addressbooks/": ["/addressbooks/ada/"],
    "/addressbooks/ada/": [BOOK],
    [BOOK]: [`${BOOK}a%20b.vcf`],
    [`${BOOK}a%20b.vcf`]: [],
  };
  for (const [path, expected] of Object.entries(members)) {
    const text = await (await deep(path)).text();
    expect(
      [...text.matchAll(/<D:response><D:href>(.*?)<\/D:href>/g)].map(([, href]) => href),
    ).toEqual([path, ...expected]);
  }
  expect((await deep(BOOK, "infinity")).status).toBe(403);
  for (const name of ["b", "c", "d"]) {
    await putCard(server, `${name}.vcf`, { uid: name });
  }
  expect((await deep(BOOK)).status).toBe(403);
});

test("a method that no resource has is 501, with what this one has", async () => {
  const server = await createServerWithBook();
  for (const method of ["PATCH", "SEARCH", "BIND"]) {
    const response = await server.send(method, BOOK);
    expect(response.status).toBe(501);
    const allowed = await server.send("OPTIONS", BOOK);
    expect(response.headers.get("allow")).toBe(allowed.headers.get("allow"));
  }
});
